"""`assay profile`: what clients have to know of a cloud."""

import argparse
from pathlib import Path

from cliff.command import Command

from assay.cli.teaching import Teaching
from assay.problem import Problem


class Profile(Teaching, Command):
    """Print what a client has to know of a cloud before it asks, as observed by a run, for openstacksdk.

    Put it into clouds-public.yaml beside your clouds.yaml, and say `profile: NAME` in your entry: region,
    address model, image format and API versions then come from it.

    assay profile evidence
    assay profile evidence-of-a evidence-of-b -o ~/.config/openstack/clouds-public.yaml
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument("bundles", metavar="DIR", type=Path, nargs="+", help="bundles, one of each cloud")
        parser.add_argument(
            "-o", "--output", type=Path, metavar="FILE", help="write it here; never over a file that is there"
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> None:
        """Print."""
        from assay.evidence import archive  # keeps `assay --help` fast
        from assay.formats import client_profile

        text = client_profile.document([archive.evidence(bundle) for bundle in parsed_args.bundles])
        if not parsed_args.output:
            self.app.stdout.write(text)
            return
        try:
            with parsed_args.output.open("x", encoding="utf-8") as file:
                file.write(text)
        except OSError as failure:
            raise Problem(
                f"{parsed_args.output} cannot be written: {failure.strerror or failure}.",
                advice="Name another file by -o FILE, or print it and enter it yourself.",
            ) from failure
