"""`assay report`: a bundle as one HTML file."""

import argparse
from pathlib import Path

from cliff.command import Command

from assay.cli import arguments
from assay.cli.teaching import Teaching


class Report(Teaching, Command):
    """Write a bundle as one HTML file to show to others, and print its path.

    The file holds all that it needs and asks the network for nothing. It goes beside the bundle.

    assay report evidence
    assay report evidence -o report.html --program compute
    assay report evidence --provenance code.json
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        arguments.add_bundle(parser)
        parser.add_argument(
            "-o", "--output", type=Path, default=None, metavar="FILE", help="default: DIR.html, beside DIR"
        )
        arguments.add_guideline(parser, of_the_run=True)
        arguments.add_code(parser)
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Write the report."""
        from assay.cli.report_bundle import report_bundle  # keeps `assay --help` fast

        path = report_bundle(
            parsed_args.bundle,
            parsed_args.output,
            parsed_args.guideline,
            parsed_args.program,
            provenance=parsed_args.provenance,
        )
        print(path)
        return 0
