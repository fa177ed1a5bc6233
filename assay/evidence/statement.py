"""What a seal says of a bundle: an in-toto statement of test results, with more than the standard asks.

See https://github.com/in-toto/attestation: `spec/v1/statement.md`, `spec/predicates/test-result.md`, and the
parsing rules of `spec/v1/README.md`, by which an extension is a field whose name is a URI.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from assay.evidence import layout
from assay.judge.soundness import tallies
from assay.model.evidence import Evidence, GuidelineIdentity, SuiteIdentity
from assay.model.outcome import Outcome

STATEMENT = "https://in-toto.io/Statement/v1"
PREDICATE = "https://in-toto.io/attestation/test-result/v0.1"
EXTENSION = "urn:assay:evidence"
FORMAT = 1
"""Version of the extension; readers accept this one and every earlier one."""

SUBJECTS = (layout.MANIFEST, layout.RESULTS, layout.CLOUD, layout.DISCOVERY)
"""The whole bundle by its manifest, and by name what was seen and on which cloud."""


def write(
    evidence: Evidence,
    digests: Mapping[str, str],
    guideline: GuidelineIdentity,
    verdicts: Mapping[str, Any],
    *,
    signed: str,
) -> dict[str, Any]:
    """Write the statement of a bundle; the same bundle, guideline and time always give the same.

    Args:
        evidence: What the bundle holds.
        digests: SHA-256 of its files, the manifest's among them, in hex.
        guideline: What it was judged by.
        verdicts: Program to verdict, by that guideline.
        signed: When, ISO 8601 in UTC.
    """
    passed = [id for id, result in evidence.results.items() if result.outcome is Outcome.PASS]
    warned = sorted(id for id in passed if evidence.results[id].discarded)
    unproven = sorted(evidence.checks.keys() - set(passed))
    return {
        "_type": STATEMENT,
        "subject": [
            {"name": name, "digest": {"sha256": digests[name]}} for name in SUBJECTS if name in digests
        ],
        "predicateType": PREDICATE,
        "predicate": {
            # Whatever is no pass is among the failed: the standard knows no third, and absence is no pass.
            "result": "FAILED" if unproven or not passed else "WARNED" if warned else "PASSED",
            "configuration": [
                {"name": f"suite {evidence.suite.version}", "digest": {"sha256": evidence.suite.digest}},
                {"name": f"guideline {guideline.id}", "digest": {"sha256": guideline.digest}},
            ],
            "passedTests": sorted(set(passed) - set(warned)),
            "warnedTests": warned,
            "failedTests": unproven,
            EXTENSION: {
                "format": FORMAT,
                "run": {"id": evidence.run, "started": evidence.started, "finished": evidence.finished},
                "signed": signed,
                "nonce": asdict(evidence.nonce) if evidence.nonce else None,
                "cloud": {
                    "auth_url": evidence.cloud.auth_url,
                    "region": evidence.cloud.region,
                    "fingerprint": evidence.cloud.fingerprint,
                },
                "suite": _suite(evidence.suite),
                "guideline": asdict(guideline),
                "verdicts": dict(verdicts),
                "tallies": tallies(evidence),
            },
        },
    }


def _suite(suite: SuiteIdentity) -> dict[str, Any]:
    """Without what the bundle does not say, as it was signed before there was anything to say."""
    return {name: value for name, value in asdict(suite).items() if name != "harness" or value}


def encode(statement: Mapping[str, Any]) -> bytes:
    """The bytes that are signed."""
    return json.dumps(statement, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
