"""`assay drill manifest`: an example of an application's manifest."""

import argparse

from cliff.command import Command

from assay.cli.teaching import Teaching


class DrillManifest(Teaching, Command):
    """Print a commented example of the manifest that `assay drill move --app FILE` reads.

    assay drill manifest > shop.yaml
    assay drill manifest --heat > stack.yaml
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument(
            "--heat", action="store_true", help="print a Heat template that can be read as well"
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Print it."""
        from importlib.resources import files  # keeps `assay --help` fast

        name = "example-stack.yaml" if parsed_args.heat else "example.yaml"
        self.app.stdout.write((files("assay.drills") / name).read_text(encoding="utf-8"))
        return 0
