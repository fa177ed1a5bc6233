"""How outcomes and verdicts look in a terminal."""

from assay.model.outcome import Outcome
from assay.model.verdict import Conformance

OUTCOME_STYLE = {
    Outcome.PASS: "green",
    Outcome.ABSENT: "cyan",
    Outcome.UNRUN: "dim",
    Outcome.BLOCKED: "yellow",
    Outcome.ERROR: "magenta",
    Outcome.FAIL: "bold red",
}
OUTCOME_SIGN = {
    Outcome.PASS: "✓",
    Outcome.ABSENT: "○",
    Outcome.UNRUN: "·",
    Outcome.BLOCKED: "▲",
    Outcome.ERROR: "!",
    Outcome.FAIL: "✗",
}
VERDICT_STYLE = {
    Conformance.CONFORMANT: "bold green",
    Conformance.NONCONFORMANT: "bold red",
    Conformance.INCOMPLETE: "bold yellow",
}
