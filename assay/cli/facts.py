"""`assay facts`: what a run observed that is neither right nor wrong."""

import argparse
import fnmatch
from typing import Any

from cliff.lister import Lister

from assay.cli import arguments
from assay.cli.teaching import Teaching


class ShowFacts(Teaching, Lister):
    """List what a run observed of a cloud that is neither right nor wrong.

    It matters when two clouds are compared: microversions, defaults, limits, formats, extensions.

    assay facts evidence
    assay facts evidence --name 'compute.*' -f json
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        arguments.add_bundle(parser)
        parser.add_argument(
            "--name", default="*", metavar="PATTERN", help="only facts like this, such as 'network.*'"
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """List."""
        from assay.cli.judge_bundle import evidence_of  # keeps `assay --help` fast

        evidence = evidence_of(parsed_args.bundle)
        show = _plain if parsed_args.formatter in ("json", "yaml") else _text
        return ("fact", "value", "observed by"), [
            (fact.name, show(fact.value), fact.source)
            for fact in evidence.facts
            if fnmatch.fnmatch(fact.name, parsed_args.name)
        ]


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _text(value: Any) -> str:
    return ", ".join(str(one) for one in value) if isinstance(value, tuple) else str(value)
