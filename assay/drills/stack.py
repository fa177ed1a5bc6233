"""A template of the orchestration service as an application: its server, its volumes and its open ports.

The same file can be given to the service and to a drill. What only a drill needs, above all how one knows
that the application works, is the value of an output named `assay`, which is written as a manifest is.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assay.drills import stack_ports
from assay.formats.heat.functions import Functions
from assay.formats.heat.template import Resource, Template, template
from assay.model.drill import Adaptation
from assay.problem import Problem

OUTPUT = "assay"
_SERVER, _VOLUME, _ATTACHMENT = "OS::Nova::Server", "OS::Cinder::Volume", "OS::Cinder::VolumeAttachment"
_READ = {_SERVER, _VOLUME, _ATTACHMENT, stack_ports.GROUP, stack_ports.RULE}
_BUILT_ANEW = {
    "OS::Neutron::Net": "network",
    "OS::Neutron::Subnet": "network",
    "OS::Neutron::Router": "network",
    "OS::Neutron::RouterInterface": "network",
    "OS::Neutron::RouterGateway": "network",
    "OS::Neutron::Port": "address",
    "OS::Neutron::FloatingIP": "address",
    "OS::Neutron::FloatingIPAssociation": "address",
    "OS::Nova::KeyPair": "key",
}
"""What a drill makes for itself, as each cloud has it."""
_OWN = {"networks": "network", "security_groups": "security group", "key_name": "key"}
"""What a server asks for, and gets of the drill's own."""
_MAPPINGS = ("block_device_mapping", "block_device_mapping_v2")
_HEEDED = {
    _SERVER: {
        *("image", "flavor", "user_data", "config_drive", "name"),
        *(*_MAPPINGS, *_OWN),
    },
    _VOLUME: {"size", "volume_type", "availability_zone", "name", "description"},
}
"""Properties that a drill carries, or has its own of; what else is written is told."""
_SOURCES = ("image", "snapshot_id", "source_volid", "backup_id")


@dataclass(frozen=True, kw_only=True)
class Stack:
    """What a drill makes of a template.

    Attributes:
        manifest: As a manifest of `assay.drills.manifest`.
        script: User-data.
        adaptations: What a drill builds otherwise than the template says.
    """

    manifest: dict[str, Any]
    script: str
    adaptations: tuple[Adaptation, ...]


def read(document: dict[str, Any], path: Path, given: Mapping[str, str], largest: int) -> Stack:
    """Read a template.

    Args:
        document: The template.
        path: Where it lies; files that it names lie beside it.
        given: Parameters that a person set.
        largest: Bytes that a file of it may have.

    Raises:
        Problem: it builds something that a drill does not carry, or does not say how one knows that it works.
    """
    told = template(document, path, given)
    name = _dashed(path.stem)
    functions = Functions(
        told,
        stack=name,
        resource=lambda one: _place(told, one),
        file=lambda one: _file(path, one, largest),
    )
    server = _the_server(told)
    wish = functions.property_of(server)
    ports, left_out = stack_ports.opened(told, functions)
    script = wish("user_data")
    if not isinstance(script, str | None):
        raise Problem(f"{path}: the user-data of {server.name} is no text.")
    return Stack(
        manifest={
            "name": name,
            "image": {"name": wish("image")},
            "flavor": {"name": wish("flavor")},
            "config_drive": str(wish("config_drive")).lower() == "true",
            "volumes": [_volume(told, functions, server, one) for one in told.of(_VOLUME)],
            "ports": ports,
            **_output(told, functions),
        },
        script=script or "",
        adaptations=(*_built_anew(told), *left_out, *_unheeded(told)),
    )


def _the_server(told: Template) -> Resource:
    strange = sorted({one.type for one in told.resources} - _READ - set(_BUILT_ANEW))
    if strange:
        raise Problem(
            f"{told.path} builds what a drill does not carry: {', '.join(strange)}.",
            advice="Take the server, with its volumes and its network, into a template of its own.",
        )
    servers = told.of(_SERVER)
    if len(servers) != 1:
        raise Problem(
            f"{told.path} has {len(servers)} servers, and a drill moves one.",
            advice="Take one of them, with its volumes, into a template of its own.",
        )
    if "image" not in servers[0].properties:
        raise Problem(
            f"{told.path}: {servers[0].name} boots from a volume; a drill moves what boots from an image.",
            advice="Name an image.",
        )
    for key in _MAPPINGS:
        disks = servers[0].properties.get(key) or []
        if not isinstance(disks, list) or not all(
            isinstance(one, dict) and "volume_id" in one for one in disks
        ):
            raise Problem(
                f"{told.path}: {key} of {servers[0].name} has a disk that is no volume of the template.",
                advice="A drill carries the root disk and volumes.",
            )
    return servers[0]


def _output(told: Template, functions: Functions) -> dict[str, Any]:
    extra = functions.value(told.outputs.get(OUTPUT), f"the output {OUTPUT}")
    if not isinstance(extra, dict) or "proof" not in extra:
        raise Problem(
            f"{told.path} does not say how one knows that the application works.",
            advice=f"Add an output {OUTPUT!r} with a value that has `proof`; see `assay drill manifest`.",
        )
    return extra


def _volume(told: Template, functions: Functions, server: Resource, volume: Resource) -> dict[str, Any]:
    source = next((one for one in _SOURCES if one in volume.properties), "")
    if source:
        raise Problem(
            f"{told.path}: the volume {volume.name} is made of its {source}; a drill makes empty ones.",
            advice="Let user-data write what it needs.",
        )
    attaching = [one.properties.get("volume_id") for one in told.of(_ATTACHMENT)]
    attaching += [server.properties.get(key) for key in _MAPPINGS]
    if not _refers(attaching, volume.name):
        raise Problem(f"{told.path}: the volume {volume.name} is not attached to {server.name}.")
    wish = functions.property_of(volume)
    size = wish("size")
    wishes = {"type": wish("volume_type"), "zone": wish("availability_zone")}
    return {
        "name": _dashed(volume.name),
        # What a person gives as a parameter is text.
        "size": int(size) if isinstance(size, str) and size.isdecimal() else size,
        **{key: one for key, one in wishes.items() if one},
    }


def _refers(value: Any, name: str) -> bool:
    if isinstance(value, dict):
        return value == {"get_resource": name} or any(_refers(one, name) for one in value.values())
    return isinstance(value, list) and any(_refers(one, name) for one in value)


def _built_anew(told: Template) -> list[Adaptation]:
    anew: dict[str, list[str]] = {}
    for server in told.of(_SERVER):
        for key in (one for one in _OWN if one in server.properties):
            anew.setdefault(_OWN[key], []).append(f"{key} of {server.name}")
    for one in told.resources:
        if one.type in _BUILT_ANEW:
            anew.setdefault(_BUILT_ANEW[one.type], []).append(one.name)
    return [
        Adaptation(
            subject=f"template's {what}",
            here=", ".join(names),
            there="the drill's own",
            reason="A drill makes it on each cloud as that cloud has it.",
        )
        for what, names in anew.items()
    ]


def _unheeded(told: Template) -> Iterator[Adaptation]:
    for one in told.of(*_HEEDED):
        raw = {"user_data_format"} if one.properties.get("user_data_format") == "RAW" else set()
        left = sorted(one.properties.keys() - _HEEDED[one.type] - raw)
        if left:
            yield Adaptation(
                subject=f"template's {one.name}",
                here=", ".join(left),  # never what they are: one may be a password
                there="none",
                reason="A drill builds without it.",
            )


def _place(told: Template, name: str) -> str:
    """What stands in user-data for a resource before it is built: only volumes have such a place."""
    if name not in {one.name for one in told.of(_VOLUME)}:
        raise Problem(
            f"{told.path} refers to the id of {name!r}, which a drill does not know before it is built.",
            advice="In user-data, only ids of volumes can be referred to.",
        )
    return f"@VOLUME_{_dashed(name).upper().replace('-', '_')}@"


def _file(path: Path, name: str, largest: int) -> str:
    file = path.parent / name
    try:
        if file.stat().st_size > largest:
            raise Problem(f"{file} has more than the {largest} bytes that clouds take.")
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError) as failure:
        raise Problem(
            f"{path} names the file {name!r}, which cannot be read: {failure}.",
            advice="Files lie beside the template; addresses are not fetched.",
        ) from failure


def _dashed(name: str) -> str:
    """A name as manifests have them."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-0123456789")[:31] or "application"
