"""Writes what the services of a cloud with real guests read: configuration, policies, and the plan."""

import json
import uuid
from pathlib import Path

from assay.lab import configuration
from assay.lab.clouds import Choice
from assay.lab.cloudside.guests import layout
from assay.lab.secret import Secrets
from assay.lab.shapes import GuestShape
from assay.lab.shapes.guest_shape import PORTS

from . import wire

TEMPLATES = Path(__file__).parent / "config"
FILES = {
    "keystone/keystone.conf": "keystone.conf.j2",
    "placement/placement.conf": "placement.conf.j2",
    "glance/glance-api.conf": "glance-api.conf.j2",
    "nova/nova.conf": "nova.conf.j2",
    "nova/vendor-data.json": "vendor-data.json.j2",
    "neutron/neutron.conf": "neutron.conf.j2",
    "neutron/ovn_metadata.ini": "ovn_metadata.ini.j2",
    "cinder/cinder.conf": "cinder.conf.j2",
    "cinder/shares": "cinder-shares.j2",
    "hypervisor/qemu.conf": "qemu.conf.j2",
    "hypervisor/libvirtd.conf": "libvirtd.conf.j2",
}
DIRECTORIES = (
    "log",
    "lock",
    "data/images",
    "data/staging",
    "data/tasks",
    "data/nova/instances",
    "data/neutron",
    "data/cinder/conversion",
    "data/cinder/mounts",
)


def write(
    directory: Path,
    choice: Choice,
    shape: GuestShape,
    environment: Path,
    secrets: Secrets,
    host_id: uuid.UUID,
) -> None:
    """Write everything that the services of a cloud read at their start.

    Args:
        directory: The cloud's directory; what it holds of data is kept.
        choice: What kind of cloud.
        shape: Its shape.
        environment: The virtual environment of its release.
        secrets: Its passwords.
        host_id: The identity of its hypervisor's machine.
    """
    for each in DIRECTORIES:
        (directory / each).mkdir(parents=True, exist_ok=True)
    folders = [TEMPLATES, configuration.TEMPLATES]
    configuration.render(
        FILES,
        folders,
        directory,
        layout.HOME,
        choice,
        environment,
        PORTS,
        secrets,
        guestside=layout,
        host_uuid=str(host_id),
    )
    configuration.write_beside(directory, choice, environment)
    plan = configuration.plan(choice, PORTS, secrets) | {
        "guest": {
            "address": f"{shape.address}/{wire.PREFIX}",
            "gateway": wire.gateway(shape),
            "neighbours": wire.neighbours(shape),
            "mtu": shape.mtu,
            "physical_network": shape.network.physical_network,
            "metadata_service": shape.metadata_service,
            "database_password": secrets.service,
        }
    }
    configuration.write_file(directory / "plan.json", json.dumps(plan, indent=1))
