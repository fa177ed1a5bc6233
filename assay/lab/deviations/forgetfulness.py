"""Deletions that are accepted and forgotten once: whoever asks again, as cleanup does, is heard."""

from collections.abc import Callable

from assay.lab.deviations.actions import Answer
from assay.lab.deviations.answers import make_response
from assay.lab.deviations.exchange import Request, Response


def swallow_first_deletion(status: int, *, spare: Callable[[Request], str] = lambda request: "") -> Answer:
    """The first request to delete a thing is answered and not carried out; the second one is.

    Args:
        status: Of the answer.
        spare: Given each request that is no deletion, says the path of a thing whose deletion is heard, since
            the cloud may have to refuse it.
    """

    def reply(request: Request) -> Response | None:
        heard: set[str] = request.memory.setdefault("heard", set())
        if request.method != "DELETE":
            heard.add(spare(request))
            return None
        if request.path in heard:
            return None
        heard.add(request.path)
        return make_response(status)

    return Answer(reply)
