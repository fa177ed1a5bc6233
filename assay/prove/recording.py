"""What a run recorded, to be asked again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from assay.evidence import archive, read
from assay.kit.cloud import Choices
from assay.model.evidence import Evidence
from assay.model.exchange import Exchange
from assay.problem import ExitCode, Problem
from assay.prove.stretches import Track

RESOURCE = "resource:"
START = ("assay", "discovery")
"""The scopes of what a run asks before it begins: a token, and every service's versions."""
_WORD = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}|assay-[0-9a-f]{8}-[a-z-]+-\d+")


@dataclass(frozen=True)
class Recording:
    """A bundle with what it takes to replay it.

    Attributes:
        evidence: What came of the checks.
        scopes: By scope, what was exchanged in it, in order.
        choices: What the person chose to boot with.
    """

    evidence: Evidence
    scopes: Mapping[str, tuple[Exchange, ...]]
    choices: Choices = field(default_factory=Choices)
    _tracks: dict[str, Track] = field(default_factory=dict, repr=False)
    _named: dict[tuple[str, str], list[str]] = field(default_factory=dict, repr=False)

    def track(self, scope: str) -> Track:
        """What was exchanged in a scope, as it is asked for again."""
        if scope not in self._tracks:
            self._tracks[scope] = Track(self.scopes.get(scope, ()))
        return self._tracks[scope]

    @cached_property
    def start(self) -> Track:
        """What was exchanged before the run began."""
        return Track([exchange for scope in START for exchange in self.scopes.get(scope, ())])

    def names(self, scope: str, word: str) -> list[str]:
        """The names with a word that a scope gave what it made, in the order of its requests.

        Args:
            scope: The scope.
            word: As the check says it, such as `card`.
        """
        if (scope, word) not in self._named:
            own = re.compile(rf"\bassay-{self.evidence.run}-{re.escape(word)}-\d+\b")
            said = (f"{one.url} {one.request_body or ''}" for one in self.scopes.get(scope, ()))
            self._named[scope, word] = list(
                dict.fromkeys(name for text in said for name in own.findall(text))
            )
        return self._named[scope, word]

    def lent_to(self, check: str, resource: str) -> str:
        """The scope of that one of a lent resource which a check had in its hands.

        Args:
            check: Id of the check.
            resource: Name of the resource.

        Returns:
            The scope; empty if none can be told.
        """
        asked = {word for one in self.scopes.get(check, ()) for word in _words(one.url, one.request_body)}
        of = {
            scope: {
                word for one in exchanges for word in _words(one.url, one.request_body, one.response_body)
            }
            for scope, exchanges in self.scopes.items()
            if scope.startswith(f"{RESOURCE}{resource}.")
        }
        return max(sorted(of), key=lambda scope: len(of[scope] & asked), default="")


def _words(*texts: str | None) -> set[str]:
    """What things are told apart by: ids, and the names that a run gives."""
    return {word for text in texts if text for word in _WORD.findall(text)}


def load(bundle: Path) -> Recording:
    """Read a recording.

    Args:
        bundle: A folder or an archive that `assay run --replayable` made.

    Raises:
        Problem: it is no bundle, or what it takes to replay it was not kept.
    """
    with archive.opened(bundle) as folder:
        evidence = read.read(folder)
        choices = Choices(**read.options(folder).get("choices", {}))
        scopes: dict[str, list[Exchange]] = {}
        for exchange in read.all_exchanges(folder):
            if not exchange.disturbance:
                scopes.setdefault(exchange.scope, []).append(exchange)
    if not any(one.url.endswith("/auth/tokens") for one in scopes.get(START[0], ())):
        raise Problem(
            f"{bundle} cannot be replayed: it does not tell how the run logged in.",
            why="Only what `assay run --replayable` made holds all that a replay needs.",
            advice="Make it anew: `assay run CLOUD --replayable -o DIR`.",
            exit_code=ExitCode.INCOMPLETE,
        )
    return Recording(evidence, {scope: tuple(some) for scope, some in scopes.items()}, choices)
