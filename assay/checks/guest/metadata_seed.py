"""A seed of randomness."""

from assay.kit import Expect, check
from assay.kit.guest import Guest, document


@check(
    "guest.metadata.seed",
    proves="guest-metadata",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html",
)
def guest_is_given_a_seed(expect: Expect, guest: Guest) -> None:
    """The metadata of a guest have a seed for its random numbers, which the guest keeps to itself."""
    told = document(guest.look(), "meta_data.json")
    expect("there is a seed", sorted(told), contains="random_seed")
