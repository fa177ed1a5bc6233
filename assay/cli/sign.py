"""`assay sign`: lay a seal into a bundle."""

import argparse
from pathlib import Path

from cliff.command import Command

from assay.cli import arguments
from assay.cli.teaching import Teaching


class Sign(Teaching, Command):
    """Sign a finished bundle: what was seen, on which cloud, by which suite and guideline, when.

    The signature lies in the bundle as seal.dsse.json, a DSSE envelope that other tools read as well.
    A bundle that contradicts itself is not signed. The bundle of a drill is signed for its steps and both
    clouds; no guideline judges it.

    assay sign evidence --key assay.key
    assay sign move --key assay.key
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        arguments.add_folder(parser)
        parser.add_argument(
            "--key",
            type=Path,
            required=True,
            metavar="FILE",
            help="private half of a key; see `assay key new`",
        )
        parser.add_argument(
            "--guideline",
            default="",
            metavar="ID",
            help="id or path of the guideline to judge by (default: the one that the run was made for)",
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Sign."""
        from assay.cli.judge_bundle import guideline_of  # keeps `assay --help` fast
        from assay.drills import bundle
        from assay.drills import sign as drill_sign
        from assay.evidence import clock, keys, read
        from assay.evidence.sign import sign

        signer = keys.private_key(parsed_args.key)
        if bundle.is_drill(parsed_args.bundle):
            path = drill_sign.sign(parsed_args.bundle, signer, at=clock.now())
        else:
            guideline = guideline_of(read.read(parsed_args.bundle), parsed_args.guideline)
            path = sign(parsed_args.bundle, signer, guideline, at=clock.now())
        self.app.stdout.write(f"{path}: signed by the key {signer.public_key.keyid}\n")
        return 0
