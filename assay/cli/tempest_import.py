"""`assay tempest import`: official results as evidence."""

import argparse
from pathlib import Path

from cliff.command import Command

from assay.cli.teaching import Teaching


class TempestImport(Teaching, Command):
    """Make evidence of results of official tests, to be judged beside a run on the same cloud.

    Takes a subunit stream of either version, a repository of stestr, or RefStack's JSON. Nothing that a test
    printed is kept, since it may hold secrets. Which cloud the results are of is your word.

    assay tempest import results.subunit --beside evidence -o official
    assay judge evidence official
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument("results", metavar="PATH", type=Path, help="the results")
        parser.add_argument(
            "--beside", metavar="DIR", type=Path, required=True, help="bundle of a run on the same cloud"
        )
        parser.add_argument("-o", "--output", metavar="DIR", type=Path, required=True, help="bundle to make")
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> None:
        """Import."""
        from assay.cli.judge_bundle import evidence_of  # keeps `assay --help` fast
        from assay.evidence import beside
        from assay.formats import official_results

        found = official_results.read(parsed_args.results)
        beside.write(
            parsed_args.output, found, evidence_of(parsed_args.beside), source=parsed_args.results.name
        )
        self.app.stdout.write(f"{beside.told(found)}\nbundle  {parsed_args.output}\n")
