"""What the operator tells a guest."""

import json

from assay.kit import Expect, check
from assay.kit.guest import Guest


@check(
    "guest.metadata.vendor",
    proves="guest-metadata",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html#vendordata",
)
def vendor_data_are_an_object(expect: Expect, guest: Guest) -> None:
    """The operator's vendor data are there for a guest to read, as a JSON object that may be empty."""
    found = guest.look().document("vendor_data.json")
    expect("it reads an object", _kind(found.text if found else None), equals="object")


def _kind(text: str | None) -> str:
    if text is None:
        return "nothing"
    try:
        return "object" if isinstance(json.loads(text), dict) else "something else"
    except ValueError:
        return "no JSON"
