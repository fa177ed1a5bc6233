"""Whether the seal of a bundle is sound, and seals this bundle."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from assay.evidence import clock, layout, seal, seals, statement, strict
from assay.evidence.digests import of_file
from assay.evidence.judged import verdicts
from assay.formats import guidelines
from assay.model.activity import Activity
from assay.model.evidence import Evidence, GuidelineIdentity
from assay.model.sealing import Finding, limit, proven, refuted, unknown

_OF = {
    "run": "another run, or tells other times of it",
    "nonce": "a run with another nonce",
    "cloud": "another cloud",
    "suite": "another suite",
    "tallies": "other results: the signed tallies do not follow from these",
}
"""Parts of the statement, and of what a seal is that says otherwise there."""


def sealed(
    folder: Path,
    evidence: Evidence,
    digests: Mapping[str, str],
    activities: list[Activity],
    *,
    trusted: seals.Trusted,
    guideline: str,
) -> tuple[str, tuple[Finding, ...]]:
    """Hold a bundle against its seal.

    Args:
        folder: The bundle.
        evidence: What it holds.
        digests: Of its files.
        activities: What its run did when.
        trusted: Who must have signed; None for whichever key did.
        guideline: Id or path of the one to judge by; empty for the one that the seal names.

    Returns:
        The id of the key, empty when none signed soundly, and what was found.
    """
    try:
        opened = seals.open_(folder, trusted)
        said = _read(opened.payload) if opened else {}
    except seal.Unsound as unsound:
        return "", (refuted(f"The seal {unsound}."),)
    if opened is None:
        late = clock.faults(evidence, activities, read=clock.now())
        return "", (unknown(seals.UNSIGNED), *map(refuted, late))
    everything = {**digests, layout.MANIFEST: of_file(folder / layout.MANIFEST)}
    wrong = (
        *_differences(said, evidence, everything),
        *clock.faults(evidence, activities, signed=_ours(said)["signed"], read=clock.now()),
    )
    return opened.key, (
        *seals.vouching(opened, _ours(said)["signed"]),
        *map(refuted, wrong),
        *(
            ()
            if wrong
            else (proven(f"All {len(digests)} files are those that were signed, {_ours(said)['signed']}."),)
        ),
        *_verdicts(evidence, _ours(said), guideline),
    )


def _read(payload: bytes) -> dict[str, Any]:
    """The statement, with what the rest relies on."""
    try:
        said = strict.loads(payload.decode("utf-8"))
    except ValueError as failure:
        raise seal.Unsound(f"holds a statement that cannot be read ({failure})") from failure
    if not isinstance(said, dict) or said.get("_type") != statement.STATEMENT:
        raise seal.Unsound(f"holds no {statement.STATEMENT}")
    if said.get("predicateType") != statement.PREDICATE or not isinstance(said.get("predicate"), dict):
        raise seal.Unsound(f"holds no statement of test results, {statement.PREDICATE}")
    ours = _ours(said)
    if not isinstance(ours, dict) or ours.get("format") != statement.FORMAT:
        raise seal.Unsound("holds a statement that this version does not know; verify with a newer Assay")
    named = ours.get("guideline")
    if not isinstance(ours.get("signed"), str) or not isinstance(ours.get("verdicts"), dict):
        raise seal.Unsound("holds a statement without a time or verdicts")
    if not isinstance(named, dict) or named.keys() != {"id", "digest"}:
        raise seal.Unsound("holds a statement that names no guideline")
    return said


def _ours(said: dict[str, Any]) -> Any:
    return said["predicate"].get(statement.EXTENSION)


def _differences(said: dict[str, Any], evidence: Evidence, digests: Mapping[str, str]) -> Iterator[str]:
    """Where the statement is not the one that this bundle gives."""
    ours = _ours(said)
    right = statement.write(
        evidence, digests, GuidelineIdentity(**ours["guideline"]), ours["verdicts"], signed=ours["signed"]
    )
    if said == right:
        return
    subjects = said["subject"] if isinstance(said.get("subject"), list) else []
    changed = [one["name"] for one in right["subject"] if one not in subjects]
    others = [part for part in _OF if ours.get(part) != _ours(right)[part]]
    yield from (f"{name} is not the one that was signed." for name in changed)
    yield from (f"The seal is that of {_OF[part]}." for part in others)
    if not changed and not others:
        yield "The signed statement says what does not follow from the bundle: its result, its lists or more."


def _verdicts(evidence: Evidence, ours: dict[str, Any], guideline: str) -> Iterator[Finding]:
    """Whether the signed verdicts follow, by the guideline that the seal names."""
    id = str(ours["guideline"]["id"])[:40]
    # What a seal names is never taken for a path.
    if not guideline and id not in guidelines.installed():
        yield unknown(f"The guideline {id} that it was judged by is not installed; name it by --guideline.")
        return
    document = guidelines.find(guideline or id)
    if GuidelineIdentity(id=document.id, digest=document.digest) != GuidelineIdentity(**ours["guideline"]):
        yield unknown(f"The guideline {id} that it was judged by is another document than the one at hand.")
        return
    if evidence.guideline and evidence.guideline.id != id:
        yield limit(f"The run was made for guideline {evidence.guideline.id}, and judged by {id}.")
    right = verdicts(document, evidence)
    if ours["verdicts"] != right:
        yield refuted("The signed verdicts do not follow from the results and the guideline.")
        return
    told = ", ".join(f"{name} {said['verdict']}" for name, said in right.items())
    yield proven(f"By guideline {id}, the one at hand, the signed verdicts follow: {told}.")
