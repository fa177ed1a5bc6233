"""`assay guideline import`: read a document of the official programme."""

import argparse
from pathlib import Path

from cliff.command import Command

from assay.cli.teaching import Teaching
from assay.problem import ExitCode


class GuidelineImport(Teaching, Command):
    """Read an official guideline, of any schema, and write it as a guideline of ours, whole.

    What is wrong in the document is told by name on standard error, and kept in `origin` where it was mended.
    `assay guideline export` gives back what was read.

    assay guideline import 2020.06.json -o 2020.06.yaml
    assay guideline import dns.2020.06.json --checks 2022.11
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument("document", metavar="FILE", type=Path, help="an official JSON document")
        parser.add_argument(
            "-o", "--output", metavar="FILE", type=Path, help="where to write (default: standard output)"
        )
        parser.add_argument(
            "--checks",
            metavar="LIST",
            default="",
            help="name the checks that cover its tests by this coverage map, so that it can be judged by",
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Import."""
        from assay.cli.write_text import write_text
        from assay.formats import bounded_yaml, coverage, guidelines  # keeps `assay --help` fast
        from assay.formats.official import checks, document

        imported = document.import_file(parsed_args.document)
        written = imported.document
        if parsed_args.checks:
            written = checks.named(written, coverage.load(parsed_args.checks), guidelines.find())
        for defect in imported.defects:
            self.app.stderr.write(f"{defect}\n")
        self.app.stderr.write(
            f"{written['guideline']}: {len(written['capabilities'])} capabilities, "
            f"{len(imported.defects)} defects\n"
        )
        write_text(bounded_yaml.text(written), parsed_args.output, self.app.stdout)
        return int(ExitCode.OK)
