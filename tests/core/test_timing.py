"""Where a run's time went."""

from io import StringIO

from rich.console import Console

from assay.model.activity import Activity
from assay.model.exchange import Exchange
from assay.report import timing

ACTIVITIES = [
    Activity(name="resource:network", started=0.0, seconds=1.0),
    Activity(name="compute.server.lock", started=1.0, seconds=4.0, after="resource:network"),
    Activity(name="image.image.get", started=1.0, seconds=0.5, after="resource:network"),
    Activity(name="cleanup", started=5.0, seconds=2.0, after="compute.server.lock"),
]


def _exchange(scope: str, number: int, seconds: float) -> Exchange:
    return Exchange(id=f"{scope}#{number}", scope=scope, method="GET", url="http://x", seconds=seconds)


EXCHANGES = [
    _exchange("compute.server.lock", 1, 0.5),
    _exchange("compute.server.lock", 2, 0.25),
    _exchange("resource:network", 1, 0.125),
    _exchange("cleanup", 1, 1.0),
    _exchange("discovery", 1, 0.0625),
]
CHECKS = ("compute.server.lock", "image.image.get")


def test_the_critical_path_leads_to_what_ended_last() -> None:
    """Each step began when the one before it ended; what ran beside is not on it."""
    names = [activity.name for activity in timing.critical_path(ACTIVITIES)]
    assert names == ["resource:network", "compute.server.lock", "cleanup"]
    assert timing.critical_path([]) == []


def test_every_request_has_a_purpose() -> None:
    """Requests and their seconds are counted by what they were for, and none is left out."""
    by_purpose = timing.asked_by_purpose(timing.asked_by_scope(EXCHANGES), CHECKS)
    assert by_purpose == {
        "removing what was made": timing.Asked(requests=1, seconds=1.0),
        "checks of compute": timing.Asked(requests=2, seconds=0.75),
        "making what checks share": timing.Asked(requests=1, seconds=0.125),
        "finding out what there is": timing.Asked(requests=1, seconds=0.0625),
    }


def test_waits_for_guests_are_held_against_their_boots() -> None:
    """From the first guest's boot to the last guest check; what is no guest counts neither way."""
    guests = [
        *(Activity(name=f"resource:{name}guest", started=10.0, seconds=20.0) for name in ("", "peer_", "a_")),
        *(Activity(name=f"resource:{name}_guests", started=10.0, seconds=9.0) for name in ("b", "c", "d")),
        Activity(name="resource:guest_site", started=6.0, seconds=900.0),
        Activity(name="guest.boot.ready", started=30.0, seconds=58.0),
    ]
    found = timing.overlap_of_guests([*ACTIVITIES, *guests])
    assert found == timing.Overlap(checks=1, seconds=78.0, boots=(20.0, 20.0, 20.0, 9.0, 9.0))
    assert found.ratio == 1.0
    assert timing.overlap_of_guests(ACTIVITIES) is None
    screen = StringIO()
    timing.print_timing(guests, [], (), console=Console(file=screen, width=200))
    assert "1 guest checks took 78 s, which is 1.0 times" in screen.getvalue()


def test_it_is_printed() -> None:
    """The path and the purposes are both on the screen."""
    screen = StringIO()
    timing.print_timing(ACTIVITIES, EXCHANGES, CHECKS, console=Console(file=screen, width=100))
    assert "compute.server.lock" in screen.getvalue()
    assert "removing what was made" in screen.getvalue()
    assert "image.image.get" not in screen.getvalue()
