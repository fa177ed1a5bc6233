"""The ports that a template opens: what is open to everybody is opened in a drill, the rest is told."""

from collections.abc import Iterator, Mapping
from typing import Any

from assay.formats.heat.functions import Functions
from assay.formats.heat.template import Template
from assay.model.drill import Adaptation
from assay.problem import Problem

GROUP, RULE = "OS::Neutron::SecurityGroup", "OS::Neutron::SecurityGroupRule"
_EVERYBODY = (None, "", "0.0.0.0/0", "::/0")
_WIDEST = 20
_READ = (
    "direction",
    "protocol",
    "port_range_min",
    "port_range_max",
    "remote_ip_prefix",
    "remote_mode",
    "remote_group",
    "remote_group_id",
)


def opened(told: Template, functions: Functions) -> tuple[list[int], list[Adaptation]]:
    """The TCP ports that it opens to everybody, and what a drill leaves out of its rules.

    Raises:
        Problem: a rule cannot be read, or opens very many ports.
    """
    ports: set[int] = set()
    left_out: list[Adaptation] = []
    for name, rule in _rules(told, functions):
        inwards = rule.get("direction", "ingress") == "ingress"
        if inwards and rule.get("protocol") == "tcp" and "port_range_min" in rule and _everybody(rule):
            ports.update(_range(told, name, rule))
        else:
            left_out.append(
                Adaptation(
                    subject="template's rule",
                    here=f"{name}: {', '.join(f'{key} {value}' for key, value in rule.items())}",
                    there="none",
                    reason="A drill opens those TCP ports that are open to everybody.",
                )
            )
    return sorted(ports), left_out


def _rules(told: Template, functions: Functions) -> Iterator[tuple[str, dict[str, Any]]]:
    for group in told.of(GROUP):
        rules = group.properties.get("rules") or []
        if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
            raise Problem(f"{told.path}: the rules of {group.name} are no list of rules.")
        for rule in rules:
            yield group.name, _worked_out(functions, group.name, rule)
    for alone in told.of(RULE):
        yield alone.name, _worked_out(functions, alone.name, alone.properties)


def _worked_out(functions: Functions, name: str, rule: Mapping[str, Any]) -> dict[str, Any]:
    # Another group is no place that a drill knows, so who is meant stays as it is written.
    return {
        key: rule[key] if key.startswith("remote_group") else functions.value(rule[key], f"{name}.{key}")
        for key in _READ
        if rule.get(key) is not None
    }


def _everybody(rule: Mapping[str, Any]) -> bool:
    named = any(key in rule for key in ("remote_group", "remote_group_id"))
    return (
        rule.get("remote_ip_prefix") in _EVERYBODY
        and rule.get("remote_mode") != "remote_group_id"
        and not named
    )


def _range(told: Template, name: str, rule: Mapping[str, Any]) -> range:
    try:
        least = int(rule["port_range_min"])
        most = int(rule.get("port_range_max", least))
    except (TypeError, ValueError) as failure:
        raise Problem(f"{told.path}: the ports of {name} are no numbers: {failure}.") from failure
    if not 0 < least <= most < 65536 or most - least >= _WIDEST:
        raise Problem(
            f"{told.path}: {name} opens the ports {least} to {most}, and a drill opens {_WIDEST} at most.",
            advice="Name the ports that the proof needs in a template for the drill.",
        )
    return range(least, most + 1)
