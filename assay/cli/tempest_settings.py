"""What a person sets in tempest.conf beside what was discovered."""

import re
from collections.abc import Iterable

from assay.problem import Problem

_SETTING = re.compile(r"(?P<section>[A-Za-z_-]+)\.(?P<name>[A-Za-z0-9_]+)=(?P<value>[^\n]*)")
_ALWAYS = {"validation": {"run_validation": "False"}}
"""Guests that answer are not what the official list is about."""


def settings(given: Iterable[str]) -> dict[str, dict[str, str]]:
    """By section, what is set.

    Args:
        given: Each as `section.name=value`.

    Raises:
        Problem: one is not.
    """
    found = {section: dict(values) for section, values in _ALWAYS.items()}
    for one in given:
        setting = _SETTING.fullmatch(one)
        if not setting:
            raise Problem(
                f"{one!r} sets nothing.",
                advice="Write it as SECTION.NAME=VALUE, such as compute.build_timeout=600.",
            )
        found.setdefault(setting["section"], {})[setting["name"]] = setting["value"]
    return found
