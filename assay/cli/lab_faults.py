"""`assay lab faults`: everything that can be made wrong with a cloud."""

import argparse

from cliff.lister import Lister

from assay.cli.teaching import Teaching


class LabFaults(Teaching, Lister):
    """List the deviations and weathers that a proxy can give a cloud.

    A deviation is one thing that the cloud does wrong, and names the check that must notice. Weather is what
    any network does. Plant them with `assay lab deviate`:

      assay lab deviate alpha --deviation server-lock-swallowed -- assay run alpha-deviating
    """

    def take_action(
        self, parsed_args: argparse.Namespace
    ) -> tuple[tuple[str, ...], list[tuple[str, str, str, str]]]:
        """Return columns and rows."""
        from assay.lab.deviations import all_deviations
        from assay.lab.proxy.weather import WEATHERS

        rows = [("deviation", one.name, one.breaks, one.sentence) for one in all_deviations()]
        rows += [("weather", one.name, "", one.sentence) for one in WEATHERS]
        return ("Kind", "Name", "Breaks", "What"), rows
