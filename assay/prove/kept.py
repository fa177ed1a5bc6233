"""What a tape kept of a body."""

import re
from collections.abc import Mapping

_BYTES = re.compile(r"\[\d+ bytes of ")
"""How the tape says that a body was no text."""


def whole(kept: str | None, headers: Mapping[str, str]) -> bytes | None:
    """A body as it was; None if it was not kept whole.

    Args:
        kept: What the tape has of it.
        headers: Of the message, names in lower case.
    """
    if kept is None:
        chunked = "chunked" in headers.get("transfer-encoding", "")
        return None if chunked or headers.get("content-length", "0") != "0" else b""
    return None if kept.endswith("characters in all]") or _BYTES.match(kept) else kept.encode()
