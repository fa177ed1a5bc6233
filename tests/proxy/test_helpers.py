"""Each helper that makes an action, by what its action does to one request or response."""

import json
from dataclasses import replace as changed
from typing import Any

import pytest

from assay.lab.deviations import answers, conditions, requests, responses
from assay.lab.deviations.actions import Action, Answer, Delay, EditRequest, EditResponse
from assay.lab.deviations.exchange import Request, Response

REQUEST = Request(
    service="compute",
    method="GET",
    path="/servers",
    target="/v2.1/servers?limit=1&name=a%20b&limit=2&empty=",
    headers=(("Range", "bytes=0-1"), ("X-A", "1")),
    body=b'{"server": {"name": "n", "tags": [1]}}',
)
BODY = {"servers": [{"id": 1, "a:b": {"c": 1}}, {"id": 2}], "next": "x"}
RESPONSE = Response(status=200, headers=(("ETag", "e"),), body=json.dumps(BODY).encode())


def heard(action: Action, request: Request = REQUEST) -> Request:
    """The request that the cloud gets."""
    assert isinstance(action, EditRequest)
    return action.edit(request)


def seen(action: Action, response: Response = RESPONSE, request: Request = REQUEST) -> Response:
    """The response that the client gets."""
    assert isinstance(action, EditResponse)
    return action.edit(response, request)


def given(action: Action, request: Request = REQUEST) -> Response | None:
    """The answer in the cloud's place."""
    assert isinstance(action, Answer)
    return action.reply(request)


@pytest.mark.parametrize(
    ("names", "target"),
    [
        (("limit",), "/v2.1/servers?name=a%20b&empty="),
        (("limit", "name", "empty"), "/v2.1/servers"),
        (("other",), REQUEST.target),
    ],
)
def test_forget_query(names: tuple[str, ...], target: str) -> None:
    """The named parameters go, each time they occur; the others keep every byte."""
    assert heard(requests.forget_query(*names)).target == target


def test_request_headers() -> None:
    """A header is set or dropped, whatever its case, and no other moves."""
    assert heard(requests.drop_request_header("range")).headers == (("X-A", "1"),)
    assert heard(requests.set_request_header("x-a", "2")).headers == (("Range", "bytes=0-1"), ("x-a", "2"))


def test_request_json() -> None:
    """The cloud hears an edited body; without JSON there is nothing to edit."""
    action = requests.edit_request_json(lambda body, request: body["server"].update(name=request.path))
    assert heard(action).json["server"]["name"] == "/servers"
    for body in (b"", None, b"not json"):
        blank = changed(REQUEST, body=body)
        assert heard(action, blank) == blank


def test_drop_from_request() -> None:
    """A key that is there goes; one that is not leaves the very bytes."""
    assert heard(requests.drop_from_request("server", "name")).json == {"server": {"tags": [1]}}
    for path in (("server", "flavor"), ("image", "name"), ("server", "name", "x")):
        assert heard(requests.drop_from_request(*path)).body == REQUEST.body


def test_edit_upload() -> None:
    """The cloud stores other bytes."""
    assert heard(requests.edit_upload(bytes.upper), changed(REQUEST, body=b"abc")).body == b"ABC"


@pytest.mark.parametrize(
    ("action", "body"),
    [
        (responses.drop_key("next"), {"servers": BODY["servers"]}),
        (responses.drop_key("servers", "*", "id"), {"servers": [{"a:b": {"c": 1}}, {}], "next": "x"}),
        (responses.drop_key("servers", 0), {"servers": [{"id": 2}], "next": "x"}),
        (
            responses.replace("servers", "*", "a:b", "c", by=2),
            {**BODY, "servers": [{"id": 1, "a:b": {"c": 2}}, {"id": 2}]},
        ),
        (responses.replace("next", by=str.upper), {**BODY, "next": "X"}),
        (responses.replace("servers", "*", by=0), {**BODY, "servers": [0, 0]}),
        (
            responses.set_key("servers", 1, "new", to=[]),
            {**BODY, "servers": [BODY["servers"][0], {"id": 2, "new": []}]},
        ),
        (
            responses.keep_items("servers", where=lambda one, request: one["id"] == 2),
            {**BODY, "servers": [{"id": 2}]},
        ),
        (responses.edit_json(lambda body, request: body.pop("servers")), {"next": "x"}),
    ],
)
def test_json_edits(action: Action, body: Any) -> None:
    """Places are found by keys, indices and "*", and nothing else changes."""
    assert seen(action).json == body


@pytest.mark.parametrize(
    "action",
    [
        responses.drop_key("nothing"),
        responses.drop_key("servers", "*", "nothing"),
        responses.drop_key("servers", 7),
        responses.replace("nothing", by=1),
        responses.replace("servers", "id", by=1),
        responses.set_key("nothing", "new", to=1),
        responses.keep_items("next", where=lambda one, request: False),
        responses.edit_json(lambda body, request: {"what it returns": "does not count"}),
    ],
)
def test_edits_that_find_nothing_change_nothing(action: Action) -> None:
    """The very same response comes out, so that no touch is counted; so too for a body that is no JSON."""
    assert seen(action) == RESPONSE
    for body in (b"", b"no json"):
        other = changed(RESPONSE, body=body)
        assert seen(action, other) == other


def test_body_edits() -> None:
    """Bytes are edited, flipped and cut; an empty body has none to edit."""
    plain = changed(RESPONSE, body=b"abc")
    assert seen(responses.edit_body(bytes.upper), plain).body == b"ABC"
    assert seen(responses.flip_byte(1), plain).body == b"a\x9dc"
    assert seen(responses.flip_byte(99), plain).body == b"ab\x9c"
    assert seen(responses.truncate(2), plain).body == b"a"
    assert seen(responses.flip_byte(), changed(plain, body=b"")).body == b""


def test_headers_and_status() -> None:
    """Headers and status change without the body being wanted."""
    for action in (responses.set_header("etag", "f"), responses.drop_header("ETAG"), responses.status(201)):
        assert isinstance(action, EditResponse)
        assert not action.needs_body
    assert seen(responses.set_header("etag", "f")).headers == (("etag", "f"),)
    assert seen(responses.drop_header("ETAG")).headers == ()
    assert seen(responses.status(201)).status == 201


def test_status_of_one_kind() -> None:
    """A replaced status is looked for among errors, too; other edits leave errors alone."""
    hides, ordinary = responses.status(200, of=404), responses.drop_key("x")
    assert isinstance(hides, EditResponse)
    assert (404 in hides.statuses, 200 in hides.statuses) == (True, False)
    assert (404 in ordinary.statuses, 200 in ordinary.statuses) == (False, True)


def test_stale() -> None:
    """The first body of a target is given for ever, to GET alone."""
    action, memory = responses.stale(), changed(REQUEST, memory={})
    later = changed(RESPONSE, body=b"later")
    assert seen(action, RESPONSE, memory).body == RESPONSE.body
    assert seen(action, later, memory).body == RESPONSE.body
    assert seen(action, later, changed(memory, target="/other")).body == b"later"
    assert seen(action, later, changed(memory, method="PUT")).body == b"later"


def test_answers() -> None:
    """An answer of our own is complete: type, length, and no length where no body may be."""
    assert given(answers.respond(418, json={"a": 1}, headers={"X-A": "1"})) == Response(
        status=418,
        headers=(("X-A", "1"), ("Content-Type", "application/json"), ("Content-Length", "8")),
        body=b'{"a": 1}',
    )
    assert given(answers.swallow(202)) == Response(status=202, headers=(("Content-Length", "0"),))
    assert given(answers.swallow(204)) == Response(status=204)
    choosy = answers.answer(lambda request: Response(status=404) if request.query["limit"] == "9" else None)
    assert given(choosy) is None
    assert answers.delay(0.5) == Delay(0.5)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (conditions.body_has("server", "name"), True),
        (conditions.body_has("server", "image"), False),
        (conditions.body_has("server", "name", "deeper"), False),
        (conditions.action_is("server"), True),
        (conditions.query_has("limit"), True),
        (conditions.query_has("name", "a b"), True),
        (conditions.query_has("name", "b"), False),
        (conditions.query_has("empty"), True),
        (conditions.header_is("range"), True),
        (conditions.header_is("range", "bytes=1-"), False),
        (conditions.header_is("if-match"), False),
    ],
)
def test_conditions(condition: conditions.Condition, holds: bool) -> None:
    """A condition looks at body, query or headers."""
    assert condition(REQUEST) is holds


@pytest.mark.parametrize("body", [b"", None, b"no json", b"[]", b"1"])
def test_conditions_on_other_bodies(body: bytes | None) -> None:
    """A body that is missing, streamed or malformed has no keys."""
    assert not conditions.body_has("server")(changed(REQUEST, body=body))
