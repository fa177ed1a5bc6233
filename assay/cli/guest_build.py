"""`assay guest build`: make the guest that tells what a server really gets."""

import argparse
from pathlib import Path

from cliff.show import ShowOne

from assay.cli.teaching import Teaching


class GuestBuild(Teaching, ShowOne):
    """Build the image of Assay's tiny guest from Debian's kernel, busybox and dropbear, without root.

    A built image is kept, and built again only when something that it is made of has changed. With --debian
    it is a Debian with cloud-init instead, which takes root and some minutes; see `assay run --distribution`.

    assay guest build
    assay guest build -o guest.qcow2
    sudo assay guest build --debian -o debian.qcow2
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument("--debian", action="store_true", help="a Debian with cloud-init; needs root")
        parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="copy the image there, too")
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> tuple[tuple[str, ...], tuple[str | int, ...]]:
        """Build."""
        from assay import guest  # keeps `assay --help` fast
        from assay.guest import debian
        from assay.guest.copy import copy

        ensure = debian.ensure if parsed_args.debian else guest.ensure
        path = ensure(self.tell)
        if parsed_args.output:
            path = copy(path, parsed_args.output)
        return ("image", "bytes"), (str(path), path.stat().st_size)
