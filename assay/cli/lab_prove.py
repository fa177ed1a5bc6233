"""`assay lab prove`: test the tests."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from cliff.lister import Lister

from assay.cli.teaching import Teaching
from assay.problem import ExitCode, Problem

GUEST = "guest."
GUEST_CHECKS = "guest.*"


class LabProve(Teaching, Lister):
    """Plant every deviation in front of a lab cloud and see that exactly the check that it breaks goes red.

    Exits with 0 if every deviation and every claim of every check was detected and no other check was moved,
    and 1 otherwise. With --replay the cloud is a recording, which takes seconds.

    assay lab prove alpha
    assay lab prove alpha --deviation server-lock-swallowed
    assay lab prove north --check 'guest.*'
    assay lab prove --replay north.assay --check 'guest.*'
    assay lab prove alpha --replay alpha-recorded
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument(
            "cloud",
            metavar="NAME",
            nargs="?",
            default="",
            help="a lab cloud that is up (default: none, and all is replayed)",
        )
        parser.add_argument(
            "--replay",
            type=Path,
            metavar="BUNDLE",
            help="plant them in what `assay run --replayable` recorded, and in the cloud, if one is named, "
            "only what that does not prove",
        )
        parser.add_argument(
            "--deviation", action="append", default=[], metavar="NAME", help="only this one; may be repeated"
        )
        parser.add_argument(
            "--check",
            action="append",
            default=[],
            metavar="PATTERN",
            help="only checks like this, and deviations that break them; may be repeated (default: those of "
            "the API)",
        )
        parser.add_argument("--jobs", type=int, default=6, metavar="N", help="checks at a time (default: 6)")
        return parser

    def run(self, parsed_args: argparse.Namespace) -> int:
        """Print the proofs, and exit with whether they hold."""
        super().run(parsed_args)
        return int(self._exit_code)

    def take_action(self, parsed_args: argparse.Namespace) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """Prove."""
        from assay.lab.deviations import all_deviations, find  # keeps `assay --help` fast
        from assay.prove.matrix import prove
        from assay.prove.recording import load
        from assay.prove.replay import replay
        from assay.runner import plan, suite

        installed = suite.load()
        named = [find(name) for name in parsed_args.deviation]
        patterns = parsed_args.check or [GUEST_CHECKS] * any(one.breaks.startswith(GUEST) for one in named)
        checks = {check.id: check for check in plan.make(installed, patterns=patterns).checks}
        chosen = [one for one in named or all_deviations() if one.breaks in checks]
        looked_at = replace(installed, checks=checks)
        if parsed_args.cloud:
            proven = prove(
                looked_at,
                parsed_args.cloud,
                chosen,
                recording=load(parsed_args.replay) if parsed_args.replay else None,
                jobs=parsed_args.jobs,
                tell=self.tell,
            )
        elif parsed_args.replay:
            proven = replay(looked_at, parsed_args.replay, chosen, tell=self.tell)
        else:
            raise Problem(
                "Neither a cloud nor a recording was named.",
                advice="Name a lab cloud that is up, or what `assay run --replayable` made by --replay.",
            )
        proofs = proven.proofs
        detected = sum(proof.outcome.value == "fail" for proof in proofs)
        unmoved = sum(not proof.moved for proof in proofs)
        share = 100 * detected / len(proofs) if proofs else 0.0
        print(
            f"{detected} of {len(proofs)} deviations detected ({share:.0f}%), "
            f"{len(proofs) - unmoved} moved another check, "
            f"{len(chosen) - len(proofs)} are about checks that this cloud does not pass",
            file=self.app.stderr,
        )
        missed = sum(len(claims) for claims in proven.undetected.values())
        print(
            f"{proven.claims - missed} of {proven.claims} claims detected, of the checks of which every "
            "deviation was planted",
            file=self.app.stderr,
        )
        for check, claims in proven.undetected.items():
            print(f"  {check}: nothing refutes {'; '.join(claims)}", file=self.app.stderr)
        self._exit_code = ExitCode.OK if proven.holds else ExitCode.NONCONFORMANT
        return (
            ("deviation", "breaks", "outcome", "moved", "requests touched"),
            [
                (
                    proof.deviation.name,
                    proof.deviation.breaks,
                    proof.outcome.value,
                    ", ".join(f"{id} {outcome}" for id, outcome in sorted(proof.moved.items())),
                    proof.fired,
                )
                for proof in proofs
            ],
        )
