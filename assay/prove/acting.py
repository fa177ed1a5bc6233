"""A deviation at work on what was recorded, as a proxy has it at work on what is asked."""

import copy
from dataclasses import replace
from typing import Any

from assay.cloud.stop import Stop
from assay.lab.deviations.actions import Answer, Delay, EditResponse
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.model.exchange import Exchange


class Acting:
    """One deviation, or none. What edits requests is not for it: no answer to another request was recorded.

    Args:
        deviation: The deviation.
        time: Passes while a request is held back.

    Attributes:
        memory: What it remembers from request to request.
        touched: How many requests it changed.
    """

    def __init__(self, deviation: Deviation | None, time: Stop):
        self.memory: dict[str, Any] = {}
        self.touched = 0
        self._deviation = deviation
        self._time = time
        self._made: dict[str, Response] = {}

    def forget(self, memory: dict[str, Any]) -> None:
        """Remember only this from now on."""
        self.memory = copy.deepcopy(memory)

    def meets(self, request: Request) -> bool:
        """Whether the deviation is about such a request."""
        return self._deviation is not None and self._deviation.matches(request)

    def before(self, request: Request) -> Response | None:
        """What is answered in the cloud's place; None lets the request through.

        Args:
            request: As the check sends it.
        """
        if self._deviation and self.meets(request):
            match self._deviation.action:
                case Delay(seconds):
                    self._time.sleep(seconds)
                    self.touched += 1
                case Answer(reply):
                    answer = reply(replace(request, memory=self.memory))
                    self.touched += answer is not None
                    return answer
        return None

    def after(self, recorded: Exchange, response: Response, request: Request) -> Response:
        """What the check hears in place of what was answered.

        Args:
            recorded: The exchange that the answer is from.
            response: The answer.
            request: The request.
        """
        action = self._deviation.action if self._deviation and self.meets(request) else None
        if not isinstance(action, EditResponse) or response.status not in action.statuses:
            return response
        edited = None if self.memory else self._made.get(recorded.id)
        if edited is None:
            edited = action.edit(response, replace(request, memory=self.memory))
            if not self.memory:  # it remembers nothing, so it makes the same of the same again
                self._made[recorded.id] = edited
        self.touched += edited != response
        return edited
