"""Planted deviations: those that a proxy carries, applied to one call after another."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from assay.lab.deviations.actions import Answer, Delay, EditRequest, EditResponse
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.proxy.endpoints import Place

Result = TypeVar("Result")
Planted = tuple[Deviation, dict[str, Any]]


class DeviationFailed(Exception):
    """A deviation raised an exception of its own: a mistake in the deviation, not in the cloud.

    Args:
        deviation: The one.
        error: What it raised.
    """

    def __init__(self, deviation: Deviation, error: Exception):
        super().__init__(f"deviation {deviation.name} failed: {type(error).__name__}: {error}")


class Planting:
    """The deviations of one proxy, each with a memory of its own."""

    def __init__(self, deviations: Sequence[Deviation]):
        self._planted: list[Planted] = [(deviation, {}) for deviation in deviations]

    def reaching(self, place: Place, method: str) -> list[Planted]:
        """Those that could touch such a call, each with its memory; usually none."""
        return [one for one in self._planted if one[0].reaches(place.service, method, place.path)]

    def on(self, request: Request, reaching: list[Planted], touched: Callable[[str], None]) -> "Call":
        """The call that those deviations which match the request will work on.

        Args:
            request: As the client sent it.
            reaching: What `reaching` gave.
            touched: Told the name of every fault that changed something.

        Raises:
            DeviationFailed: A condition raised an exception.
        """
        matching = [one for one in reaching if _guarded(one[0], one[0].matches, request)]
        return Call(request, matching, touched)


class Call:
    """One request on its way through the deviations that match it."""

    def __init__(self, request: Request, planted: list[Planted], touched: Callable[[str], None]):
        self.request = request
        self._planted = planted
        self._touched = touched

    async def before(self) -> Response | None:
        """Delay and edit the request; an answer means that the cloud must not be asked.

        Raises:
            DeviationFailed: An edit raised an exception.
        """
        for deviation, memory in self._planted:
            seen = replace(self.request, memory=memory)
            match deviation.action:
                case Delay(seconds):
                    await asyncio.sleep(seconds)
                    self._touched(deviation.name)
                case EditRequest(edit):
                    edited = _guarded(deviation, edit, seen)
                    if edited != seen:
                        self._touched(deviation.name)
                    self.request = edited
                case Answer(reply):
                    answer = _guarded(deviation, reply, seen)
                    if answer is not None:
                        self._touched(deviation.name)
                        return answer
                case EditResponse():
                    pass  # its turn comes when the cloud has answered
        return None

    def needs_response_body(self, status: int) -> bool:
        """Whether a response of this status has to be read whole."""
        return any(edit.needs_body for _, edit, _ in self._edits(status))

    def after(self, response: Response) -> Response:
        """Edit the cloud's response; an edit that misses what another deviation took away does nothing.

        Raises:
            DeviationFailed: An edit raised an exception on what the cloud itself answered.
        """
        answered = response
        for deviation, edit, memory in self._edits(response.status):
            if edit.needs_body and response.body is None:
                continue
            try:
                edited = _guarded(deviation, edit.edit, response, replace(self.request, memory=memory))
            except DeviationFailed:
                if response == answered:
                    raise
                continue
            if edited != response:
                self._touched(deviation.name)
            response = edited
        return response

    def _edits(self, status: int) -> list[tuple[Deviation, EditResponse, dict[str, Any]]]:
        return [
            (deviation, deviation.action, memory)
            for deviation, memory in self._planted
            if isinstance(deviation.action, EditResponse) and status in deviation.action.statuses
        ]


def _guarded(deviation: Deviation, function: Callable[..., Result], *arguments: Request | Response) -> Result:
    try:
        return function(*arguments)
    except Exception as error:  # any mistake of a deviation becomes a failure of that name
        raise DeviationFailed(deviation, error) from error
