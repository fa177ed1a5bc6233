"""`assay drill show`: what a drill left."""

import argparse
from pathlib import Path

from cliff.command import Command

from assay.cli.teaching import Teaching


class DrillShow(Teaching, Command):
    """Show what a drill did, how long it took, what had to be adapted, and why it did not hold.

    Compares every file of the bundle with its digest first.

    assay drill show move
    assay drill show move -f json
    assay drill show move --html move.html
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument(
            "bundle", metavar="DIR", type=Path, help="folder that a drill wrote, or archive of it"
        )
        parser.add_argument(
            "-f", "--format", choices=("text", "json"), default="text", help="how (default: text)"
        )
        parser.add_argument(
            "--html", type=Path, default=None, metavar="FILE", help="write a page with a picture instead"
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Show it."""
        import json  # keeps `assay --help` fast
        from dataclasses import asdict

        from assay.drills import bundle, page, terminal
        from assay.evidence import archive
        from assay.judge.drilled import faults

        with archive.opened(parsed_args.bundle) as folder:
            drill = bundle.read(folder)
        if parsed_args.html:
            page.write(parsed_args.html, drill)
        elif parsed_args.format == "json":
            shown = {**asdict(drill), "holds": not faults(drill), "faults": faults(drill)}
            self.app.stdout.write(json.dumps(shown, ensure_ascii=False, indent=1) + "\n")
        else:
            terminal.print_drill(drill)
        return 0
