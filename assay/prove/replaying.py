"""A line to a cloud that is not there: what is asked is answered from a recording."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

import requests
from requests.structures import CaseInsensitiveDict

from assay.cloud import scope
from assay.cloud.ledger import Ledger
from assay.cloud.outside import Knock
from assay.cloud.redact import Redactor
from assay.cloud.tape import Tape
from assay.cloud.transport import Transport
from assay.kit.reasons import Blocked
from assay.lab.deviations.exchange import Request, Response
from assay.model.exchange import Exchange
from assay.prove.acting import Acting
from assay.prove.kept import whole
from assay.prove.recording import Recording
from assay.prove.stretches import Key, Player, key
from assay.prove.virtual_time import VirtualTime

_FOR_EVER = "2999-12-31T23:59:59.000000Z"


class Unrecorded(Blocked):
    """The recording does not tell what the cloud would have answered, so nothing is known."""


class Replaying(Transport):
    """Answers from a recording, with a deviation planted or none.

    Args:
        recording: What to answer.

    Attributes:
        acting: The deviation.
    """

    def __init__(self, recording: Recording):
        self.time = VirtualTime()
        super().__init__(Tape(None, _Redacted()), _Unwritten(None), self.time)
        self.acting = Acting(None, self.time)
        self._recording = recording
        self._players: dict[str, Player] = {}
        self._asked: dict[str, Request] = {}

    def rewind(self, scope: str) -> None:
        """Let what a scope recorded be asked once more from its beginning."""
        self._players.pop(scope, None)

    def has_more(self, scope: str) -> bool:
        """Whether a scope changed something else after all that was asked for again."""
        return scope in self._players and self._players[scope].has_more()

    def would_change(self, recorded: Exchange, acting: Acting) -> bool:
        """Whether a deviation changes an exchange that was recorded, or might.

        Args:
            recorded: The exchange.
            acting: The deviation.
        """
        if recorded.id not in self._asked:
            self._asked[recorded.id] = self._seen(
                recorded.method, recorded.url, recorded.request_headers, recorded.request_body or b""
            )
        request = self._asked[recorded.id]
        touched = acting.touched
        try:
            if not acting.meets(request):
                return False
            if acting.before(request) is None and acting.touched == touched:
                acting.after(recorded, _response(recorded), request)
            return acting.touched > touched
        except Exception:  # noqa: BLE001 - it may read what was not kept; then nothing is known
            return True
        finally:
            acting.touched = touched

    def _pass_on(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        body = b"" if request.body is None else request.body
        asked = self._seen(request.method or "", str(request.url), request.headers, body)
        answer = self.acting.before(asked)
        if answer is None:
            recorded = self._recorded(key(asked.method, str(request.url), asked.body))
            answer = self.acting.after(recorded, _response(recorded), asked)
        return _made(request, answer)

    def _knock(self, address: str, port: int) -> Knock:
        host = f"[{address}]" if ":" in address else address
        recorded = self._recorded(("GET", f"telnet://{host}:{port}", ()))
        told = recorded.response_body or ""
        return Knock(said=told) if recorded.status else Knock(problem=told)

    def _recorded(self, asked: Key) -> Exchange:
        who = scope.current()
        if who not in self._players:
            self._players[who] = Player(self._recording.track(who))
        found = self._players[who].answer(asked) or Player(self._recording.start).answer(asked)
        if found is None:
            raise Unrecorded(f"The recording has no answer to {asked[0]} {asked[1]} here.")
        self.time.sleep(found.seconds)
        return found

    def _seen(self, method: str, url: str, headers: Mapping[str, Any], body: Any) -> Request:
        service, path = self.service_path(url)
        parts = urlsplit(url)
        body = body.encode() if isinstance(body, str) else body
        return Request(
            service=service,
            method=method,
            path=unquote(path),
            target=parts.path + (f"?{parts.query}" if parts.query else ""),
            headers=tuple((name, str(value)) for name, value in headers.items()),
            body=body if isinstance(body, bytes) else None,
        )


def _response(recorded: Exchange) -> Response:
    headers = tuple(recorded.response_headers.items())
    return Response(status=recorded.status, headers=headers, body=_body(recorded))


def _body(recorded: Exchange) -> bytes:
    body = whole(recorded.response_body, recorded.response_headers)
    if body is None and recorded.method != "HEAD":
        raise Unrecorded(f"The answer to {recorded.method} {recorded.url} was not recorded whole.")
    if urlsplit(recorded.url).path.endswith("/auth/tokens") and body:
        return _lasting(body)
    return body or b""


def _lasting(body: bytes) -> bytes:
    """A token that does not expire: as it was recorded long ago, every request would ask for another."""
    document = json.loads(body)
    if "token" in document:
        document["token"]["expires_at"] = _FOR_EVER
    return json.dumps(document).encode()


def _made(request: requests.PreparedRequest, response: Response) -> requests.Response:
    made = requests.Response()
    made.status_code = response.status
    made.reason = response.reason
    made.headers = CaseInsensitiveDict(response.headers)
    made.url = str(request.url)
    made.request = request
    made._content = response.body or b""
    made._content_consumed = True  # type: ignore[attr-defined]
    return made


class _Redacted(Redactor):
    """What was recorded has no secret any more, and to look for some in it takes long."""

    def learn(self, value: str | None) -> None:
        """There is nothing to be learnt."""

    def text(self, text: str) -> str:
        """The text as it is."""
        return text

    def headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        """The headers as they are, but for their names, which are in lower case."""
        return {name.lower(): str(value) for name, value in headers.items()}

    def body(self, text: str) -> str:
        """The body as it is."""
        return text


class _Unwritten(Ledger):
    """Remembers nothing: in a replay nothing is made that would have to be removed."""

    def open(self, scope: str | None = None) -> list[Any]:
        """Nothing is left."""
        return []
