"""Helpers that make edits of responses: the cloud did as asked, and the client hears something else.

Unless it says otherwise an edit applies to successful responses (2xx) alone. An edit that finds nothing to
change changes nothing, and then does not count as a touch.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace as changed
from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.paths import edit_at, has


def edit_json(edit: Callable[[Any, Request], object]) -> EditResponse:
    """The client gets another JSON body.

    Args:
        edit: Gets the parsed body and the request, and changes the body in place; what it returns does not
            count, so that a lambda may call `update` or `pop`.
    """

    def rewrite(response: Response, request: Request) -> Response:
        before, body = response.json, response.json
        if before is None:
            return response
        edit(body, request)
        return response if body == before else response.with_json(body)

    return EditResponse(rewrite, needs_body=True)


def drop_key(*path: str | int) -> EditResponse:
    """The body lacks this: `drop_key("servers", "*", "addresses")`."""

    def drop(container: Any, key: Any) -> None:
        if has(container, key):
            del container[key]

    return edit_json(lambda body, request: edit_at(body, path, drop))


def replace(*path: str | int, by: Any) -> EditResponse:
    """The body says something else here, if it says anything: `replace("keypair", "fingerprint", by="00")`.

    Args:
        path: Keys, indices, or "*" for every item of a list.
        by: The new value, or a function of the old one.
    """

    def put(container: Any, key: Any) -> None:
        if has(container, key):
            container[key] = by(container[key]) if callable(by) else deepcopy(by)

    return edit_json(lambda body, request: edit_at(body, path, put))


def set_key(*path: str | int, to: Any) -> EditResponse:
    """The body says this here, whether or not it said anything before."""

    def put(container: Any, key: Any) -> None:
        container[key] = deepcopy(to)

    return edit_json(lambda body, request: edit_at(body, path, put))


def keep_items(*path: str | int, where: Callable[[Any, Request], bool]) -> EditResponse:
    """The list at this path keeps some items only.

    Args:
        path: Leads to the list.
        where: Gets an item and the request; True keeps it.
    """

    def edit(body: Any, request: Request) -> None:
        def sift(container: Any, key: Any) -> None:
            if has(container, key) and isinstance(container[key], list):
                container[key] = [item for item in container[key] if where(item, request)]

        edit_at(body, path, sift)

    return edit_json(edit)


def edit_body(edit: Callable[[bytes], bytes]) -> EditResponse:
    """The client gets other bytes; Content-Length follows them, an ETag does not."""

    def rewrite(response: Response, request: Request) -> Response:
        return changed(response, body=edit(response.body)) if response.body else response

    return EditResponse(rewrite, needs_body=True)


def flip_byte(position: int = 0) -> EditResponse:
    """One byte of the body is wrong.

    Args:
        position: Which one; of a shorter body, the last.
    """

    def flip(body: bytes) -> bytes:
        at = min(position, len(body) - 1)
        return body[:at] + bytes([body[at] ^ 0xFF]) + body[at + 1 :]

    return edit_body(flip)


def truncate(missing: int = 1) -> EditResponse:
    """The body ends early, in a well-formed response.

    Args:
        missing: How many bytes are lost.
    """
    return edit_body(lambda body: body[:-missing])


def set_header(name: str, value: str) -> EditResponse:
    """The response has this header."""
    return EditResponse(lambda response, request: response.with_header(name, value))


def drop_header(name: str) -> EditResponse:
    """The response lacks this header."""
    return EditResponse(lambda response, request: response.without_header(name))


def status(new: int, *, of: int | None = None) -> EditResponse:
    """The cloud does as asked and answers with another status.

    Args:
        new: The status that the client gets.
        of: The status that is replaced; without it, any success.
    """

    def edit(response: Response, request: Request) -> Response:
        return changed(response, status=new, reason="")

    return EditResponse(edit) if of is None else EditResponse(edit, statuses=(of,))


def stale() -> EditResponse:
    """What a GET showed first it shows for ever; other methods pass. Changes never show."""

    def recall(response: Response, request: Request) -> Response:
        if request.method != "GET":
            return response
        return changed(response, body=request.memory.setdefault(request.target, response.body))

    return EditResponse(recall, needs_body=True)
