"""`assay explain`: why a check came out as it did."""

import argparse

from cliff.command import Command

from assay.cli import arguments
from assay.cli.teaching import Teaching


class Explain(Teaching, Command):
    """Explain an outcome: expected, observed, the request and its answer, whose fault it looks like.

    assay explain compute.server.lock evidence
    assay explain --all evidence
    assay explain --all --json evidence
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument("check", metavar="CHECK", nargs="?", default="", help="id of a check")
        arguments.add_bundle(parser)
        parser.add_argument("--all", action="store_true", help="explain every failed check")
        parser.add_argument(
            "--json", action="store_true", help="print JSON, for another program; always a list"
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Explain."""
        from assay.cli.explain_bundle import explain_bundle  # keeps `assay --help` fast

        explain_bundle(parsed_args.bundle, parsed_args.check, every=parsed_args.all, as_json=parsed_args.json)
        return 0
