"""Whether the checks of a run were those that everybody knows under this version."""

from collections.abc import Iterator, Mapping, Sequence

from assay.model.evidence import SuiteIdentity
from assay.model.sealing import Finding, proven, refuted, unknown

_NAMED = 3
"""How many of several checks a sentence names."""


def suite(ran: SuiteIdentity, version: str, here: Mapping[str, str], harness: str) -> Iterator[Finding]:
    """Hold the suite of a run against the one that is installed.

    Args:
        ran: The suite of the run.
        version: Version of Assay that is installed.
        here: Check id to digest, of the checks that are installed.
        harness: Digest of what carries checks out, as it is installed.
    """
    if ran.version != version:
        yield unknown(
            f"The suite is of Assay {ran.version}, and {version} is installed here, "
            "so it is not known whether a check was modified; verify with that version."
        )
        return
    modified = [id for id, digest in ran.checks.items() if here.get(id, digest) != digest]
    foreign = [id for id in ran.checks if id not in here]
    lacking = [id for id in here if id not in ran.checks]
    if modified:
        yield refuted(f"Checks are not those of Assay {version} as it is installed here: {_some(modified)}.")
    if foreign:
        yield unknown(f"Checks are not installed here, so they may say anything: {_some(foreign)}.")
    if lacking:
        yield unknown(f"The suite lacks checks that are installed here: {_some(lacking)}.")
    if not modified and not foreign and not lacking:
        yield proven(f"Every check is that of Assay {version} as it is installed here.")
    if not ran.harness:
        yield unknown("The bundle does not say what carried its checks out, which may have been modified.")
    elif ran.harness != harness:
        yield refuted(f"What carried the checks out is not Assay {version} as it is installed here.")
    else:
        yield proven(f"What carried them out is Assay {version} as it is installed here.")


def _some(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
