"""`assay guideline lint`: find every fault of a guideline."""

import argparse
from pathlib import Path

from cliff.command import Command

from assay.cli.teaching import Teaching
from assay.problem import ExitCode


class GuidelineLint(Teaching, Command):
    """Find every fault of guideline documents: against the schema, dangling names, unknown checks.

    Exits with 0 if there is none and 2 otherwise.

    assay guideline lint
    assay guideline lint draft.yaml
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument(
            "documents", metavar="FILE", type=Path, nargs="*", help="documents (default: all installed)"
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Lint."""
        from assay.formats import guideline, guidelines  # keeps `assay --help` fast
        from assay.runner import suite

        known = suite.load().checks
        worst = ExitCode.OK
        for path in parsed_args.documents or guidelines.installed().values():
            faults = guideline.lint_file(path)
            if not faults:
                document = guideline.load(path)
                faults = [
                    f"capabilities.{name}: {fault}"
                    for name, capability in document.capabilities.items()
                    for fault in _faults(
                        capability.checks, name, {id: one.proves for id, one in known.items()}
                    )
                ]
            for fault in faults:
                self.app.stdout.write(f"{path}: {fault}\n")
                worst = ExitCode.USAGE
            if not faults:
                self.app.stdout.write(f"{path}: sound\n")
        return int(worst)


def _faults(checks: tuple[str, ...], capability: str, proves: dict[str, str]) -> list[str]:
    faults = [f"there is no check {id!r}" for id in checks if id not in proves]
    faults += [
        f"the check {id!r} says that it proves {proves[id]}"
        for id in checks
        if id in proves and proves[id] != capability
    ]
    faults += [
        f"the check {id!r} proves it too, and is not named"
        for id, proven in proves.items()
        if proven == capability and id not in checks
    ]
    return faults
