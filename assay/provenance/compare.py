"""Compares collected code with what was published; a function of its arguments alone."""

from collections.abc import Mapping

from assay.model.provenance import Provenance, worst
from assay.problem import Problem
from assay.provenance.collection import Collection, Installation, Kind
from assay.provenance.designated import Designation, Project
from assay.provenance.differences import differences
from assay.provenance.finding import (
    Comparison,
    Difference,
    InstallationFinding,
    ProjectFinding,
)
from assay.provenance.index import Index


def compare(
    collection: Collection,
    index: Index,
    designation: Designation,
    *,
    asked: tuple[str, ...] = (),
    against: Mapping[str, str] | None = None,
) -> Comparison:
    """Compare a collection with an index.

    What is absent is never unmodified: no code, no such release, no record and no digest each say so.

    Args:
        collection: What was found installed.
        index: What was published.
        designation: Which of it is designated.
        asked: Projects that have to be there, and the only ones to look at; all that were found if empty.
        against: Distribution to the version to compare it with, whatever its own metadata says.

    Raises:
        Problem: a project or distribution is asked for that has no designated sections.
    """
    _known(designation, asked, against or {})
    projects, not_found = [], []
    for name, project in designation.projects.items():
        ours = [one for one in collection.installations if one.distribution in project.distributions]
        # A library of a project may serve others; the project is there when its first distribution is.
        present = any(one.distribution == project.distributions[0] for one in ours)
        if name in asked or (present and not asked):
            projects.append(_project(project, ours if present else [], index, against or {}))
        elif not present and not asked:
            not_found.append(name)
    whole = worst(one.provenance for one in projects)
    reason = "" if projects else "No code of a project with designated sections was found."
    if not collection.complete and worst((whole, Provenance.UNREADABLE)) is not whole:
        whole, reason = Provenance.UNREADABLE, "The search for code was cut short, so some may lie unseen."
    return Comparison(
        provenance=whole,
        reason=reason,
        designation=designation.id,
        projects=tuple(projects),
        not_found=tuple(not_found),
        notes=collection.notes,
    )


def _known(designation: Designation, asked: tuple[str, ...], against: Mapping[str, str]) -> None:
    distributions = {name for project in designation.projects.values() for name in project.distributions}
    for kind, names, known in (
        ("project", asked, designation.projects.keys()),
        ("distribution", against, distributions),
    ):
        for name in names:
            if name not in known:
                raise Problem(
                    f"There is no {kind} {name!r} with designated sections.",
                    advice=f"There are {', '.join(sorted(known))}.",
                )


def _project(
    project: Project, ours: list[Installation], index: Index, against: Mapping[str, str]
) -> ProjectFinding:
    found = tuple(_installation(one, project, index, against) for one in ours)
    provenance, reason = worst(one.provenance for one in found), ""
    there = {one.distribution for one in ours}
    lacking = [name for name in project.distributions if name not in there]
    if lacking:
        provenance = worst((provenance, Provenance.NOTHING))
        reason = f"Of {' and '.join(lacking)} nothing was found."
    return ProjectFinding(project=project.name, provenance=provenance, reason=reason, installations=found)


def _installation(
    one: Installation, project: Project, index: Index, against: Mapping[str, str]
) -> InstallationFinding:
    version = against.get(one.distribution, one.version.partition("+")[0])
    release = index.find(one.distribution, version) if version else None
    changes = differences(one, release, project) if release and (one.files or one.unreadable) else ()
    compared = sum(path in release.expected for path in one.files) if release else 0
    unread = any(change.difference is Difference.UNREADABLE for change in changes)
    moved = [change for change in changes if change.difference is not Difference.UNREADABLE]
    reason = ""
    if not one.version and one.distribution not in against:
        reason = "Nothing says which version it is."
    elif release is None:
        known = ", ".join(index.versions(one.distribution)) or "no version of it"
        reason = f"The index has not {one.distribution} {version}, but {known}."
    elif not one.files and not one.unreadable:
        reason = "None of its files are there."
    provenance = Provenance.NOTHING if reason else Provenance.UNMODIFIED
    if not reason and any(change.designated for change in moved):
        provenance = Provenance.INSIDE
    elif not reason and unread:
        provenance, reason = Provenance.UNREADABLE, "Some of its files could not be read."
    elif not reason and one.kind.needs_record and not one.recorded:
        provenance, reason = Provenance.UNREADABLE, _without_record(one)
    elif not reason and not compared:
        provenance, reason = Provenance.NOTHING, "None of upstream's files are there."
    elif not reason and moved:
        provenance = Provenance.OUTSIDE
    return InstallationFinding(
        installation=one,
        release=release.version if release else "",
        provenance=provenance,
        reason=reason,
        compared=compared,
        changes=changes,
    )


def _without_record(one: Installation) -> str:
    where = "RECORD" if one.kind is Kind.WHEEL else "record"
    return f"It has no {where}, so nothing says what was installed."
