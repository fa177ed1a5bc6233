"""Arguments that several commands have in common."""

import argparse
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assay.kit.cloud import Choices

_BUNDLE = "folder that `assay run CLOUD -o DIR` wrote, or archive that `assay pack` made of it"


def add_cloud(parser: argparse.ArgumentParser) -> None:
    """Add the cloud, which may come from OS_CLOUD as for every OpenStack client."""
    parser.add_argument(
        "cloud",
        metavar="CLOUD",
        nargs="?",
        default=os.environ.get("OS_CLOUD", ""),
        help="entry in clouds.yaml (default: $OS_CLOUD)",
    )
    parser.add_argument(
        "--timeout", type=float, default=60.0, metavar="SECONDS", help="for one request (default: 60)"
    )


def add_selection(parser: argparse.ArgumentParser) -> None:
    """Add what to run."""
    parser.add_argument(
        "--check",
        action="append",
        default=[],
        metavar="PATTERN",
        help="only checks like this, such as 'compute.server.*'; may be repeated",
    )
    parser.add_argument(
        "--guideline", default="", metavar="ID", help="id or path of a guideline (default: the newest)"
    )
    parser.add_argument(
        "--program",
        default="",
        metavar="NAME",
        help="run only what this program names, and judge by it (default: run all, judge by platform)",
    )
    parser.add_argument(
        "--level",
        choices=("api", "behaviour"),
        default="api",
        help="how far to look: at the API alone, or into guests that are booted, too (default: api)",
    )
    parser.add_argument("--jobs", type=int, default=8, metavar="N", help="checks at a time (default: 8)")


def add_guideline(parser: argparse.ArgumentParser, *, of_the_run: bool = False) -> None:
    """Add what to judge by.

    Args:
        parser: Of the command.
        of_the_run: Judge by the program that the run was for, unless another is named.
    """
    parser.add_argument(
        "--guideline", default="", metavar="ID", help="id or path of a guideline (default: the newest)"
    )
    default = "that of the run" if of_the_run else "platform"
    parser.add_argument(
        "--program",
        default="" if of_the_run else "platform",
        metavar="NAME",
        help=f"program to judge by (default: {default})",
    )


def add_day(parser: argparse.ArgumentParser) -> None:
    """Add the day for which to judge."""
    parser.add_argument(
        "--on", type=_day, default="", metavar="DATE", help="judge for this day (default: that of the run)"
    )


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError as failure:
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2026-11-30") from failure


def add_choices(parser: argparse.ArgumentParser) -> None:
    """Add what to boot with."""
    for name in ("image", "flavor", "network"):
        parser.add_argument(
            f"--{name}", default="", metavar="NAME", help=f"{name} to boot with (default: Assay chooses)"
        )


def choices(parsed: argparse.Namespace) -> "Choices":
    """What to boot with."""
    from assay.kit.cloud import Choices  # keeps `assay --help` fast

    return Choices(image=parsed.image, flavor=parsed.flavor, network=parsed.network)


def add_bundle(parser: argparse.ArgumentParser) -> None:
    """Add a bundle to read."""
    parser.add_argument("bundle", metavar="DIR", type=Path, help=_BUNDLE)


def add_folder(parser: argparse.ArgumentParser) -> None:
    """Add a bundle to change, or to make an archive of; an archive will not do."""
    parser.add_argument(
        "bundle", metavar="DIR", type=Path, help="folder that `assay run CLOUD -o DIR` wrote; not an archive"
    )


def add_bundles(parser: argparse.ArgumentParser) -> None:
    """Add one bundle to read or several."""
    parser.add_argument(
        "bundles", metavar="DIR", type=Path, nargs="+", help=f"{_BUNDLE}; several of one cloud count together"
    )


def add_each_bundle(parser: argparse.ArgumentParser) -> None:
    """Add bundles, each of which is looked at by itself."""
    parser.add_argument("bundles", metavar="DIR", type=Path, nargs="+", help=_BUNDLE)


def add_code(parser: argparse.ArgumentParser) -> None:
    """Add a comparison of the running code with upstream's."""
    parser.add_argument(
        "--provenance",
        type=Path,
        default=None,
        metavar="FILE",
        help="what `assay provenance compare -f json` wrote",
    )


def add_instance(parser: argparse.ArgumentParser) -> None:
    """Whose certificates and log are trusted."""
    parser.add_argument(
        "--instance",
        type=Path,
        default=None,
        metavar="FILE",
        help="trust configuration of a sigstore of your own (default: the public one)",
    )
