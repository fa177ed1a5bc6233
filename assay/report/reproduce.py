"""How to see a failure again: by Assay, and by one request without it."""

import re
import shlex

from assay.model.evidence import Evidence
from assay.model.exchange import Exchange
from assay.report.text import visible

TOKEN = "$OS_TOKEN"
TOKEN_HINT = "OS_TOKEN=$(openstack token issue -f value -c id)"

_TOKEN_HEADERS = frozenset({"x-auth-token", "x-subject-token"})
# What curl sets by itself, and what only says who asked.
_LEFT_OUT = frozenset(
    {
        "accept-encoding",
        "connection",
        "content-length",
        "host",
        "transfer-encoding",
        "user-agent",
        "x-openstack-request-id",
    }
)


def command(evidence: Evidence, check: str) -> str:
    """The command line that carries the check out again, alone.

    Args:
        evidence: Names the cloud.
        check: Id of the check.
    """
    folder = f"again-{check}"
    words = ["assay", "run", evidence.cloud.name, "--check", check, "-o", folder]
    return " ".join(map(_quoted, words))


def curl(exchange: Exchange) -> str:
    """The same request for curl, with `$OS_TOKEN` where the token was.

    What was redacted stays so: `[redacted]` has to be replaced by hand.

    Args:
        exchange: A request that was sent.
    """
    parts = ["curl --include --silent --show-error --globoff"]
    if exchange.method == "HEAD":
        parts = ["curl --head --silent --show-error --globoff"]
    elif exchange.method != "GET":
        parts[0] += f" --request {_quoted(exchange.method)}"
    for name, value in sorted(exchange.request_headers.items()):
        if name in _TOKEN_HEADERS:
            parts.append(f'--header "{name}: {TOKEN}"')
        elif name not in _LEFT_OUT:
            parts.append(f"--header {_quoted(f'{name}: {value}')}")
    if exchange.request_body is not None and not re.match(r"\[\d+ bytes|\[streamed\]", exchange.request_body):
        parts.append(f"--data-raw {_quoted(exchange.request_body)}")
    parts.append(f"--url {_quoted(exchange.url)}")
    return " \\\n  ".join(parts)


def _quoted(word: str) -> str:
    return shlex.quote(visible(word))
