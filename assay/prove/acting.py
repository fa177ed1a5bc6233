"""A deviation at work on what was recorded, as a proxy has it at work on what is asked."""

import copy
from dataclasses import replace
from typing import Any

from assay.lab.deviations.actions import Answer, Delay, EditRequest, EditResponse
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.model.exchange import Exchange


class Acting:
    """One deviation, or none.

    Attributes:
        memory: What it remembers from request to request.
        touched: How many requests it changed.
    """

    def __init__(self, deviation: Deviation | None):
        self.memory: dict[str, Any] = {}
        self.touched = 0
        self._deviation = deviation
        self._made: dict[str, Response] = {}

    def forget(self, memory: dict[str, Any]) -> None:
        """Remember only this from now on."""
        self.memory = copy.deepcopy(memory)

    def before(self, request: Request) -> Request | Response:
        """What the cloud hears in place of a request, or what is answered in its place.

        Args:
            request: As the check sends it.
        """
        if not self._matches(request):
            return request
        seen = replace(request, memory=self.memory)
        match self._deviation and self._deviation.action:
            case Delay():
                self.touched += 1
            case EditRequest(edit):
                edited = edit(seen)
                self.touched += edited != seen
                return edited
            case Answer(reply):
                answer = reply(seen)
                self.touched += answer is not None
                return answer or request
        return request

    def after(self, recorded: Exchange, response: Response, request: Request) -> Response:
        """What the check hears in place of what was answered.

        Args:
            recorded: The exchange that the answer is from.
            response: The answer.
            request: As the cloud hears it.
        """
        action = self._deviation.action if self._deviation and self._matches(request) else None
        if not isinstance(action, EditResponse) or response.status not in action.statuses:
            return response
        edited = None if self.memory else self._made.get(recorded.id)
        if edited is None:
            edited = action.edit(response, replace(request, memory=self.memory))
            if not self.memory:  # it remembers nothing, so it makes the same of the same again
                self._made[recorded.id] = edited
        self.touched += edited != response
        return edited

    def _matches(self, request: Request) -> bool:
        return self._deviation is not None and self._deviation.matches(request)
