"""`assay lab deviate`: a cloud with something wrong."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cliff.command import Command

from assay.cli.teaching import Teaching

if TYPE_CHECKING:
    from assay.lab.proxy.twin import Twin


class ParserOfCommand(argparse.ArgumentParser):
    """A parser that leaves what follows `--` alone.

    argparse.REMAINDER does not do: after a positional argument it swallows our own options as well.
    """

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse what precedes `--`, and keep the rest as `command`."""
        given = list(sys.argv[1:] if args is None else args)
        end = given.index("--") if "--" in given else len(given)
        parsed, unknown = super().parse_known_args(given[:end], namespace)
        parsed.command = given[end + 1 :]
        return parsed, unknown


class LabDeviate(Teaching, Command):
    """Put a proxy in front of a cloud that makes it wrong in ways you choose.

    The cloud then has a twin, CLOUD-deviating, for any OpenStack client, until Ctrl-C or until COMMAND ends:

      assay lab deviate alpha --deviation server-lock-swallowed
      assay lab deviate alpha --weather throttling -- assay run alpha-deviating

    With COMMAND, its exit code is this command's.
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Return the parser of the arguments."""
        parser = ParserOfCommand(
            prog=prog_name,
            usage="%(prog)s CLOUD [--deviation NAME]... [--weather NAME] [--seed N] [-- COMMAND ...]",
            description=self.get_description(),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        parser.add_argument("cloud", metavar="CLOUD", help="a cloud of the lab, or of any clouds.yaml")
        parser.add_argument(
            "--deviation",
            metavar="NAME",
            action="append",
            default=[],
            help="what is wrong with it; may be given again (`assay lab faults` lists them)",
        )
        parser.add_argument("--weather", metavar="NAME", help="what the network does to its clients")
        parser.add_argument(
            "--seed", metavar="N", type=int, default=0, help="of the weather's chance (default: 0)"
        )
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Run the proxy, and the command if there is one."""
        from assay.lab.deviations import find
        from assay.lab.proxy.foreground import orderly_end, run_command, wait_for_end
        from assay.lab.proxy.twin import deviating
        from assay.lab.proxy.weather import find_weather

        deviations = [find(name) for name in dict.fromkeys(parsed_args.deviation)]
        weather = find_weather(parsed_args.weather) if parsed_args.weather else None
        planted = [one.name for one in (*deviations, weather) if one]
        with orderly_end(), deviating(parsed_args.cloud, deviations, weather, parsed_args.seed) as twin:
            if parsed_args.command:
                code = run_command(
                    parsed_args.command, os.environ | {"OS_CLIENT_CONFIG_FILE": str(twin.clouds_yaml)}
                )
            else:
                wait_for_end(lambda: self._introduce(twin))
                code = 0
            self._sum_up(twin, planted)
        return code

    def _introduce(self, twin: "Twin") -> None:
        print(f"export OS_CLIENT_CONFIG_FILE={twin.clouds_yaml}", file=self.app.stdout)
        print(
            f"# now, for example: assay run {twin.name}   (Ctrl-C ends it)", file=self.app.stdout, flush=True
        )

    def _sum_up(self, twin: "Twin", planted: list[str]) -> None:
        # On stderr: the standard output is the command's.
        for name in planted:
            times = sum(touch.fault == name for touch in twin.proxy.touches)
            print(f"{name}: touched {times} request(s)", file=sys.stderr)
        for failure in twin.proxy.failures:
            print(f"{failure.method} {failure.url}: {failure.reason}", file=sys.stderr)
