"""`assay guideline lint`: find every fault of a guideline."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cliff.command import Command

from assay.cli.teaching import Teaching
from assay.problem import ExitCode

if TYPE_CHECKING:
    from assay.formats.guideline_rules import Fault
    from assay.model.guideline import Guideline


class GuidelineLint(Teaching, Command):
    """Find every fault of guideline documents, each by the name of its rule.

    Looks at the schema, dangling names, scores, flags and waivers, dates, checks that do not exist, and
    whether a document changed after it was approved; with --against, whether it may follow another guideline.
    Exits with 0 if there is none and 2 otherwise.

    assay guideline lint
    assay guideline lint draft.yaml --against 2026.11
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument(
            "documents", metavar="FILE", type=Path, nargs="*", help="documents (default: all installed)"
        )
        parser.add_argument(
            "--against", metavar="OLD", default="", help="id or path of the guideline that it follows"
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Lint."""
        from assay.formats import guidelines  # keeps `assay --help` fast
        from assay.runner import suite

        proves = {id: check.proves for id, check in suite.load().checks.items()}
        old = guidelines.find(parsed_args.against) if parsed_args.against else None
        worst = ExitCode.OK
        for path in parsed_args.documents or guidelines.installed().values():
            faults = _faults(path, proves, old)
            for fault in faults:
                self.app.stdout.write(f"{path}: {fault}\n")
                worst = ExitCode.USAGE
            if not faults:
                self.app.stdout.write(f"{path}: sound\n")
        return int(worst)


def _faults(path: Path, proves: dict[str, str], old: "Guideline | None") -> "list[Fault]":
    from assay.formats import (
        bounded_yaml,
        guideline,
        guideline_approved,
        guideline_build,
        guideline_lifecycle,
    )

    document, digest = bounded_yaml.read(path)
    faults = guideline.lint(document)
    if any(not guideline.forgiven(document, fault) for fault in faults):
        return faults
    built = guideline_build.build(document, digest)
    # An imported guideline borrows checks for its tests, and its capabilities are cut otherwise than ours.
    own = "origin" not in document
    faults += [one for one in _checks(built, proves) if own or one.name == "dangling-check"]
    faults += guideline_approved.faults(document, guideline_approved.register(path.parent))
    if old is not None:
        faults += guideline_lifecycle.faults(built, old)
    return faults


def _checks(guideline: "Guideline", proves: dict[str, str]) -> "list[Fault]":
    from assay.formats.guideline_rules import Fault

    return [
        Fault(at=f"capabilities.{name}", name=rule, says=says)
        for name, capability in guideline.capabilities.items()
        for rule, says in _check_faults(capability.checks, name, proves)
    ]


def _check_faults(
    checks: tuple[str, ...], capability: str, proves: dict[str, str]
) -> Iterator[tuple[str, str]]:
    for id in checks:
        if id not in proves:
            yield "dangling-check", f"there is no check {id!r}"
        elif proves[id] != capability:
            yield "foreign-check", f"the check {id!r} says that it proves {proves[id]}"
    for id, proven in proves.items():
        if proven == capability and id not in checks:
            yield "forgotten-check", f"the check {id!r} proves it too, and is not named"
