"""The files of one installation that are not upstream's own, each placed in its section."""

from assay.provenance.collection import Installation, Record
from assay.provenance.designated import Project, Section
from assay.provenance.finding import Change, Difference, Origin, Size
from assay.provenance.index import Release

_IMPORTABLE = (".py", ".pyc", ".so", ".pyd")
_ORIGIN = {
    Record.AGREES: Origin.PACKAGED,
    Record.DIFFERS: Origin.LATER,
    Record.NOT_LISTED: Origin.LATER,
    Record.NO_DIGEST: Origin.UNKNOWN,
}


def differences(one: Installation, release: Release, project: Project) -> tuple[Change, ...]:
    """Name every modified, added, missing and unreadable file.

    Args:
        one: What is installed.
        release: What was published.
        project: Its designated sections.

    Returns:
        The changes: designated ones first, then by path.
    """
    found = [*_there(one, release, project), *_missing(one, release, project)]
    for path, why in one.unreadable.items():
        section = project.section(path + "/" if _is_folder(path, release) else path)
        size = Size(upstream=release.expected.get(path, ("", 0))[1], installed=0)
        found.append(_change(path, Difference.UNREADABLE, section, Origin.UNKNOWN, size, why))
    return tuple(sorted(found, key=lambda change: (not change.designated, change.path)))


def _there(one: Installation, release: Release, project: Project) -> list[Change]:
    found = []
    upstream = {path.casefold(): path for path in release.expected}
    for path, file in one.files.items():
        published = release.published(path)
        if any(file.sha256 == digest for _, digest, _ in published):
            continue
        imitated = "" if published else _imitated(path, upstream)
        difference = Difference.MODIFIED if published else Difference.ADDED
        origin = _ORIGIN[file.record] if one.recorded else Origin.UNKNOWN
        size = Size(upstream=published[0][2] if published else 0, installed=file.size)
        note = f"It may be taken for {imitated}." if imitated else ""
        found.append(_change(path, difference, project.section(imitated or path), origin, size, note))
    return found


def _missing(one: Installation, release: Release, project: Project) -> list[Change]:
    recorded = set(one.missing)
    return [
        _change(
            path,
            Difference.MISSING,
            project.section(path),
            _left_out(one, path in recorded),
            Size(upstream=size, installed=0),
        )
        for path, (_, size) in release.expected.items()
        if path not in one.files and not _is_unread(path, one)
    ]


def _left_out(one: Installation, recorded: bool) -> Origin:
    if recorded:
        return Origin.LATER
    return Origin.PACKAGED if one.recorded else Origin.UNKNOWN


def _imitated(path: str, upstream: dict[str, str]) -> str:
    """Upstream's file that Python, or a reader, would take an added file for; empty if there is none.

    A package `auth/`, an extension `auth.so` and a cache that is not checked are all imported instead of
    `auth.py`; a name in other letters is the same on a file system that folds case.
    """
    parts = path.replace("__pycache__/", "").casefold().split("/")
    for depth in range(len(parts)):
        last = depth == len(parts) - 1
        if last and parts[depth].endswith(_IMPORTABLE):
            parts[depth] = parts[depth].partition(".")[0]
        candidate = "/".join(parts[: depth + 1])
        for name in (candidate, f"{candidate}.py"):
            if name in upstream:
                return upstream[name]
    return ""


def _is_folder(path: str, release: Release) -> bool:
    return any(known.startswith(f"{path}/") for known in release.expected)


def _is_unread(path: str, one: Installation) -> bool:
    parts = path.split("/")
    return any("/".join(parts[:depth]) in one.unreadable for depth in range(1, len(parts) + 1))


def _change(
    path: str, difference: Difference, section: Section, origin: Origin, size: Size, note: str = ""
) -> Change:
    return Change(
        path=path,
        difference=difference,
        section=section.name,
        designated=section.designated,
        origin=origin,
        size=size,
        note=note,
    )
