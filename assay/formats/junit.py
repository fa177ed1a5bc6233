"""A run as JUnit XML, as build servers read it."""

import re

import junitparser
from junitparser.junitparser import FinalResult

from assay.model.evidence import Evidence
from assay.model.outcome import Outcome

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold, escaped or not (https://www.w3.org/TR/xml/#charsets)."""

KINDS: dict[Outcome, type[FinalResult]] = {
    Outcome.FAIL: junitparser.Failure,
    Outcome.ABSENT: junitparser.Skipped,
    Outcome.BLOCKED: junitparser.Error,
    Outcome.ERROR: junitparser.Error,
    Outcome.UNRUN: junitparser.Error,
}
"""Only a pass has none of these, so only a pass is green."""


def export(evidence: Evidence) -> bytes:
    """Write a test suite, a case for each selected check.

    Args:
        evidence: What a bundle holds.

    Returns:
        XML in UTF-8.
    """
    suite = junitparser.TestSuite("assay")
    suite.timestamp = evidence.started
    for name, value in {
        "run": evidence.run,
        "finished": evidence.finished,
        "cloud": evidence.cloud.name,
        "auth_url": evidence.cloud.auth_url,
        "fingerprint": evidence.cloud.fingerprint,
        "suite.version": evidence.suite.version,
        "suite.digest": evidence.suite.digest,
    }.items():
        suite.add_property(name, _clean(value))
    suite.add_testcases([_case(evidence, id) for id in sorted(evidence.checks)])
    document = junitparser.JUnitXml("assay")
    document.add_testsuite(suite)
    text: bytes = document.tostring()  # type: ignore[no-untyped-call]
    return text


def _case(evidence: Evidence, id: str) -> junitparser.TestCase:
    result = evidence.results.get(id)
    outcome = result.outcome if result else Outcome.UNRUN
    case = junitparser.TestCase(
        _clean(id), classname=_clean(evidence.checks[id].proves), time=result.seconds if result else 0.0
    )
    if outcome is not Outcome.PASS:
        reason = result.reason if result else "The check was not run."
        case.result = [KINDS[outcome](_clean(reason), outcome.value)]
    return case


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
