"""`assay lab up`: a real OpenStack cloud on this machine."""

import argparse

from cliff.command import Command

from assay.cli.teaching import Teaching


class LabUp(Teaching, Command):
    """Start a real OpenStack cloud on this machine, and return when it is ready.

    It needs no root, no broker and no database server. The first time its packages are installed and its
    databases prepared (about a minute); after that it takes seconds. Its users are entries of a clouds.yaml
    that any OpenStack client can use: NAME, NAME-other (a tenant in another project) and NAME-admin.

    north and south have real virtual machines. They need root and Debian packages, and say which are missing.

      assay lab up alpha
      assay lab up charlie --release 2025.1 --shape tenant-networks
      assay lab up north --install
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Return the parser of the arguments."""
        parser: argparse.ArgumentParser = super().get_parser(prog_name)
        parser.add_argument(
            "name",
            metavar="NAME",
            help="alpha (2026.2, tenant-networks), bravo (2025.1, provider-network), north (2026.2, "
            "guest-overlay), south (2026.2, guest-direct) or a name of your own",
        )
        parser.add_argument("--release", metavar="RELEASE", help="OpenStack release: 2026.2 or 2025.1")
        parser.add_argument(
            "--shape",
            metavar="SHAPE",
            help="kind of cloud: tenant-networks, provider-network, guest-overlay or guest-direct",
        )
        parser.add_argument(
            "--install",
            action="store_true",
            help="install the Debian packages that real guests need and that are missing (they are named)",
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> None:
        """Start the cloud and say how to use it."""
        from assay.lab import up

        given = parsed_args
        cloud = up(given.name, given.release, given.shape, self.tell, given.install)
        self.app.stdout.write(
            f"{cloud.name} is ready: OpenStack {cloud.release}, {cloud.shape}, {cloud.auth_url}\n"
            f"export OS_CLIENT_CONFIG_FILE={cloud.clouds_yaml}\n"
            f"openstack --os-cloud {cloud.name} server list\n"
        )
