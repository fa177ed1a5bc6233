"""`assay guideline approve`: freeze an approved guideline."""

import argparse
from pathlib import Path

from cliff.command import Command

from assay.cli.teaching import Teaching
from assay.problem import ExitCode


class GuidelineApprove(Teaching, Command):
    """Write the digest of an approved guideline into `approved.yaml` beside it.

    From then on `assay guideline lint` fails when the document changes. Flags, waivers and the status
    superseded may still be added.

    assay guideline approve guidelines/2026.11.yaml
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument(
            "document", metavar="FILE", type=Path, help="a guideline whose status is approved"
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Approve."""
        from assay.formats import guideline_approved  # keeps `assay --help` fast

        digest = guideline_approved.approve(parsed_args.document)
        self.app.stdout.write(f"{parsed_args.document}: approved as {digest}\n")
        return int(ExitCode.OK)
