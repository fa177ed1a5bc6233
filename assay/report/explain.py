"""Why a check came out as it did, for a terminal or for another program."""

import difflib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from rich.console import Console
from rich.text import Text

from assay.model.claim import Claim
from assay.model.evidence import Evidence
from assay.model.exchange import Exchange
from assay.model.outcome import Outcome
from assay.model.result import Attempt
from assay.problem import Problem
from assay.report.blame import Blame, blame
from assay.report.checks import ordered
from assay.report.citation import cite
from assay.report.reproduce import TOKEN_HINT, command, curl
from assay.report.style import OUTCOME_SIGN, OUTCOME_STYLE
from assay.report.text import duration, pretty, visible

_BODY = 2_000
_HEADERS = 12


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """All that explains one outcome.

    Attributes:
        check: Id of the check.
        outcome: What came of it.
        reason: Why it is not a pass; empty for a pass.
        requirement: What the check asks of the cloud.
        spec: Link to the specification.
        seconds: How long it took.
        claims: Those that failed first.
        exchanges: Those that the failed claims cite.
        attempts: Earlier attempts that a disturbance spoiled.
        blame: Whose fault it looks like.
        command: How to carry out the check again.
        curl: How to send the cited request again; empty when no claim cites one.
    """

    check: str
    outcome: Outcome
    reason: str
    requirement: str
    spec: str
    seconds: float
    claims: tuple[Claim, ...]
    exchanges: tuple[Exchange, ...]
    attempts: tuple[Attempt, ...]
    blame: Blame
    command: str
    curl: str


def explain(evidence: Evidence, check: str, exchanges: Callable[[str], list[Exchange]]) -> Explanation:
    """Explain one check.

    Args:
        evidence: What was observed.
        check: Id of the check.
        exchanges: Gives the exchanges of a check, in order.

    Raises:
        Problem: the run had no such check.
    """
    described = evidence.checks.get(check)
    if described is None:
        raise _unknown(evidence, check)
    result = evidence.results.get(check)
    cited = cite(result, exchanges(check)).cited if result else ()
    return Explanation(
        check=check,
        outcome=result.outcome if result else Outcome.UNRUN,
        reason=result.reason if result else "The run ended before it.",
        requirement=described.sentence,
        spec=described.spec,
        seconds=result.seconds if result else 0.0,
        claims=ordered(result.claims) if result else (),
        exchanges=cited,
        attempts=result.discarded if result else (),
        blame=blame(result, cited),
        command=command(evidence, check),
        curl=curl(cited[0]) if cited else "",
    )


def explain_failures(
    evidence: Evidence, exchanges: Callable[[str], list[Exchange]]
) -> tuple[Explanation, ...]:
    """Explain every failed check, in the order of their ids; see `explain`."""
    failed = (id for id, one in sorted(evidence.results.items()) if one.outcome is Outcome.FAIL)
    return tuple(explain(evidence, id, exchanges) for id in failed)


def document(explanation: Explanation) -> dict[str, Any]:
    """The explanation for another program, ready for JSON and uncut."""
    return asdict(explanation)


def show(explanation: Explanation, console: Console) -> None:
    """Print the explanation.

    What the cloud said is printed as text: nothing in it is markup, and no control character gets through.

    Args:
        explanation: Which.
        console: Where.
    """
    outcome = explanation.outcome
    head = Text.assemble(
        (f"{OUTCOME_SIGN[outcome]} {outcome.value}", OUTCOME_STYLE[outcome]),
        (f"  {visible(explanation.check)}", "bold"),
        (f"  {duration(explanation.seconds)}", "dim"),
    )
    console.print(head, soft_wrap=True)
    _say(console, explanation.requirement)
    if explanation.reason and not explanation.claims:
        _say(console, explanation.reason)
    for attempt in explanation.attempts:
        disturbed = ", ".join(dict.fromkeys(attempt.disturbances))
        _say(console, f"An attempt did not count ({disturbed}): {attempt.reason}", style="dim")
    for claim in explanation.claims:
        _show_claim(console, claim)
    for exchange in explanation.exchanges:
        _show_exchange(console, exchange)
    if outcome is not Outcome.PASS:
        _section(console, f"Whose fault it looks like: {explanation.blame.culprit.value}")
        _say(console, explanation.blame.why)
    if explanation.spec:
        _section(console, "Specification")
        _say(console, explanation.spec)
    _section(console, "See it again")
    _say(console, explanation.command)
    if explanation.curl:
        _say(console, f"\n{TOKEN_HINT}\n{explanation.curl}")


def _show_claim(console: Console, claim: Claim) -> None:
    sign, style = ("✓", "green") if claim.held else ("✗", "bold red")
    line = Text("\n") if not claim.held else Text()
    line.append(f"{sign} ", style=style).append(visible(claim.what))
    console.print(line, soft_wrap=True)
    if not claim.held:
        _say(console, f"expected  {claim.expected}")
        _say(console, f"observed  {claim.observed}", style="red")


def _show_exchange(console: Console, exchange: Exchange) -> None:
    _section(console, f"{exchange.method} {exchange.url}")
    status = str(exchange.status or "no answer")
    about = [status, duration(exchange.seconds), exchange.request_id, exchange.disturbance]
    _say(console, "  ".join(part for part in about if part))
    for arrow, headers, body in (
        (">", exchange.request_headers, exchange.request_body),
        ("<", exchange.response_headers, exchange.response_body),
    ):
        for line in _lines(headers, body):
            _say(console, f"{arrow} {line}".rstrip(), style="dim")


def _lines(headers: dict[str, str], body: str | None) -> Iterator[str]:
    yield from (f"{name}: {value}" for name, value in sorted(headers.items())[:_HEADERS])
    if len(headers) > _HEADERS:
        yield f"[{len(headers) - _HEADERS} more headers]"
    if body:
        text = pretty(body)
        yield ""
        yield from text[:_BODY].splitlines()
        if len(text) > _BODY:
            yield f"[{len(text) - _BODY} more characters]"


def _section(console: Console, title: str) -> None:
    console.print(Text(f"\n{visible(title)}", style="bold"), soft_wrap=True)


def _say(console: Console, text: str, style: str = "") -> None:
    """Print indented lines, never folded: what is copied from a terminal must be what was printed."""
    for line in visible(text).split("\n"):
        console.print(Text(f"  {line}".rstrip(), style=style), soft_wrap=True)


def _unknown(evidence: Evidence, check: str) -> Problem:
    alike = difflib.get_close_matches(check, evidence.checks, n=3, cutoff=0.5)
    return Problem(
        f"The run had no check {check!r}.",
        why=f"Did you mean {' or '.join(alike)}?" if alike else f"It had {len(evidence.checks)} others.",
        advice="`assay explain --all DIR` explains every failure.",
    )
