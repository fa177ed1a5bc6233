"""How software in a guest knows that it is on OpenStack."""

from assay.kit import Expect, check
from assay.kit.guest import Guest

TOLD = "OpenStack (Nova|Compute)"
"""What cloud-init, for one, looks for before it asks for metadata."""


@check(
    "guest.hardware.product",
    proves="guest-hardware",
    spec="https://docs.cloud-init.io/en/latest/reference/datasources/openstack.html",
)
def firmware_names_openstack(expect: Expect, guest: Guest) -> None:
    """A guest's firmware tells that the machine is an OpenStack server, so that it knows whom to ask."""
    seen = guest.look().hardware
    expect("the product is OpenStack's", seen.product if seen else "", matches=TOLD)
