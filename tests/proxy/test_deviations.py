"""Planted deviations: each does what its sentence says to real requests, and its touches are recorded."""

import json
from typing import Any

import pytest
import requests

from assay.lab.deviations import Deviation, find
from assay.lab.deviations.actions import Action
from assay.lab.deviations.answers import answer, delay, make_response, respond
from assay.lab.deviations.conditions import body_has
from assay.lab.deviations.requests import edit_upload, forget_query
from assay.lab.deviations.responses import (
    drop_key,
    edit_json,
    flip_byte,
    set_header,
    set_key,
    status,
    truncate,
)
from assay.lab.proxy import REQUEST_ID_HEADER, DeviationProxy, Touch
from assay.problem import Problem
from tests.proxy.conftest import Enter, SmallCloud, log_in


def planted(action: Action, *, service: str = "image", **fields: Any) -> Deviation:
    """A deviation of some service with an action under test, on any GET and PUT."""
    given = {"methods": ("GET", "PUT", "HEAD"), "path": "/.*", "sentence": "It is under test.", **fields}
    return Deviation(name="under-test", breaks="some.thing.works", service=service, action=action, **given)


def test_the_wrong_fingerprint(cloud: SmallCloud, enter: Enter) -> None:
    """An imported key gets a wrong fingerprint; a generated one keeps its own."""
    pair = {"keypair": {"name": "k", "fingerprint": "aa:bb"}}
    cloud.services.answer("/compute/v2.1/os-keypairs", pair, status="201 Created")
    entrance = enter(find("keypair-fingerprint-wrong"))
    url = f"{entrance.urls['compute']}/os-keypairs"
    wrong = requests.post(url, json={"keypair": {"name": "k", "public_key": "ssh-rsa A"}}, timeout=10)
    assert wrong.json()["keypair"] == {"name": "k", "fingerprint": ":".join(["00"] * 16)}
    assert requests.post(url, json={"keypair": {"name": "k"}}, timeout=10).json() == pair
    assert len(entrance.proxy.touches) == 1


def test_the_private_key(cloud: SmallCloud, enter: Enter) -> None:
    """An import returns a private key that it cannot have."""
    cloud.services.answer("/compute/v2.1/os-keypairs", {"keypair": {"name": "k"}})
    entrance = enter(find("keypair-import-returns-private-key"))
    said = {"keypair": {"name": "k", "public_key": "ssh-rsa A"}}
    answer = requests.post(f"{entrance.urls['compute']}/os-keypairs", json=said, timeout=10)
    assert answer.json()["keypair"]["private_key"]


@pytest.mark.parametrize(
    ("name", "service", "method", "path", "body", "status"),
    [
        ("server-lock-swallowed", "compute", "POST", "/servers/1/action", {"lock": None}, 202),
        ("token-revocation-swallowed", "identity", "DELETE", "/auth/tokens", None, 204),
        ("image-deletion-swallowed", "image", "DELETE", "/v2/images/1", None, 204),
    ],
)
def test_what_is_swallowed(
    cloud: SmallCloud, enter: Enter, name: str, service: str, method: str, path: str, body: Any, status: int
) -> None:
    """The client hears yes; the cloud hears nothing."""
    entrance = enter(find(name))
    before = len(cloud.identity.heard) + len(cloud.services.heard)
    response = requests.request(method, f"{entrance.urls[service]}{path}", json=body, timeout=10)
    assert (response.status_code, response.content) == (status, b"")
    assert len(cloud.identity.heard) + len(cloud.services.heard) == before
    assert [touch.fault for touch in entrance.proxy.touches] == [name]


def test_other_actions_are_not_swallowed(cloud: SmallCloud, enter: Enter) -> None:
    """A condition keeps the deviation away from the neighbours of what it breaks."""
    entrance = enter(find("server-lock-swallowed"))
    url = f"{entrance.urls['compute']}/servers/1/action"
    assert requests.post(url, json={"unlock": None}, timeout=10).status_code == 404
    assert entrance.proxy.touches == ()


@pytest.mark.parametrize("place", ["security_group", "security_groups", "security_group_rules"])
def test_the_missing_egress_rules(cloud: SmallCloud, enter: Enter, place: str) -> None:
    """The rules that let everything out are missing wherever rules show; others stay."""
    default = {"direction": "egress", "protocol": None, "remote_ip_prefix": None}
    rules = [default, {"direction": "egress", "protocol": "tcp"}, {"direction": "ingress"}]
    group = {"id": "g", "security_group_rules": rules}
    body = {"security_group": group, "security_groups": [group], "security_group_rules": rules}[place]
    cloud.services.answer("/network/v2.0/security-groups", {place: body})
    entrance = enter(find("security-group-without-default-egress"))
    seen = requests.get(f"{entrance.urls['network']}/v2.0/security-groups", timeout=10).json()[place]
    holder = {"security_group_rules": seen} if place == "security_group_rules" else seen
    holder = holder[0] if isinstance(holder, list) else holder
    assert holder["security_group_rules"] == rules[1:]


@pytest.mark.parametrize(
    ("name", "content"),
    [("object-content-corrupted", b"\x90bject"), ("object-content-truncated", b"objec")],
)
def test_the_wrong_object(cloud: SmallCloud, enter: Enter, name: str, content: bytes) -> None:
    """Content differs, its length fits, and its ETag is that of the right content."""
    path = cloud.catalog[-1]["endpoints"][0]["url"].removeprefix(cloud.services.url) + "/c/my-bytes-1"
    cloud.services.answer(path, b"object", headers="ETag: right\r\n")
    entrance = enter(find(name))
    url = f"{entrance.urls['object-store']}/c/my-bytes-1"
    response = requests.get(url, timeout=10)
    assert (response.content, response.headers["ETag"]) == (content, "right")
    assert response.headers["Content-Length"] == str(len(content))
    assert requests.head(url, timeout=10).headers["Content-Length"] == "6"


def test_touches_name_the_request(cloud: SmallCloud, enter: Enter) -> None:
    """A touch says which request was reached, in the client's own words, and the cloud hears them too."""
    cloud.services.answer("/image/v2/images", {"images": []})
    entrance = enter(planted(set_key("new", to=1)))
    url = f"{entrance.urls['image']}/v2/images"
    requests.get(url, headers={REQUEST_ID_HEADER: "req-1"}, timeout=10)
    requests.get(url, timeout=10)
    one = {"fault": "under-test", "service": "image", "method": "GET", "path": "/images"}
    assert entrance.proxy.touches == (Touch(**one, request_id="req-1"), Touch(**one, request_id=None))
    names = [heard.header(REQUEST_ID_HEADER.encode()) for heard in cloud.services.heard]
    assert names == [b"req-1", None]


@pytest.mark.parametrize(
    "action", [set_key("id", to=1), forget_query("limit"), set_header("X-Same", "1"), status(200, of=404)]
)
def test_an_edit_without_effect_is_no_touch(cloud: SmallCloud, enter: Enter, action: Action) -> None:
    """What matched and changed nothing did not fire."""
    cloud.services.answer("/image/v2/images", {"id": 1}, headers="X-Same: 1\r\n")
    entrance = enter(planted(action))
    requests.get(f"{entrance.urls['image']}/v2/images?marker=1", timeout=10)
    assert entrance.proxy.touches == ()


def test_a_forgotten_query(cloud: SmallCloud, enter: Enter) -> None:
    """The cloud is asked without the filter."""
    entrance = enter(planted(forget_query("limit")))
    requests.get(f"{entrance.urls['image']}/v2/images?limit=1&name=a%20b", timeout=10)
    assert cloud.services.heard[-1].line == b"GET /image/v2/images?name=a%20b HTTP/1.1"
    assert len(entrance.proxy.touches) == 1


def test_an_upload_is_read_whole_only_for_a_deviation_that_wants_it(cloud: SmallCloud, enter: Enter) -> None:
    """A binary upload can be changed, chunked or not, with its length following."""
    entrance = enter(planted(edit_upload(lambda body: body + b"!")))
    url = f"{entrance.urls['image']}/v2/images/1/file"
    requests.put(url, data=b"data", timeout=10)
    assert (cloud.services.heard[-1].body, cloud.services.heard[-1].header(b"content-length")) == (
        b"data!",
        b"5",
    )
    requests.put(url, data=iter([b"da", b"ta"]), timeout=10)
    assert cloud.services.heard[-1].body == b"data!"


def test_edits_of_a_compressed_body(cloud: SmallCloud, enter: Enter) -> None:
    """A deviation sees plain JSON, and the client still gets what the headers promise."""
    import gzip

    packed = gzip.compress(b'{"id": 1}')
    head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
    cloud.services.scripts["/image/v2/x"] = f"{head}Content-Length: {len(packed)}\r\n\r\n".encode() + packed
    entrance = enter(planted(set_key("id", to=2)))
    assert requests.get(f"{entrance.urls['image']}/v2/x", timeout=10).json() == {"id": 2}


def test_errors_are_left_alone(cloud: SmallCloud, enter: Enter) -> None:
    """An edit of a response does not touch the cloud's refusals."""
    cloud.services.answer("/image/v2/x", {"id": 1}, status="403 Forbidden")
    entrance = enter(planted(set_key("id", to=2)))
    assert requests.get(f"{entrance.urls['image']}/v2/x", timeout=10).json() == {"id": 1}


def test_a_changed_status(cloud: SmallCloud, enter: Enter) -> None:
    """The client gets another status with its usual reason; one that allows no body gets none."""
    cloud.services.answer("/image/v2/x", {"id": 1})
    for new, reason, body in ((202, "Accepted", b'{"id": 1}'), (204, "No Content", b"")):
        entrance = enter(planted(status(new)))
        response = requests.get(f"{entrance.urls['image']}/v2/x", timeout=10)
        assert (response.status_code, response.reason, response.content) == (new, reason, body)


def test_a_delay(cloud: SmallCloud, enter: Enter) -> None:
    """The request waits."""
    entrance = enter(planted(delay(0.3)))
    assert requests.get(f"{entrance.urls['image']}/x", timeout=10).elapsed.total_seconds() >= 0.3


def test_memory_lasts_for_one_proxy(cloud: SmallCloud, enter: Enter) -> None:
    """A deviation can count; the next proxy starts afresh."""

    def second_time(request: Any) -> Any:
        request.memory["n"] = request.memory.get("n", 0) + 1
        return make_response(200, json=request.memory["n"]) if request.memory["n"] > 1 else None

    deviation = planted(answer(second_time))
    for _ in range(2):
        url = f"{enter(deviation).urls['image']}/x"
        assert [requests.get(url, timeout=10).status_code for _ in range(3)] == [404, 200, 200]


def test_deviations_work_together(cloud: SmallCloud, enter: Enter) -> None:
    """Two deviations of one response apply in their order, and both are recorded."""
    cloud.services.answer("/image/v2/x", b"abc")
    both = (planted(flip_byte(2)), find("image-deletion-swallowed"), planted(truncate(1)))
    entrance = enter(*both)
    assert requests.get(f"{entrance.urls['image']}/v2/x", timeout=10).content == b"ab"
    assert len(entrance.proxy.touches) == 2


def test_answers_of_our_own_lead_nowhere_else(cloud: SmallCloud, enter: Enter) -> None:
    """An answer in the cloud's place comes whole, over a connection that lives on; to HEAD without body."""
    entrance = enter(planted(respond(418, json={"short": "stout"})))
    with requests.Session() as session:
        url = f"{entrance.urls['image']}/v2/x"
        assert session.put(url, data=bytes(100_000), timeout=10).json() == {"short": "stout"}
        assert session.head(url, timeout=10).headers["Content-Length"] == "18"
        assert session.get(url, timeout=10).status_code == 418


@pytest.mark.parametrize("broken", ["edit", "condition", "answer"])
def test_a_deviation_that_fails_is_told(cloud: SmallCloud, broken: str) -> None:
    """A mistake in a deviation is not the cloud's fault: the run ends with a problem that names it."""
    cloud.services.answer("/image/v2/x", {})

    def fail(*anything: Any) -> Any:
        raise KeyError("mistake")

    deviation = {
        "edit": planted(edit_json(fail)),
        "condition": planted(respond(200), when=fail),
        "answer": planted(answer(fail)),
    }[broken]
    proxy = DeviationProxy(cloud.auth_url, deviations=[deviation])
    proxy.start()
    assert requests.get(f"{log_in(proxy.auth_url)['image']}/v2/x", timeout=10).status_code == 500
    with pytest.raises(Problem, match="under-test failed: KeyError"):
        proxy.__exit__(None, None, None)
    assert [failure.ours for failure in proxy.failures] == [True]


def test_an_edit_that_misses_what_another_took_away_does_nothing(cloud: SmallCloud) -> None:
    """Two deviations of one answer do not make each other fail: the second has nothing to edit."""
    cloud.services.answer("/image/v2/x", {"size": 1})
    first = planted(drop_key("size"))
    second = planted(edit_json(lambda body, request: body.update(double=2 * body["size"])))
    with DeviationProxy(cloud.auth_url, deviations=[first, second]) as proxy:
        answered = requests.get(f"{log_in(proxy.auth_url)['image']}/v2/x", timeout=10)
    assert answered.json() == {}
    assert len(proxy.touches) == 1


def test_malformed_json_is_for_the_cloud_to_refuse(cloud: SmallCloud, enter: Enter) -> None:
    """A condition on the body does not choke on what a check sends on purpose."""
    entrance = enter(planted(respond(200), methods=("POST",), when=body_has("x")))
    headers = {"Content-Type": "application/json"}
    requests.post(f"{entrance.urls['image']}/x", data=b"{no json", headers=headers, timeout=10)
    assert cloud.services.heard[-1].body == b"{no json"
    assert json.dumps(entrance.proxy.failures) == "[]"
