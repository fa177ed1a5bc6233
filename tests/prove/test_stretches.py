"""What a replay answers: in order, nothing from beyond a change that was not made, nothing not recorded."""

from assay.model.exchange import Exchange
from assay.prove.stretches import Player, Track, key

CONSOLE = '{"os-getConsoleOutput": {}}'
ACTION = "http://c/servers/1/action"


def _player(*spoken: tuple[str, str, str | None]) -> Player:
    return Player(
        Track(
            [
                Exchange(
                    id=f"s#{number}",
                    scope="s",
                    method=method,
                    url=url,
                    request_body=body,
                    status=200,
                    response_body=f"answer {number}",
                )
                for number, (method, url, body) in enumerate(spoken, start=1)
            ]
        )
    )


def _ask(player: Player, method: str, url: str, body: str | None = None) -> str:
    found = player.answer(key(method, url, body))
    return found.id if found else ""


def test_reading_is_answered_in_order_and_then_again() -> None:
    """The last answer stands for all that would have come."""
    player = _player(("GET", "http://c/a", None), ("GET", "http://c/b", None), ("GET", "http://c/a", None))
    assert [_ask(player, "GET", "http://c/a") for _ in range(4)] == ["s#1", "s#3", "s#3", "s#3"]
    assert _ask(player, "GET", "http://c/b") == "s#2"


def test_consoles_are_read() -> None:
    """An action that only looks may be repeated; another action, on the same path, may not."""
    player = _player(("POST", ACTION, CONSOLE), ("POST", ACTION, '{"reboot": {"type": "SOFT"}}'))
    assert [_ask(player, "POST", ACTION, CONSOLE) for _ in range(2)] == ["s#1", "s#1"]
    assert [_ask(player, "POST", ACTION, '{"reboot": {}}') for _ in range(2)] == ["s#2", ""]


def test_nothing_is_shown_from_beyond_a_change_that_was_not_made() -> None:
    """Who waits longer than the recorded check sees no more of what came later, until it takes the step."""
    player = _player(("GET", "http://c/a", None), ("DELETE", "http://c/a", None), ("GET", "http://c/a", None))
    assert [_ask(player, "GET", "http://c/a") for _ in range(3)] == ["s#1", "s#1", "s#1"]
    assert _ask(player, "DELETE", "http://c/a") == "s#2"
    assert _ask(player, "GET", "http://c/a") == "s#3"


def test_who_waited_less_goes_on_where_it_is() -> None:
    """What was recorded before a change is over when that is made."""
    player = _player(
        ("GET", "http://c/a", None),
        ("GET", "http://c/a", None),
        ("POST", "http://c/b", "{}"),
        ("GET", "http://c/a", None),
    )
    assert [_ask(player, "GET", "http://c/a"), _ask(player, "POST", "http://c/b", "{}")] == ["s#1", "s#3"]
    assert _ask(player, "GET", "http://c/a") == "s#4"


def test_whether_something_follows_is_told() -> None:
    """After the last change nothing follows but reading, which can go on for ever."""
    player = _player(("POST", "http://c/a", None), ("GET", "http://c/a", None), ("POST", "http://c/a", None))
    assert player.has_more()
    _ask(player, "POST", "http://c/a")
    assert player.has_more()
    _ask(player, "POST", "http://c/a")
    assert not player.has_more()


def test_what_was_not_recorded_is_not_known() -> None:
    """Another address, another method and another query are other requests."""
    player = _player(("GET", "http://c/a", None))
    for method, url in (("GET", "http://c/b"), ("DELETE", "http://c/a"), ("GET", "http://c/a?all=1")):
        assert _ask(player, method, url) == ""
