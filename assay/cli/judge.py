"""`assay judge`: hold a bundle against a guideline."""

import argparse
from pathlib import Path
from typing import Any

from cliff.show import ShowOne

from assay.cli import arguments
from assay.cli.teaching import Teaching


class Judge(Teaching, ShowOne):
    """Judge bundles by a guideline; pure, so the same evidence always gives the same verdict.

    Flags and waivers are those that count on the day of the run, or on the day that --on names.
    Exits with 0 if conformant, 1 if nonconformant, 3 if incomplete.

    Beside what a cloud does stands what it runs: with a comparison of its code it exits with 1 as well if a
    designated section is modified, and with 3 if that cannot be said of every project that is asked for.

    With drills between this cloud and another, and a run on the other, it says how far both reach together.

    assay judge evidence
    assay judge evidence --provenance code.json
    assay judge evidence --drill move --drill burst --other evidence-of-another
    assay judge evidence --program compute -f json
    assay judge monday tuesday
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        arguments.add_bundles(parser)
        arguments.add_guideline(parser)
        arguments.add_day(parser)
        arguments.add_code(parser)
        parser.add_argument(
            "--drill",
            action="append",
            type=Path,
            default=[],
            metavar="DIR",
            help="what `assay drill move` or `burst` left, between this cloud and another; may be repeated",
        )
        parser.add_argument(
            "--other",
            type=Path,
            default=None,
            metavar="DIR",
            help="bundle of a run on the other cloud of the drills",
        )
        return parser

    def run(self, parsed_args: argparse.Namespace) -> int:
        """Print the verdict and exit with it."""
        super().run(parsed_args)
        return int(self._exit_code)

    def take_action(self, parsed_args: argparse.Namespace) -> tuple[tuple[str, ...], tuple[Any, ...]]:
        """Judge."""
        from assay.cli.judge_bundle import judge_bundles  # keeps `assay --help` fast
        from assay.cli.verdicts import EXIT_CODES, WORST, code_of_code, row

        verdict = judge_bundles(
            parsed_args.bundles,
            parsed_args.guideline,
            parsed_args.program,
            parsed_args.on,
            drills=parsed_args.drill,
            other=parsed_args.other,
            provenance=parsed_args.provenance,
        )
        codes = [EXIT_CODES[verdict.conformance]]
        codes += [code_of_code(verdict.runs_the_code)] if parsed_args.provenance else []
        self._exit_code = next(code for code in WORST if code in codes)
        columns = row(verdict)
        if self.formatter_default == "table" and parsed_args.formatter == "table":
            for name, value in columns.items():
                if isinstance(value, list):
                    columns[name] = "\n".join(value) or "none"
        return tuple(columns), tuple(columns.values())
