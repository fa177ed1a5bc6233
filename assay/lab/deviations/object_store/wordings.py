"""What requests to an object store look like, in words for `Deviation.when`, and edits of many headers."""

from collections.abc import Callable
from dataclasses import replace

from assay.lab.deviations.actions import EditRequest
from assay.lab.deviations.exchange import Request

ACCOUNT = r"/"
CONTAINER = r"/[^/]+"
OBJECT = r"/[^/]+/.+"


def lists_all(request: Request) -> bool:
    """It asks for a container's whole list: no page of it, no folder, no old versions."""
    return set(request.query) == {"format"}


def is_anonymous(request: Request) -> bool:
    """It comes with neither a token nor a signature."""
    return request.header("X-Auth-Token") is None and "temp_url_sig" not in request.query


def is_signed(request: Request) -> bool:
    """It comes with the signature of a temporary URL."""
    return "temp_url_sig" in request.query


def asks_for(*names: str) -> Callable[[Request], bool]:
    """Its query has all these parameters."""
    return lambda request: set(names) <= set(request.query)


def has_header(prefix: str) -> Callable[[Request], bool]:
    """It has a header whose name begins like this."""
    return lambda request: bool(names_after(request, prefix))


def names_after(request: Request, prefix: str) -> set[str]:
    """What follows the prefix in the names of its headers that begin with it, in lower case."""
    names = (name.lower() for name, _ in request.headers)
    return {name.removeprefix(prefix.lower()) for name in names if name.startswith(prefix.lower())}


def drop_headers(prefix: str) -> EditRequest:
    """The cloud ignores every header whose name begins like this."""

    def edit(request: Request) -> Request:
        kept = tuple(pair for pair in request.headers if not pair[0].lower().startswith(prefix.lower()))
        return replace(request, headers=kept)

    return EditRequest(edit)
