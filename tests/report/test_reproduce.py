"""A failure can be seen again with what the report says."""

import shlex
from dataclasses import replace

from assay.report.reproduce import command, curl
from tests.report.builders import HOST, exchange, green


def test_the_command_names_cloud_and_check() -> None:
    """`assay run` is given the cloud, the one check and a folder."""
    words = shlex.split(command(green().evidence, "compute.server.lock"))
    assert words[:5] == ["assay", "run", "edge-west", "--check", "compute.server.lock"]
    assert words[5] == "-o"


def test_curl_sends_the_same_request() -> None:
    """Method, URL, headers and body are those of the exchange; the token is a placeholder."""
    one = exchange("c", 1, "POST", "/servers", 202, request_body='{"it\'s": "$HOME"}')
    words = shlex.split(curl(one).replace("\\\n", ""))
    assert words[words.index("--request") + 1] == "POST"
    assert words[words.index("--url") + 1] == f"{HOST}/servers"
    assert words[words.index("--data-raw") + 1] == '{"it\'s": "$HOME"}'
    headers = [words[place + 1] for place, word in enumerate(words) if word == "--header"]
    assert "x-auth-token: $OS_TOKEN" in headers
    assert "openstack-api-version: compute 2.79" in headers
    assert not any(header.startswith("user-agent") for header in headers)
    assert '"x-auth-token: $OS_TOKEN"' in curl(one), "single quotes would keep the shell from filling it in"


def test_a_hostile_url_does_not_leave_its_quotes() -> None:
    """A URL that a cloud made up, such as the next page of a listing, cannot run a command."""
    hostile = f"{HOST}/next'; rm -rf ~; $(id) `id`\n"
    one = replace(exchange("c", 1, "GET", "/", 200), url=hostile)
    assert shlex.split(curl(one).replace("\\\n", ""))[-1] == hostile


def test_only_bodies_that_were_kept_are_sent() -> None:
    """What stands for an upload in the evidence is not sent as if it were the upload."""
    one = exchange("c", 1, "PUT", "/file", 204, request_body="[1024 bytes of application/octet-stream]")
    assert "--data-raw" not in curl(one)
    assert "--head" in curl(replace(one, method="HEAD", request_body=None))
