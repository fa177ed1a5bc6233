"""Names of official tests as runners write them: with tags, with a scenario, or of a whole class."""

import re

_TAGS = re.compile(r"\[(?P<tags>[^\[\]]*)\]")
_ID = re.compile(r"\bid-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")


def split(told: str) -> tuple[str, str]:
    """Name and idempotent id of a test.

    Args:
        told: Such as `tempest.api.x.TestY.test_z[id-…,smoke](scenario)`.

    Returns:
        The name without tags, its scenario kept, and the id; an empty id if it has none.
    """
    tags = _TAGS.search(told)
    if not tags:
        return told, ""
    id = _ID.search(tags["tags"])
    return told[: tags.start()] + told[tags.end() :], id[0] if id else ""
