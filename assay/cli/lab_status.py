"""`assay lab status`: how the clouds of the lab are."""

import argparse
from typing import TYPE_CHECKING

from cliff.lister import Lister

from assay.cli.teaching import Teaching

if TYPE_CHECKING:
    from assay.lab.status import Status

MEBIBYTE = 1 << 20

Row = tuple[str, str, str, int | str, int | str, float]


class LabStatus(Teaching, Lister):
    """Show the processes of the lab's clouds: how they are, how often they were restarted, their memory.

    Memory is the proportional set size: what several processes share is divided among them, so the sums are
    true. Why a cloud failed is said on standard error.

      assay lab status alpha
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Return the parser of the arguments."""
        parser: argparse.ArgumentParser = super().get_parser(prog_name)
        parser.add_argument("name", metavar="NAME", nargs="*", help="clouds to show (default: all)")
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> tuple[tuple[str, ...], list[Row]]:
        """Return columns and rows."""
        from assay.lab import lifecycle, status
        from assay.problem import Problem

        known = lifecycle.known()
        rows: list[Row] = []
        for name in parsed_args.name or known:
            if name not in known:
                raise Problem(
                    f"There is no lab cloud {name!r}.", advice=f"Start it first: assay lab up {name}"
                )
            one = status.of(name)
            if one.reason:
                self.app.stderr.write(f"{one.name} is {one.state}: {one.reason}\n")
            rows += _rows(one)
        return ("Cloud", "State", "Process", "PID", "Restarts", "Memory (MiB)"), rows


def _rows(one: "Status") -> list[Row]:
    rows: list[Row] = [
        (one.name, one.state, each.service, each.pid, each.restarts, round(each.memory / MEBIBYTE, 1))
        for each in one.services
    ]
    return [*rows, (one.name, one.state, "total", "", "", round(one.memory / MEBIBYTE, 1))]
