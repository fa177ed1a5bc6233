"""The key pair in the metadata."""

from assay.kit import Expect, check
from assay.kit.guest import Guest, document
from assay.kit.resources.guests import GuestKey
from assay.kit.resources.servers import PUBLIC_KEY


@check(
    "guest.metadata.keys",
    proves="guest-metadata",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html",
)
def metadata_have_the_key_pair(expect: Expect, guest: Guest, guest_key: GuestKey) -> None:
    """The metadata of a guest have the key pair that its server was asked for with, by its name."""
    told = document(guest.look(), "meta_data.json").get("public_keys")
    keys = {name: str(key).strip() for name, key in told.items()} if isinstance(told, dict) else told
    expect("they have that key, and no other", keys, equals={guest_key.name: PUBLIC_KEY})
