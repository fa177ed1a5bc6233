"""What a check is given of an answer."""

import json

import pytest
from requests import Response

from assay.kit.rest import Reply, Unreadable
from assay.model.outcome import Outcome
from assay.runner.classify import classify


def _reply(body: str, status: int = 200) -> Reply:
    response = Response()
    response.status_code = status
    response._content = body.encode()
    return Reply("GET /servers/1", response)


def test_an_object_that_lacks_a_key_is_the_cloud_s_fault() -> None:
    """A key that is not there, however deep, fails a claim about the answer; it is no error of the check."""
    reply = _reply(json.dumps({"server": {"flavor": {"id": "1"}, "tags": [{"a": 1}]}}))
    with pytest.raises(Unreadable, match="without 'name' among 'flavor', 'tags'") as failure:
        reply["server"]["name"]
    assert classify(failure.value, "x#1").outcome is Outcome.FAIL
    with pytest.raises(Unreadable):
        reply.body["server"]["tags"][0]["b"]
    with pytest.raises(Unreadable, match=r"without server\.flavor\.ram"):
        reply["server.flavor.ram"]


def test_what_is_there_is_plain() -> None:
    """Objects compare and serialise as dictionaries do."""
    reply = _reply('{"a": {"b": [1]}}')
    assert reply["a"] == {"b": [1]}
    assert json.dumps(reply.body) == '{"a": {"b": [1]}}'
    assert reply["a"].get("c") is None


def test_an_error_page_is_read_as_words() -> None:
    """A service that answers with HTML is quoted without its markup."""
    page = "<html><head><title>404</title></head><body><h1>404 Not Found</h1>No image <br/> 1.</body></html>"
    assert _reply(page, 404).message == "404 Not Found No image 1."
    assert _reply('{"itemNotFound": {"message": "Gone.", "code": 404}}', 404).message == "Gone."
