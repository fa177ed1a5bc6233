"""`assay cleanup`: remove what runs left in a project."""

import argparse
from pathlib import Path

from cliff.command import Command

from assay.cli import arguments
from assay.cli.teaching import Teaching
from assay.problem import ExitCode, Problem


class Cleanup(Teaching, Command):
    """Remove what an interrupted run left in the project, and prove by an inventory that nothing is left.

    Finds it by the bundle's ledger and by name; never touches anything that Assay did not create.
    Exits with 0 if nothing is left and 3 otherwise.

    The bundle of a drill is named once for each of its two clouds.

    assay cleanup mycloud evidence
    assay cleanup mycloud --run 0f3a9c1e
    assay cleanup mycloud --all
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        arguments.add_cloud(parser)
        parser.add_argument(
            "bundle", metavar="DIR", type=Path, nargs="?", default=None, help="bundle of the run or the drill"
        )
        parser.add_argument("--run", default="", metavar="ID", help="id of the run, if its bundle is lost")
        parser.add_argument(
            "--all", action="store_true", help="everything that any run created; end running ones first"
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Clean."""
        from assay.cli.cleanup_cloud import cleanup_cloud  # keeps `assay --help` fast

        if sum([parsed_args.bundle is not None, bool(parsed_args.run), parsed_args.all]) != 1:
            raise Problem(
                "It is not clear which run to clean up after.",
                advice="Name its bundle, or --run ID, or --all.",
            )
        swept = cleanup_cloud(
            parsed_args.cloud,
            bundle=parsed_args.bundle,
            run=parsed_args.run,
            timeout=parsed_args.timeout,
            progress=self.tell,
        )
        for left in swept.left:
            self.app.stdout.write(f"left behind: {left}\n")
        self.app.stdout.write(f"{len(swept.removed)} removed, {len(swept.left)} left behind\n")
        return int(ExitCode.INCOMPLETE if swept.left else ExitCode.OK)
