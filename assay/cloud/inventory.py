"""Everything a project owns, kind by kind: what proves that nothing was left behind."""

from collections.abc import Collection

from openstack import exceptions

from assay.cloud.connect import Line
from assay.cloud.kinds import KINDS

Inventory = dict[str, dict[str, str]]
"""Name of the kind to id to mark, where the mark is the name or description that says whose it is."""


def take(line: Line, kinds: Collection[str] | None = None) -> Inventory:
    """List every resource that the project owns.

    Args:
        line: An open line.
        kinds: Only of these kinds; every kind if None.

    Returns:
        The inventory; kinds whose service is not offered are left out.

    Raises:
        openstack.exceptions.HttpException: A listing failed, so the inventory would be wrong.
    """
    inventory: Inventory = {}
    for kind in KINDS:
        if kind.service not in line.catalogue or (kinds is not None and kind.name not in kinds):
            continue
        try:
            inventory[kind.name] = dict(kind.list(line.connection))
        except (exceptions.NotFoundException, exceptions.ForbiddenException):
            continue  # this cloud has no such kind, or keeps it from tenants, so nothing can be left of it
    return inventory
