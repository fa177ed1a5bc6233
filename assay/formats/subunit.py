"""A run as a stream of subunit v2, which the official tests' tools read."""

import io
from datetime import datetime, timedelta

from subunit.v2 import StreamResultToBytes

from assay.model.evidence import Evidence
from assay.model.outcome import Outcome

STATUSES = {
    Outcome.PASS: "success",
    Outcome.FAIL: "fail",
    Outcome.ABSENT: "skip",
    Outcome.BLOCKED: "fail",
    Outcome.ERROR: "fail",
}
"""Only a pass is a success. What was not run was only ever said to exist. The tag tells the outcome."""


def export(evidence: Evidence) -> bytes:
    """Write a stream, every selected check by its id.

    Args:
        evidence: What a bundle holds.

    Returns:
        The stream.
    """
    began = datetime.fromisoformat(evidence.started)
    out = io.BytesIO()
    stream = StreamResultToBytes(out)
    for id in sorted(evidence.checks):
        stream.status(test_id=id, test_status="exists", timestamp=began)
    for id, result in sorted(evidence.results.items()):
        if result.outcome is Outcome.UNRUN:
            continue
        start = began + timedelta(seconds=result.started)
        stream.status(test_id=id, test_status="inprogress", timestamp=start)
        if result.reason:
            stream.status(
                test_id=id,
                file_name="reason",
                file_bytes=result.reason.encode(),
                mime_type="text/plain; charset=utf8",
                eof=True,
                timestamp=start,
            )
        stream.status(
            test_id=id,
            test_status=STATUSES[result.outcome],
            test_tags={result.outcome.value},
            timestamp=start + timedelta(seconds=result.seconds),
        )
    return out.getvalue()
