"""`assay disclose check`: hold a disclosure against what was measured."""

import argparse
from pathlib import Path
from typing import Any

from cliff.lister import Lister

from assay.cli import arguments
from assay.cli.teaching import Teaching
from assay.problem import ExitCode


class DiscloseCheck(Teaching, Lister):
    """Hold a disclosure against a run and a comparison of code: what stands behind each statement.

    Exits with 0 if everything that must be answered is and nothing measured contradicts it, with 1 if
    something contradicts, and with 3 if something is missing.

    assay disclose check disclosure.yaml evidence
    assay disclose check disclosure.yaml evidence --provenance code.json -o disclosure.html
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument("disclosure", metavar="FILE", type=Path, help="the disclosure")
        parser.add_argument(
            "bundle", metavar="DIR", type=Path, nargs="?", default=None, help="bundle of a run on the cloud"
        )
        arguments.add_code(parser)
        parser.add_argument("-o", "--output", type=Path, metavar="PAGE", help="write it as one HTML file")
        return parser

    def run(self, parsed_args: argparse.Namespace) -> int:
        """Print the statements, and exit with what they amount to."""
        super().run(parsed_args)
        return int(self._exit_code)

    def take_action(self, parsed_args: argparse.Namespace) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """Check."""
        from collections import Counter  # keeps `assay --help` fast

        from assay.cli.code_found import code_in
        from assay.evidence import read
        from assay.formats import disclosure, guidelines
        from assay.judge import disclosed
        from assay.model.disclosure import Basis
        from assay.report import disclosure_html

        declared = disclosure.load(parsed_args.disclosure)
        found = disclosed.statements(
            declared,
            disclosure.checklist(declared.checklist),
            guidelines.find(declared.guideline),
            read.read(parsed_args.bundle) if parsed_args.bundle else None,
            code_in(parsed_args.provenance),
        )
        if parsed_args.output:
            disclosure_html.write(parsed_args.output, declared, found)
        missing = [one for one in found if one.required and one.basis is Basis.UNKNOWN]
        counted = Counter(one.basis for one in found)
        told = ", ".join(f"{counted[basis]} {basis.value}" for basis in Basis)
        self.app.stderr.write(f"{told}; {len(missing)} that must be answered are not\n")
        self._exit_code = ExitCode.OK
        if missing:
            self._exit_code = ExitCode.INCOMPLETE
        if counted[Basis.CONTRADICTED]:
            self._exit_code = ExitCode.NONCONFORMANT
        return ("section", "subject", "says", "basis", "measured"), [
            (one.section, one.subject, one.says, one.basis.value, one.evidence) for one in found
        ]
