"""`assay pack`: a bundle as one file."""

import argparse
from pathlib import Path

from cliff.command import Command

from assay.cli import arguments
from assay.cli.teaching import Teaching


class Pack(Teaching, Command):
    """Write a bundle into one file, to send it; the same bundle always gives the same bytes.

    Every command that reads a bundle reads such a file as well.

    assay pack evidence -o evidence.assay
    assay verify evidence.assay --key assay.key.pub
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        arguments.add_folder(parser)
        parser.add_argument(
            "-o", "--output", type=Path, default=None, metavar="FILE", help="default: DIR.assay, beside DIR"
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Pack."""
        from assay.drills import bundle  # keeps `assay --help` fast
        from assay.evidence import archive, digests, read

        folder = parsed_args.bundle.resolve()
        path = parsed_args.output or folder.with_name(f"{folder.name}{archive.SUFFIX}")
        drill = bundle.is_drill(parsed_args.bundle)
        archive.pack(parsed_args.bundle, path, bundle.read if drill else read.verify)
        self.app.stdout.write(f"{digests.of_file(path)}  {path}\n")
        return 0
