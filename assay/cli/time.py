"""`assay time`: where a run's time went."""

import argparse
from typing import Any

from cliff.lister import Lister

from assay.cli import arguments
from assay.cli.teaching import Teaching


class ShowTime(Teaching, Lister):
    """Show the critical path of a run: the chain of activities that decided how long it took.

    `asking` is how long the cloud's answers took, added up; the rest of `seconds` was waiting for the cloud
    to do what it had accepted.

    assay time evidence
    assay time evidence --all --sort-column seconds --sort-descending -f csv
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        arguments.add_bundle(parser)
        parser.add_argument("--all", action="store_true", help="every activity, in the order of starting")
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """Show."""
        from assay.evidence import archive, read  # keeps `assay --help` fast
        from assay.report import timing

        with archive.opened(parsed_args.bundle) as folder:
            checks = read.read(folder).checks
            activities = read.activities(folder)
            asked = timing.asked_by_scope(read.all_exchanges(folder))
        for name, share in timing.asked_by_purpose(asked, checks).items():
            self.app.stderr.write(f"{share.requests:6} requests, {share.seconds:6.1f} s: {name}\n")
        chosen = timing.critical_path(activities)
        if parsed_args.all:
            chosen = sorted(activities, key=lambda activity: activity.started)
        return ("activity", "from", "seconds", "requests", "asking", "after"), [
            (
                activity.name,
                round(activity.started, 1),
                round(activity.seconds, 1),
                asked.get(activity.name, timing.Asked()).requests,
                round(asked.get(activity.name, timing.Asked()).seconds, 1),
                activity.after,
            )
            for activity in chosen
        ]
