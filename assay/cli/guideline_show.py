"""`assay guideline show`: what a guideline asks."""

import argparse
from typing import Any

from cliff.lister import Lister

from assay.cli.teaching import Teaching


class GuidelineShow(Teaching, Lister):
    """Show what a guideline asks of a cloud, capability by capability.

    assay guideline show
    assay guideline show 2026.11 --program compute -f json
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument(
            "guideline", metavar="ID", nargs="?", default="", help="id or path (default: the newest)"
        )
        parser.add_argument("--program", default="", metavar="NAME", help="only this one (default: all)")
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """Show."""
        from assay.formats import guidelines  # keeps `assay --help` fast
        from assay.problem import Problem

        guideline = guidelines.find(parsed_args.guideline)
        if parsed_args.program and parsed_args.program not in guideline.programs:
            raise Problem(
                f"Guideline {guideline.id} has no program {parsed_args.program!r}.",
                advice=f"It has: {', '.join(guideline.programs)}.",
            )
        programs = [parsed_args.program] if parsed_args.program else list(guideline.programs)
        statuses = {
            name: status for program in programs for name, status in guideline.mandates(program).items()
        }
        rows = []
        for name, status in statuses.items():
            capability = guideline.capabilities[name]
            wanted_by = [one for one in guideline.programs if name in guideline.mandates(one)]
            rows.append(
                (
                    name,
                    status.value,
                    ", ".join(wanted_by),
                    capability.since,
                    capability.description,
                    ", ".join(capability.checks),
                )
            )
        return ("capability", "status", "programs", "since", "description", "checks"), rows
