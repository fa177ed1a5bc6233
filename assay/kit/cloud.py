"""The cloud as a check sees it."""

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

from openstack.block_storage.v3._proxy import Proxy as BlockStorage
from openstack.compute.v2._proxy import Proxy as Compute
from openstack.connection import Connection
from openstack.exceptions import NotFoundException
from openstack.identity.v3._proxy import Proxy as Identity
from openstack.image.v2._proxy import Proxy as Image
from openstack.network.v2._proxy import Proxy as Network
from openstack.object_store.v1._proxy import Proxy as ObjectStore
from openstack.utils import supports_microversion

from assay.cloud import wait
from assay.cloud.connect import Line
from assay.cloud.outside import Knock
from assay.guest import build
from assay.kit.reasons import Absent, Blocked
from assay.kit.rest import Rest
from assay.model.fact import Fact
from assay.problem import Problem

T = TypeVar("T")

_USUAL = {"the server is ACTIVE": 2.0}
"""Seconds that some things seldom take less than, before it is known what they take here: to ask sooner costs
the cloud work, and mostly tells nothing."""
_CONSISTENT = "the cloud is consistent"
"""What is waited for where nothing else is said; most often it is already."""


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What the person chose to boot with; empty lets Assay choose.

    Attributes:
        image: Name or id.
        flavor: Name or id.
        network: Name or id.
        distribution: Name or id of an image with cloud-init; none is looked into if it is empty.
    """

    image: str = ""
    flavor: str = ""
    network: str = ""
    distribution: str = ""


class Cloud:
    """One tenant's view of a cloud. What is created through it enters the ledger by itself.

    Args:
        line: An open line.
        run: Id of the run, 8 hex digits.
        choices: What to boot with.
        stranger: An open line of another project, if there is one.
    """

    def __init__(self, line: Line, run: str, choices: Choices | None = None, stranger: Line | None = None):
        self._line = line
        self._stranger = stranger
        self._counter = itertools.count(1)
        self._pace = wait.Pace(_USUAL)
        self.run = run
        self.choices = choices or Choices()

    @property
    def connection(self) -> Connection:
        """The SDK's connection."""
        return self._line.connection

    @property
    def project(self) -> str:
        """Id of the project."""
        return str(self.connection.current_project_id)

    @property
    def user(self) -> str:
        """Id of the user."""
        return str(self.connection.current_user_id)

    def stranger(self) -> "Cloud":
        """The cloud as another project sees it, which has no role in the run's own.

        Raises:
            Blocked: no second credential was given.
        """
        if self._stranger is None:
            raise Blocked("No second credential was given, so nothing can be asked as another project.")
        return Cloud(self._stranger, self.run, self.choices)

    @property
    def region(self) -> str:
        """The region tested; empty when the cloud names none."""
        return self._line.region

    @property
    def catalogue(self) -> dict[str, str]:
        """Canonical service type to endpoint."""
        return dict(self._line.catalogue)

    @property
    def identity(self) -> Identity:
        """The SDK's identity service."""
        return cast(Identity, self.connection.identity)

    @property
    def image(self) -> Image:
        """The SDK's image service."""
        return cast(Image, self.connection.image)

    @property
    def compute(self) -> Compute:
        """The SDK's compute service."""
        return self.connection.compute

    @property
    def network(self) -> Network:
        """The SDK's network service."""
        return self.connection.network

    @property
    def block_storage(self) -> BlockStorage:
        """The SDK's block storage service."""
        return cast(BlockStorage, self.connection.block_storage)

    @property
    def object_store(self) -> ObjectStore:
        """The SDK's object store."""
        return self.connection.object_store

    def rest(self, service: str, *, microversion: str | None = None, token: str | None = None) -> Rest:
        """The API of a service as it is on the wire.

        Args:
            service: Canonical service type, such as `compute`.
            microversion: Sent with every request; None sends none, which means the oldest.
            token: A token of the check's own; `""` sends none at all.

        Raises:
            Absent: the catalogue has no such service.
        """
        if service not in self._line.catalogue:
            raise Absent(f"The catalogue has no {service} service.")
        return Rest(self._line.adapter(service, microversion), token)

    def offers(self, service: str, microversion: str) -> bool:
        """Whether a service says that it speaks a microversion.

        Args:
            service: Canonical service type, such as `compute`.
            microversion: Such as `2.37`.
        """
        return bool(supports_microversion(self._line.adapter(service), microversion))

    def guest_image(self) -> Path:
        """The disk image of Assay's guest, which is built here if it is not there yet.

        Raises:
            Blocked: it cannot be built on this machine.
        """
        try:
            return build.ensure(lambda _: None)
        except Problem as problem:
            raise Blocked(f"The guest could not be built here: {problem}") from problem

    def knock(self, address: str, port: int) -> Knock:
        """What is said first at an address of the cloud's, as the machine hears it that Assay runs on.

        Args:
            address: An IP address.
            port: Number of a TCP port.
        """
        return self._line.transport.knock(address, port)

    def name(self, word: str = "thing") -> str:
        """A name of this run's own, which cleanup recognises, such as `assay-0f3a9c1e-key-7`.

        Give it to everything that is created: as the name, or where there is none, as the description.
        """
        return f"assay-{self.run}-{word}-{next(self._counter)}"

    def wait(
        self,
        what: str,
        probe: Callable[[], T],
        done: Callable[[T], bool],
        *,
        doomed: Callable[[T], bool] = lambda _: False,
        show: Callable[[T], str] = str,
        timeout: float = 300.0,
        soon: bool = False,
    ) -> T:
        """Wait until the cloud has done something; see `assay.cloud.wait.until`."""
        return wait.until(
            what,
            probe,
            done,
            doomed=doomed,
            show=show,
            timeout=timeout,
            soon=soon,
            stop=self._line.stop,
            pace=self._pace,
        )

    def waits(self) -> tuple[Fact, ...]:
        """How long this cloud took for what was waited for, in whole seconds."""
        return tuple(
            Fact(name=f"seconds.{_slug(what)}", value=round(seconds), source="waits")
            for what, seconds in sorted(self._pace.learned().items())
        )

    def settle(
        self,
        probe: Callable[[], T],
        done: Callable[[T], bool],
        *,
        what: str = _CONSISTENT,
        timeout: float = 10.0,
    ) -> T:
        """Give the cloud a while to become consistent, then let the check claim what it sees.

        Args:
            probe: Asks the cloud.
            done: Whether the answer is the one that the check will claim.
            what: What is waited for, in words; what takes about as long goes by the same.
            timeout: Seconds.

        Returns:
            The first answer that is `done`, or the last one when time is up.
        """
        seen: list[T] = []

        def remembered() -> T:
            seen.append(probe())
            return seen[-1]

        try:
            return self.wait(what, remembered, done, timeout=timeout, soon=what == _CONSISTENT)
        except wait.NeverReached:
            return seen[-1]

    def wait_for_status(
        self, what: str, fetch: Callable[[], Any], status: str, *, timeout: float = 300.0
    ) -> Any:
        """Wait until something fetched through the SDK has a status, in whatever case it is written.

        Args:
            what: What is waited for, in words, such as `the server`.
            fetch: Gets the thing.
            status: The status wanted.
            timeout: Seconds.

        Returns:
            The thing with that status.

        Raises:
            NeverReached: it went into an error status, or did not reach the wanted one in time.
        """
        return self.wait(
            f"{what} is {status}",
            fetch,
            lambda thing: str(thing.status).lower() == status.lower(),
            doomed=lambda thing: (
                "error" in str(thing.status).lower() or str(thing.status).lower() == "killed"
            ),
            show=_status_and_fault,
            timeout=timeout,
        )

    def wait_until_gone(self, what: str, fetch: Callable[[], Any], *, timeout: float = 300.0) -> None:
        """Wait until fetching something through the SDK finds nothing.

        Args:
            what: What is waited for, in words.
            fetch: Gets the thing, or raises `openstack.exceptions.NotFoundException`.
            timeout: Seconds.

        Raises:
            NeverReached: it is still there.
        """

        def status() -> str:
            try:
                return str(getattr(fetch(), "status", "there"))
            except NotFoundException:
                return ""

        self.wait(f"{what} is gone", status, lambda seen: seen in ("", "DELETED"), timeout=timeout)


def _slug(what: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", what.lower().removeprefix("the ")))


def _status_and_fault(thing: Any) -> str:
    """The status, and what the cloud says went wrong, if it says."""
    fault = getattr(thing, "fault", None)
    message = fault.get("message") if isinstance(fault, dict) else None
    return f"{thing.status} ({message})" if message else str(thing.status)
