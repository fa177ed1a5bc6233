"""A configuration of Tempest from what was seen of a cloud; what was seen is recorded here."""

import configparser
import stat
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from assay.model.evidence import ServiceIdentity
from assay.problem import Problem
from assay.tempest import accounts, configuration
from assay.tempest.accounts import account
from assay.tempest.seen import Seen
from assay.tempest.write import write

SECRET = "a-secret-of-the-project"
AUTH = {
    "auth_url": "https://cloud.example/v3",
    "username": "alice",
    "password": SECRET,
    "project_name": "shop",
    "user_domain_name": "people",
    "project_domain_id": "default",
}
SEEN = Seen(
    auth_url="https://cloud.example/v3",
    region="r1",
    interface="public",
    services=frozenset({"identity", "image", "compute", "network", "block-storage"}),
    versions={
        "compute": ServiceIdentity(
            type="compute", url="/", version="v2.1", minimum_microversion="2.1", maximum_microversion="2.96"
        )
    },
    image="image-id",
    flavors=("small-id", "large-id"),
    network="lan",
    external="public-id",
    extensions=("router", "security-group"),
)


def told(seen: Seen = SEEN, *more: accounts.Account) -> configparser.RawConfigParser:
    """The configuration as Tempest's parser reads it."""
    used = [account("mycloud", AUTH), *more]
    chosen = configuration.settings(seen, used, Path("/there/accounts.yaml"))
    text = configuration.document(chosen, configuration.left_out(seen, used), "mycloud")
    assert SECRET not in text
    parser = configparser.RawConfigParser()
    parser.read_string(text)
    return parser


def test_what_was_seen_is_set() -> None:
    """Image, flavors, networks, microversions and services are those of the cloud, and no secret is there."""
    found = told()
    assert found["compute"]["image_ref"] == "image-id"
    assert (found["compute"]["flavor_ref"], found["compute"]["flavor_ref_alt"]) == ("small-id", "large-id")
    assert found["compute"]["max_microversion"] == "2.96"
    assert found["network"]["public_network_id"] == "public-id"
    assert found["network-feature-enabled"]["api_extensions"] == "router,security-group"
    assert dict(found["service_available"]) == {
        "nova": "True",
        "glance": "True",
        "neutron": "True",
        "cinder": "True",
        "swift": "False",
        "horizon": "False",
    }
    assert found["auth"]["test_accounts_file"] == "/there/accounts.yaml"
    assert found["auth"]["use_dynamic_credentials"] == "False"
    assert not any(name.startswith("admin_") for name in found["auth"])


def test_what_was_not_seen_is_left_out_and_said() -> None:
    """Nothing is made up: without an image, a larger flavor or networks there is no such setting."""
    bare = replace(SEEN, image="", flavors=(), network="", external="", extensions=(), lacking=("No image.",))
    found = told(bare)
    assert not {"image_ref", "flavor_ref", "flavor_ref_alt", "fixed_network_name"} & found["compute"].keys()
    assert "network" not in found
    assert found["compute-feature-enabled"]["resize"] == "False"
    said = " ".join(configuration.left_out(bare, [account("mycloud", AUTH)]))
    for sentence in ("No image.", "No administrator is named", "one tenant", "floating IPs", "to boot on"):
        assert sentence in said


def test_an_administrator_is_used_where_one_is_named() -> None:
    """Then nothing is said to lack one, and the account has the type by which Tempest finds it."""
    admin = account("root", {**AUTH, "username": "root"}, admin=True)
    assert told(SEEN, admin)["identity"]["admin_role"] == "admin"
    used = [account("mycloud", AUTH), admin]
    assert "administrator" not in " ".join(configuration.left_out(SEEN, used))
    first, second = yaml.safe_load(accounts.document(used, "lan"))
    assert second["types"] == ["admin"]
    assert "types" not in first


def test_every_setting_has_a_reason() -> None:
    """Above each line there is one that says where it is from."""
    used = [account("mycloud", AUTH)]
    lines = configuration.document(configuration.settings(SEEN, used, Path("/x")), (), "c").splitlines()
    for above, line in pairwise(lines):
        if " = " in line and not line.startswith("#"):
            assert above.startswith("# ")
            assert len(above) > 10


def test_a_cloud_cannot_write_settings_of_its_own() -> None:
    """What it names is on one line, whatever it is."""
    nasty = replace(SEEN, network="lan\n[auth]\nadmin_password = x", region="r\r\u2028[x]")
    found = told(nasty)
    assert "admin_password" not in found["auth"]
    assert "x" not in found.sections()


def test_accounts_are_what_clouds_yaml_says() -> None:
    """Names, password, domains and the network, so that Tempest logs in as the tenant does."""
    (found,) = yaml.safe_load(accounts.document([account("mycloud", AUTH)], "lan"))
    assert found == {
        "username": "alice",
        "password": SECRET,
        "project_name": "shop",
        "user_domain_name": "people",
        "project_domain_id": "default",
        "resources": {"network": "lan"},
    }
    assert SECRET not in repr(account("mycloud", AUTH))


def test_entries_that_tempest_cannot_use_are_refused() -> None:
    """An application credential has no password of a user; one account twice is no second tenant."""
    with pytest.raises(Problem, match="no username and no password"):
        account("mycloud", {"application_credential_id": "1", "project_name": "shop"})
    with pytest.raises(Problem, match="one user in one project"):
        accounts.document([account("a", AUTH), account("b", AUTH)], "")


def test_only_the_owner_may_read_and_nothing_is_written_over(tmp_path: Path) -> None:
    """Both files are of mode 0600; a second time is refused, and the first stays."""
    path = write(tmp_path / "new", "one", "two")
    modes = {stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}
    assert (path.read_text(), modes) == ("one", {0o600})
    with pytest.raises(Problem, match="there already"):
        write(tmp_path / "new", "other", "other")
    assert path.read_text() == "one"
