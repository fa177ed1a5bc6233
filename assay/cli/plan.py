"""`assay plan`: what would be run."""

import argparse
from typing import Any

from cliff.lister import Lister

from assay.cli import arguments
from assay.cli.teaching import Teaching


class PlanRun(Teaching, Lister):
    """List the checks that a run would carry out, in the order of starting, without touching any cloud.

    assay plan
    assay plan --program compute --check 'compute.*' -f json
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        arguments.add_selection(parser)
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """Plan."""
        from assay.formats import guidelines  # keeps `assay --help` fast
        from assay.model.verdict import Level
        from assay.runner import plan, suite

        installed = suite.load()
        made = plan.make(
            installed,
            patterns=parsed_args.check,
            guideline=guidelines.find(parsed_args.guideline),
            program=parsed_args.program,
            level=Level(parsed_args.level),
        )
        uses = ", ".join(f"{number} {name}" for name, number in sorted(made.uses(installed).items()))
        self.app.stderr.write(
            f"{len(made.checks)} checks, about {made.estimate(parsed_args.jobs):.0f} s with "
            f"{parsed_args.jobs} at a time; at least {uses or 'nothing'} of the quota\n"
        )
        return (
            ("check", "proves", "needs", "seconds", "requirement"),
            [
                (
                    check.id,
                    check.proves,
                    ", ".join(check.needs),
                    round(made.takes[check.id], 1),
                    check.sentence,
                )
                for check in made.checks
            ],
        )
