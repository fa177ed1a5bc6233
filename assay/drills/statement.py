"""What a seal says of a drill: an in-toto statement with a predicate of our own.

See https://github.com/in-toto/attestation: `spec/v1/statement.md`. There is no standard predicate for
what was rehearsed on two clouds: a test result is about one subject, and here there are two.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from assay.drills import bundle
from assay.evidence.statement import STATEMENT
from assay.judge.drilled import faults
from assay.model.drill import DrillEvidence
from assay.model.evidence import CloudIdentity

PREDICATE = "urn:assay:drill:v1"
FORMAT = 1
"""Version of the predicate's content; readers accept this one and every earlier one."""

SUBJECTS = (bundle.MANIFEST, bundle.DRILL, bundle.STEPS)
"""The whole bundle by its manifest, and by name how it ended and by which steps."""


def write(drill: DrillEvidence, digests: Mapping[str, str], *, signed: str) -> dict[str, Any]:
    """Write the statement of a drill; the same bundle and time always give the same.

    Args:
        drill: What the bundle holds.
        digests: SHA-256 of its files, the manifest's among them, in hex.
        signed: When, ISO 8601 in UTC.
    """
    return {
        "_type": STATEMENT,
        "subject": [
            *({"name": name, "digest": {"sha256": digests[name]}} for name in SUBJECTS),
            {"name": "source", "digest": {"sha256": drill.source.fingerprint}},
            {"name": "target", "digest": {"sha256": drill.target.fingerprint}},
        ],
        "predicateType": PREDICATE,
        "predicate": {
            "format": FORMAT,
            "drill": {"id": drill.run, "started": drill.started, "finished": drill.finished},
            "kind": drill.kind.value,
            "signed": signed,
            "application": {"name": drill.application, "digest": {"sha256": drill.digest}},
            "source": _cloud(drill.source),
            "target": _cloud(drill.target),
            "outcome": drill.outcome.value,
            "cause": drill.cause.kind.value if drill.cause else None,
            "holds": not faults(drill),
            "steps": {step.id: step.outcome.value for step in drill.steps},
            "tallies": dict(Counter(step.outcome.value for step in drill.steps)),
            "adaptations": len(drill.adaptations),
            "left_behind": len(drill.left_behind),
        },
    }


def _cloud(cloud: CloudIdentity) -> dict[str, str]:
    return {"auth_url": cloud.auth_url, "region": cloud.region, "fingerprint": cloud.fingerprint}
