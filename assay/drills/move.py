"""A move: what was built on one cloud is taken away, carried, built on another, and works with its data."""

from dataclasses import dataclass
from pathlib import Path

from assay.drills import causes, disk, transfer
from assay.drills.application import filled
from assay.drills.journal import Doing, Journal
from assay.drills.site import Address, Ground, Site
from assay.drills.witness import Witness, hear_ready, see_page
from assay.model.drill import Side


@dataclass(frozen=True, kw_only=True)
class Built:
    """An application that runs.

    Attributes:
        server: Id of its server.
        address: Where it is reached.
        volumes: Name of each volume to its id.
        ground: What it stands on.
    """

    server: str
    address: Address
    volumes: dict[str, str]
    ground: Ground


@dataclass(frozen=True, kw_only=True)
class Workshop:
    """What the steps of a drill have in common.

    Attributes:
        journal: Writes the steps down.
        witness: Hears what guests say.
        images: Folder for what is carried; outside of the bundle.
        limit: Bytes that one image may have.
        seed: Number by which the data of this drill differs from every other's.
        progress: Told how far a transfer is.
    """

    journal: Journal
    witness: Witness
    images: Path
    limit: int
    seed: int
    progress: transfer.Progress


def move(here: Site, there: Site, shop: Workshop) -> None:
    """Move an application.

    Args:
        here: Where it is built.
        there: Where it has to work.
        shop: What the steps have in common.

    Raises:
        Ended: a step failed, or could not be carried out.
    """
    built, data = build(here, shop)
    step = shop.journal.step
    with step("source.stop", Side.SOURCE, "Stop the server, so that its disks are at rest."):
        here.stop(built.server)
    with step("source.snapshot", Side.SOURCE, "Make an image of the server."):
        snapshot = here.snapshot(built.server)
    root = _download(here, shop, "root", snapshot, "the server's image")
    volumes: dict[str, str] = {}
    for name, volume in built.volumes.items():
        with step(
            f"source.volume-image.{name}", Side.SOURCE, f"Make an image of the volume {name}."
        ) as doing:
            image = here.volume_as_image(built.server, volume)
            doing.says = here.format_of(image)
        carried = _download(here, shop, name, image, f"the image of the volume {name}")
        uploaded = _upload(here, there, shop, name, carried, image, f"the image of the volume {name}")
        with step(f"target.volume.{name}", Side.TARGET, f"Make the volume {name} of its image."):
            wish = next(one for one in there.application.volumes if one.name == name)
            volumes[name] = there.make_volume(wish, uploaded)
    new_root = _upload(here, there, shop, "root", root, snapshot, "the server's image")
    ground, address = lay_ground(there, shop)
    script = filled(
        there.application.moved, ROLE="moved", OWN=address.outer, SEED=str(shop.seed), **_serials(volumes)
    )
    with step("target.server", Side.TARGET, "Boot the server from the image that was carried.") as doing:
        server = there.boot(new_root, ground, address, volumes, script)
        _note_flavor(doing, here, there)
    with step("target.proof", Side.TARGET, "Hear from the guest that it works with its data.") as doing:
        said = hear_ready(there, server, shop.witness)
        if said.data != data:
            raise causes.other_data(there.name, data, said.data)
        if there.application.proof.http:
            see_page(there, address.outer, there.application.proof.http)
        doing.says = f"Its data is what was written: {data[:16]}…" if data else "It works."


def build(
    site: Site, shop: Workshop, *, peer: str = "", ground: tuple[Ground, Address] | None = None
) -> tuple[Built, str]:
    """Build the application where it is at first, and hear what it tells of its data.

    Args:
        site: Where.
        shop: What the steps have in common.
        peer: Address of the other half; empty for none.
        ground: What it stands on, if that is there already.
    """
    step, application = shop.journal.step, site.application
    image = place_image(site, shop)
    laid, address = ground or lay_ground(site, shop)
    volumes: dict[str, str] = {}
    for wish in application.volumes:
        with step(f"{site.side}.volume.{wish.name}", site.side, f"Make the volume {wish.name}."):
            volumes[wish.name] = site.make_volume(wish)
    script = filled(
        application.first,
        ROLE="first",
        OWN=address.outer,
        PEER=peer,
        SEED=str(shop.seed),
        **_serials(volumes),
    )
    with step(f"{site.side}.server", site.side, "Boot the application."):
        server = site.boot(image, laid, address, volumes, script)
    with step(f"{site.side}.proof", site.side, "Hear from the guest that it works.") as doing:
        said = hear_ready(site, server, shop.witness)
        if application.proof.http:
            see_page(site, address.outer, application.proof.http)
        doing.says = f"It tells of its data: {said.data[:16]}…" if said.data else "It works."
    return Built(server=server, address=address, volumes=volumes, ground=laid), said.data


def place_image(site: Site, shop: Workshop) -> str:
    """Upload the image that the application starts from, or find it; its id."""
    application = site.application
    with shop.journal.step(
        f"{site.side}.image",
        site.side,
        "Upload the application's image." if application.image_file else "Find the application's image.",
    ) as doing:
        if application.image_file is None:
            return site.find_image()
        file, disk_format = application.image_file, application.image_format
        if disk_format not in site.placement.formats:
            file, disk_format = _converted(shop, file, disk_format, site.placement.formats[0], doing)
        carried = transfer.upload(
            site.cloud,
            site.images,
            file,
            name=site.cloud.name("image"),
            disk_format=disk_format,
            progress=shop.progress,
            stop=site.line.stop,
        )
        doing.bytes, doing.says = carried.bytes, f"{disk_format}; {carried.told}"
        return carried.image


def carry_image(here: Site, there: Site, shop: Workshop) -> str:
    """Carry the image that the application starts from, as the source has it; its id on the target."""
    with shop.journal.step("source.original", Side.SOURCE, "Find the application's image."):
        image = here.find_image()
    path = _download(here, shop, "root", image, "the application's image")
    return _upload(here, there, shop, "root", path, image, "the application's image")


def lay_ground(site: Site, shop: Workshop) -> tuple[Ground, Address]:
    """Make what a server stands on, and the address by which it is going to be reached."""
    own = not site.placement.network
    with shop.journal.step(
        f"{site.side}.network",
        site.side,
        "Make network, security group and key." if own else "Make security group and key; use the network.",
    ):
        ground = site.lay_ground()
    with shop.journal.step(f"{site.side}.address", site.side, "Reserve the server's address.") as doing:
        address = site.reserve_address(ground)
        doing.says = address.outer + ("" if address.outer == address.inner else f" for {address.inner}")
    return ground, address


def _download(site: Site, shop: Workshop, name: str, image: str, what: str) -> Path:
    path = shop.images / name
    with shop.journal.step(f"source.download.{name}", Side.SOURCE, f"Download {what}.") as doing:
        carried = transfer.download(
            site.images, image, path, limit=shop.limit, progress=shop.progress, stop=site.line.stop
        )
        disk.insist_on_whole(path, site.format_of(image))
        doing.bytes, doing.says = carried.bytes, carried.told
    return path


def _upload(here: Site, there: Site, shop: Workshop, name: str, path: Path, image: str, what: str) -> str:
    with shop.journal.step(f"target.upload.{name}", Side.TARGET, f"Upload {what}.") as doing:
        disk_format = here.format_of(image)
        if disk_format not in there.placement.formats:
            path, disk_format = _converted(shop, path, disk_format, there.placement.formats[0], doing)
        carried = transfer.upload(
            there.cloud,
            there.images,
            path,
            name=there.cloud.name(name),
            disk_format=disk_format,
            progress=shop.progress,
            stop=there.line.stop,
        )
        doing.bytes = carried.bytes
        doing.says = "; ".join(filter(None, (doing.says, disk_format, carried.told)))
        path.unlink(missing_ok=True)
    return carried.image


def _converted(shop: Workshop, path: Path, here: str, there: str, doing: Doing) -> tuple[Path, str]:
    """Write an image anew where only another format is taken."""
    disk.insist_on_whole(path, here)
    made = disk.convert(path, here, there, shop.images)
    doing.adapted, doing.says = True, f"converted from {here}"
    return made, there


def _serials(volumes: dict[str, str]) -> dict[str, str]:
    """The places in a script that name volumes."""
    return {f"VOLUME_{name.upper().replace('-', '_')}": id for name, id in volumes.items()}


def _note_flavor(doing: Doing, here: Site, there: Site) -> None:
    if here.placement.flavor.name != there.placement.flavor.name:
        doing.adapted, doing.says = True, f"with the flavor {there.placement.flavor.told}"
