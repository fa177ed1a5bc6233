"""A comparison as a document, for other programs."""

from typing import Any

from assay.provenance.finding import Change, Comparison, InstallationFinding


def document(comparison: Comparison) -> dict[str, Any]:
    """Everything that was found, in plain values for JSON."""
    return {
        "verdict": comparison.provenance.value,
        "reason": comparison.reason,
        "designated": comparison.designation,
        "projects": [
            {
                "project": project.project,
                "verdict": project.provenance.value,
                "reason": project.reason,
                "installations": [_installation(finding) for finding in project.installations],
            }
            for project in comparison.projects
        ],
        "not_found": list(comparison.not_found),
        "notes": list(comparison.notes),
    }


def _installation(finding: InstallationFinding) -> dict[str, Any]:
    one = finding.installation
    return {
        "distribution": one.distribution,
        "version": one.version,
        "kind": one.kind.value,
        "root": one.root,
        "location": one.location,
        "package": {"name": one.package[0], "version": one.package[1]},
        "commit": one.commit,
        "compared_with": finding.release,
        "compared": finding.compared,
        "verdict": finding.provenance.value,
        "reason": finding.reason,
        "changes": [_change(change) for change in finding.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "path": change.path,
        "difference": change.difference.value,
        "section": change.section,
        "designated": change.designated,
        "origin": change.origin.value,
        "upstream_bytes": change.size.upstream,
        "installed_bytes": change.size.installed,
        "lines_added": change.size.lines[0] if change.size.lines else None,
        "lines_removed": change.size.lines[1] if change.size.lines else None,
        "note": change.note,
    }
