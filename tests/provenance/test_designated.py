"""Designated sections: those of the official guidelines, and the paths that are ours."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from assay.problem import Problem
from assay.provenance import designated

OFFICIAL = Path(__file__).parents[3] / "shared/interop-data/guidelines"


def test_the_newest_document_is_sound_and_whole() -> None:
    """It maps the projects of the platform, placement, and the add-ons'."""
    found = designated.find()
    assert found.id == list(designated.installed())[-1]
    assert set(found.projects) == {
        *("cinder", "designate", "glance", "heat", "keystone", "neutron", "nova", "placement", "swift"),
    }


@pytest.mark.parametrize(
    ("project", "path", "section", "is_designated"),
    [
        ("nova", "nova/api/openstack/compute/servers.py", "", True),
        ("nova", "nova/compute/manager.py", "", True),
        ("nova", "nova/api/openstack/history.rst", "tests, translations and documents", False),
        ("nova", "nova/virt/libvirt/driver.py", "compute driver", False),
        ("nova", "nova/virt/driver.py", "", True),
        ("nova", "nova/scheduler/filters/ram_filter.py", "filter scheduler driver", False),
        ("nova", "nova/scheduler/manager.py", "", True),
        ("nova", "nova/network/neutron.py", "nova networking components", False),
        ("keystone", "keystone/api/auth.py", "auth (v3) API", True),
        ("keystone", "keystone/auth/plugins/password.py", "drivers", False),
        ("keystone", "keystone/identity/backends/ldap/core.py", "drivers", False),
        ("keystone", "keystone/trust/core.py", "trust API", True),
        ("keystone", "keystone/api/users.py", "identity API", False),
        ("glance", "glance/api/v2/images.py", "http apis", True),
        ("glance", "glance/db/sqlalchemy/api.py", "db driver", False),
        ("cinder", "cinder/api/v3/volumes.py", "api", True),
        ("cinder", "cinder/api/contrib/volume_actions.py", "api extensions", False),
        ("cinder", "cinder/volume/drivers/lvm.py", "drivers", False),
        ("swift", "swift/proxy/controllers/obj.py", "proxy server", True),
        ("swift", "swift/common/middleware/slo.py", "slo", True),
        ("swift", "swift/common/middleware/tempauth.py", "tempauth", False),
        ("swift", "swift/obj/diskfile.py", "diskfile", False),
        ("neutron", "neutron/plugins/ml2/drivers/ovn/mech_driver/mech_driver.py", "ML2 drivers", False),
        ("neutron", "neutron/agent/l3/agent.py", "Agents", True),
        ("neutron", "neutron/extensions/securitygroup.py", "Core API security group extension", True),
        ("neutron", "neutron/extensions/trunk.py", "API extensions other than those listed", False),
        ("neutron", "neutron_lib/api/attributes.py", "neutron-lib", True),
        ("placement", "placement/handlers/allocation.py", "", True),
    ],
)
def test_files_lie_where_the_guidance_puts_them(
    project: str, path: str, section: str, is_designated: bool
) -> None:
    """Well-known files of each project are placed as the guideline's words say, in any case of letters."""
    for spelling in (path, path.upper()):
        found = designated.find().projects[project].section(spelling)
        assert (found.name, found.designated) == (section, is_designated)


def test_every_section_can_be_reached() -> None:
    """No section lies wholly behind an earlier one, which would make its words empty."""
    for project in designated.find().projects.values():
        for section in project.sections:
            samples = [pattern.replace("*", "sample") for pattern in section.paths]
            assert any(project.section(path) is section for path in samples), (project.name, section.name)


@pytest.mark.skipif(
    not OFFICIAL.exists(), reason="the official guidelines are not at hand beside this checkout"
)
def test_names_and_flags_are_the_official_ones() -> None:
    """Every official section is there with its flag, and none that is not, unless it says that it is ours."""
    for project in designated.find().projects.values():
        if project.source == designated.OURS:
            continue
        name = f"add-ons/{project.source}.json" if project.source[0].isalpha() else f"{project.source}.json"
        official = json.loads((OFFICIAL / name).read_text())["designated_sections"][project.name]
        expected = {name: one["designated"] for name, one in official["required"]["sections"].items()}
        ours = {one.name: one.designated for one in project.sections if one.official}
        assert ours == expected, project.name


SOUND: dict[str, Any] = {
    "designated": "2026.11",
    "projects": {
        "nova": {
            "source": "2020.06",
            "distributions": ["nova"],
            "guidance": "All.",
            "default": True,
            "sections": [{"name": "drivers", "designated": False, "paths": ["nova/virt/*"]}],
        }
    },
}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"sections": [{"name": "x", "designated": "no", "paths": ["nova/*"]}]}, "is not of type 'boolean'"),
        ({"sections": [{"name": "x", "designated": True, "paths": []}]}, "should be non-empty"),
        ({"sections": [{"name": "x", "designated": True, "paths": ["/etc/*"]}]}, "does not match"),
        ({"sections": [{"name": "x", "designated": True, "paths": ["nova/*"], "source": "ours"}]}, "why"),
        ({"default": None}, "is not of type 'boolean'"),
        ({"distributions": []}, "should be non-empty"),
    ],
)
def test_unsound_documents_are_refused(change: dict[str, Any], reason: str, tmp_path: Path) -> None:
    """A flag that is none, no path, an absolute one, or one of ours without a reason."""
    path = tmp_path / "x.yaml"
    path.write_text(yaml.safe_dump(SOUND))
    assert designated.find(str(path)).projects["nova"].section("nova/virt/x.py").name == "drivers"
    nova = {**SOUND["projects"]["nova"], **change}
    path.write_text(yaml.safe_dump({**SOUND, "projects": {"nova": nova}}))
    with pytest.raises(Problem, match=reason):
        designated.find(str(path))


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    """An unknown id names those that there are; a file that is no YAML is a sentence."""
    with pytest.raises(Problem, match=r"2026\.11"):
        designated.find("1999.01")
    (tmp_path / "x.yaml").write_text("[")
    with pytest.raises(Problem, match="is not YAML"):
        designated.find(str(tmp_path / "x.yaml"))
