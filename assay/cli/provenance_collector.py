"""`assay provenance collector`: the collector as one file."""

import argparse

from cliff.command import Command

from assay.cli.teaching import Teaching


class ProvenanceCollector(Teaching, Command):
    """Print the program that collects provenance, for a control node that has no Assay.

    It is one file, to be read before it is run, and needs Python 3.8 or newer and nothing else: no network,
    no cloud, no right to write but for its output.

    assay provenance collector > collector.py
    ssh control1 sudo python3 - --root / < collector.py > control1.json
    """

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Print it."""
        import inspect  # keeps `assay --help` fast

        from assay.provenance import collector

        self.app.stdout.write(inspect.getsource(collector))
        return 0
