"""`assay key new`: make a key to sign bundles with."""

import argparse
from pathlib import Path
from typing import Any

from cliff.show import ShowOne

from assay.cli.teaching import Teaching


class KeyNew(Teaching, ShowOne):
    """Make an Ed25519 key to sign bundles with, and print its id.

    FILE is the private half: keep it to yourself. FILE.pub is the public one: give it to whoever verifies, on
    another way than the bundles. Nothing is ever written over.

    assay key new
    assay key new ~/.config/assay/lab.key -f value -c key
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument(
            "file",
            metavar="FILE",
            type=Path,
            nargs="?",
            default=Path("assay.key"),
            help="where the private half goes (default: assay.key)",
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> tuple[tuple[str, ...], tuple[Any, ...]]:
        """Make the key."""
        from assay.evidence import keys  # keeps `assay --help` fast

        id = keys.new(parsed_args.file)
        return ("key", "private", "public"), (
            id,
            str(parsed_args.file),
            str(keys.public_file(parsed_args.file)),
        )
