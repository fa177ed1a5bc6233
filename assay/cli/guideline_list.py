"""`assay guideline list`: the guidelines that are installed."""

import argparse
from typing import Any

from cliff.lister import Lister

from assay.cli.teaching import Teaching


class GuidelineList(Teaching, Lister):
    """List the guidelines that are installed, oldest first."""

    def take_action(self, parsed_args: argparse.Namespace) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """List."""
        from assay.formats import guideline, guidelines  # keeps `assay --help` fast

        rows = []
        for path in guidelines.installed().values():
            one = guideline.load(path)
            rows.append(
                (one.id, one.status, ", ".join(one.programs), len(one.capabilities), ", ".join(one.releases))
            )
        return ("guideline", "status", "programs", "capabilities", "releases"), rows
