"""`assay doctor`: can a run succeed here."""

import argparse
from typing import Any

from cliff.lister import Lister

from assay.cli import arguments
from assay.cli.teaching import Teaching
from assay.problem import ExitCode


class Doctor(Teaching, Lister):
    """Look whether a run can be carried out on a cloud: credentials, services, what to boot, quota.

    Creates nothing. Exits with 0 if a run can begin and 3 if something stands in its way.

    assay doctor mycloud
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        arguments.add_cloud(parser)
        arguments.add_selection(parser)
        arguments.add_choices(parser)
        return parser

    def run(self, parsed_args: argparse.Namespace) -> int:
        """Print what was seen, and exit with whether it is fine."""
        super().run(parsed_args)
        return int(self._exit_code)

    def take_action(self, parsed_args: argparse.Namespace) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """Examine."""
        from assay.cli.examine_cloud import examine_cloud  # keeps `assay --help` fast

        findings = examine_cloud(parsed_args, arguments.choices(parsed_args))
        fine = all(finding.fine for finding in findings)
        self._exit_code = ExitCode.OK if fine else ExitCode.INCOMPLETE
        return (
            ("subject", "fine", "says", "advice"),
            [
                (finding.subject, "yes" if finding.fine else "NO", finding.says, finding.advice)
                for finding in findings
            ],
        )
