"""`assay refstack upload`: official results in the old wire format."""

import argparse
from pathlib import Path

from cliff.command import Command

from assay.cli.teaching import Teaching
from assay.problem import Problem


class RefstackUpload(Teaching, Command):
    """Upload results of official tests to a server that speaks RefStack's wire format.

    It carries passes alone: whatever failed or skipped itself is left out, as by RefStack's own client.

    assay refstack upload results.json --url https://refstack.example
    assay refstack upload tempest-workspace --cpid 3d1c4a34b3d2 --url https://refstack.example --key id_rsa
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument(
            "results", metavar="PATH", type=Path, help="RefStack's JSON, a subunit stream, or a stestr folder"
        )
        parser.add_argument("--url", required=True, help="the server")
        parser.add_argument(
            "--cpid",
            default="",
            metavar="ID",
            help="which cloud: the id of the identity service in its catalogue",
        )
        parser.add_argument("--seconds", type=int, default=0, metavar="N", help="how long the run took")
        parser.add_argument(
            "--key", type=Path, default=None, metavar="FILE", help="RSA private key to sign with"
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> None:
        """Upload."""
        from assay.formats import official_results  # keeps `assay --help` fast
        from assay.formats.official_results import refstack
        from assay.tempest.upload import upload

        found = official_results.read(parsed_args.results)
        cpid, seconds = parsed_args.cpid, parsed_args.seconds
        if not cpid and parsed_args.results.suffix == ".json":
            cpid, seconds = refstack.origin(parsed_args.results)
        if not cpid:
            raise Problem("Nothing says which cloud these results are of.", advice="Name it by --cpid ID.")
        document = refstack.write(found, cpid=cpid, seconds=seconds)
        if not document["results"]:
            raise Problem("No test passed, so there is nothing that this format could carry.")
        shown = upload(parsed_args.url, document, parsed_args.key)
        self.app.stdout.write(f"{len(document['results'])} passes uploaded: {shown}\n")
