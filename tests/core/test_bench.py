"""What needs what there is none of is not carried out."""

from types import SimpleNamespace
from typing import Any, cast

from assay.model.outcome import Outcome
from assay.runner.bench import Made, Workbench, call
from assay.runner.classify import Ending


def test_a_resource_that_needs_a_lacking_one_ends_as_that_did() -> None:
    """It is not called with nothing in the place of what it needs, and the reason is the first one."""
    gone = Ending(outcome=Outcome.ABSENT, reason="The cloud has no such flavor.")
    shared = {"flavor": Made(lacking=gone), "image": Made(value="an image")}
    bench = cast(Workbench, SimpleNamespace(shared=shared, cloud=None))
    called: list[Any] = []

    def guest(flavor: Any, image: Any) -> None:
        called.append((flavor, image))

    assert call(bench, guest, "resource:guest", {}) == (None, gone)
    assert called == []


def test_what_has_all_that_it_needs_is_called() -> None:
    """Another resource that is lacking is no matter."""
    gone = Ending(outcome=Outcome.ABSENT, reason="The cloud has no such flavor.")
    shared = {"flavor": Made(lacking=gone), "image": Made(value="an image")}
    bench = cast(Workbench, SimpleNamespace(shared=shared, cloud=None))

    def server(image: Any) -> str:
        return f"booted from {image}"

    assert call(bench, server, "resource:server", {}) == ("booted from an image", None)
