"""A run as a report of the Common Test Report Format, https://ctrf.io (`schema/ctrf.schema.json`)."""

import json
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from assay.model.evidence import Evidence
from assay.model.outcome import Outcome
from assay.model.result import CheckResult

SPECIFICATION = "0.0.0"

STATUSES = {
    Outcome.PASS: "passed",
    Outcome.FAIL: "failed",
    Outcome.ABSENT: "skipped",
    Outcome.UNRUN: "pending",
    Outcome.BLOCKED: "other",
    Outcome.ERROR: "other",
}
"""Only a pass is `passed`; `rawStatus` keeps which outcome it was."""


def export(evidence: Evidence) -> bytes:
    """Write a report.

    Args:
        evidence: What a bundle holds.

    Returns:
        JSON.
    """
    began = datetime.fromisoformat(evidence.started)
    tests = [_test(evidence, id, began) for id in sorted(evidence.checks)]
    ended = max((test["stop"] for test in tests), default=_milliseconds(began))
    if evidence.finished:
        ended = _milliseconds(datetime.fromisoformat(evidence.finished))
    counted = Counter(test["status"] for test in tests)
    document = {
        "reportFormat": "CTRF",
        "specVersion": SPECIFICATION,
        "generatedBy": f"assay {evidence.suite.version}",
        "results": {
            "tool": {"name": "assay", "version": evidence.suite.version},
            "summary": {
                "tests": len(tests),
                **{status: counted[status] for status in ("passed", "failed", "skipped", "pending", "other")},
                "start": _milliseconds(began),
                "stop": ended,
            },
            "tests": tests,
            "extra": {
                "run": evidence.run,
                "cloud": evidence.cloud.name,
                "auth_url": evidence.cloud.auth_url,
                "fingerprint": evidence.cloud.fingerprint,
                "suite": evidence.suite.digest,
            },
        },
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _test(evidence: Evidence, id: str, began: datetime) -> dict[str, Any]:
    described = evidence.checks[id]
    result = evidence.results.get(id) or CheckResult(
        check=id, proves=described.proves, outcome=Outcome.UNRUN, reason="The check was not run."
    )
    start = _milliseconds(began + timedelta(seconds=result.started))
    test: dict[str, Any] = {
        "name": id,
        "status": STATUSES[result.outcome],
        "rawStatus": result.outcome.value,
        "duration": round(result.seconds * 1000),
        "start": start,
        "stop": start + round(result.seconds * 1000),
        "suite": id.split(".")[:-1] or [id],
        "tags": [described.proves],
        "retries": len(result.discarded),
        "extra": {"sentence": described.sentence, "spec": described.spec},
    }
    if result.reason:
        test["message"] = result.reason
    return test


def _milliseconds(time: datetime) -> int:
    return round(time.timestamp() * 1000)
