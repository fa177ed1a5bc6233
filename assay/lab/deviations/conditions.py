"""Conditions for `Deviation.when`: which requests, beyond method and path."""

from collections.abc import Callable

from assay.lab.deviations.exchange import Request

Condition = Callable[[Request], bool]


def body_has(*keys: str) -> Condition:
    """The JSON body has this path of keys: `body_has("keypair", "public_key")`."""

    def holds(request: Request) -> bool:
        value = request.json
        for key in keys:
            if not isinstance(value, dict) or key not in value:
                return False
            value = value[key]
        return True

    return holds


def action_is(name: str) -> Condition:
    """The body asks for this action: `action_is("lock")` for `{"lock": null}`."""
    return body_has(name)


def query_has(name: str, value: str | None = None) -> Condition:
    """The query has this parameter, with this value if one is given."""

    def holds(request: Request) -> bool:
        query = request.query
        return name in query and (value is None or query[name] == value)

    return holds


def header_is(name: str, value: str | None = None) -> Condition:
    """The request has this header, with this value if one is given."""

    def holds(request: Request) -> bool:
        found = request.header(name)
        return found is not None and (value is None or found == value)

    return holds
