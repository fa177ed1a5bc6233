"""What it means that two clouds are not alike in one thing that was built in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assay.model.comparison import Effect

BREAKS, ADAPT, NOTICE = Effect.BREAKS, Effect.ADAPT, Effect.NOTICE
Rule = Callable[[object, object], Effect | None]


@dataclass(frozen=True, kw_only=True)
class BuiltIn:
    """One thing that was built in.

    Args:
        name: What it is, in words.
        found_as: Pattern of the subject under which a comparison tells it.
        clouds: What each cloud is like.
        rule: What it means for a move from one to another that is otherwise; None for nothing.
    """

    name: str
    found_as: str
    clouds: Mapping[str, object]
    rule: Rule

    def effect(self, here: str, there: str) -> Effect | None:
        """What a move does that it means something for; None if it does nothing or nobody knows."""
        if here not in self.clouds or there not in self.clouds:
            return None
        old, new = self.clouds[here], self.clouds[there]
        return None if old == new else self.rule(old, new)


def differs(effect: Effect) -> Rule:
    """Whatever it is there, it is not as it was."""
    return lambda old, new: effect


def lost(effect: Effect) -> Rule:
    """It is offered here and not there."""
    return lambda old, new: effect if old and not new else None


def lacks(effect: Effect) -> Rule:
    """Some of what is here is not there."""

    def of(old: object, new: object) -> Effect | None:
        assert isinstance(old, set)
        assert isinstance(new, set)
        return effect if old - new else None

    return of


def gains(effect: Effect, otherwise: Effect) -> Rule:
    """Some is there that is not here, or else some is not."""

    def of(old: object, new: object) -> Effect | None:
        assert isinstance(old, set)
        assert isinstance(new, set)
        return effect if new - old else otherwise

    return of


def less(effect: Effect, more: Effect) -> Rule:
    """It is less there than here, or more."""

    def of(old: object, new: object) -> Effect | None:
        assert isinstance(old, int | float)
        assert isinstance(new, int | float)
        return effect if new < old else more

    return of
