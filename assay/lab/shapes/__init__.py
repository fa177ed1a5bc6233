"""The shapes of clouds that the lab can build, one file each."""

from assay.problem import Problem

from .guest_direct import GUEST_DIRECT
from .guest_overlay import GUEST_OVERLAY
from .guest_shape import GuestShape as GuestShape
from .provider_network import PROVIDER_NETWORK
from .shape import Shape as Shape
from .tenant_networks import TENANT_NETWORKS

SHAPES: dict[str, Shape] = {
    shape.name: shape for shape in (TENANT_NETWORKS, PROVIDER_NETWORK, GUEST_OVERLAY, GUEST_DIRECT)
}


def find(name: str) -> Shape:
    """Return a shape by name.

    Raises:
        Problem: The lab does not know it.
    """
    if name not in SHAPES:
        raise Problem(
            f"The lab has no shape {name!r}.", advice=f"Choose one of: {', '.join(sorted(SHAPES))}."
        )
    return SHAPES[name]
