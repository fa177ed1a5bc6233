"""Listens to a guest: what it said on its console, and the page that it serves."""

import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from assay.drills import causes
from assay.drills.application import Application, Page
from assay.drills.site import Site
from assay.guest import lines as guest_lines

_PAUSE = 2.0
_LONGEST_LINE = 2000
_MOST_LINES = 5000
_MOST_BODY = 64 * 1024


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a guest has said so far.

    Attributes:
        ready: Whether it said that it works.
        data: What it told of its data, the last time; empty if nothing.
        peer: Whether it said that it finds its other half.
        lost: Whether it said after that that it has lost it again.
        busy: Whether it said that it has more work than it can do.
        eased: Whether it said after that that it keeps up.
        last: The last line that it said.
    """

    ready: bool = False
    data: str = ""
    peer: bool = False
    lost: bool = False
    busy: bool = False
    eased: bool = False
    last: str = ""


class Witness(Protocol):
    """Hears what the guest of a server has said."""

    def __call__(self, site: Site, server: str) -> Said:
        """What the guest has said until now."""
        ...


def by_console(site: Site, server: str) -> Said:
    """What the guest of a server has said on its console, as far as the cloud still shows it."""
    return heard(site.application, site.console(server))


def heard(application: Application, console: str) -> Said:
    """What a console says, by the application's proof.

    Args:
        application: Knows what a healthy instance says.
        console: The text; its beginning may be cut, and kernel messages may run into lines.
    """
    proof = application.proof
    lines = [line[:_LONGEST_LINE] for line in console.splitlines()[-_MOST_LINES:]]
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    if application.vouched:
        lines = _vouched(console)
    data = [told[1] for line in lines if proof.data and (told := re.search(proof.data, line))]
    found, busy = _last(proof.peer, lines), _last(proof.busy, lines)
    return Said(
        ready=any(re.search(proof.ready, line) for line in lines),
        data=data[-1] if data else "",
        peer=found > 0,
        lost=0 < found < _last(proof.lost, lines),
        busy=busy > 0,
        eased=0 < busy < _last(proof.eased, lines),
        last=last,
    )


def hear_ready(site: Site, server: str, witness: Witness, *, data: bool = True) -> Said:
    """Wait until a guest said that it works.

    Args:
        site: Where it is.
        server: Id of its server.
        witness: Hears what it says.
        data: Whether it has to tell of its data, too, if the application has any.

    Raises:
        Failure: it did not, in time.
    """
    proof = site.application.proof
    wanted = proof.data if data else ""
    said = _hear(site, server, witness, lambda said: said.ready and bool(said.data or not wanted))
    if said is None:
        last = witness(site, server)
        raise causes.silent(site.name, server, wanted if last.ready else proof.ready, proof.within, last.last)
    return said


def hear_peer(site: Site, server: str, witness: Witness, other: str, address: str) -> None:
    """Wait until a guest said that it finds its other half.

    Raises:
        Failure: it did not, in time.
    """
    if _hear(site, server, witness, lambda said: said.peer) is None:
        raise causes.unreached(site.name, other, address, site.application.proof.within)


def hear_busy(site: Site, server: str, witness: Witness) -> None:
    """Wait until a guest said that it has more work than it can do.

    Raises:
        Failure: it did not, in time.
    """
    if _hear(site, server, witness, lambda said: said.busy) is None:
        raise causes.idle(site.name, site.application.proof.busy, site.application.proof.within)


def hear_eased(site: Site, server: str, witness: Witness) -> None:
    """Wait until a guest said that it keeps up with its work again.

    Raises:
        Failure: it did not, in time.
    """
    if _hear(site, server, witness, lambda said: said.eased) is None:
        raise causes.overloaded(site.name, site.application.proof.within)


def see_page(site: Site, address: str, page: Page) -> None:
    """Wait until a page that a healthy instance serves is seen from this machine.

    Raises:
        Failure: it was not, in time.
    """
    url = f"http://{address}:{page.port}{page.path if page.path.startswith('/') else '/' + page.path}"
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + site.application.proof.within
    while True:
        try:
            with opener.open(url, timeout=10) as answer:
                body = answer.read(_MOST_BODY).decode("utf-8", "replace")
        except (OSError, urllib.error.URLError, ValueError) as failure:
            body = ""
            seen = str(failure)
        else:
            seen = "a page without what was expected"
        if re.search(page.body, body):
            return
        if time.monotonic() > until:
            raise causes.unreached(
                site.name, "this machine", f"{url} ({seen})", site.application.proof.within
            )
        site.line.stop.sleep(_PAUSE)


def hear_alone(site: Site, server: str, witness: Witness) -> None:
    """Wait until a guest said that it has lost its other half, which shows that it goes on looking.

    Raises:
        Failure: it did not, in time.
    """
    if _hear(site, server, witness, lambda said: said.lost) is None:
        proof, last = site.application.proof, witness(site, server).last
        raise causes.silent(site.name, server, proof.lost, proof.within, last)


def _last(pattern: str, lines: list[str]) -> int:
    """Number of the last line, counted from 1, in which a pattern is found; 0 for none."""
    found = (number for number, line in enumerate(lines, 1) if pattern and re.search(pattern, line))
    return max(found, default=0)


def _hear(site: Site, server: str, witness: Witness, done: Callable[[Said], bool]) -> Said | None:
    until = time.monotonic() + site.application.proof.within
    while True:
        said = witness(site, server)
        if done(said):
            return said
        if time.monotonic() > until:
            return None
        site.line.stop.sleep(_PAUSE)


def _vouched(console: str) -> list[str]:
    """What the tiny guest said, as `topic key=value ...`: only lines that fit the checksum in them."""
    return [
        " ".join((line.topic, *(f"{key}={value}" for key, value in line.fields.items())))
        for line in guest_lines.read(console)
        if line
    ]
