"""Whom a listening guest has heard."""

from assay.guest.report import Report


def heard(seen: Report, name: str) -> set[str]:
    """The addresses that were heard at a port.

    Args:
        seen: What the listening guest said.
        name: What the port is called there.
    """
    return {
        line.fields.get("address", "")
        for line in seen.events
        if line.topic == "peer" and line.fields.get("name") == name
    }
