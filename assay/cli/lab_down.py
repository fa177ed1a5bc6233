"""`assay lab down`: nothing of a cloud stays behind."""

import argparse

from cliff.command import Command

from assay.cli.teaching import Teaching


class LabDown(Teaching, Command):
    """Stop clouds of the lab and remove all that they have: processes, ports, files, entries in clouds.yaml.

    What makes the next start fast, installed packages and prepared databases, stays in the cache.

      assay lab down alpha
      assay lab down
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Return the parser of the arguments."""
        parser: argparse.ArgumentParser = super().get_parser(prog_name)
        parser.add_argument("name", metavar="NAME", nargs="*", help="clouds to stop (default: all)")
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> None:
        """Stop the clouds and say what was stopped."""
        from assay.lab import down, lifecycle

        names = parsed_args.name or lifecycle.known()
        if not names:
            self.app.stdout.write("No cloud of the lab runs.\n")
        for name in names:
            stopped = down(name)
            self.app.stdout.write(f"{name} is gone.\n" if stopped else f"{name} did not run.\n")
