"""The failed checks with the evidence that explains them, bounded."""

from collections.abc import Callable
from dataclasses import dataclass

from assay.model.evidence import Evidence
from assay.model.exchange import Exchange
from assay.model.outcome import Outcome
from assay.report.blame import Blame, blame
from assay.report.checks import CheckView, view
from assay.report.citation import Citation, cite
from assay.report.reproduce import command, curl
from assay.report.text import anchor, cut, pretty, size_in_page

# All exchanges of a page together: one that can be mailed is one that gets read.
_PAGE = 600_000
_CHECK = 80_000
_BODY = 4_800
_HEADERS = 1_500
_URL = 600
_CURL = 2_400
_MARKUP = 1_000


@dataclass(frozen=True, kw_only=True)
class ExchangeView:
    """One exchange as text.

    Attributes:
        id: Its id.
        method: HTTP method.
        url: Cut.
        status: HTTP status; 0 when no answer came.
        seconds: From sending to the whole answer.
        request_id: The cloud's name for it; may be empty.
        disturbance: What went wrong on the line; may be empty.
        request_headers: A line each.
        request_body: Indented and cut; may be empty.
        response_headers: A line each.
        response_body: Indented and cut; may be empty.
    """

    id: str
    method: str
    url: str
    status: int
    seconds: float
    request_id: str
    disturbance: str
    request_headers: str
    request_body: str
    response_headers: str
    response_body: str

    @property
    def size(self) -> int:
        """Bytes that it takes up in the page, about."""
        texts = (
            self.url,
            self.request_headers,
            self.request_body,
            self.response_headers,
            self.response_body,
        )
        return _MARKUP + sum(map(size_in_page, texts))


@dataclass(frozen=True, kw_only=True)
class FailureView:
    """One failed check, explained.

    Attributes:
        check: The check.
        anchor: Its place in the page.
        cited: The exchanges that failed claims cite.
        around: Those next to them.
        left_out: How many more the bundle has.
        command: How to carry out the check again.
        curl: How to send the cited request again; empty when there is none.
        blame: Whose fault it looks like.
    """

    check: CheckView
    anchor: str
    cited: tuple[ExchangeView, ...]
    around: tuple[ExchangeView, ...]
    left_out: int
    command: str
    curl: str
    blame: Blame


def failures(evidence: Evidence, exchanges: Callable[[str], list[Exchange]]) -> tuple[FailureView, ...]:
    """Explain every failed check, in the order of their ids.

    Args:
        evidence: What was observed.
        exchanges: Gives the exchanges of a check, in order.
    """
    failed = [id for id, one in sorted(evidence.results.items()) if one.outcome is Outcome.FAIL]
    allowance = min(_CHECK, _PAGE // max(len(failed), 1))
    return tuple(_failure(evidence, id, exchanges(id), allowance) for id in failed)


def _failure(evidence: Evidence, check: str, exchanges: list[Exchange], allowance: int) -> FailureView:
    result = evidence.results[check]
    citation = cite(result, exchanges)
    cited, around, left_out = _embedded(citation, allowance)
    first = next(iter(citation.cited or citation.around), None)
    return FailureView(
        check=view(evidence, check),
        anchor=anchor("failure", check),
        cited=cited,
        around=around,
        left_out=left_out,
        command=command(evidence, check),
        curl=cut(curl(first), min(_CURL, allowance // 4)) if first else "",
        blame=blame(result, citation.cited),
    )


def _embedded(
    citation: Citation, allowance: int
) -> tuple[tuple[ExchangeView, ...], tuple[ExchangeView, ...], int]:
    """As many exchanges as the allowance has room for, the first in any case."""
    room = allowance
    shown: list[ExchangeView] = []
    for exchange in (*citation.cited, *citation.around):
        if shown and room < _MARKUP:
            break
        one = _view(exchange, allowance)
        if not shown or one.size <= room:
            room -= one.size
            shown.append(one)
    named = {exchange.id for exchange in citation.cited}
    cited = tuple(one for one in shown if one.id in named)
    around = tuple(one for one in shown if one.id not in named)
    left_out = citation.left_out + len(citation.cited) + len(citation.around) - len(shown)
    return cited, around, left_out


def _view(exchange: Exchange, allowance: int) -> ExchangeView:
    body, headers = min(_BODY, allowance // 4), min(_HEADERS, allowance // 10)
    return ExchangeView(
        id=exchange.id,
        method=cut(exchange.method, 20),
        url=cut(exchange.url, _URL),
        status=exchange.status,
        seconds=exchange.seconds,
        request_id=cut(exchange.request_id, 200),
        disturbance=cut(exchange.disturbance, 200),
        request_headers=cut(_lines(exchange.request_headers), headers),
        request_body=cut(pretty(exchange.request_body or ""), body),
        response_headers=cut(_lines(exchange.response_headers), headers),
        response_body=cut(pretty(exchange.response_body or ""), body),
    )


def _lines(headers: dict[str, str]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in sorted(headers.items()))
