"""`assay provenance collect`: which OpenStack code is installed here."""

import argparse
from pathlib import Path

from cliff.command import Command

from assay.cli.teaching import Teaching
from assay.problem import ExitCode, Problem


class ProvenanceCollect(Teaching, Command):
    """Write down which OpenStack code is installed: paths, versions and digests, and nothing else.

    It looks for what pip, dpkg and rpm installed, for editable installations and git checkouts, below each
    root: this machine, a container's file system, a virtual environment. It asks no network and no cloud.
    Exits with 0 if it found any, and 3 if none.

    assay provenance collect -o here.json
    assay provenance collect --root /mnt/control1 --root /mnt/control2 -o controls.json
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument(
            "--root",
            action="append",
            type=Path,
            default=[],
            metavar="DIR",
            help="folder to search (default: /); may be repeated",
        )
        parser.add_argument(
            "-o", "--output", default="-", metavar="FILE", help="default: the standard output"
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Collect."""
        from assay.provenance import collector  # keeps `assay --help` fast

        try:
            found = collector.collect([str(root) for root in parsed_args.root or [Path("/")]])
            collector.write(found, parsed_args.output)
        except OSError as failure:
            raise Problem(
                f"{failure.filename or parsed_args.output} cannot be used: {failure.strerror}.",
                advice="Name folders that can be read, and a file that can be written.",
            ) from failure
        for one in found["installations"]:
            unread = f", {len(one['unreadable'])} not readable" if one["unreadable"] else ""
            self.app.stderr.write(
                f"{one['distribution']} {one['version'] or 'of unknown version'} ({one['kind']}) in "
                f"{one['location']}: {len(one['files'])} files{unread}\n"
            )
        if found["installations"]:
            return int(ExitCode.OK)
        self.app.stderr.write("No code of an OpenStack project with designated sections was found.\n")
        return int(ExitCode.INCOMPLETE)
