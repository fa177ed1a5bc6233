"""Helpers that make edits of requests: the cloud hears something else than the client said."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import unquote_plus

from assay.lab.deviations.actions import EditRequest
from assay.lab.deviations.exchange import Request


def forget_query(*names: str) -> EditRequest:
    """The cloud ignores these query parameters; the rest of the query stays as it is, byte by byte."""

    def edit(request: Request) -> Request:
        path, _, query = request.target.partition("?")
        kept = [part for part in query.split("&") if unquote_plus(part.partition("=")[0]) not in names]
        return replace(request, target=f"{path}?{'&'.join(kept)}" if any(kept) else path)

    return EditRequest(edit)


def set_request_header(name: str, value: str) -> EditRequest:
    """The cloud hears this header."""
    return EditRequest(lambda request: request.with_header(name, value))


def drop_request_header(name: str) -> EditRequest:
    """The cloud ignores this header: a range, a condition, a microversion."""
    return EditRequest(lambda request: request.without_header(name))


def edit_request_json(edit: Callable[[Any, Request], object]) -> EditRequest:
    """The cloud hears another JSON body.

    Args:
        edit: Gets the parsed body and the request, and changes the body in place.
    """

    def rewrite(request: Request) -> Request:
        before, body = request.json, request.json
        if before is None:
            return request
        edit(body, request)
        return request if body == before else request.with_json(body)

    return EditRequest(rewrite, needs_body=True)


def drop_from_request(*path: str) -> EditRequest:
    """The cloud ignores what the JSON body says at this path of keys."""

    def drop(body: Any, request: Request) -> None:
        for key in path[:-1]:
            body = body.get(key) if isinstance(body, dict) else None
        if isinstance(body, dict):
            body.pop(path[-1], None)

    return edit_request_json(drop)


def edit_upload(edit: Callable[[bytes], bytes]) -> EditRequest:
    """The cloud stores other bytes than the client sent."""
    return EditRequest(lambda request: replace(request, body=edit(request.body or b"")), needs_body=True)
