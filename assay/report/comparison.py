"""A comparison in words: whether what runs on one cloud runs on another, how far it is, and why."""

from collections.abc import Mapping

from assay.judge.compare_facts import word
from assay.model.comparison import Effect, Move, Row, Value

DOES = {
    Effect.BREAKS: ("thing breaks", "things break"),
    Effect.ADAPT: ("thing has to be changed", "things have to be changed"),
    Effect.NOTICE: ("thing to be noticed", "things to be noticed"),
}
"""What differences of an effect do, of one and of several."""


def answer(move: Move) -> str:
    """Whether what runs here runs there, in one sentence: the first that somebody who has to decide reads.

    Args:
        move: From one cloud to another.
    """
    breaks, adapt = move.count(Effect.BREAKS), move.count(Effect.ADAPT)
    runs = f"What runs on {move.here}"
    if breaks:
        then = f", and {_counted(adapt, Effect.ADAPT)}" if adapt else ""
        return f"{runs} does not run on {move.there} as it is: {_counted(breaks, Effect.BREAKS)}{then}."
    if adapt:
        return (
            f"{runs} runs on {move.there} once {adapt} {'thing is' if adapt == 1 else 'things are'} changed."
        )
    return f"{runs} runs on {move.there} as it is, as far as is known."


def short(move: Move) -> str:
    """The same in a few words.

    Args:
        move: From one cloud to another.
    """
    if move.count(Effect.BREAKS):
        return _counted(move.count(Effect.BREAKS), Effect.BREAKS)
    adapt = move.count(Effect.ADAPT)
    return f"{adapt} change{'' if adapt == 1 else 's'}" if adapt else "runs as it is"


def distance(move: Move, weights: Mapping[Effect, int]) -> str:
    """How far it is, and how that comes about, in one sentence.

    Args:
        move: From one cloud to another.
        weights: What one difference of each effect counts.
    """
    parts = [
        f"{move.count(effect)} times {weights[effect]} for what {does}"
        for effect, does in ((Effect.BREAKS, "breaks"), (Effect.ADAPT, "has to be changed"))
        if move.count(effect)
    ]
    return f"The distance is {': '.join([str(move.distance), *filter(None, [' and '.join(parts)])])}."


def unknown(move: Move) -> str:
    """What is not known, in one sentence; empty if nothing is.

    Args:
        move: From one cloud to another.
    """
    if not move.unknown:
        return ""
    many = "1 capability" if len(move.unknown) == 1 else f"{len(move.unknown)} capabilities"
    return f"Of {many} proven on {move.here} nothing is known on {move.there}: no run has looked there."


def cells(row: Row) -> tuple[str, ...]:
    """A row as texts; of a list, what not all clouds have."""
    lists = [set(map(str, value)) for value in row.values if isinstance(value, tuple)]
    common = set.intersection(*lists) if len(lists) == len(row.values) and not row.same else set()
    return (row.name, *(_cell(value, common) for value in row.values))


def _counted(number: int, effect: Effect) -> str:
    one, many = DOES[effect]
    return f"{number} {one if number == 1 else many}"


def _cell(value: Value, common: set[str]) -> str:
    if value is None:
        return "unknown"
    if isinstance(value, tuple):
        own = [str(one) for one in value if str(one) not in common]
        shared = [f"{'and ' if own else ''}{len(common)} that all have"] if common else []
        return ", ".join([*own, *shared]) or "none"
    return word(value)
