"""Arguments that the drills have in common."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assay.cli.drill_clouds import Wish
    from assay.model.drill import DrillKind


def add(parser: argparse.ArgumentParser) -> None:
    """Add both clouds, and what is rehearsed on them."""
    parser.add_argument(
        "--from", dest="source", required=True, metavar="CLOUD", help="where the application is at first"
    )
    parser.add_argument(
        "--to", dest="target", required=True, metavar="CLOUD", help="where it moves or grows to"
    )
    parser.add_argument(
        "--app",
        type=Path,
        default=None,
        metavar="FILE",
        help="manifest or Heat template of an application (default: Assay's own); see `assay drill manifest`",
    )
    parser.add_argument(
        "--parameter",
        type=_parameter,
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="what a parameter of the template is; can be given more than once",
    )
    parser.add_argument(
        "-o", "--output", type=Path, default=None, metavar="DIR", help="where the bundle goes"
    )
    parser.add_argument("--plan", action="store_true", help="say what would be adapted, and create nothing")
    for side, word in (("from", "first"), ("to", "other")):
        for what in ("flavor", "network"):
            parser.add_argument(
                f"--{side}-{what}",
                default="",
                metavar="NAME",
                help=f"{what} to boot with on the {word} cloud (default: Assay chooses)",
            )
    parser.add_argument(
        "--limit", type=float, default=20.0, metavar="GIB", help="that one image may have (default: 20)"
    )
    parser.add_argument(
        "--within",
        type=int,
        default=300,
        metavar="SECONDS",
        help="in which a guest of Assay's own has to be ready (default: 300)",
    )
    parser.add_argument(
        "--timeout", type=float, default=60.0, metavar="SECONDS", help="for one request (default: 60)"
    )
    parser.add_argument("--report", action="store_true", help="write the HTML page beside the bundle")
    parser.add_argument("--quiet", action="store_true", help="say the outcome only")


def _parameter(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not name or not sign:
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=VALUE")
    return name, value


def wish(kind: "DrillKind", parsed: argparse.Namespace, *, quiet: bool) -> "Wish":
    """What a person asked for."""
    from assay.cli.drill_clouds import Wish  # keeps `assay --help` fast
    from assay.kit.cloud import Choices

    return Wish(
        kind=kind,
        source=parsed.source,
        target=parsed.target,
        manifest=parsed.app,
        parameters=dict(parsed.parameter),
        output=parsed.output,
        here=Choices(flavor=parsed.from_flavor, network=parsed.from_network),
        there=Choices(flavor=parsed.to_flavor, network=parsed.to_network),
        limit=parsed.limit,
        timeout=parsed.timeout,
        within=parsed.within,
        plan=parsed.plan,
        quiet=quiet,
        report=parsed.report,
    )
