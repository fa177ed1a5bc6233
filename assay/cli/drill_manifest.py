"""`assay drill manifest`: an example of an application's manifest."""

import argparse

from cliff.command import Command

from assay.cli.teaching import Teaching


class DrillManifest(Teaching, Command):
    """Print a commented example of the manifest that `assay drill move --app FILE` reads.

    assay drill manifest > shop.yaml
    """

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Print it."""
        from importlib.resources import files  # keeps `assay --help` fast

        self.app.stdout.write((files("assay.drills") / "example.yaml").read_text(encoding="utf-8"))
        return 0
