"""Decides before anything is created how each side is used, what has to be adapted, and what cannot be."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assay.drills.application import Application, DataVolume, Shape
from assay.drills.disk import CONVERTIBLE
from assay.drills.offers import FlavorOffer, Offers
from assay.model.drill import Adaptation, Cause, CauseKind, DrillKind

_SERVICES = ("compute", "image", "network")


@dataclass(frozen=True, kw_only=True)
class VolumePlace:
    """Where a volume goes.

    Attributes:
        type: Volume type; empty for the default.
        zone: Availability zone; empty for the default.
    """

    type: str
    zone: str


@dataclass(frozen=True, kw_only=True)
class Placement:
    """How one side is used.

    Attributes:
        flavor: To boot with.
        network: Id of the network that is there already; empty to make one.
        external: Id of the network that floating IPs come from; empty to use addresses as they are.
        config_drive: Whether a guest is given its metadata on a drive.
        formats: Disk formats that may be uploaded, the best first.
        volumes: Where each volume goes, by its name.
    """

    flavor: FlavorOffer
    network: str
    external: str
    config_drive: bool
    formats: tuple[str, ...]
    volumes: dict[str, VolumePlace]


@dataclass(frozen=True, kw_only=True)
class DrillPlan:
    """What a drill is going to do.

    Attributes:
        source: How the source is used; None if it cannot be.
        target: How the target is used; None if it cannot be.
        adaptations: What is otherwise on the target.
        obstacles: Why there is no use in beginning; empty for a drill that can begin.
    """

    source: Placement | None
    target: Placement | None
    adaptations: tuple[Adaptation, ...]
    obstacles: tuple[Cause, ...]


def plan(kind: DrillKind, application: Application, here: Offers, there: Offers, *, tool: bool) -> DrillPlan:
    """Plan a drill.

    Args:
        kind: What is rehearsed.
        application: What is built.
        here: What the source offers.
        there: What the target offers.
        tool: Whether images can be converted on this machine.
    """
    obstacles = [*_lacking(application, here), *_lacking(application, there)]
    source = _place(application.shape, application, here)
    least = _least(application, source)
    target = _place(least, application, there)
    for offers, placement, shape in ((here, source, application.shape), (there, target, least)):
        if placement is None:
            obstacles.append(_no_flavor(shape, offers))
        else:
            obstacles += _no_room(application, offers, placement)
    adaptations: tuple[Adaptation, ...] = ()
    if source and target:
        adaptations = (
            *application.adaptations,
            *_adaptations(kind, application, here, there, source, target),
        )
        if any(one.subject == "image format" for one in adaptations) and not tool:
            obstacles.append(
                Cause(
                    kind=CauseKind.LACKING,
                    what="The image has to be converted, and qemu-img is not installed on this machine.",
                    why=f"{there.cloud} takes {', '.join(there.formats)}.",
                    advice="Install it; on Debian and Ubuntu: apt install qemu-utils.",
                )
            )
    return DrillPlan(source=source, target=target, adaptations=adaptations, obstacles=tuple(obstacles))


def _least(application: Application, source: Placement | None) -> Shape:
    """What a flavor of the target must have at least."""
    if source is None:
        return application.shape
    flavor = source.flavor
    if application.flavor:
        return Shape(vcpus=flavor.vcpus, ram=flavor.ram, disk=flavor.disk)
    # A snapshot asks for the disk that its server had.
    return replace(application.shape, disk=max(application.shape.disk, flavor.disk))


def _place(shape: Shape, application: Application, offers: Offers) -> Placement | None:
    fitting = [
        one
        for one in offers.flavors
        if one.vcpus >= shape.vcpus and one.ram >= shape.ram and one.disk >= max(shape.disk, 1)
    ]
    if not fitting:
        return None
    flavor = min(fitting, key=lambda one: (one.ram, one.vcpus, one.disk, one.name))
    ready = offers.ready[0] if offers.ready else None
    return Placement(
        flavor=flavor,
        network=ready.id if ready else "",
        external=offers.external if not ready and offers.routers else "",
        config_drive=application.config_drive or bool(ready and not ready.dhcp),
        formats=tuple(one for one in CONVERTIBLE if not offers.formats or one in offers.formats),
        volumes={one.name: _volume_place(one, offers) for one in application.volumes},
    )


def _volume_place(wish: DataVolume, offers: Offers) -> VolumePlace:
    return VolumePlace(
        type=wish.type if wish.type in offers.volume_types else "",
        zone=wish.zone if wish.zone in offers.zones else "",
    )


def _lacking(application: Application, offers: Offers) -> Iterator[Cause]:
    needed = (*_SERVICES, "block-storage") if application.volumes else _SERVICES
    for service in needed:
        if service not in offers.services:
            yield Cause(
                kind=CauseKind.LACKING,
                what=f"{offers.cloud} has no {service} service.",
                why="Its catalogue does not name one for this project.",
                advice="Rehearse with a cloud that has it, or with an application that does without.",
            )
    if offers.formats and not set(offers.formats) & set(CONVERTIBLE):
        yield Cause(
            kind=CauseKind.FORMAT,
            what=f"{offers.cloud} takes none of the disk formats {' and '.join(CONVERTIBLE)}.",
            why=f"Its schema of images names: {', '.join(offers.formats)}.",
            advice="Ask its operator which format to bring, and how.",
        )
    if "network" in offers.services and not offers.ready and offers.quota.get("networks", 1) < 1:
        yield Cause(
            kind=CauseKind.NETWORK,
            what=f"{offers.cloud} has no network to boot on, and lets the project make none.",
            why="No network is shared with it, and its quota of networks is used up or 0.",
            advice="Name a network by --from-network or --to-network, or ask for a quota.",
        )


def _no_flavor(shape: Shape, offers: Offers) -> Cause:
    if not offers.flavors:
        return Cause(
            kind=CauseKind.NO_ROOM,
            what=f"{offers.cloud} offers no flavor, or none of the name that was asked for.",
            why="This project sees none that a drill may take.",
            advice=f"See `openstack --os-cloud {offers.cloud} flavor list`, and name another.",
        )
    disk = max(shape.disk, 1)
    return Cause(
        kind=CauseKind.NO_ROOM,
        what=f"{offers.cloud} has no flavor with {shape.vcpus} vCPU, {shape.ram} MiB and {disk} GiB.",
        why=f"It offers {len(offers.flavors)} flavors to this project, all of them smaller in something.",
        advice="Ask for less in the manifest, or ask the cloud's operator for such a flavor.",
    )


def _no_room(application: Application, offers: Offers, placement: Placement) -> Iterator[Cause]:
    needs = {
        "instances": 1,
        "cores": placement.flavor.vcpus,
        "ram": placement.flavor.ram,
        "ports": 1,
        "security_groups": 1,
        "volumes": len(application.volumes),
        "gigabytes": sum(one.size for one in application.volumes),
        **({} if placement.network else {"networks": 1, "subnets": 1}),
        **({"routers": 1, "floatingips": 1} if placement.external else {}),
    }
    for name, needed in needs.items():
        left = offers.quota.get(name, needed)
        if left < needed and name != "networks":  # that one is told as what it means
            yield Cause(
                kind=CauseKind.NO_ROOM,
                what=f"{offers.cloud} leaves the project {left} {name.replace('_', ' ')}, not {needed}.",
                why="The project's quota is used up or too small.",
                advice="Free some, or ask for more.",
            )


def _adaptations(
    kind: DrillKind,
    application: Application,
    here: Offers,
    there: Offers,
    source: Placement,
    target: Placement,
) -> Iterator[Adaptation]:
    if source.flavor.name != target.flavor.name or source.flavor.told != target.flavor.told:
        yield Adaptation(
            subject="flavor",
            here=source.flavor.told,
            there=target.flavor.told,
            reason="Flavors have names of their cloud's own, so the smallest that is large enough is taken.",
        )
    if bool(source.network) != bool(target.network):
        own, shared = "a network of its own", "a network that is there already"
        yield Adaptation(
            subject="network",
            here=shared if source.network else own,
            there=shared if target.network else own,
            reason=f"{there.cloud} gives servers addresses on a network that is shared with the project."
            if target.network
            else f"{there.cloud} shares no network with the project, so it makes one.",
        )
    if bool(source.external) != bool(target.external):
        yield Adaptation(
            subject="address",
            here="floating IP" if source.external else "direct",
            there="floating IP" if target.external else "direct",
            reason=f"On {there.cloud} a server is reached by a floating IP."
            if target.external
            else f"On {there.cloud} a server is reached by the address that it has.",
        )
    if source.config_drive != target.config_drive:
        yield Adaptation(
            subject="metadata",
            here="config drive" if source.config_drive else "metadata service",
            there="config drive" if target.config_drive else "metadata service",
            reason="Where nobody hands out addresses a guest finds its metadata on a drive only.",
        )
    first = application.image_format or (source.formats[0] if source.formats else "")
    if kind is DrillKind.MOVE and first and target.formats and first not in target.formats:
        yield Adaptation(
            subject="image format",
            here=first,
            there=target.formats[0],
            reason=f"{there.cloud} takes {', '.join(there.formats)}, so the image is converted here.",
        )
    for volume in application.volumes:
        mine, theirs = source.volumes[volume.name], target.volumes[volume.name]
        for what, old, new in (
            ("volume type", mine.type, theirs.type),
            ("volume zone", mine.zone, theirs.zone),
        ):
            if old != new:
                yield Adaptation(
                    subject=what,
                    here=old or "the default",
                    there=new or "the default",
                    reason=f"{(here if new else there).cloud} has none of that name; the default is taken.",
                )
