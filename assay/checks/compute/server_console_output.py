"""Reading the console of a server."""

from openstack.compute.v2.server import Server

from assay.kit import Absent, Cloud, Expect, check

LINES = 3


@check(
    "compute.server.console-output",
    proves="compute-servers-console-output",
    spec="https://docs.openstack.org/api-ref/compute/#show-console-output-os-getconsoleoutput-action",
)
def console_tells_its_last_lines(cloud: Cloud, expect: Expect, server: Server) -> None:
    """The console of a server is told as text, in no more lines than are asked for."""
    compute = cloud.rest("compute")
    action = f"/servers/{server.id}/action"
    asked = {"os-getConsoleOutput": {"length": LINES}}
    reply = compute.post(action, json=asked, refusable=True)
    if reply.status in (404, 501):
        raise Absent(f"The cloud keeps no console of its servers: {reply.message}")
    if expect.status("the console is told", reply, 200):
        lines = str(reply["output"]).rstrip("\n").split("\n")
        expect("there are no more lines than asked for", len(lines), at_most=LINES)
    many = {"os-getConsoleOutput": {"length": "many"}}
    refused = compute.post(action, json=many, refusable=True)
    expect.status("a length that is none is refused", refused, 400)
