"""`assay demo`: a real cloud on this machine, judged, and gone again."""

import argparse
from pathlib import Path

from cliff.command import Command

from assay.cli.teaching import Teaching

CLOUDS = ("alpha", "bravo")
WITH_GUESTS = ("north", "south")
LAB_JOBS = 5
"""Checks at a time: the lab shares this machine with the checks."""


class Demo(Teaching, Command):
    """Start a real OpenStack cloud on this machine, run checks on it, judge it, report, and remove it.

    Takes a first look: the principal behaviour of every capability of the Platform program. Needs no root and
    no cloud of yours. The bundle and the report stay; nothing is left running, unless the lab's cloud was up
    before. north and south have real guests, which are looked into, too; they need root.

    assay demo
    assay demo --cloud north --install
    assay demo --program platform
    assay demo --cloud bravo -o evidence
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument(
            "--cloud", default="alpha", choices=(*CLOUDS, *WITH_GUESTS), help="lab cloud (default: alpha)"
        )
        parser.add_argument(
            "-o", "--output", type=Path, default=None, metavar="DIR", help="where the bundle goes"
        )
        parser.add_argument(
            "--program",
            default="",
            metavar="NAME",
            help="what to run and judge by, such as platform, which takes longer (default: first-look; of a "
            "cloud with real guests first-look-compute)",
        )
        parser.add_argument(
            "--install",
            action="store_true",
            help="install the Debian packages that real guests need and that are missing",
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Up, run, report, down."""
        from assay.cli.run_cloud import Wish, run_cloud  # keeps `assay --help` fast
        from assay.lab import down, running, up

        name = parsed_args.cloud
        guests = name in WITH_GUESTS
        was_up = any(cloud.name == name for cloud in running())
        try:
            up(name, progress=self.tell, install=parsed_args.install)
            return int(
                run_cloud(
                    Wish(
                        cloud=name,
                        output=parsed_args.output,
                        program=parsed_args.program or ("first-look-compute" if guests else "first-look"),
                        level="behaviour" if guests else "api",
                        jobs=LAB_JOBS,
                        report=True,
                        quiet=self.quiet,
                    )
                )
            )
        finally:
            if not was_up:
                self.tell(f"removing {name}")
                down(name)
