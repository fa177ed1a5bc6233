"""What a volume holds."""

from openstack.block_storage.v3.volume import Volume
from openstack.compute.v2.flavor import Flavor
from openstack.image.v2.image import Image

from assay.guest.report import Report
from assay.kit import Cloud, Expect, check
from assay.kit.guest import boot_guest, script
from assay.kit.guest_disks import content_digest, plug, unplug
from assay.kit.resources.guests import Site

MIB = 2
"""How much is written, in MiB."""


@check(
    "guest.volume.content",
    proves="guest-volumes",
    spec="https://docs.openstack.org/api-ref/compute/#servers-with-volume-attachments-servers-os-volume-attachments",
    uses={"instances": 1},
)
def volume_keeps_what_was_written(
    cloud: Cloud,
    expect: Expect,
    own_volume: Volume,
    guest_image: Image,
    guest_flavor: Flavor,
    guest_site: Site,
) -> None:
    """What a guest writes on a volume is there, byte for byte, when it is detached and attached again."""
    guest = boot_guest(
        cloud, guest_image.id, guest_flavor.id, guest_site.places, user_data=_script(own_volume.id)
    )
    plug(cloud, guest, own_volume.id)
    seen = guest.settled(lambda report: bool(_told(report, "write")))
    if not expect("the guest can write on it", _told(seen, "write").get("state"), equals="ok"):
        return
    unplug(cloud, guest, own_volume.id)
    guest.wait("the guest misses the disk", lambda report: "gone" in report.said)
    plug(cloud, guest, own_volume.id)
    seen = guest.settled(lambda report: bool(_told(report, "sum")))
    expect("it is all there", _told(seen, "sum").get("sha256"), equals=content_digest("assay", MIB))


def _script(volume: str) -> bytes:
    """Write when the volume comes, wait until it has gone, and read when it comes again."""
    return script(
        "work() {",
        "    before=$(cat /proc/partitions)",
        f"    until assay-disk write {volume} assay {MIB}; do sleep 1; done",
        '    until [ "$(cat /proc/partitions)" = "$before" ]; do sleep 1; done',
        "    assay-say gone yes",
        f"    until assay-disk sum {volume} {MIB}; do sleep 1; done",
        "}",
        "work </dev/null >/dev/null 2>&1 &",
    )


def _told(seen: Report, verb: str) -> dict[str, str]:
    """What the guest said last of writing or reading that it did not have to wait for too long."""
    told = [
        line.fields for line in seen.events if line.topic == "content" and line.fields.get("verb") == verb
    ]
    found = [fields for fields in told if fields.get("state") != "missing"]
    return dict(found[-1]) if found else {}
