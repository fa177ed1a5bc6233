"""A switch without frames: an ML2 mechanism driver that binds every port at once, with no agent."""

from typing import Any

from neutron.services.trunk.drivers import base as trunk_base
from neutron_lib import constants
from neutron_lib.api.definitions import portbindings
from neutron_lib.plugins.ml2 import api
from neutron_lib.services.trunk import constants as trunk_constants


class _TrunkDriver(trunk_base.DriverBase):  # type: ignore[misc]
    @property
    def is_loaded(self) -> bool:
        return True


class LabMechanismDriver(api.MechanismDriver):  # type: ignore[misc]
    """Binds ports to the first segment offered and reports them ACTIVE."""

    resource_provider_uuid5_namespace = None

    def initialize(self) -> None:
        """Offer VLAN trunks, too: the trunk extension needs one driver that supports them."""
        self.trunk_driver = _TrunkDriver(
            "cloudside",
            (portbindings.VIF_TYPE_OVS,),
            (trunk_constants.SEGMENTATION_TYPE_VLAN,),
            None,
            can_trunk_bound_port=True,
        )
        self.vif_details = {
            portbindings.CAP_PORT_FILTER: True,
            portbindings.OVS_HYBRID_PLUG: False,
            portbindings.VIF_DETAILS_CONNECTIVITY: portbindings.CONNECTIVITY_L2,
        }

    @property
    def connectivity(self) -> str:
        """Return the kind of connectivity that ports get."""
        return str(portbindings.CONNECTIVITY_L2)

    def bind_port(self, context: Any) -> None:
        """Bind the port to its first segment."""
        for segment in context.segments_to_bind[:1]:
            context.set_binding(
                segment[api.ID],
                portbindings.VIF_TYPE_OVS,
                dict(self.vif_details),
                status=constants.PORT_STATUS_ACTIVE,
            )

    def filter_hosts_with_segment_access(
        self, context: Any, segments: Any, candidate_hosts: Any, agent_getter: Any
    ) -> set[str]:
        """Return every host: all of them reach every segment."""
        return set(candidate_hosts)
