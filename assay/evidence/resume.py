"""Whether a run may go on: only on the cloud and with the suite with which it began."""

from collections.abc import Iterator
from pathlib import Path

from assay.evidence import layout, read
from assay.model.evidence import CloudIdentity, Evidence, ServiceIdentity, SuiteIdentity
from assay.problem import Problem


def insist_on_present_format(folder: Path) -> None:
    """Refuse to write the present format into a bundle that was begun in an earlier one.

    Args:
        folder: The bundle.

    Raises:
        Problem: it was.
    """
    begun = read.format_of(folder)
    if begun != layout.FORMAT:
        raise Problem(
            f"The run in {folder} was begun by an earlier Assay, in format {begun} of bundles.",
            why=f"This one writes format {layout.FORMAT}, and a bundle has one.",
            advice=f"Clean with `assay cleanup CLOUD {folder}`, and begin a new run.",
        )


def insist_on_same(begun: Evidence, suite: SuiteIdentity, cloud: CloudIdentity) -> None:
    """Refuse to put two clouds or two suites into one bundle, which would be evidence of neither.

    Args:
        begun: What the bundle holds so far.
        suite: The one that is installed.
        cloud: The one that answers now.

    Raises:
        Problem: one of them is not the one with which the run began.
    """
    changed = [] if begun.suite == suite else ["suite"]
    if dict(_known(begun.cloud, cloud)) != dict(_known(cloud, begun.cloud)):
        changed.append("cloud")
    if changed:
        raise Problem(
            f"This is another {' and another '.join(changed)} than the run {begun.run} began with.",
            why="What is seen now would stand beside what was seen then as if it were of one piece.",
            advice="Begin a new run; `assay judge DIR DIR` takes several of one cloud together.",
        )


def _known(one: CloudIdentity, other: CloudIdentity) -> Iterator[tuple[str, str]]:
    """What is known of one cloud; what a service did not tell both times is left out."""
    yield "auth_url", one.auth_url
    yield "region", one.region
    told = {service.type: service for service in other.services}
    for service in one.services:
        yield service.type, service.url
        twin = told.get(service.type, service)
        for name in ("version", "minimum_microversion", "maximum_microversion"):
            if _both(service, twin, name):
                yield f"{service.type}.{name}", getattr(service, name)


def _both(one: ServiceIdentity, other: ServiceIdentity, name: str) -> bool:
    return bool(getattr(one, name) and getattr(other, name))
