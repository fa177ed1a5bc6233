"""`assay lab list`: the clouds of the lab."""

import argparse

from cliff.lister import Lister

from assay.cli.teaching import Teaching


class LabList(Teaching, Lister):
    """List the clouds of the lab on this machine.

    The state is `ready`, `starting`, `failed` or `dead`; `assay lab status NAME` tells more.

      assay lab list -f json
    """

    def take_action(
        self, parsed_args: argparse.Namespace
    ) -> tuple[tuple[str, ...], list[tuple[str, str, str, str, str]]]:
        """Return columns and rows."""
        from assay.lab import lifecycle, status

        found = [status.of(name) for name in lifecycle.known()]
        rows = [(one.name, one.state, one.release, one.shape, one.auth_url) for one in found]
        return ("Name", "State", "Release", "Shape", "Auth URL"), rows
