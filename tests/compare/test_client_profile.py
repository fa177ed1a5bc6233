"""What a client has to know of a cloud, read by the client itself."""

from dataclasses import replace
from pathlib import Path

from openstack.config import OpenStackConfig

from assay.formats import client_profile
from assay.model.evidence import ServiceIdentity
from assay.model.fact import Fact
from tests.core import builders


def test_openstacksdk_takes_up_what_was_observed(tmp_path: Path) -> None:
    """An entry that names the profile gets its address, region, address model, image format and versions."""
    base = builders.evidence({})
    evidence = replace(
        base,
        cloud=replace(
            base.cloud, services=(ServiceIdentity(type="image", url="https://x.example", version="v2.17"),)
        ),
        facts=(
            Fact(name="network.address-model", value="direct", source="discovery"),
            Fact(name="image.disk-formats", value=("iso", "raw", "vmdk"), source="discovery"),
        ),
    )
    public, clouds = tmp_path / "clouds-public.yaml", tmp_path / "clouds.yaml"
    public.write_text(client_profile.document([evidence]))
    clouds.write_text("clouds: {mine: {profile: example, auth: {username: u, password: p, project_name: x}}}")
    config = OpenStackConfig(config_files=[str(clouds)], vendor_files=[str(public)], secure_files=[])
    region = config.get_one("mine", region_name="r1")
    assert region.config["auth"]["auth_url"] == base.cloud.auth_url
    assert region.region_name == "r1"
    assert region.config["floating_ip_source"] == "None"
    assert region.config["requires_floating_ip"] is False
    assert region.config["image_format"] == "raw"
    assert region.get_api_version("image") == "2"


def test_what_was_not_observed_is_not_said() -> None:
    """Of a cloud of which only the address is known, no quirk is told."""
    base = builders.evidence({})
    told = client_profile.profile(replace(base, cloud=replace(base.cloud, region="")))
    assert set(told) == {"auth", "message"}
