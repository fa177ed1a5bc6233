"""How large each change is in lines, where upstream's text and the installed one are both at hand."""

import difflib
import hashlib
from dataclasses import replace
from pathlib import Path
from stat import S_ISREG

from assay.provenance import archives, fetch
from assay.provenance.finding import Change, Comparison, Difference, InstallationFinding, Size
from assay.provenance.index import Index, Release

LARGEST_TEXT = 4 << 20
MOST_CHANGES = 2000
"""For each installation; beyond it nobody reads the lines, and bytes are told."""


def measured(comparison: Comparison, index: Index) -> Comparison:
    """Add lines to the sizes.

    Upstream's text comes from archives in the cache, the installed one from where it was collected: it is at
    hand when this is the machine, and it counts only when it still has the digest that was collected.

    Args:
        comparison: What was found.
        index: By which it was found.
    """
    projects = (
        replace(project, installations=tuple(_installation(one, index) for one in project.installations))
        for project in comparison.projects
    )
    return replace(comparison, projects=tuple(projects))


def _installation(finding: InstallationFinding, index: Index) -> InstallationFinding:
    release = index.find(finding.installation.distribution, finding.release) if finding.release else None
    if release is None or len(finding.changes) > MOST_CHANGES:
        return finding
    return replace(finding, changes=tuple(_change(change, finding, release) for change in finding.changes))


def _change(change: Change, finding: InstallationFinding, release: Release) -> Change:
    if change.difference is Difference.UNREADABLE:
        return change
    upstream = b"" if change.difference is Difference.ADDED else _upstream(change.path, release)
    installed = b"" if change.difference is Difference.MISSING else _installed(change.path, finding)
    if upstream is None or installed is None or b"\0" in upstream + installed:
        return change
    size = Size(
        upstream=change.size.upstream, installed=change.size.installed, lines=lines(upstream, installed)
    )
    return replace(change, size=size)


def lines(before: bytes, after: bytes) -> tuple[int, int]:
    """How many lines were added and how many taken away, in whatever encoding they are."""
    old, new = before.splitlines(), after.splitlines()
    while old and new and old[-1] == new[-1]:
        old.pop()
        new.pop()
    same = next(
        (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    steps = difflib.SequenceMatcher(None, old[same:], new[same:]).get_opcodes()
    changed = [step for step in steps if step[0] != "equal"]
    return sum(end - start for *_, start, end in changed), sum(step[2] - step[1] for step in changed)


def _upstream(path: str, release: Release) -> bytes | None:
    for archive, _, size in release.published(path):
        kept = fetch.cached(archive.name, archive.sha256)
        if kept and size <= LARGEST_TEXT:
            return archives.text(kept, path)
    return None


def _installed(path: str, finding: InstallationFinding) -> bytes | None:
    expected = finding.installation.files[path]
    full = Path(finding.installation.root) / finding.installation.location / path
    try:
        found = full.stat()
        if not S_ISREG(found.st_mode) or found.st_size != expected.size or expected.size > LARGEST_TEXT:
            return None
        content = full.read_bytes()
    except OSError:  # another machine, or gone since; the size in bytes is told instead
        return None
    return content if hashlib.sha256(content).hexdigest() == expected.sha256 else None
