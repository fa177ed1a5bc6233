"""Whether a bundle agrees with itself."""

from pathlib import Path

from assay.evidence import digests, read
from assay.judge import soundness
from assay.model.evidence import Evidence

_DISCOVERY = "discovery#"
"""How the ids of the exchanges begin in which a cloud tells its versions."""


def contradictions(folder: Path, evidence: Evidence) -> tuple[str, ...]:
    """Every contradiction within a bundle, one sentence each; empty when there is none.

    Args:
        folder: The bundle.
        evidence: What it holds.

    Raises:
        Damaged: an exchange of it cannot be read.
    """
    wrong = list(soundness.faults(evidence))
    cited = {claim.exchange for result in evidence.results.values() for claim in result.claims}
    kept = {exchange.id for exchange in read.all_exchanges(folder)}
    wrong += [
        f"A claim rests on the exchange {one}, which is not there."
        for one in sorted(one for one in cited if one is not None and one not in kept)
    ]
    cloud = evidence.cloud
    told = [service.type for service in cloud.services if service.version]
    if told and evidence.results and not any(one.startswith(_DISCOVERY) for one in kept):
        wrong.append(f"No exchange shows that the cloud told the version of {told[0]}.")
    if digests.of_cloud(cloud.auth_url, cloud.region, cloud.services) != cloud.fingerprint:
        wrong.append("The fingerprint of the cloud does not follow from its endpoints and versions.")
    if digests.of_suite(evidence.suite.checks) != evidence.suite.digest:
        wrong.append("The digest of the suite does not follow from its checks.")
    return tuple(wrong)
