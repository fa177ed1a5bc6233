"""`assay guest read`: what a guest said on its console."""

import argparse
from pathlib import Path
from typing import Any

from cliff.lister import Lister

from assay.cli.teaching import Teaching


class GuestRead(Teaching, Lister):
    """Read the console log of Assay's guest: what it reported when it was last started.

    What is damaged is left out, and said to be.

    openstack console log show web > web.log; assay guest read web.log
    assay guest read web.log -f json
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument("log", type=Path, metavar="FILE", help="a console log")
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """Read."""
        from assay.guest import console, shown  # keeps `assay --help` fast

        report = console.read(console.tail(parsed_args.log))
        return ("topic", "key", "value"), shown.rows(report)
