"""Deviations of what the metadata service and the config drive tell a guest."""

from typing import Any

from assay.lab.deviations.guest import gone, guest_says, has, only, put
from assay.lab.deviations.guest.documents import document_says

_ANOTHER = "00c0ffee-0000-4000-8000-0000000000ff"
_ELSEWHERE = "198.51.100.77"


def _another_mtu(told: dict[str, Any]) -> None:
    for link in told.get("links", []):
        link["mtu"] = 9000


def _another_mac(told: dict[str, Any]) -> None:
    for link in told.get("links", []):
        link["ethernet_mac_address"] = "02:00:00:00:00:01"


def _keys(told: dict[str, Any]) -> dict[str, Any]:
    return told.get("public_keys") or {}


DEVIATIONS = (
    document_says(
        "guest-zone-other",
        "guest.metadata.zone",
        "A guest is told another availability zone than the API tells.",
        "meta_data.json",
        lambda told: told.update(availability_zone="elsewhere"),
    ),
    document_says(
        "guest-project-other",
        "guest.metadata.project",
        "A guest is told another project.",
        "meta_data.json",
        lambda told: told.update(project_id=_ANOTHER.replace("-", "")),
    ),
    document_says(
        "guest-name-normalised",
        "guest.metadata.name",
        "The metadata have the host name for the server's name.",
        "meta_data.json",
        lambda told: told.update(name=f"{told.get('name')}.novalocal"),
    ),
    document_says(
        "guest-metadata-keys-other",
        "guest.metadata.keys",
        "The metadata have the key pair by another name.",
        "meta_data.json",
        lambda told: told.update(public_keys={f"default-{name}": key for name, key in _keys(told).items()}),
    ),
    guest_says(
        "guest-vendor-data-missing",
        "guest.metadata.vendor",
        "There are no vendor data to read.",
        "document",
        only(gone, name="vendor_data.json"),
    ),
    document_says(
        "guest-properties-lost",
        "guest.metadata.properties",
        "The properties of a server are not in its metadata.",
        "meta_data.json",
        lambda told: told.pop("meta", None) if "colour" in told.get("meta", {}) else None,
    ),
    document_says(
        "guest-service-uuid-other",
        "guest.metadata.service",
        "The metadata service tells a guest another server's id.",
        "meta_data.json",
        lambda told: told.update(uuid=_ANOTHER),
        "service",
    ),
    guest_says(
        "guest-service-no-user-data",
        "guest.metadata.service",
        "The metadata service does not hand out user-data.",
        "document",
        only(gone, source="service", name="user_data"),
        has("sources", drive="no"),
    ),
    guest_says(
        "guest-ec2-address-other",
        "guest.metadata.ec2",
        "EC2's metadata has an address of somebody else.",
        "ec2",
        only(put(value=_ELSEWHERE), key="local-ipv4"),
    ),
    guest_says(
        "guest-ec2-id-unlike",
        "guest.metadata.ec2",
        "EC2's metadata has no instance id.",
        "ec2",
        only(put(value=_ANOTHER), key="instance-id"),
    ),
    guest_says(
        "guest-ec2-no-key",
        "guest.metadata.ec2",
        "EC2's metadata has no key.",
        "ec2",
        only(gone, key="public-keys/0/openssh-key"),
    ),
    guest_says(
        "guest-drive-missing",
        "guest.metadata.drive",
        "No config drive is plugged in.",
        "sources",
        put(drive="no"),
    ),
    document_says(
        "guest-drive-uuid-other",
        "guest.metadata.drive",
        "The config drive is that of another server.",
        "meta_data.json",
        lambda told: told.update(uuid=_ANOTHER),
        "drive",
    ),
    guest_says(
        "guest-drive-no-user-data",
        "guest.metadata.drive",
        "The config drive has no user-data.",
        "document",
        only(gone, source="drive", name="user_data"),
    ),
    guest_says(
        "guest-drive-of-linux",
        "guest.metadata.drive-format",
        "The config drive has a file system of Linux's.",
        "disk",
        only(put(fs="ext"), label="config-2"),
    ),
    guest_says(
        "guest-drive-without-label",
        "guest.metadata.drive-format",
        "The config drive has another label.",
        "disk",
        only(put(label="cidata"), label="config-2"),
    ),
    document_says(
        "guest-metadata-no-name-servers",
        "guest.metadata.dns",
        "The metadata name no name servers.",
        "network_data.json",
        lambda told: told.update(services=[]),
    ),
    guest_says(
        "guest-sources-differ",
        "guest.metadata.agree",
        "The metadata service tells of other networks than the config drive.",
        "document",
        only(put(sha256="0" * 64), source="drive", name="network_data.json"),
        has("sources", service="yes"),
    ),
    guest_says(
        "guest-user-data-differs",
        "guest.metadata.agree",
        "The metadata service hands out other user-data than the config drive.",
        "document",
        only(put(sha256="0" * 64), source="drive", name="user_data"),
        has("sources", service="yes"),
    ),
    document_says(
        "guest-metadata-mtu-other",
        "guest.metadata.network",
        "The metadata promises larger packets than the network takes.",
        "network_data.json",
        _another_mtu,
    ),
    document_says(
        "guest-metadata-mac-other",
        "guest.metadata.network",
        "The metadata tells of other network cards.",
        "network_data.json",
        _another_mac,
    ),
)
