"""`assay guideline coverage`: what of an official list of tests our checks prove."""

import argparse
from typing import Any

from cliff.lister import Lister

from assay.cli.teaching import Teaching
from assay.problem import ExitCode


class GuidelineCoverage(Teaching, Lister):
    """Show which checks prove what each test of an official list tests, and what is not covered and why.

    Exits with 0 if every test has checks that exist or a reason, and 1 otherwise.

    assay guideline coverage 2022.11
    assay guideline coverage 2022.11 --uncovered -f yaml
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument("list", metavar="LIST", help="the official list, such as 2022.11")
        parser.add_argument(
            "--uncovered", action="store_true", help="only the tests that no check stands for, and why"
        )
        return parser

    def run(self, parsed_args: argparse.Namespace) -> int:
        """Print the map, and exit with whether it is whole."""
        super().run(parsed_args)
        return int(self._exit_code)

    def take_action(self, parsed_args: argparse.Namespace) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """Show."""
        from assay.formats import coverage  # keeps `assay --help` fast
        from assay.runner import suite

        known = suite.load().checks
        tests = coverage.load(parsed_args.list)
        dangling = {id for test in tests for id in test.checks if id not in known}
        covered = sum(test.covered for test in tests)
        self.app.stderr.write(
            f"{len(tests)} of {len(tests)} tests of {parsed_args.list} mapped: {covered} covered by "
            f"{len({id for test in tests for id in test.checks})} checks, {len(tests) - covered} by reason\n"
        )
        for id in sorted(dangling):
            self.app.stderr.write(f"there is no check {id!r}\n")
        self._exit_code = ExitCode.NONCONFORMANT if dangling else ExitCode.OK
        return ("id", "test", "checks", "reason", "why"), [
            (test.id, test.test, ", ".join(test.checks), test.reason.value if test.reason else "", test.why)
            for test in tests
            if not (parsed_args.uncovered and test.covered)
        ]
