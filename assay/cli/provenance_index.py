"""`assay provenance index`: what every file of a release has to be."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from cliff.command import Command

from assay.cli.teaching import Teaching
from assay.problem import ExitCode, Problem

if TYPE_CHECKING:
    from assay.provenance.pins import Pin


class ProvenanceIndex(Teaching, Command):
    """Index the digests of every file of some releases, from the archives that were published.

    Wheels come from the Python package index by pip, which checks their digests, and are kept in the cache.
    With constraints the digests that they pin are held to. Archives that you have can be named instead.

    Exits with 3 if a release that a collection names cannot be had; the others are indexed all the same.

    assay provenance index --for here.json -o index.json
    assay provenance index nova 34.0.0 keystone 30.0.0 -o index.json
    assay provenance index --constraints constraints.txt -o index.json.gz
    assay provenance index --archive cinder-29.0.0-py3-none-any.whl -o index.json
    """

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser = super().get_parser(prog_name)
        parser.add_argument(
            "releases", metavar="PROJECT VERSION", nargs="*", help="project or distribution, and its version"
        )
        parser.add_argument(
            "--for",
            dest="collections",
            action="append",
            type=Path,
            default=[],
            metavar="FILE",
            help="take every release that a collection names; may be repeated",
        )
        parser.add_argument(
            "--constraints",
            type=Path,
            default=None,
            metavar="FILE",
            help="take every project that it pins, such as `pip freeze` of a control node",
        )
        parser.add_argument(
            "--archive",
            action="append",
            type=Path,
            default=[],
            metavar="FILE",
            help="a wheel or sdist (.tar.gz) that you have; may be repeated",
        )
        parser.add_argument(
            "--sdist",
            action="store_true",
            help="the sdists as well, whose build scripts pip then runs to learn what they are",
        )
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
        return parser

    def take_action(self, parsed_args: argparse.Namespace) -> int:
        """Index."""
        from assay.provenance import archives, fetch, index, pins  # keeps `assay --help` fast

        wanted = _named(parsed_args.releases)
        if parsed_args.constraints:
            wanted += pins.read(parsed_args.constraints)
        found = [archives.read(path) for path in parsed_args.archive]
        kinds = (False, True) if parsed_args.sdist else (False,)
        for pin in wanted:
            self.tell(f"{pin.distribution} {pin.version}")
            found += [archives.read(fetch.fetch(pin, sdist=sdist)) for sdist in kinds]
        lacking = 0
        for pin in _named_by(parsed_args.collections):
            self.tell(f"{pin.distribution} {pin.version}")
            try:
                found += [archives.read(fetch.fetch(pin, sdist=sdist)) for sdist in kinds]
            except Problem as problem:  # a version of a vendor's own was never published; compare says so
                self.app.stderr.write(f"{problem}\n")
                lacking += 1
        built = index.build(found)
        index.write(built, parsed_args.output)
        files = sum(len(release.expected) for release in built.releases)
        self.app.stderr.write(f"{len(built.releases)} releases with {files} files\n")
        self.app.stdout.write(f"{parsed_args.output}\n")
        return int(ExitCode.INCOMPLETE if lacking else ExitCode.OK)


def _named_by(paths: list[Path]) -> list["Pin"]:
    from assay.provenance import collection
    from assay.provenance.pins import Pin

    found = {
        (one.distribution, one.version.partition("+")[0])
        for path in paths
        for one in collection.read(path).installations
        if one.version
    }
    return [Pin(distribution=name, version=version) for name, version in sorted(found)]


def _named(words: list[str]) -> list["Pin"]:
    from assay.provenance import designated
    from assay.provenance.pins import Pin

    if len(words) % 2:
        raise Problem(
            f"{words[-1]} has no version beside it.",
            advice="Name pairs, such as `nova 34.0.0`.",
        )
    projects = designated.find().projects
    known = {name: project.distributions[0] for name, project in projects.items()}
    known |= {name: name for project in projects.values() for name in project.distributions}
    for name in words[::2]:
        if name not in known:
            raise Problem(f"There is no project {name!r}.", advice=f"There are {', '.join(sorted(known))}.")
    return [
        Pin(distribution=known[name], version=version)
        for name, version in zip(words[::2], words[1::2], strict=True)
    ]
