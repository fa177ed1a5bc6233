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

    With drills between this cloud and another, and a run on the other, it says how far both reach together.

    assay judge evidence
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
        from assay.cli.verdicts import EXIT_CODES, row

        verdict = judge_bundles(
            parsed_args.bundles,
            parsed_args.guideline,
            parsed_args.program,
            parsed_args.on,
            drills=parsed_args.drill,
            other=parsed_args.other,
        )
        self._exit_code = EXIT_CODES[verdict.conformance]
        columns = row(verdict)
        if self.formatter_default == "table" and parsed_args.formatter == "table":
            for name, value in columns.items():
                if isinstance(value, list):
                    columns[name] = "\n".join(value) or "none"
        return tuple(columns), tuple(columns.values())
