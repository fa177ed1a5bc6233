"""Servers that are created on another network than the one that they were asked to be on."""

from typing import Any

from assay.lab.deviations.actions import EditRequest
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.requests import edit_request_json


def boot_elsewhere(wrong: str) -> EditRequest:
    """A server on a network that cannot be gets the networks of an earlier request for one of its name.

    Args:
        wrong: What is named as the network.
    """

    def edit(body: Any, request: Request) -> None:
        server = body["server"]
        if server["networks"] == [{"uuid": wrong}]:
            server["networks"] = request.memory.get(server["name"], [])
        else:
            request.memory[server["name"]] = server["networks"]

    return edit_request_json(edit)
