"""What lies between every client and the wire: retries, the tape and the ledger.

Mounted as the `requests` adapter below keystoneauth, so that SDK calls and raw calls are treated alike.
"""

import json
import re
import time
import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter

from assay.cloud import kinds, scope
from assay.cloud.ledger import Ledger
from assay.cloud.outside import Knock, knock
from assay.cloud.redact import Redactor
from assay.cloud.stop import Interrupted, Stop
from assay.cloud.tape import Tape
from assay.model.exchange import Exchange

DELIBERATE = "X-Assay-Deliberate"
"""Header of a request whose token is the check's own, so that a 401 is no surprise; it never leaves here."""

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_TRIES = 5
_LONGEST_RETRY_AFTER = 30.0
_VERSION_PREFIX = re.compile(r"^/v\d+(\.\d+)?(?=/|$)")


class Disturbed(requests.exceptions.ConnectionError):
    """The line to the cloud stayed disturbed through every retry."""


@dataclass(frozen=True)
class Endpoint:
    """Where a service answers, so that a URL can be told to be a call of it.

    Attributes:
        service: Canonical service type.
        origin: `scheme://host:port`.
        root: Path of the endpoint without its version and project.
        project: Project id that stands behind the version in some services' paths.
    """

    service: str
    origin: str
    root: str
    project: str

    def path_of(self, origin: str, path: str) -> str | None:
        """The path below the endpoint, version and project left out; None if it is not this service's."""
        if origin != self.origin or not path.startswith(self.root):
            return None
        below = path[len(self.root) :]
        below = _VERSION_PREFIX.sub("", below if below.startswith("/") else "/" + below)
        below = re.sub(rf"^/(AUTH_)?{re.escape(self.project)}(?=/|$)", "", below) if self.project else below
        return below or "/"


class Transport(HTTPAdapter):
    """Sends requests, again where that is safe, and keeps what must be kept of them.

    Retried: 429 and 503 with any method, since the service says that it did nothing; a broken connection, 502
    and 504 with safe methods only, since the request may have been carried out.

    Args:
        tape: Records every exchange.
        ledger: Remembers every creation.
        stop: Interrupts retries, and refuses calls after it was asked, except in the scopes of cleaning.
        pool: Connections kept per host.
    """

    def __init__(self, tape: Tape, ledger: Ledger, stop: Stop, pool: int = 20):
        super().__init__(pool_connections=pool, pool_maxsize=pool)
        self.tape = tape
        self.ledger = ledger
        self.stop = stop
        self.endpoints: tuple[Endpoint, ...] = ()

    @property
    def redactor(self) -> Redactor:
        """Takes the secrets out of what is kept."""
        return self.tape.redactor

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        """Send a request; see `requests.adapters.HTTPAdapter.send`.

        Raises:
            Disturbed: the line stayed disturbed through every retry.
            Interrupted: a person asked to stop.
        """
        who = scope.current()
        deliberate = request.headers.pop(DELIBERATE, None) is not None
        entry, noticed = self._intend(request, who)
        for attempt in range(1, _TRIES + 1):
            if self.stop.asked and who != "cleanup":
                raise Interrupted
            request.headers["X-Openstack-Request-Id"] = f"req-{uuid.uuid4()}"
            began = time.monotonic()
            try:
                response = self._pass_on(request, *args, **kwargs)
                if not kwargs.get("stream"):
                    response.content  # noqa: B018  reading the body here makes a cut-off answer a disturbance
            except requests.exceptions.SSLError:
                raise
            except (requests.exceptions.RequestException, OSError) as failure:
                disturbance = _name_of(failure)
                self._record(request, None, who, began, disturbance)
                patient = not isinstance(failure, requests.exceptions.Timeout)
                if not (_repeatable(request) and patient) or attempt == _TRIES:
                    raise
                self.stop.sleep(0.2 * 2**attempt)
                continue
            disturbance = _disturbance(response, request.method or "", deliberate)
            self._record(request, response, who, began, disturbance)
            if not disturbance or response.status_code == 401:
                self._settle(entry, noticed, response)
                return response
            if attempt < _TRIES:
                self.stop.sleep(_pause(response, attempt))
        raise Disturbed(
            f"{request.method} {self.redactor.text(str(request.url))}: {disturbance}, {_TRIES} times in a row"
        )

    def knock(self, address: str, port: int) -> Knock:
        """Connect to an address by TCP and hear what is said first; on the tape as `curl` could do it again.

        Args:
            address: An IP address.
            port: Number of the port.
        """
        who, began = scope.current(), time.monotonic()
        heard = self._knock(address, port)
        host = f"[{address}]" if ":" in address else address
        self.tape.write(
            Exchange(
                id=self.tape.next_id(who),
                scope=who,
                method="GET",
                url=f"telnet://{host}:{port}",
                status=200 if heard.said else 0,
                response_body=self.redactor.text(heard.said or heard.problem),
                seconds=round(time.monotonic() - began, 4),
            )
        )
        return heard

    def _knock(self, address: str, port: int) -> Knock:
        return knock(address, port)

    def _pass_on(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        """Send a request once."""
        return super().send(request, *args, **kwargs)

    def service_path(self, url: str) -> tuple[str, str]:
        """Which service a URL belongs to, and the path below its endpoint; empty strings when none."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        for endpoint in self.endpoints:
            path = endpoint.path_of(origin, parts.path)
            if path is not None:
                return endpoint.service, path
        return "", parts.path

    def _intend(self, request: requests.PreparedRequest, who: str) -> tuple[int | None, kinds.Noticed | None]:
        if request.method not in ("POST", "PUT"):
            return None, None
        service, path = self.service_path(str(request.url))
        body = _json(request.body) if request.body and _is_json(request.headers) else {}
        noticed = kinds.notice(service, request.method, path, body)
        if noticed is None:
            return None, None
        return self.ledger.intend(noticed.kind.name, noticed.mark, who), noticed

    def _settle(self, entry: int | None, noticed: kinds.Noticed | None, response: requests.Response) -> None:
        if entry is None or noticed is None:
            return
        if response.status_code >= 400:
            if response.status_code < 500 and response.status_code != 401:
                self.ledger.refused(entry)
            return
        answer = _json(response.content) if _is_json(response.headers) else {}
        headers = {name.lower(): value for name, value in response.headers.items()}
        creation = noticed.creation
        self.ledger.made(entry, creation.made(noticed.path, answer, headers), creation.parent(answer))

    def _record(
        self,
        request: requests.PreparedRequest,
        response: requests.Response | None,
        who: str,
        began: float,
        disturbance: str,
    ) -> None:
        redactor = self.redactor
        # Headers and the answer first: they teach the redactor values that the rest may repeat.
        request_headers = redactor.headers(request.headers)
        response_headers = redactor.headers(response.headers) if response is not None else {}
        longest = self.tape.longest_body
        request_body = _kept(request.body, request.headers, redactor, longest)
        streamed = response is not None and not getattr(response, "_content_consumed", False)
        response_body = (
            _kept(response.content, response.headers, redactor, longest)
            if response is not None and not streamed
            else None
        )
        self.tape.write(
            Exchange(
                id=self.tape.next_id(who),
                scope=who,
                method=request.method or "",
                url=redactor.text(str(request.url)),
                request_headers=request_headers,
                request_body=request_body,
                status=response.status_code if response is not None else 0,
                response_headers=response_headers,
                response_body=response_body,
                request_id=response_headers.get(
                    "x-openstack-request-id", response_headers.get("x-trans-id", "")
                ),
                seconds=round(time.monotonic() - began, 4),
                disturbance=disturbance,
            )
        )


def _repeatable(request: requests.PreparedRequest) -> bool:
    """Whether carrying it out twice does no harm: it reads, or it asks for a token."""
    return request.method in _SAFE_METHODS or urlsplit(str(request.url)).path.endswith("/auth/tokens")


def _disturbance(response: requests.Response, method: str, deliberate: bool) -> str:
    status = response.status_code
    if status in (429, 503) or (status in (502, 504) and method in _SAFE_METHODS):
        return f"{status} {response.reason}"
    if status == 401 and not deliberate and not str(response.request.url).endswith("/auth/tokens"):
        return "401 in mid-run"
    return ""


def _name_of(failure: BaseException) -> str:
    if isinstance(failure, requests.exceptions.Timeout):
        return "no answer in time"
    return "connection broken"


def _pause(response: requests.Response, attempt: int) -> float:
    try:
        return min(max(float(response.headers["Retry-After"]), 0.1), _LONGEST_RETRY_AFTER)
    except (KeyError, ValueError):
        return float(0.3 * 2**attempt)


def _is_json(headers: Any) -> bool:
    return "json" in str(headers.get("Content-Type", ""))


def _json(body: Any) -> dict[str, Any]:
    try:
        document = json.loads(body)
    except (ValueError, TypeError):
        return {}
    return document if isinstance(document, dict) else {}


def _kept(body: Any, headers: Any, redactor: Redactor, longest: int) -> str | None:
    """The body as it is kept: text redacted and cut, anything else only its size."""
    if not body:
        return None
    if isinstance(body, str):
        body = body.encode()
    if not isinstance(body, bytes):
        return "[streamed]"
    kind = str(headers.get("Content-Type", ""))
    if not _is_json(headers) and not kind.startswith("text/"):
        return f"[{len(body)} bytes of {kind or 'unnamed type'}]"
    text = redactor.body(body.decode("utf-8", "replace"))
    return text if len(text) <= longest else f"{text[:longest]}[cut, {len(text)} characters in all]"
