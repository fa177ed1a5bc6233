"""`assay verdicts`: hold many bundles against a guideline, each by itself."""

import argparse
import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cliff.lister import Lister

from assay.cli import arguments
from assay.cli.teaching import Teaching
from assay.problem import ExitCode

_COLUMNS = ("bundle", "cloud", "run", "program", "guideline", "verdict", "level", "required", "passed", "why")


class JudgeEach(Teaching, Lister):
    """Judge many bundles, each by itself; a row for each bundle and program.

    Of an archive, what a verdict rests on is read and compared with the manifest; the claims, requests and
    answers behind it are not, unless with --whole. Who made it, and whether outcomes follow from claims, is
    for `assay verify`.

    One that is damaged keeps no other from being judged: its row has no verdict and says why.
    Exits with 2 if there is one that cannot be judged, or else 1 if one is nonconformant, 3 if one is
    incomplete, and 0 if all are conformant.

    assay verdicts register/*.assay
    assay verdicts register/*.assay --program platform --program compute -f csv
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        arguments.add_each_bundle(parser)
        parser.add_argument(
            "--guideline", default="", metavar="ID", help="id or path of a guideline (default: the newest)"
        )
        parser.add_argument(
            "--program",
            action="append",
            default=[],
            metavar="NAME",
            help="program to judge by; may be repeated (default: platform)",
        )
        parser.add_argument(
            "--whole", action="store_true", help="compare every file of an archive with its manifest"
        )
        arguments.add_day(parser)
        return parser

    def run(self, parsed_args: argparse.Namespace) -> int:
        """Print the rows and exit with the worst."""
        self._exit_codes: set[ExitCode] = set()
        super().run(parsed_args)
        from assay.cli.verdicts import WORST  # keeps `assay --help` fast

        return int(next(one for one in WORST if one in self._exit_codes))

    def take_action(self, parsed_args: argparse.Namespace) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """Judge."""
        from assay.cli.judge_bundle import insist_on_program  # keeps `assay --help` fast
        from assay.formats import guidelines

        guideline = guidelines.find(parsed_args.guideline)
        programs = list(dict.fromkeys(parsed_args.program or ["platform"]))
        for program in programs:
            insist_on_program(guideline, program)
        # Reading makes thousands of things and no garbage; looking for some takes as long as reading.
        gc.disable()
        try:
            return _COLUMNS, [
                row
                for bundle in parsed_args.bundles
                for row in self._rows(bundle, guideline, programs, parsed_args)
            ]
        finally:
            gc.enable()

    def _rows(
        self, bundle: Path, guideline: Any, programs: list[str], asked: argparse.Namespace
    ) -> Iterator[tuple[Any, ...]]:
        from assay.cli.judge_bundle import evidence_of
        from assay.cli.verdicts import EXIT_CODES, row
        from assay.judge.verdict import judge
        from assay.problem import Problem

        try:
            evidence = evidence_of(bundle, whole=asked.whole)
        except Problem as problem:
            self._exit_codes.add(problem.exit_code)
            for program in programs:
                told = {
                    "bundle": str(bundle),
                    "program": program,
                    "guideline": guideline.id,
                    "why": str(problem),
                }
                yield tuple(told.get(name, "") for name in _COLUMNS)
            return
        for program in programs:
            verdict = judge(guideline, program, evidence, on=asked.on)
            self._exit_codes.add(EXIT_CODES[verdict.conformance])
            told = {"bundle": str(bundle), "cloud": evidence.cloud.name, "run": evidence.run, **row(verdict)}
            yield tuple({**told, "why": " ".join(verdict.reasons)}[name] for name in _COLUMNS)
