"""Templates of the orchestration service: what a drill reads of them, and what it refuses in a sentence."""

import contextlib
from collections.abc import Callable
from copy import deepcopy
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assay.drills.adapt import plan
from assay.drills.application import Application
from assay.drills.manifest import load
from assay.model.drill import DrillKind
from assay.problem import Problem
from tests.drills.builders import LARGE, SMALL, offers

EXAMPLE = (files("assay.drills") / "example-stack.yaml").read_text()
DOCUMENT: dict[str, Any] = yaml.safe_load(EXAMPLE)
DOCUMENT["heat_template_version"] = "2021-04-16"


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Any], Path]:
    """Writes a template beside the files that the example names."""
    (tmp_path / "build.sh").write_text("#!/bin/sh\nmkfs $ORDERS\n")
    (tmp_path / "check.sh").write_text("#!/bin/sh\nsum @VOLUME_ORDERS@\n")

    def write(document: Any) -> Path:
        path = tmp_path / "shop-stack.yaml"
        path.write_text(document if isinstance(document, str) else yaml.safe_dump(document))
        return path

    return write


Written = Callable[[Any], Path]


def changed(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """The example with a change."""
    document = deepcopy(DOCUMENT)
    change(document)
    return document


def server(**properties: Any) -> dict[str, Any]:
    """The example with other properties of its server."""
    return changed(lambda one: one["resources"]["shop"]["properties"].update(properties))


def test_the_example_is_an_application(written: Written) -> None:
    """What `assay drill manifest --heat` prints is read: server, volume, ports, user-data and proof."""
    found = load(written(EXAMPLE))
    assert (found.name, found.image_name, found.flavor) == ("shop-stack", "debian-13", "m1.small")
    assert [(one.name, one.size) for one in found.volumes] == [("orders", 10)]
    assert found.ports == (8080,)
    assert found.first == "#!/bin/sh\nmkfs @VOLUME_ORDERS@\n"
    assert (found.moved, found.grown) == ("#!/bin/sh\nsum @VOLUME_ORDERS@\n", found.first)
    assert found.proof.ready == "shop is up"


def test_what_a_drill_builds_for_itself_is_told(written: Written) -> None:
    """Networks are the drill's own, which is an adaptation as any other."""
    found = load(written(EXAMPLE))
    assert [(one.subject, one.here) for one in found.adaptations] == [
        ("template's network", "networks of shop, net, subnet"),
        ("template's security group", "security_groups of shop"),
    ]
    planned = plan(DrillKind.MOVE, found, offers("here"), offers("there"), tool=True)
    assert planned.adaptations[: len(found.adaptations)] == found.adaptations


def test_a_person_sets_parameters(written: Written) -> None:
    """What is given goes before the default, and another parameter is another application."""
    usual, other = load(written(EXAMPLE)), load(written(EXAMPLE), {"image": "alpine"})
    assert (other.image_name, other.flavor) == ("alpine", "m1.small")
    assert usual.digest != other.digest


def test_the_flavor_is_as_large_as_the_first_cloud_s(written: Written) -> None:
    """A name means nothing elsewhere; the size does."""
    found = load(written(EXAMPLE), {"flavor": "c4r8"})
    here = offers("here", flavors=(LARGE,))  # a drill looks for the named one only
    assert plan(DrillKind.MOVE, found, here, offers("there", flavors=(SMALL,)), tool=True).target is None
    planned = plan(DrillKind.MOVE, found, here, offers("there", flavors=(SMALL, LARGE)), tool=True)
    assert planned.target is not None
    assert planned.target.flavor == LARGE


def test_a_flavor_that_is_not_there_is_told(written: Written) -> None:
    """Nothing is begun with a flavor that the first cloud does not have."""
    planned = plan(
        DrillKind.MOVE, load(written(EXAMPLE)), offers("here", flavors=()), offers("there"), tool=True
    )
    assert "none of the name that was asked for" in planned.obstacles[0].what


def test_rules_for_some_are_left_out_and_told(written: Written) -> None:
    """A drill never opens to everybody what the template opens to some."""
    rules = [
        {"protocol": "tcp", "port_range_min": 22, "port_range_max": 22, "remote_ip_prefix": "192.0.2.0/24"},
        {"protocol": "tcp", "port_range_min": 5432, "port_range_max": 5432, "remote_mode": "remote_group_id"},
        {"protocol": "udp", "port_range_min": 53, "port_range_max": 53},
        {"protocol": "tcp", "port_range_min": 80, "port_range_max": 82, "remote_ip_prefix": "0.0.0.0/0"},
        {"protocol": "tcp", "port_range_min": 9000, "direction": "egress"},
    ]
    found = load(written(changed(lambda one: one["resources"]["web"]["properties"].update(rules=rules))))
    assert found.ports == (80, 81, 82)
    told = " ".join(one.here for one in found.adaptations if one.subject == "template's rule")
    assert all(word in told for word in ("192.0.2.0/24", "remote_group_id", "udp", "egress"))


def test_what_is_not_carried_is_told(written: Written) -> None:
    """Properties that a drill builds without are adaptations, too; those that it heeds are not."""
    document = server(admin_pass="secret", user_data_format="HEAT_CFNTOOLS", name="shop-1")
    told = [one.here for one in load(written(document)).adaptations if one.subject == "template's shop"]
    assert told == ["admin_pass, user_data_format"]


@pytest.mark.parametrize(
    ("template", "params", "gives"),
    [
        ("a $x b", {"$x": 1}, "a 1 b"),
        ("$xy $x", {"$x": "1", "$xy": "2"}, "2 1"),
        ("$x", {"$x": "$y", "$y": "z"}, "$y"),
        ({"list_join": ["-", ["a", "b"], ["c"]]}, {}, "a-b-c"),
        ("$x", {"$x": {"get_param": "OS::stack_name"}}, "shop-stack"),
        ("$x", {"$x": ["a", 1]}, '["a", 1]'),
        ({"get_param": ["some", "deep", 1]}, {}, "right"),
    ],
)
def test_functions_give_what_the_service_s_do(
    written: Written, template: Any, params: dict[str, Any], gives: str
) -> None:
    """Longest first, all at once, numbers and lists as text: as the specification of templates says."""
    document = server(user_data={"str_replace": {"template": template, "params": params}})
    document["parameters"]["some"] = {"type": "json", "default": {"deep": ["wrong", "right"]}}
    assert load(written(document)).first == gives


WRONG = {
    "two servers": (
        changed(lambda one: one["resources"].update(second=one["resources"]["shop"])),
        "2 servers",
    ),
    "no server": (changed(lambda one: one["resources"].pop("shop")), "0 servers"),
    "a strange resource": (
        changed(lambda one: one["resources"].update(db={"type": "OS::Trove::Instance"})),
        "OS::Trove::Instance",
    ),
    "no proof": (changed(lambda one: one.pop("outputs")), "does not say how one knows"),
    "a wrong proof": (
        changed(lambda one: one["outputs"]["assay"]["value"]["proof"].update(ready=".*")),
        "empty line",
    ),
    "boot from volume": (
        changed(lambda one: one["resources"]["shop"]["properties"].pop("image")),
        "boots from a volume",
    ),
    "a volume of an image": (
        changed(lambda one: one["resources"]["orders"]["properties"].update(image="x")),
        "is made of its image",
    ),
    "a volume of nobody": (changed(lambda one: one["resources"].pop("attached")), "not attached"),
    "a condition": (
        changed(lambda one: one["resources"]["orders"].update(condition="rich")),
        "depends on its condition",
    ),
    "a swap disk": (server(block_device_mapping_v2=[{"swap_size": 1}]), "no volume of the template"),
    "an attribute": (server(user_data={"get_attr": ["shop", "first_address"]}), "get_attr"),
    "another's id": (server(user_data={"get_resource": "net"}), "before it is built"),
    "a file that is not there": (server(user_data={"get_file": "missing.sh"}), r"missing\.sh"),
    "a file elsewhere": (server(user_data={"get_file": "https://example.com/a.sh"}), "not fetched"),
    "a parameter without value": (
        changed(lambda one: one["parameters"]["image"].pop("default")),
        "--parameter image=VALUE",
    ),
    "no such parameter": (server(image={"get_param": "nothing"}), "'nothing', which has no value"),
    "too deep": (server(image={"get_param": ["image", "x"]}), "has no"),
    "a replacement without params": (
        server(user_data={"str_replace": {"template": "x"}}),
        "no template with params",
    ),
    "a list of nothing": (server(user_data={"list_join": ["x"]}), "no delimiter"),
    "a text that grows": (
        server(user_data={"str_replace": {"template": "x" * 2000, "params": {"x": "y" * 2000}}}),
        "grows to more",
    ),
    "user-data that is no text": (server(user_data=["a"]), "no text"),
    "too much user-data": (server(user_data="x" * 50_000), "more than the 46080 bytes"),
    "many ports": (
        changed(lambda one: one["resources"]["web"]["properties"]["rules"][0].update(port_range_max=9999)),
        "20 at most",
    ),
    "ports that are none": (
        changed(lambda one: one["resources"]["web"]["properties"]["rules"][0].update(port_range_min="http")),
        "no numbers",
    ),
    "rules that are none": (
        changed(lambda one: one["resources"]["web"]["properties"].update(rules="all")),
        "no list of rules",
    ),
    "resources that are none": (changed(lambda one: one.update(resources=[1])), "no list of names"),
    "a resource without type": (changed(lambda one: one["resources"]["shop"].pop("type")), "no type"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_a_drill_cannot_carry_is_refused_in_a_sentence(written: Written, name: str) -> None:
    """Nothing is left out in silence, and no wrong template begins a drill."""
    document, said = WRONG[name]
    with pytest.raises(Problem) as problem:
        load(written(document))
    assert_said(problem.value, said)


def assert_said(problem: Problem, said: str) -> None:
    """A problem, or its advice, says this."""
    import re

    assert re.search(said, f"{problem} {problem.advice}"), f"{problem} {problem.advice}"


def test_a_parameter_of_nothing_is_refused(written: Written) -> None:
    """A misspelt parameter is told, with those that there are; a manifest has none."""
    with pytest.raises(Problem) as problem:
        load(written(EXAMPLE), {"flavour": "m1.large"})
    assert_said(problem.value, "flavor, image")
    with pytest.raises(Problem, match="only a template has parameters"):
        load(written({"name": "shop"}), {"image": "x"})


_WORDS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["get_param", "get_file", "str_replace", "list_join", "template", "params", "x"]),
            inner,
            max_size=2,
        )
    ),
    max_leaves=10,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(
    st.sampled_from(["shop", "orders", "web", "net"]),
    st.sampled_from(["image", "flavor", "user_data", "size", "rules", "config_drive"]),
    _WORDS,
)
def test_no_template_is_a_fault_of_ours(written: Written, resource: str, key: str, value: Any) -> None:
    """Whatever stands in a template, it is read or refused in a sentence."""
    document = changed(
        lambda one: one["resources"][resource].setdefault("properties", {}).update({key: value})
    )
    with contextlib.suppress(Problem):
        assert isinstance(load(written(document)), Application)
