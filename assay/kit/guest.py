"""A server that tells what it sees: Assay's own guest, read by its console."""

import base64
import json
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from assay.guest import console
from assay.guest.report import Report
from assay.kit.cloud import Cloud
from assay.kit.reasons import Absent
from assay.kit.rest import Refused

BOOT = 600.0
"""Longest wait for a guest to come up, in seconds; emulated ones on a busy host are slow."""
NOTICE = 120.0
"""Longest wait for a running guest to notice a change, in seconds."""
ANSWERED = 75.0
"""Longest wait for the metadata service to answer a running guest, in seconds: it asks every fifteen."""
_COMING_UP = threading.BoundedSemaphore(3)
"""How many guests of a run come up at a time: more would make each other slow."""


class Guest:
    """A server that runs Assay's guest.

    Args:
        cloud: The cloud that it is on.
        id: The server's id.
        user_data: What it was given.
    """

    def __init__(self, cloud: Cloud, id: str, user_data: bytes = b""):
        self._cloud = cloud
        self.id = id
        self.user_data = user_data

    def look(self) -> Report:
        """Read its console once.

        Raises:
            Absent: the cloud keeps no console of its servers.
        """
        action = f"/servers/{self.id}/action"
        reply = self._cloud.rest("compute").post(action, json={"os-getConsoleOutput": {}}, refusable=True)
        if reply.status in (404, 501):
            raise Absent(f"The cloud keeps no console of its servers: {reply.message}")
        if reply.status >= 400:
            raise Refused(reply)
        return console.read(str(reply["output"]))

    def wait(self, what: str, done: Callable[[Report], bool], *, timeout: float = NOTICE) -> Report:
        """Read its console until it has said something.

        Args:
            what: What is waited for, in words.
            done: Whether the report has it.
            timeout: Seconds.

        Returns:
            The report that has it.

        Raises:
            NeverReached: it did not say so in time.
        """
        return self._cloud.wait(what, self.look, done, show=_heard, timeout=timeout)

    def settled(self, done: Callable[[Report], bool], *, timeout: float = NOTICE) -> Report:
        """Read its console until it has said something, or for so long; the check then claims what it sees.

        Args:
            done: Whether the report has what the check will claim.
            timeout: Seconds.
        """
        return self._cloud.settle(self.look, done, what="the guest has noticed", timeout=timeout)

    def served(self) -> Report:
        """Read its console until the metadata service has answered it, or for as long as that may take.

        A guest that a config drive tells who it is does not wait for the service before it is ready.
        """
        return self.settled(lambda seen: bool(seen.sources and seen.sources.service), timeout=ANSWERED)

    def ready(self) -> Report:
        """Its first whole report, which it makes when user-data has run.

        Raises:
            NeverReached: it never came up.
        """
        return self.wait("the guest is ready", lambda seen: seen.complete, timeout=BOOT)

    def up_again(self, before: Report) -> Report:
        """Its first whole report since another start.

        Args:
            before: A report of the start before.
        """
        started = before.events[0].boot if before.events else ""
        return self.wait(
            "the guest is up again",
            lambda seen: seen.complete and bool(seen.events) and seen.events[0].boot != started,
            timeout=BOOT,
        )


def boot_guest(
    cloud: Cloud,
    image: str | None,
    flavor: str,
    networks: Sequence[Mapping[str, str]],
    *,
    user_data: bytes = b"",
    until: Callable[[Guest], object] = Guest.ready,
    **more: Any,
) -> Guest:
    """Boot a guest and wait until it runs and has said all.

    Args:
        cloud: The cloud.
        image: Id of the guest's image; None boots from what `more` says.
        flavor: Id of a flavor.
        networks: As in the request to create a server.
        user_data: What it is given.
        until: Waits until it has said all.
        more: What else the request says of the server.

    Raises:
        NeverReached: the server never ran, or the guest never said that it is ready.
    """
    with _COMING_UP:
        guest = begin_guest(cloud, image, flavor, networks, user_data=user_data, **more)
        until(guest)
    return guest


def begin_guest(
    cloud: Cloud,
    image: str | None,
    flavor: str,
    networks: Sequence[Mapping[str, str]],
    *,
    user_data: bytes = b"",
    **more: Any,
) -> Guest:
    """Boot a guest and wait until the cloud says that it runs; as `boot_guest`, for who waits otherwise."""
    asked: dict[str, Any] = {
        "name": cloud.name("guest"),
        "flavorRef": flavor,
        "networks": [dict(one) for one in networks],
        **more,
    }
    if image:
        asked["imageRef"] = image
    if user_data:
        asked["user_data"] = base64.b64encode(user_data).decode()
    made = cloud.rest("compute").post("/servers", json={"server": asked})
    id = str(made["server.id"])
    cloud.wait_for_status("the server", lambda: cloud.compute.get_server(id), "ACTIVE", timeout=BOOT)
    return Guest(cloud, id, user_data)


def script(*lines: str) -> bytes:
    """A user-data script for the guest's shell."""
    return "\n".join(("#!/bin/sh", *lines, "")).encode()


def _heard(seen: Report) -> str:
    if seen.ready:
        return "the guest, which does not say so"
    if seen.events or seen.boot:
        return "a guest that began to speak and has not said that it is ready"
    if seen.damaged:
        return f"a console with {seen.damaged} damaged lines of the guest"
    return "a console without a word of the guest"


def document(seen: Report, name: str, source: str = "") -> dict[str, Any]:
    """A document that a guest was given, as JSON; an empty one if it was not given, or is none.

    Args:
        seen: What the guest said.
        name: Such as `meta_data.json`.
        source: `drive` or `service`; empty for the one that the guest uses.
    """
    found = seen.document(name, source)
    text = found.text if found else None
    if found and text is None:  # the drive said the same, and its text stands for both
        same = [one for one in seen.documents if one.name == name and one.sha256 == found.sha256 and one.text]
        text = same[0].text if same else None
    try:
        told = json.loads(text or "{}")
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def probed(seen: Report, name: str) -> str:
    """What a guest's probe found last, `ok` or `fail`; empty if it has not tried yet."""
    line = seen.last("probe", name)
    return line.fields.get("state", "") if line else ""


def counted(seen: Report) -> int:
    """How far a guest has counted; 0 if the cloud threw its console away when it stopped the guest."""
    told = seen.said.get("count", "")
    return int(told) if told.isdecimal() else 0
