"""`assay provenance compare`: is this the code that was published."""

import argparse
from pathlib import Path

from cliff.command import Command

from assay.cli.teaching import Teaching
from assay.problem import Problem


class ProvenanceCompare(Teaching, Command):
    """Compare collected code with an index: every modified, added and missing file, and where it lies.

    Exits with 0 if the designated sections are upstream's own, 1 if they are modified, and 3 if that cannot
    be said: unreadable, or nothing to compare. What cannot be found is never called unmodified; name the
    projects that have to be there.

    assay provenance compare here.json --index index.json
    assay provenance compare here.json --index index.json --project nova --project keystone -f json
    assay provenance compare here.json --index index.json --against nova=34.0.0
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument("collection", metavar="FILE", type=Path, help="what the collector wrote")
        parser.add_argument(
            "--index", type=Path, required=True, metavar="FILE", help="what `assay provenance index` wrote"
        )
        parser.add_argument(
            "--project",
            action="append",
            default=[],
            metavar="NAME",
            help="it has to be there, and no other is looked at; may be repeated (default: all found)",
        )
        parser.add_argument(
            "--against",
            action="append",
            default=[],
            metavar="NAME=VERSION",
            help="compare a distribution with this version, whatever it says of itself; may be repeated",
        )
        parser.add_argument(
            "--designated",
            default="",
            metavar="ID",
            help="id or path of a document of designated sections (default: the newest)",
        )
        parser.add_argument("-f", "--format", choices=("table", "json"), default="table")
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Compare."""
        from assay.cli.provenance_shown import show  # keeps `assay --help` fast
        from assay.cli.verdicts import code_of_code
        from assay.provenance import collection, designated, index, sizes, told
        from assay.provenance.compare import compare

        known = index.read(parsed_args.index)
        found = compare(
            collection.read(parsed_args.collection),
            known,
            designated.find(parsed_args.designated),
            asked=tuple(parsed_args.project),
            against=_against(parsed_args.against),
        )
        found = sizes.measured(found, known)
        if parsed_args.format == "json":
            import json

            self.app.stdout.write(json.dumps(told.document(found), indent=2) + "\n")
        else:
            show(found)
        return int(code_of_code(found.provenance))


def _against(words: list[str]) -> dict[str, str]:
    pairs = [word.partition("=") for word in words]
    for name, _, version in pairs:
        if not name or not version:
            raise Problem(
                f"--against {name} names no distribution and version.", advice="Say such as nova=34.0.0."
            )
    return {name: version for name, _, version in pairs}
