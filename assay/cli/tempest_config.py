"""`assay tempest config`: a configuration of Tempest for a cloud, as a tenant sees it."""

import argparse
from pathlib import Path

from cliff.command import Command

from assay.cli import arguments
from assay.cli.teaching import Teaching


class TempestConfig(Teaching, Command):
    """Write a tempest.conf for a cloud, with an ordinary tenant's credentials; creates nothing in the cloud.

    Passwords go into accounts.yaml beside it, which its owner alone may read. What needs an administrator is
    left out and said; --admin names one, if you have one.

    assay tempest config mycloud -o tempest
    assay tempest config mycloud --alt mycloud-other --admin mycloud-admin -o tempest
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        arguments.add_cloud(parser)
        arguments.add_choices(parser)
        parser.add_argument(
            "-o", "--output", type=Path, required=True, metavar="DIR", help="folder to write to"
        )
        parser.add_argument(
            "--alt",
            action="append",
            default=[],
            metavar="ENTRY",
            help="entry in clouds.yaml of another tenant of this cloud; may be repeated",
        )
        parser.add_argument("--admin", default="", metavar="ENTRY", help="entry of an administrator")
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Look, and write."""
        from assay.cli.clouds import config_files, insist_on_name  # keeps `assay --help` fast
        from assay.cloud.connect import connect
        from assay.tempest import accounts, configuration, seen
        from assay.tempest.write import write

        cloud = insist_on_name(parsed_args.cloud)
        files = config_files(cloud)
        line = connect(cloud, config_files=files, timeout=parsed_args.timeout)
        used = [accounts.account(cloud, line.connection.config.config.get("auth", {}))]
        for entry in (*parsed_args.alt, *filter(None, [parsed_args.admin])):
            other = connect(entry, config_files=config_files(entry), timeout=parsed_args.timeout)
            auth = other.connection.config.config.get("auth", {})
            used.append(accounts.account(entry, auth, admin=entry == parsed_args.admin))
        found = seen.look(line, arguments.choices(parsed_args))
        folder = parsed_args.output.resolve()
        lacking = configuration.left_out(found, used)
        chosen = configuration.settings(found, used, folder / "accounts.yaml")
        path = write(
            folder,
            configuration.document(chosen, lacking, cloud),
            accounts.document(used, found.network),
        )
        for sentence in lacking:
            self.app.stderr.write(f"left out: {sentence}\n")
        self.app.stdout.write(f"{path}\n")
        return 0
