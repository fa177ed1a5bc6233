"""`assay run`: carry out the checks on a cloud and leave a bundle."""

import argparse
from dataclasses import replace
from pathlib import Path

from cliff.command import Command

from assay.cli import arguments
from assay.cli.teaching import Teaching


class Run(Teaching, Command):
    """Run the checks on a cloud, leave the evidence in a folder, and say the verdict.

    Creates servers, networks, volumes, images and containers in the project, all named assay-..., and removes
    them at the end, also after Ctrl-C. Needs an ordinary tenant's credentials and nothing else.

    assay run mycloud -o evidence
    assay run mycloud -o evidence --check 'compute.server.*' --jobs 4
    assay run mycloud -o evidence --second mycloud-other
    assay run mycloud -o evidence --level behaviour --distribution debian-12
    assay run mycloud -o evidence --resume
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        arguments.add_cloud(parser)
        parser.add_argument(
            "-o", "--output", type=Path, default=None, metavar="DIR", help="where the bundle goes"
        )
        arguments.add_selection(parser)
        arguments.add_choices(parser)
        parser.add_argument(
            "--second",
            default="",
            metavar="CLOUD",
            help="entry of another project on the same cloud, to see that it is kept out of the first",
        )
        parser.add_argument(
            "--distribution",
            default="",
            metavar="IMAGE",
            help="image with cloud-init, such as a Debian's, to see what becomes of it on this cloud",
        )
        parser.add_argument(
            "--nonce",
            default="",
            metavar="X",
            help="what somebody asks the run to carry, to know that it is not older than the question",
        )
        parser.add_argument(
            "--shuffle", type=int, default=None, metavar="SEED", help="start the checks in a random order"
        )
        parser.add_argument(
            "--resume", action="store_true", help="go on with the bundle in DIR after an interruption"
        )
        parser.add_argument(
            "--time", action="store_true", help="show at the end where the time went; see `assay time`"
        )
        parser.add_argument(
            "--replayable",
            action="store_true",
            help="keep whole answers, however long, so that the run can be replayed; see `assay lab prove`",
        )
        parser.add_argument("--report", action="store_true", help="write the HTML report beside the bundle")
        parser.add_argument("--quiet", action="store_true", help="say the verdict only")
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Run, seal, judge."""
        from assay.cli.run_cloud import Wish, run_cloud  # keeps `assay --help` fast

        return int(
            run_cloud(
                Wish(
                    cloud=parsed_args.cloud,
                    output=parsed_args.output,
                    patterns=tuple(parsed_args.check),
                    guideline=parsed_args.guideline,
                    program=parsed_args.program,
                    level=parsed_args.level,
                    jobs=parsed_args.jobs,
                    timeout=parsed_args.timeout,
                    choices=replace(arguments.choices(parsed_args), distribution=parsed_args.distribution),
                    second=parsed_args.second,
                    nonce=parsed_args.nonce,
                    shuffle=parsed_args.shuffle,
                    resume=parsed_args.resume,
                    time=parsed_args.time,
                    quiet=self.quiet,
                    report=parsed_args.report,
                    replayable=parsed_args.replayable,
                )
            )
        )
