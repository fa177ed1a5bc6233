"""`assay diff`: what changed between two runs, and what did it."""

import argparse
from pathlib import Path
from typing import Any

from cliff.lister import Lister

from assay.cli import arguments
from assay.cli.teaching import Teaching

_LONGEST = 60
"""Characters of a value in a table; -f json has the whole."""


class Diff(Teaching, Lister):
    """List what changed between two runs, and whether the cloud, the suite, the guideline or the run did it.

    Each run is judged by the guideline that it was made for, where that is installed.

    assay diff monday tuesday
    assay diff before.assay after.assay --guideline 2026.11 -f json
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument("before", metavar="DIR", type=Path, help="the first bundle: folder or archive")
        parser.add_argument("after", metavar="DIR", type=Path, help="the second one")
        arguments.add_guideline(parser)
        parser.add_argument(
            "--then",
            default="",
            metavar="ID",
            help="guideline for the second (default: as --guideline)",
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """Compare."""
        from assay.cli.judge_bundle import (  # keeps `assay --help` fast
            evidence_of,
            guideline_of,
            insist_on_program,
        )
        from assay.judge.difference import compare

        before, after = evidence_of(parsed_args.before), evidence_of(parsed_args.after)
        asked_before = guideline_of(before, parsed_args.guideline)
        asked_after = guideline_of(after, parsed_args.then or parsed_args.guideline)
        for guideline in (asked_before, asked_after):
            insist_on_program(guideline, parsed_args.program)
        show = _plain if parsed_args.formatter in ("json", "yaml") else _text
        rows = [
            (one.kind.value, one.name, show(one.before), show(one.after), " or ".join(one.causes))
            for one in compare(before, after, asked_before, asked_after, parsed_args.program)
        ]
        if not rows:
            print("Nothing differs.", file=self.app.stderr)
        return ("what", "name", "before", "after", "cause"), rows


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _text(value: Any) -> str:
    if value is None:
        return "-"
    text = ", ".join(str(one) for one in value) if isinstance(value, tuple) else str(value)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
