"""`assay export`: a bundle in the formats in which test results travel."""

import argparse
from pathlib import Path

from cliff.command import Command

from assay.cli import arguments
from assay.cli.teaching import Teaching

FORMATS = ("subunit", "junit", "ctrf")


class Export(Teaching, Command):
    """Write a bundle as subunit v2, JUnit XML or CTRF JSON, for build servers and dashboards.

    Only a pass is a success there. What is absent is skipped; what was blocked, went wrong or was not run is
    neither. None of them tells the verdict: that is what `assay judge` exits with.

    assay export evidence --as junit -o results.xml
    assay export evidence --as subunit -o results.subunit
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        arguments.add_bundle(parser)
        parser.add_argument("--as", dest="form", required=True, choices=FORMATS, help="the format")
        parser.add_argument(
            "-o", "--output", type=Path, required=True, metavar="FILE", help="where it goes; outside of DIR"
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Export."""
        from importlib import import_module  # keeps `assay --help` fast

        from assay.cli.judge_bundle import evidence_of
        from assay.problem import Problem

        path = parsed_args.output
        if path.resolve().is_relative_to(parsed_args.bundle.resolve()):
            raise Problem(
                f"{path} would be inside of the bundle.",
                why="A bundle is sealed: one more file, and it no longer verifies.",
                advice="Name a file elsewhere by -o FILE.",
            )
        content = import_module(f"assay.formats.{parsed_args.form}").export(evidence_of(parsed_args.bundle))
        try:
            path.write_bytes(content)
        except OSError as failure:
            raise Problem(
                f"{path} cannot be written: {failure.strerror}.", advice="Name another file by -o FILE."
            ) from failure
        self.app.stdout.write(f"{path}\n")
        return 0
