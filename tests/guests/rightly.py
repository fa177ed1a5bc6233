"""What the clouds with real guests do not offer, and that all else is green there."""

from collections.abc import Mapping
from pathlib import Path

from assay.evidence import read
from assay.model.outcome import Outcome

NOT_ON_NORTH = {"guest.volume.extend": "could not extend a volume in use"}
"""What cinder's NFS driver does not do."""
NOT_ON_SOUTH = NOT_ON_NORTH | {
    "guest.address.ipv6": "no IPv6 subnet",
    "guest.disk.ephemeral": "No flavor promises",
    "guest.disk.swap": "No flavor promises",
    "guest.floating.enter": "no external network",
    "guest.floating.told": "no external network",
    "guest.metadata.changed": "does not answer",
    "guest.metadata.dns": "names no name servers",
    "guest.security.address-pair": "policy does not let a tenant",
    "guest.metadata.agree": "does not answer",
    "guest.metadata.ec2": "does not answer",
    "guest.metadata.service": "does not answer",
    "guest.network.dns": "names no name servers",
    "guest.network.host-routes": "no subnet of its own",
}
"""What a cloud with direct addresses and no metadata service does not offer, and what it is told by."""
LACKS: Mapping[str, Mapping[str, str]] = {"north": NOT_ON_NORTH, "south": NOT_ON_SOUTH}


def insist(bundle: Path, cloud: str) -> None:
    """Insist that guest checks are green, or absent for the true reason, and that nothing is left behind.

    Args:
        bundle: Of a run with guest checks.
        cloud: The name of the cloud that was looked into.
    """
    evidence = read.read(bundle)
    lacks = {id: reason for id, reason in LACKS[cloud].items() if id in evidence.checks}
    results = {id: one for id, one in evidence.results.items() if id.startswith("guest.")}
    assert results, "no guest check was run, which tests nothing"
    assert results.keys() == {id for id in evidence.checks if id.startswith("guest.")}
    wrong = {
        id: one.reason for id, one in results.items() if one.outcome not in (Outcome.PASS, Outcome.ABSENT)
    }
    assert wrong == {}
    absent = {id: one.reason for id, one in results.items() if one.outcome is Outcome.ABSENT}
    assert absent.keys() == lacks.keys()
    for id, reason in absent.items():
        assert lacks[id] in reason, id
    assert evidence.left_behind == ()
