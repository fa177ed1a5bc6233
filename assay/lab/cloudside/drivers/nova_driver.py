"""A hypervisor without guests: nova's own fake driver, with the gaps closed that a tenant would see."""

import io
import time
import uuid
from typing import Any

from nova import context as nova_context
from nova import objects
from nova.compute import power_state, task_states
from nova.image import glance
from nova.virt import fake

DISK = b"\0" * 65536
"""What every snapshot of a server contains."""


def node_uuid(name: str) -> str:
    """Return the identity of a compute node, the same in every life of the cloud."""
    return str(uuid.uuid5(uuid.NAMESPACE_DNS, name))


class LabDriver(fake.FakeDriver):  # type: ignore[misc]
    """Keeps power states, uploads snapshots and grows a console; nothing is ever executed."""

    capabilities = dict(
        fake.FakeDriver.capabilities, supports_migrate_to_same_host=True, supports_bfv_rescue=True
    )
    vcpus = 1000
    memory_mb = 1024 * 1024
    local_gb = 100000

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._boots: dict[str, list[float]] = {}

    def init_host(self, host: str) -> None:
        """Remember the servers of an earlier life, as a hypervisor would."""
        super().init_host(host)
        for instance in objects.InstanceList.get_by_host(nova_context.get_admin_context(), host):
            state = instance.power_state if instance.power_state is not None else power_state.NOSTATE
            self.instances[instance.uuid] = fake.FakeInstance(instance.name, state, instance.uuid)
            self._boots[instance.uuid] = [time.time()]

    def spawn(self, context: Any, instance: Any, *args: Any, **kwargs: Any) -> None:
        """Start a server; its console begins anew."""
        super().spawn(context, instance, *args, **kwargs)
        self._boots[instance.uuid] = [time.time()]

    def reboot(self, context: Any, instance: Any, *args: Any, **kwargs: Any) -> None:
        """Start a server again; its console goes on."""
        super().reboot(context, instance, *args, **kwargs)
        self._boots.setdefault(instance.uuid, []).append(time.time())

    def get_available_resource(self, nodename: str) -> Any:
        """Report the inventory under a stable identity: nova refuses a node whose UUID has changed."""
        resources = super().get_available_resource(nodename)
        if resources:
            resources["uuid"] = node_uuid(nodename)
        return resources

    def get_nodenames_by_uuid(self, refresh: bool = False) -> dict[str, str]:
        """Return the nodes under their stable identities."""
        return {node_uuid(name): name for name in self.get_available_nodes()}

    def _set_power(self, instance: Any, state: int) -> None:
        if instance.uuid in self.instances:
            self.instances[instance.uuid].state = state

    def pause(self, instance: Any) -> None:
        """Report the server as paused."""
        self._set_power(instance, power_state.PAUSED)

    def unpause(self, instance: Any) -> None:
        """Report the server as running."""
        self._set_power(instance, power_state.RUNNING)

    def suspend(self, context: Any, instance: Any) -> None:
        """Report the server as suspended."""
        self._set_power(instance, power_state.SUSPENDED)

    def resume(self, context: Any, instance: Any, *args: Any, **kwargs: Any) -> None:
        """Report the server as running."""
        self._set_power(instance, power_state.RUNNING)

    def snapshot(self, context: Any, instance: Any, image_id: str, update_task_state: Any) -> None:
        """Upload a disk of zeros through glance, as a real driver uploads a real one."""
        update_task_state(task_state=task_states.IMAGE_PENDING_UPLOAD)
        images = glance.API()
        image = images.get(context, image_id)
        source = instance.image_meta
        known = source.obj_attr_is_set("disk_format") and source.disk_format
        metadata = {
            "name": image["name"],
            "status": "active",
            "disk_format": source.disk_format if known else "raw",
            "container_format": "bare",
            "visibility": "private",
            "properties": {
                "image_location": "snapshot",
                "image_state": "available",
                "owner_id": instance.project_id,
            },
        }
        update_task_state(
            task_state=task_states.IMAGE_UPLOADING, expected_state=task_states.IMAGE_PENDING_UPLOAD
        )
        images.update(context, image_id, metadata, io.BytesIO(DISK), purge_props=False)

    def get_console_output(self, context: Any, instance: Any) -> str:
        """Return forty invented kernel lines and a login prompt for each boot."""
        lines = []
        for boot in range(len(self._boots.get(instance.uuid, [0.0]))):
            lines += [
                f"[{tick / 10.0:8.6f}] boot {boot}: simulated kernel line {tick} of {instance.hostname}"
                for tick in range(40)
            ]
            lines.append(f"{instance.hostname} login: ")
        return "\n".join(lines)
