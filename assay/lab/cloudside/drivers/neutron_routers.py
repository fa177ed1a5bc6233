"""A router without packets: floating IPs and router ports follow their association, with no agent."""

from typing import Any

from neutron.services.l3_router import l3_router_plugin
from neutron_lib import constants
from neutron_lib import context as neutron_context
from neutron_lib.api.definitions import portbindings
from neutron_lib.callbacks import events, registry, resources
from neutron_lib.plugins import directory
from oslo_config import cfg

ROUTER_PORTS = (constants.DEVICE_OWNER_ROUTER_INTF, constants.DEVICE_OWNER_ROUTER_GW)


class LabL3RouterPlugin(l3_router_plugin.L3RouterPlugin):  # type: ignore[misc]
    """The reference router plugin, where statuses follow the API's calls instead of an agent's reports."""

    # Looked up by mangled class name: a subclass without its own silently turns the extension off everywhere.
    __filter_validation_support = True

    def __init__(self) -> None:
        super().__init__()
        for event in (events.AFTER_CREATE, events.AFTER_UPDATE):
            registry.subscribe(self._bind_router_port, resources.PORT, event)

    def _bind_router_port(self, resource: Any, event: Any, trigger: Any, payload: Any) -> None:
        port = payload.latest_state
        if port.get("device_owner") in ROUTER_PORTS and not port.get(portbindings.HOST_ID):
            directory.get_plugin().update_port(
                neutron_context.get_admin_context(),
                port["id"],
                {"port": {portbindings.HOST_ID: cfg.CONF.host}},
            )

    def _follow_association(self, context: Any, floating_ip: dict[str, Any]) -> dict[str, Any]:
        status = (
            constants.FLOATINGIP_STATUS_ACTIVE
            if floating_ip.get("port_id")
            else constants.FLOATINGIP_STATUS_DOWN
        )
        if floating_ip.get("status") != status:
            self.update_floatingip_status(context.elevated(), floating_ip["id"], status)
            floating_ip["status"] = status
        return floating_ip

    def create_floatingip(self, context: Any, floatingip: Any, **kwargs: Any) -> dict[str, Any]:
        """Create a floating IP, ACTIVE when it is associated."""
        return self._follow_association(context, super().create_floatingip(context, floatingip))

    def update_floatingip(self, context: Any, id: str, floatingip: Any) -> dict[str, Any]:
        """Change a floating IP; its status follows its association."""
        return self._follow_association(context, super().update_floatingip(context, id, floatingip))

    def disassociate_floatingips(self, context: Any, port_id: str, *args: Any, **kwargs: Any) -> Any:
        """Free the floating IPs of a port and report them DOWN."""
        associated = self.get_floatingips(context.elevated(), filters={"port_id": [port_id]})
        result = super().disassociate_floatingips(context, port_id, *args, **kwargs)
        for floating_ip in associated:
            self.update_floatingip_status(
                context.elevated(), floating_ip["id"], constants.FLOATINGIP_STATUS_DOWN
            )
        return result
