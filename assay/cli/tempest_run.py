"""`assay tempest run`: the official tests, unmodified, as a second witness."""

import argparse
from pathlib import Path

from cliff.command import Command

from assay.cli.teaching import Teaching


class TempestRun(Teaching, Command):
    """Run the official tests of a list on a cloud, and make evidence of the results.

    Tempest is installed on first use, unmodified and pinned, in an environment of its own. Unlike Assay it
    needs an administrator: its own discovery makes flavors, and each of its tests a project and users. Its
    configuration holds that password, and is removed at the end. The run beside which the results are to be
    judged tells which cloud it is.

    assay tempest run --as alpha-admin --beside evidence -o official
    assay tempest run --as mycloud-admin --beside evidence --concurrency 4 -o official
    assay judge evidence official
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument(
            "--as",
            dest="admin",
            metavar="CLOUD",
            required=True,
            help="an administrator's entry in clouds.yaml",
        )
        parser.add_argument(
            "--beside", metavar="DIR", type=Path, required=True, help="bundle of a run on the same cloud"
        )
        parser.add_argument("-o", "--output", metavar="DIR", type=Path, required=True, help="bundle to make")
        parser.add_argument(
            "--list", default="2022.11", metavar="ID", help="official list (default: 2022.11)"
        )
        parser.add_argument(
            "--concurrency", type=int, default=2, metavar="N", help="worker processes (default: 2)"
        )
        parser.add_argument(
            "--set",
            action="append",
            default=[],
            metavar="SECTION.NAME=VALUE",
            help="set in tempest.conf whatever was discovered; may be repeated",
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> None:
        """Run."""
        import tempfile  # keeps `assay --help` fast

        from assay.cli.clouds import config_files
        from assay.cli.judge_bundle import evidence_of
        from assay.cli.tempest_progress import progress
        from assay.cli.tempest_settings import settings
        from assay.evidence import beside
        from assay.formats import coverage
        from assay.tempest import environment
        from assay.tempest.workspace import Workspace

        ids = {test.id for test in coverage.load(parsed_args.list)}
        anyway = settings(parsed_args.set)
        evidence = evidence_of(parsed_args.beside)
        beside.insist_on_new(parsed_args.output)
        clouds_yaml = next(iter(config_files(parsed_args.admin) or ()), None)
        with tempfile.TemporaryDirectory(prefix="assay-tempest-") as folder:
            workspace = Workspace(Path(folder), environment.ensure(self.tell), clouds_yaml)
            image = Path(folder) / "image.img"
            image.write_bytes(b"\0" * 65536)
            self.tell("discovering the cloud")
            workspace.configure(parsed_args.admin, image, anyway)
            with progress(self.app.stderr) as begun:
                found = workspace.run(ids, concurrency=parsed_args.concurrency, begun=begun)
            source = f"Tempest {environment.VERSION}, list {parsed_args.list}"
            beside.write(parsed_args.output, found, evidence, source=source)
        self.app.stdout.write(f"{beside.told(found)}\nbundle  {parsed_args.output}\n")
