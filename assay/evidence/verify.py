"""Holds a bundle against its seal, against itself, and against what is installed; says what that proves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assay.evidence import read
from assay.evidence.damage import Damaged
from assay.evidence.seals import Trusted
from assay.evidence.verify_contents import contradictions
from assay.evidence.verify_seal import sealed
from assay.evidence.verify_suite import suite
from assay.model.evidence import Evidence
from assay.model.sealing import Finding, Verification, limit, proven, refuted, unknown


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a verifier knows and wants to know.

    Attributes:
        version: Version of Assay that is installed.
        checks: Check id to digest, of the checks that are installed.
        harness: Digest of what carries checks out, as it is installed.
        key: Who must have signed; None for whichever key did.
        nonce: The one that the run was asked to carry; empty for none.
        guideline: Id or path of the one to judge by; empty for the one that the seal names.
    """

    version: str
    checks: Mapping[str, str]
    harness: str
    key: Trusted = None
    nonce: str = ""
    guideline: str = ""


def verify(folder: Path, asked: Asked) -> Verification:
    """Verify a bundle.

    Args:
        folder: The bundle.
        asked: What to hold it against.

    Returns:
        What was proven, what is open, and what is refuted.

    Raises:
        Problem: it is no bundle, is unfinished, or is of a format that this version does not know.
    """
    try:
        digests = read.verify(folder)
        evidence = read.journal(folder)
        wrong = contradictions(folder, evidence)
        activities = read.activities(folder)
    except Damaged as damage:
        return Verification(key="", run="", findings=(refuted(f"The bundle was edited: {damage.how}."),))
    key, about = sealed(folder, evidence, digests, activities, trusted=asked.key, guideline=asked.guideline)
    return Verification(
        key=key,
        run=evidence.run,
        findings=(
            *about,
            *_contents(evidence, wrong),
            *suite(evidence.suite, asked.version, asked.checks, asked.harness),
            *_nonce(evidence, asked.nonce),
            *_official(evidence),
            limit(
                f"That the answers came from {evidence.cloud.auth_url} is the word of whoever signed; "
                "a bundle cannot prove it."
            ),
        ),
    )


def _contents(evidence: Evidence, wrong: tuple[str, ...]) -> Iterator[Finding]:
    yield from map(refuted, wrong)
    if not wrong:
        yield proven(
            f"The outcomes of {len(evidence.results)} checks follow from their claims, "
            "and the exchanges that claims cite are there."
        )
    if not evidence.finished:
        yield unknown("The run was cut short, so what it had not come to is not known.")


def _official(evidence: Evidence) -> Iterator[Finding]:
    """Results of official tests come without claims and exchanges."""
    if evidence.official:
        yield limit(
            f"The results of {len(evidence.official)} official tests are the word of whoever ran them: "
            "the bundle has nothing from which they follow."
        )


def _nonce(evidence: Evidence, asked: str) -> Iterator[Finding]:
    """Whether the run answers the challenge."""
    carried = evidence.nonce
    if asked and not carried:
        yield refuted("The run carries no nonce, so it does not answer yours.")
    elif asked and carried and carried.value != asked:
        yield refuted(f"The run carries the nonce {carried.value}, not yours: it answers another question.")
    elif asked and carried:
        yield proven(f"The run answers your nonce, given {carried.given}, used {carried.used}.")
    elif carried:
        yield limit(f"The run carries the nonce {carried.value}; say by --nonce whether it was yours.")
    else:
        yield limit("No nonce was asked for, so this run may be older than it says.")
