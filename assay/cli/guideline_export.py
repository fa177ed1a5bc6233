"""`assay guideline export`: write a guideline as a document of the official programme."""

import argparse
import json
from pathlib import Path

from cliff.command import Command

from assay.cli.teaching import Teaching
from assay.problem import ExitCode, Problem

_NAMED = 8


class GuidelineExport(Teaching, Command):
    """Write a guideline as an official document.

    One that was imported comes back in its own schema, equal in meaning. Where a schema has no words for
    something, nothing is written, unless the loss is accepted; it is named either way.

    assay guideline export 2020.06.yaml -o 2020.06.json
    assay guideline export 2026.11 --schema 2.0 --lossy -o 2026.11.json
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument("guideline", metavar="FILE", help="path of a guideline, or an installed one's id")
        parser.add_argument(
            "--schema",
            metavar="VERSION",
            default="",
            help="1.0 to 1.6, or 2.0 (default: its own)",
        )
        parser.add_argument("--lossy", action="store_true", help="write although something is lost")
        parser.add_argument(
            "-o", "--output", metavar="FILE", type=Path, help="where to write (default: standard output)"
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Export."""
        from assay.cli.write_text import write_text
        from assay.formats import bounded_yaml, guideline, guidelines  # keeps `assay --help` fast
        from assay.formats.official import document

        path = guidelines.path_of(parsed_args.guideline)
        guideline.load(path)
        ours, _ = bounded_yaml.read(path)
        schema = parsed_args.schema or ours.get("origin", {}).get("schema", "2.0")
        written, lost = document.export_document(ours, schema)
        if lost and not parsed_args.lossy:
            more = f" and {len(lost) - _NAMED} more" if len(lost) > _NAMED else ""
            raise Problem(
                f"Schema {schema} has no words for {', '.join(lost[:_NAMED])}{more}.",
                advice="Add --lossy to write the rest, or name another schema.",
            )
        for place in lost:
            self.app.stderr.write(f"lost: {place}\n")
        write_text(
            json.dumps(written, indent=2, ensure_ascii=False) + "\n", parsed_args.output, self.app.stdout
        )
        return int(ExitCode.OK)
