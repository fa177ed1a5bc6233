"""`assay lab logs`: what the services of a cloud wrote."""

import argparse

from cliff.command import Command

from assay.cli.teaching import Teaching


class LabLogs(Teaching, Command):
    """Show the end of the logs of a lab cloud.

    Every request is one line with its request id, so a failed request can be followed from the client's
    message:

      assay lab logs alpha nova --lines 200 | grep req-4f0f
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Return the parser of the arguments."""
        parser: argparse.ArgumentParser = super().get_parser(prog_name)
        parser.add_argument("name", metavar="NAME", help="a cloud of the lab")
        parser.add_argument(
            "service", metavar="SERVICE", nargs="?", help="keystone, nova, ..., or supervisor (default: all)"
        )
        parser.add_argument(
            "--lines", type=int, default=20, metavar="N", help="of each file (default: %(default)s)"
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> None:
        """Print the logs, each under its file name."""
        from assay.lab import logs

        for log in logs.read(parsed_args.name, parsed_args.service, parsed_args.lines):
            self.app.stdout.write(f"==> {log.file} <==\n" + "\n".join(log.lines) + "\n\n")
