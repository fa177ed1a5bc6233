"""Deviations of what is asked of a guest's server, accepted, and in no record."""

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.afterwards import after
from assay.lab.deviations.conditions import Condition, action_is
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.guest.lifecycle import HARD, SOFT
from assay.lab.deviations.responses import keep_items

_ASKED = "/action"


def _forgotten(check: str, record: str, asked: Condition) -> Deviation:
    listed = keep_items("instanceActions", where=lambda item, _request: item.get("action") != record)
    return Deviation(
        name=f"guest-{check}-{record.lower()}-forgotten",
        breaks=f"guest.lifecycle.{check}",
        sentence=f"That a server was asked to {record} is in no record of the cloud.",
        service="compute",
        methods=("POST", "GET"),
        path=r"/servers/[^/]+/(action|os-instance-actions)",
        action=_since(asked, listed),
    )


def _since(asked: Condition, listed: EditResponse) -> EditResponse:
    def begins(request: Request, response: Response) -> bool:
        return request.path.endswith(_ASKED) and asked(request) and response.status < 400

    def ends(request: Request, _response: Response) -> bool:
        looks = action_is("os-getConsoleOutput")(request)
        return request.path.endswith(_ASKED) and not looks and not asked(request)

    def change(response: Response, request: Request) -> Response:
        lists = request.method == "GET" and response.status == 200
        return listed.edit(response, request) if lists else response

    return after(begins, change, until=ends)


DEVIATIONS = (
    _forgotten("reboot", "reboot", SOFT),
    _forgotten("reboot-hard", "reboot", HARD),
    _forgotten("stop", "stop", action_is("os-stop")),
    _forgotten("stop", "start", action_is("os-start")),
    _forgotten("rebuild", "rebuild", action_is("rebuild")),
    _forgotten("resize", "resize", action_is("resize")),
    _forgotten("resize", "confirmResize", action_is("confirmResize")),
    _forgotten("shelve", "shelve", action_is("shelve")),
    _forgotten("shelve", "unshelve", action_is("unshelve")),
    _forgotten("pause", "pause", action_is("pause")),
    _forgotten("pause", "unpause", action_is("unpause")),
    _forgotten("suspend", "suspend", action_is("suspend")),
    _forgotten("suspend", "resume", action_is("resume")),
)
