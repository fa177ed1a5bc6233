"""From a bundle on disk to explanations on the standard output."""

import json
from functools import partial
from pathlib import Path

from rich.console import Console

from assay.evidence import archive, read
from assay.model.outcome import Outcome
from assay.problem import Problem
from assay.report.explain import document, explain, explain_failures, show


def explain_bundle(bundle: Path, check: str, *, every: bool, as_json: bool) -> None:
    """Explain one check or every failure.

    Args:
        bundle: A folder or an archive.
        check: Id of the check; empty with `every`.
        every: Explain every failed check.
        as_json: Print JSON.

    Raises:
        Problem: the bundle is not sound or has no such check, or not one of check and `every` is given.
    """
    if every == bool(check):
        raise Problem(
            "Name a check and the bundle, or the bundle and --all.",
            advice="Say `assay explain CHECK DIR` or `assay explain --all DIR`.",
        )
    with archive.opened(bundle) as folder:
        evidence = read.read(folder)
        exchanges = partial(read.exchanges, folder)
        found = explain_failures(evidence, exchanges) if every else (explain(evidence, check, exchanges),)
    if as_json:
        print(json.dumps([document(one) for one in found], indent=2))
        return
    console = Console(highlight=False)
    for place, one in enumerate(found):
        if place:
            console.rule(style="dim")
        show(one, console)
    if not found:
        open_ends = sum(result.outcome is not Outcome.PASS for result in evidence.results.values())
        console.print(
            f"No check failed. {open_ends} of {len(evidence.results)} did not pass for other reasons."
        )
