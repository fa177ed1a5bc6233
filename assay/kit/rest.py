"""The API as it is on the wire, for claims that the SDK would smooth over."""

import re
from collections.abc import Mapping
from typing import Any

from keystoneauth1.adapter import Adapter
from requests import Response

from assay.cloud.transport import DELIBERATE

_TAG = re.compile(r"<(style|script|title)\b.*?</\1>|<[^>]+>", re.DOTALL | re.IGNORECASE)
"""Markup of an error page, which some services answer with: only its words are a message."""


class Reply:
    """An answer of the cloud.

    Attributes:
        asked: What was asked, such as `GET /servers/0f…`.
        status: HTTP status.
        headers: By name, in any case.
        content: The body in bytes.
    """

    def __init__(self, asked: str, response: Response):
        self.asked = asked
        self.status = response.status_code
        self.headers: Mapping[str, str] = response.headers
        self.content: bytes = response.content
        self._response = response

    @property
    def text(self) -> str:
        """The body as text."""
        return self._response.text

    @property
    def body(self) -> Any:
        """The body as JSON; a key that an object in it lacks raises `Unreadable` when it is asked for.

        Raises:
            Unreadable: it is not JSON.
        """
        try:
            return self._response.json(object_hook=lambda members: _Object(self, members))
        except ValueError as failure:
            raise Unreadable(self, "a JSON body") from failure

    def __getitem__(self, path: str) -> Any:
        """What lies at a dotted path of the JSON body, such as `server.flavor.id` or `servers.0.id`.

        Raises:
            Unreadable: there is nothing.
        """
        here = self.body
        for step in path.split("."):
            try:
                here = here[int(step)] if isinstance(here, list) else here[step]
            except (KeyError, IndexError, TypeError, ValueError, Unreadable) as failure:
                raise Unreadable(self, path) from failure
        return here

    @property
    def message(self) -> str:
        """The message of an error answer, however the service wraps it."""
        try:
            found = _message_in(self._response.json())
        except ValueError:
            found = ""
        text = found or _TAG.sub(" ", self.text) or str(self._response.reason)
        return " ".join(text.split())[:300]


class Rest:
    """Sends requests to one service.

    `get`, `post`, `put`, `patch`, `delete` and `head` raise `Refused` when the answer is an error, unless
    `refusable` says that the refusal is what the check wants to see.

    Args:
        adapter: Knows the endpoint and logs in.
        token: A token of the check's own, instead of the session's; `""` sends none.
    """

    def __init__(self, adapter: Adapter, token: str | None = None):
        self._adapter = adapter
        self._token = token

    def get(self, path: str, **options: Any) -> Reply:
        """Send GET; see `send`."""
        return self.send("GET", path, **options)

    def post(self, path: str, **options: Any) -> Reply:
        """Send POST; see `send`."""
        return self.send("POST", path, **options)

    def put(self, path: str, **options: Any) -> Reply:
        """Send PUT; see `send`."""
        return self.send("PUT", path, **options)

    def patch(self, path: str, **options: Any) -> Reply:
        """Send PATCH; see `send`."""
        return self.send("PATCH", path, **options)

    def delete(self, path: str, **options: Any) -> Reply:
        """Send DELETE; see `send`."""
        return self.send("DELETE", path, **options)

    def head(self, path: str, **options: Any) -> Reply:
        """Send HEAD; see `send`."""
        return self.send("HEAD", path, **options)

    def send(
        self,
        method: str,
        path: str,
        *,
        json: Any = None,
        data: Any = None,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        refusable: bool = False,
    ) -> Reply:
        """Send a request.

        Args:
            method: HTTP method.
            path: Below the service's versioned endpoint, or a whole URL.
            json: Body to send as JSON.
            data: Body to send as it is.
            params: Query.
            headers: Further headers.
            refusable: Return an error answer instead of raising it.

        Returns:
            The answer; redirects are not followed.

        Raises:
            Refused: the answer is an error and `refusable` is not set.
        """
        sent = dict(headers or {})
        options: dict[str, Any] = {"params": dict(params)} if params else {}
        if json is not None:
            options["json"] = json
        if data is not None:
            options["data"] = data
        if self._token is not None:
            options["authenticated"] = False
            sent[DELIBERATE] = "1"
            if self._token:
                sent["X-Auth-Token"] = self._token
        response = self._adapter.request(
            path, method, headers=sent, raise_exc=False, redirect=False, **options
        )
        reply = Reply(f"{method} {path}", response)
        if reply.status >= 400 and not refusable:
            raise Refused(reply)
        return reply


class Refused(Exception):
    """The cloud refused a request that the check relies on.

    Args:
        reply: The refusal.
    """

    def __init__(self, reply: "Reply"):
        super().__init__(f"{reply.asked} was answered {reply.status}: {reply.message}")
        self.reply = reply


class Unreadable(Exception):
    """An answer lacks what the API says it has.

    Args:
        reply: The answer.
        missing: What it lacks.
    """

    def __init__(self, reply: "Reply", missing: str):
        super().__init__(f"{reply.asked} was answered {reply.status} without {missing}")
        self.reply = reply
        self.missing = missing


class _Object(dict[str, Any]):
    """An object of an answer, which says what is wrong with the answer where it lacks a key."""

    def __init__(self, reply: Reply, members: Mapping[str, Any]):
        super().__init__(members)
        self._reply = reply

    def __missing__(self, key: str) -> Any:
        raise Unreadable(self._reply, f"{key!r} among {', '.join(map(repr, self)) or 'nothing'}")


def _message_in(document: Any) -> str:
    if isinstance(document, dict):
        for key in ("message", "detail", "title", "description"):
            if isinstance(document.get(key), str):
                return str(document[key])
        for value in document.values():
            found = _message_in(value)
            if found:
                return found
    return ""
