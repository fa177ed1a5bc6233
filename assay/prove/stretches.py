"""What a scope asked and was answered, given out again as it is asked for once more.

Requests that change something divide the recording into stretches. What only reads is answered by what was
recorded in the stretch that the replay is in, in order, and when there is no more, by the last answer again:
so a check that waits longer than the recorded one sees a cloud in which nothing further happens.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import urlsplit

from assay.model.exchange import Exchange

Key = tuple[str, str, tuple[str, ...]]
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_READING_ACTIONS = (("os-getConsoleOutput",),)


def key(method: str, url: str, body: bytes | str | None) -> Key:
    """By what a request is known again: method, address, and what its body is about.

    Args:
        method: HTTP method.
        url: Full URL.
        body: A body; only the keys of JSON count, since secrets in it were redacted.
    """
    return method, url, _keys(body)


def reads(asked: Key) -> bool:
    """Whether such a request changes nothing, so that its answer may be given again."""
    return (
        asked[0] in _SAFE or asked[2] in _READING_ACTIONS or urlsplit(asked[1]).path.endswith("/auth/tokens")
    )


def _keys(body: bytes | str | None) -> tuple[str, ...]:
    if not body:
        return ()
    try:
        document = json.loads(body)
    except ValueError:
        return ()
    return tuple(sorted(document)) if isinstance(document, dict) else ()


class Track:
    """One scope of a recording. Of answers that only repeat the one before, the first stands for all.

    Args:
        exchanges: What was exchanged in it, in order.
    """

    def __init__(self, exchanges: Sequence[Exchange]):
        self.exchanges = exchanges
        self.places: dict[Key, list[int]] = defaultdict(list)
        self.changes: list[int] = []
        for place, one in enumerate(exchanges):
            asked = key(one.method, one.url, one.request_body)
            if not reads(asked):
                self.changes.append(place)
            elif self._repeats(asked, one):
                continue
            self.places[asked].append(place)

    def _repeats(self, asked: Key, one: Exchange) -> bool:
        """Whether nothing new was said since the same was asked last, and nothing changed in between."""
        before = self.places[asked][-1] if self.places[asked] else None
        if before is None or (self.changes and self.changes[-1] > before):
            return False
        last = self.exchanges[before]
        return (last.status, last.response_body) == (one.status, one.response_body)


class Player:
    """Gives out the answers of a track, once.

    Args:
        track: The scope's.
    """

    def __init__(self, track: Track):
        self._track = track
        self._begin = 0
        self._next: dict[Key, int] = {}

    def answer(self, asked: Key) -> Exchange | None:
        """What was recorded for such a request at this point; None if nothing was.

        Args:
            asked: The request.
        """
        places = self._track.places.get(asked, [])
        found = self._reading(asked, places) if reads(asked) else self._changing(places)
        return None if found is None else self._track.exchanges[found]

    def has_more(self) -> bool:
        """Whether something was changed in the recording after all that was asked for again."""
        return bool(self._track.changes) and self._track.changes[-1] >= self._begin

    def _changing(self, places: list[int]) -> int | None:
        found = next((place for place in places if place >= self._begin), None)
        if found is not None:
            self._begin = found + 1
        return found

    def _reading(self, asked: Key, places: list[int]) -> int | None:
        end = next(
            (place for place in self._track.changes if place >= self._begin), len(self._track.exchanges)
        )
        first = max(self._begin, self._next.get(asked, 0))
        found = next((place for place in places if first <= place < end), None)
        if found is not None:
            self._next[asked] = found + 1
            return found
        return next((place for place in reversed(places) if place < end), None)
