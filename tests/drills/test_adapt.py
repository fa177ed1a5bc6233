"""What is adapted, and what stands in the way, known before anything is created."""

import pytest

from assay.drills.adapt import plan
from assay.drills.offers import Offers
from assay.model.drill import CauseKind, DrillKind
from tests.drills.builders import LAN, LARGE, SMALL, application, offers


def subjects(here: Offers, there: Offers, **changes: object) -> set[str]:
    """What has to be adapted for a move."""
    planned = plan(DrillKind.MOVE, application(**changes), here, there, tool=True)
    assert planned.obstacles == ()
    return {one.subject for one in planned.adaptations}


def kinds(there: Offers, *, tool: bool = True, **changes: object) -> list[CauseKind]:
    """What stands in the way of a move to a cloud."""
    planned = plan(DrillKind.MOVE, application(**changes), offers("here"), there, tool=tool)
    return [one.kind for one in planned.obstacles]


def test_between_equal_clouds_nothing_is_adapted() -> None:
    """Two clouds that offer the same ask for nothing."""
    assert subjects(offers("here"), offers("there")) == set()


def test_a_shared_network_is_used_as_it_is() -> None:
    """Where a network is shared there is neither one of the tenant's own nor a floating IP."""
    there = offers("there", ready=(LAN,), external="")
    assert subjects(offers("here"), there) == {"network", "address"}
    assert subjects(there, offers("here")) == {"network", "address"}


def test_another_flavor_is_told() -> None:
    """The smallest flavor that is large enough is taken, and named."""
    assert subjects(offers("here"), offers("there", flavors=(LARGE,))) == {"flavor"}


def test_the_target_s_flavor_has_room_for_the_snapshot() -> None:
    """A server's image asks for the disk that the server had, so a smaller one will not do there."""
    planned = plan(
        DrillKind.MOVE,
        application(),
        offers("here", flavors=(LARGE,)),
        offers("there", flavors=(SMALL, LARGE)),
        tool=True,
    )
    assert planned.target is not None
    assert planned.target.flavor == LARGE


def test_without_dhcp_metadata_comes_on_a_drive() -> None:
    """Where nobody hands out addresses, nobody answers for metadata."""
    quiet = LAN.__class__(id="lan", name="lan", dhcp=False)
    here = offers("here", ready=(LAN,))
    assert subjects(here, offers("there", ready=(quiet,))) == {"metadata"}


def test_an_image_in_another_format_is_converted() -> None:
    """A cloud that takes raw images only is given raw ones."""
    assert subjects(offers("here"), offers("there", formats=("raw",))) == {"image format"}


def test_volume_types_and_zones_fall_back_to_the_default() -> None:
    """A type or zone that the other cloud has not is told, and left out."""
    volume = application().volumes[0].__class__(name="data", size=1, type="fast", zone="nova")
    there = offers("there", volume_types=("slow",), zones=("az1",))
    assert subjects(offers("here"), there, volumes=(volume,)) == {"volume type", "volume zone"}


@pytest.mark.parametrize(
    ("there", "kind"),
    [
        (offers("there", formats=("vhd",)), CauseKind.FORMAT),
        (offers("there", quota={"instances": 0}), CauseKind.NO_ROOM),
        (offers("there", quota={"gigabytes": 0}), CauseKind.NO_ROOM),
        (offers("there", quota={"networks": 0}), CauseKind.NETWORK),
        (offers("there", flavors=()), CauseKind.NO_ROOM),
        (offers("there", services=frozenset({"compute", "image", "network"})), CauseKind.LACKING),
    ],
)
def test_each_obstacle_has_a_cause_of_its_own(there: Offers, kind: CauseKind) -> None:
    """What stands in the way is told as what it is, before anything is created."""
    assert kind in kinds(there)


def test_no_tool_to_convert_with_is_an_obstacle_only_where_it_is_needed() -> None:
    """qemu-img is asked for when an image has to be converted, and not otherwise."""
    assert kinds(offers("there"), tool=False) == []
    assert kinds(offers("there", formats=("raw",)), tool=False) == [CauseKind.LACKING]
