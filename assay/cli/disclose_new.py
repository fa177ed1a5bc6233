"""`assay disclose new`: begin a disclosure."""

import argparse
from pathlib import Path

from cliff.command import Command

from assay.cli import arguments
from assay.cli.teaching import Teaching
from assay.problem import Problem


class DiscloseNew(Teaching, Command):
    """Write what a provider declares of its cloud, to be filled in; what a run measured is entered.

    assay disclose new -o disclosure.yaml
    assay disclose new evidence --provenance code.json -o disclosure.yaml
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument(
            "bundle", metavar="DIR", type=Path, nargs="?", default=None, help="bundle of a run on the cloud"
        )
        arguments.add_code(parser)
        arguments.add_guideline(parser)
        parser.add_argument(
            "-o", "--output", type=Path, metavar="FILE", required=True, help="never one that is there"
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> None:
        """Write."""
        from assay.cli.code_found import code_in  # keeps `assay --help` fast
        from assay.evidence import read
        from assay.formats import disclosure, guidelines
        from assay.judge import disclosed

        asked = disclosure.checklist()
        guideline = guidelines.find(parsed_args.guideline)
        evidence = read.read(parsed_args.bundle) if parsed_args.bundle else None
        begun = disclosed.start(
            asked, guideline, parsed_args.program, evidence, code_in(parsed_args.provenance)
        )
        described = {name: one.description for name, one in guideline.capabilities.items()}
        try:
            with parsed_args.output.open("x", encoding="utf-8") as file:
                file.write(disclosure.write(begun, asked, described))
        except OSError as failure:
            raise Problem(
                f"{parsed_args.output} cannot be written: {failure.strerror or failure}.",
                advice="Name another file by -o FILE; what is there is never written over.",
            ) from failure
        self.app.stdout.write(f"disclosure  {parsed_args.output}\n")
