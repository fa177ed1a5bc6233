"""`assay drill move`: rehearse on two clouds."""

import argparse

from cliff.command import Command

from assay.cli import drill_arguments
from assay.cli.teaching import Teaching


class DrillMove(Teaching, Command):
    """Rehearse leaving a cloud: build an application on one, carry it to another, prove that it works there.

    Goes as an ordinary tenant. Creates servers, networks, volumes and images in both projects, all named
    assay-..., and removes them at the end, also after Ctrl-C. Without --app it moves one of its own.
    Exits with 0 if the drill held, 1 if it failed, 3 if it could not be carried out.

    assay drill move --from mycloud --to another --plan
    assay drill move --from mycloud --to another -o move
    assay drill move --from mycloud --to another --app shop.yaml -o move --report
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

        return int(drill_clouds(drill_arguments.wish(DrillKind.MOVE, parsed_args, quiet=self.quiet)))
