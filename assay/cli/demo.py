"""`assay demo`: a real cloud on this machine, judged, and gone again."""

import argparse
from pathlib import Path

from cliff.command import Command

from assay.cli.teaching import Teaching

LAB_JOBS = 5
"""Checks at a time: the lab shares this machine with the checks."""


class Demo(Teaching, Command):
    """Start a real OpenStack cloud on this machine, run checks on it, judge it, report, and remove it.

    Takes a first look: the principal behaviour of every capability of the Platform program. Needs no root and
    no cloud of yours. The bundle and the report stay; nothing is left running, unless the lab's cloud was up
    before.

    assay demo
    assay demo --program platform
    assay demo --cloud bravo -o evidence
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument(
            "--cloud", default="alpha", choices=("alpha", "bravo"), help="lab cloud (default: alpha)"
        )
        parser.add_argument(
            "-o", "--output", type=Path, default=None, metavar="DIR", help="where the bundle goes"
        )
        parser.add_argument(
            "--program",
            default="first-look",
            metavar="NAME",
            help="what to run and judge by, such as platform, which takes longer (default: first-look)",
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Up, run, report, down."""
        from assay.cli.run_cloud import Wish, run_cloud  # keeps `assay --help` fast
        from assay.lab import down, running, up

        def tell(text: str) -> None:
            print(text, file=self.app.stderr, flush=True)

        name = parsed_args.cloud
        was_up = any(cloud.name == name for cloud in running())
        try:
            up(name, progress=tell)
            return int(
                run_cloud(
                    Wish(
                        cloud=name,
                        output=parsed_args.output,
                        program=parsed_args.program,
                        jobs=LAB_JOBS,
                        report=True,
                    )
                )
            )
        finally:
            if not was_up:
                tell(f"removing {name}")
                down(name)
