"""`assay guideline show`: what a guideline asks."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cliff.lister import Lister

from assay.cli.teaching import Teaching

if TYPE_CHECKING:
    from assay.model.guideline import Guideline


class GuidelineShow(Teaching, Lister):
    """Show what a guideline asks of a cloud, capability by capability.

    assay guideline show
    assay guideline show 2026.11 --program compute -f json
    assay guideline show --program dns --long
    assay guideline show --html guideline.html
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument(
            "guideline", metavar="ID", nargs="?", default="", help="id or path (default: the newest)"
        )
        parser.add_argument("--program", default="", metavar="NAME", help="only this one (default: all)")
        parser.add_argument(
            "--long", action="store_true", help="also why, until when, flags, waivers and official tests"
        )
        parser.add_argument("--html", type=Path, metavar="FILE", help="write a page with everything, too")
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """Show."""
        from assay.cli.judge_bundle import insist_on_program  # keeps `assay --help` fast
        from assay.formats import guidelines

        guideline = guidelines.find(parsed_args.guideline)
        if parsed_args.program:
            insist_on_program(guideline, parsed_args.program)
        if parsed_args.html:
            from assay.report import guideline_html

            guideline_html.write(parsed_args.html, guideline)
        programs = [parsed_args.program] if parsed_args.program else list(guideline.programs)
        rows = _rows(guideline, programs)
        columns = list(rows[0]) if rows else ["capability"]
        if not parsed_args.long:
            columns = [name for name in columns if name not in _LONG]
        return tuple(columns), [tuple(row[name] for name in columns) for row in rows]


_LONG = ("until", "why", "flags", "waivers", "tests")


def _rows(guideline: "Guideline", programs: list[str]) -> list[dict[str, Any]]:
    from assay.model.verdict import Level  # keeps `assay --help` fast

    asks = {
        program: guideline.mandates(program) | guideline.behaviour(program) for program in guideline.programs
    }
    asked = {name: status for program in programs for name, status in asks[program].items()}
    below = {name for program in programs for name in guideline.behaviour(program)}
    rows = []
    for name, status in asked.items():
        one = guideline.capabilities[name]
        rows.append(
            {
                "capability": name,
                "status": status.value,
                "level": (Level.BEHAVIOUR if name in below else Level.API).value,
                "programs": ", ".join(program for program in guideline.programs if name in asks[program]),
                "since": one.since,
                "until": one.until,
                "score": guideline.scoring.total(one.score.met) if one.score else "",
                "description": one.description,
                "why": one.why,
                "checks": ", ".join(one.checks),
                "flags": ", ".join(flag.about for flag in guideline.flags if flag.capability == name),
                "waivers": ", ".join(one.id for one in guideline.waivers if one.capability == name),
                "tests": ", ".join(test.test for test in one.tests),
            }
        )
    return rows
