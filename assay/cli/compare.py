"""`assay compare`: clouds side by side."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from cliff.lister import Lister

from assay.cli.teaching import Teaching
from assay.problem import Problem


class Compare(Teaching, Lister):
    """Compare clouds by a run on each: what differs, and what that means for someone who moves.

    Says, for each move from one cloud to another, whether it can be made as it is, what breaks, what has to
    be changed, and how far it is. In JSON, the weights of a move's rows add up to its distance.

    assay compare evidence-of-a evidence-of-b
    assay compare evidence-of-a evidence-of-b --from a -f json
    assay compare evidence-of-* -o comparison.html
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument(
            "bundles",
            metavar="DIR",
            type=Path,
            nargs="+",
            help="bundles, folders or archives, one of each cloud",
        )
        parser.add_argument(
            "--from", dest="here", default="", metavar="NAME", help="only moves from this cloud"
        )
        parser.add_argument("--to", dest="there", default="", metavar="NAME", help="only moves to this cloud")
        parser.add_argument("--all", action="store_true", help="also what is the same on all clouds")
        parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write it as one HTML file")
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """Compare."""
        from dataclasses import replace  # keeps `assay --help` fast

        from assay.evidence import archive
        from assay.formats import guidelines, meanings
        from assay.judge.compare import compare
        from assay.report import comparison_html, comparison_terminal

        if len(parsed_args.bundles) < 2:
            raise Problem("One bundle cannot be compared.", advice="Name the bundles of two clouds or more.")
        known = meanings.load()
        guideline = guidelines.find()
        described = {name: one.description for name, one in guideline.capabilities.items()}
        found = compare([archive.evidence(bundle) for bundle in parsed_args.bundles], known, described)
        for name in (parsed_args.here, parsed_args.there):
            if name and name not in found.clouds:
                raise Problem(f"No bundle is of {name!r}.", advice=f"There are: {', '.join(found.clouds)}.")
        found = replace(
            found,
            moves=tuple(
                move
                for move in found.moves
                if parsed_args.here in ("", move.here) and parsed_args.there in ("", move.there)
            ),
        )
        if parsed_args.output:
            comparison_html.write(parsed_args.output, found, known.weights)
        if parsed_args.formatter == "table":
            comparison_terminal.print_comparison(found, known.weights, everything=parsed_args.all)
        self._silent = parsed_args.formatter == "table"
        columns = (
            "from",
            "to",
            "effect",
            "weight",
            "subject",
            "here",
            "there",
            "means",
            "because",
            "capabilities",
        )
        return columns, [
            (
                move.here,
                move.there,
                one.effect.value,
                0 if one.because else known.weights[one.effect],
                one.subject,
                one.old,
                one.new,
                one.means,
                one.because,
                list(one.names) if parsed_args.formatter in ("json", "yaml") else ", ".join(one.names),
            )
            for move in found.moves
            for one in move.differences
        ]

    def produce_output(
        self, parsed_args: argparse.Namespace, column_names: Sequence[str], data: Iterable[Sequence[Any]]
    ) -> int:
        """Print the table only where it is to be read by a program."""
        return 0 if self._silent else int(super().produce_output(parsed_args, column_names, data))
