"""The catalogue of deviations: every named way in which the proxy can make a right cloud wrong.

One file for a service (or a folder of files); each has a tuple `DEVIATIONS`, and being there is being listed:

    Deviation(
        name="server-lock-swallowed",
        breaks="compute.server.lock",
        sentence="Locking a server is accepted and does nothing.",
        service="compute",
        methods=("POST",),
        path=r"/servers/[^/]+/action",
        when=action_is("lock"),
        action=swallow(202),
    )
"""

import difflib
import pkgutil
from functools import cache
from importlib import import_module

from assay.lab.deviations.deviation import Deviation
from assay.problem import Problem

__all__ = ["Deviation", "all_deviations", "find"]


@cache
def all_deviations() -> tuple[Deviation, ...]:
    """Every deviation, by service and in the order of its file.

    Raises:
        ValueError: Two deviations have one name.
    """
    modules = sorted(module.name for module in pkgutil.walk_packages(__path__, f"{__name__}."))
    found: list[Deviation] = []
    for module in modules:
        found.extend(getattr(import_module(module), "DEVIATIONS", ()))
    check_unique(found)
    return tuple(found)


def check_unique(deviations: list[Deviation]) -> None:
    """Make sure that a name means one deviation.

    Raises:
        ValueError: Two deviations have one name.
    """
    names = [deviation.name for deviation in deviations]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"two deviations have one name: {', '.join(twice)}")


def find(name: str) -> Deviation:
    """The deviation of that name.

    Raises:
        Problem: There is none.
    """
    by_name = {deviation.name: deviation for deviation in all_deviations()}
    if name in by_name:
        return by_name[name]
    near = difflib.get_close_matches(name, by_name, n=1)
    raise Problem(
        f"There is no deviation named {name}.",
        why=f"Perhaps {near[0]} is meant." if near else "",
        advice="`assay lab faults` lists them all.",
    )
