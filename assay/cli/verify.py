"""`assay verify`: what a bundle proves, and what it does not."""

import argparse
from pathlib import Path
from typing import Any

from cliff.show import ShowOne

from assay.cli import arguments
from assay.cli.teaching import Teaching


class Verify(Teaching, ShowOne):
    """Verify a bundle: its signature, its files, its times, its outcomes, its checks; say what stays open.

    The bundle may be that of a drill.

    Exits with 0 if verified, 1 if refuted, 3 if something could not be verified, such as who signed.

    assay verify evidence --key assay.key.pub
    assay verify move --key assay.key.pub
    assay verify evidence.assay --key assay.key.pub --nonce 4f1d... -f json
    assay verify evidence --identity lab@example.org --issuer https://accounts.example.org
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        arguments.add_bundle(parser)
        whom = parser.add_mutually_exclusive_group()
        whom.add_argument(
            "--key", type=Path, default=None, metavar="PUBLIC", help="public half of the key that you trust"
        )
        whom.add_argument(
            "--identity",
            default="",
            metavar="WHO",
            help="e-mail address or workflow that you trust, of a bundle that was signed by --sigstore",
        )
        parser.add_argument(
            "--issuer", default="", metavar="URL", help="with --identity: the identity provider that knows it"
        )
        arguments.add_instance(parser)
        parser.add_argument(
            "--nonce", default="", metavar="X", help="what you asked the run to carry by `assay run --nonce`"
        )
        parser.add_argument(
            "--guideline",
            default="",
            metavar="ID",
            help="id or path of the guideline to judge by (default: the one that was signed)",
        )
        return parser

    def run(self, parsed_args: argparse.Namespace) -> int:
        """Print what was found and exit with it."""
        super().run(parsed_args)
        return int(self._exit_code)

    def take_action(self, parsed_args: argparse.Namespace) -> tuple[tuple[str, ...], tuple[Any, ...]]:
        """Verify."""
        from assay import __version__  # keeps `assay --help` fast
        from assay.drills import bundle as drill_bundle
        from assay.drills import verify as drill_verify
        from assay.evidence import archive, keys
        from assay.evidence.damage import Damaged
        from assay.evidence.verify import Asked, verify
        from assay.model.sealing import Standing, Trust, Verification, refuted
        from assay.problem import ExitCode
        from assay.runner import sources

        asked = Asked(
            version=__version__,
            checks=sources.digests(),
            harness=sources.harness(),
            key=keys.public_key(parsed_args.key) if parsed_args.key else self._identity(parsed_args),
            nonce=parsed_args.nonce,
            guideline=parsed_args.guideline,
        )
        try:
            with archive.opened(parsed_args.bundle) as folder:
                if drill_bundle.is_drill(folder):
                    found = drill_verify.verify(folder, trusted=asked.key, nonce=asked.nonce)
                else:
                    found = verify(folder, asked)
        except Damaged as damage:
            told = refuted(f"The archive was edited: {damage.how}.")
            found = Verification(key="", run="", findings=(told,))
        self._exit_code = {
            Trust.VERIFIED: ExitCode.OK,
            Trust.REFUTED: ExitCode.NONCONFORMANT,
            Trust.INCOMPLETE: ExitCode.INCOMPLETE,
        }[found.trust]
        columns: dict[str, Any] = {"verdict": found.trust.value, "run": found.run, "key": found.key}
        for standing in (Standing.REFUTED, Standing.OPEN, Standing.PROVEN, Standing.LIMIT):
            said = list(found.told(standing))
            columns[standing.value] = (
                said if parsed_args.formatter != "table" else "\n".join(said) or "nothing"
            )
        return tuple(columns), tuple(columns.values())

    @staticmethod
    def _identity(asked: argparse.Namespace) -> Any:
        from assay.evidence.keyless import Identity
        from assay.problem import Problem

        if bool(asked.identity) != bool(asked.issuer):
            raise Problem(
                "--identity and --issuer belong together.",
                why="The same name can be known to two identity providers, and be two people.",
                advice="Name both; `assay verify` without them tells which a seal has.",
            )
        return Identity(name=asked.identity, issuer=asked.issuer, instance=asked.instance)
