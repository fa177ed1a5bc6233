"""`assay guideline diff`: what changed from one guideline to another, and for whom."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cliff.lister import Lister

from assay.cli.teaching import Teaching

if TYPE_CHECKING:
    from assay.model.guideline import Guideline


class GuidelineDiff(Teaching, Lister):
    """Show what changed from one guideline to another: programs, capabilities, checks, flags and waivers.

    With evidence, also for which cloud it changes the verdict, and why.

    assay guideline diff 2020.06.yaml 2026.11
    assay guideline diff 2020.06.yaml 2026.11 --evidence evidence-a evidence-b -f json
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument("old", metavar="OLD", help="id or path of a guideline")
        parser.add_argument("new", metavar="NEW", help="id or path of a guideline")
        parser.add_argument(
            "--evidence", metavar="DIR", type=Path, nargs="+", default=[], help="bundles to judge by both"
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """Compare."""
        from assay.formats import guideline_difference, guidelines  # keeps `assay --help` fast

        old, new = guidelines.find(parsed_args.old), guidelines.find(parsed_args.new)
        rows: list[tuple[str, ...]] = [
            (one.kind, one.program, one.subject, one.words, one.before, one.after)
            for one in guideline_difference.changes(old, new)
        ]
        for folder in parsed_args.evidence:
            rows += _verdicts(folder, old, new)
        if not rows:
            print("Nothing differs.", file=self.app.stderr)
        return ("kind", "program", "subject", "change", "before", "after"), rows


def _verdicts(folder: Path, old: "Guideline", new: "Guideline") -> Iterator[tuple[str, ...]]:
    from assay.evidence import read  # keeps `assay --help` fast
    from assay.judge.verdict import judge

    evidence = read.read(folder)
    for program in old.programs:
        if program in new.programs:
            was, now = judge(old, program, evidence), judge(new, program, evidence)
            if was.conformance is not now.conformance:
                why = next(iter(now.reasons), "nothing is missing any more")
                subject = f"{evidence.cloud.name} ({folder})"
                yield "verdict", program, subject, why, was.conformance.value, now.conformance.value
