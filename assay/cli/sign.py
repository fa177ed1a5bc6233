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

    With --sigstore no key is kept: you sign as who you are to an identity provider, and a public log that
    everybody can read keeps that you did. The seal is seal.sigstore.json then.

    assay sign evidence --key assay.key
    assay sign move --key assay.key
    assay sign evidence --sigstore
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        arguments.add_folder(parser)
        by = parser.add_mutually_exclusive_group(required=True)
        by.add_argument("--key", type=Path, metavar="FILE", help="private half of a key; see `assay key new`")
        by.add_argument(
            "--sigstore",
            action="store_true",
            help="sign without a key, by an identity token: that of --token, of this machine, or of a login",
        )
        parser.add_argument(
            "--token", type=Path, metavar="FILE", help="with --sigstore: a file that holds an identity token"
        )
        arguments.add_instance(parser)
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
        from assay.evidence import clock, keys, read, seals
        from assay.evidence.keyless import Login
        from assay.evidence.sign import sign

        signer: seals.Signer
        if parsed_args.sigstore:
            token = keys.token(parsed_args.token) if parsed_args.token else ""
            signer = Login(token=token, instance=parsed_args.instance)
        else:
            signer = keys.private_key(parsed_args.key)
        if bundle.is_drill(parsed_args.bundle):
            path, who = drill_sign.sign(parsed_args.bundle, signer, at=clock.now())
        else:
            guideline = guideline_of(read.read(parsed_args.bundle), parsed_args.guideline)
            path, who = sign(parsed_args.bundle, signer, guideline, at=clock.now())
        self.app.stdout.write(f"{path}: signed by {who}\n")
        return 0
