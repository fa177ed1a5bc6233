"""`assay drill burst`: rehearse on two clouds."""

import argparse

from cliff.command import Command

from assay.cli import drill_arguments
from assay.cli.teaching import Teaching


class DrillBurst(Teaching, Command):
    """Rehearse growing to another cloud: both halves serve and find each other, and one is given back.

    Goes as an ordinary tenant; cleans both projects. Addresses are reserved on both clouds before anything
    boots, so each half finds the other by its configuration alone. Exits with 0 if the drill held, 1 if it
    failed, 3 if it could not be carried out.

    assay drill burst --from mycloud --to another --plan
    assay drill burst --from mycloud --to another -o burst
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        drill_arguments.add(parser)
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Rehearse."""
        from assay.cli.drill_clouds import drill_clouds  # keeps `assay --help` fast
        from assay.model.drill import DrillKind

        return int(drill_clouds(drill_arguments.wish(DrillKind.BURST, parsed_args, quiet=self.quiet)))
