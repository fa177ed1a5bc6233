"""What a client has to know of a cloud before it asks: a `clouds-public.yaml`, as openstacksdk reads it.

Source: https://docs.openstack.org/openstacksdk/latest/user/config/vendor-support.html
"""

from collections.abc import Sequence
from typing import Any

import yaml

from assay.model.comparison import Value
from assay.model.evidence import Evidence

_ADDRESSES: dict[Value, dict[str, Any]] = {
    "direct": {"floating_ip_source": "None", "requires_floating_ip": False},
    "floating": {"floating_ip_source": "neutron", "requires_floating_ip": True},
    "private": {"floating_ip_source": "None", "requires_floating_ip": False},
}
_UPLOADED = ("qcow2", "raw", "vmdk", "vhd")
"""Formats in which images are made, the smallest to send first."""


def profile(evidence: Evidence) -> dict[str, Any]:
    """What a client has to know of one cloud; nothing that was not observed.

    Args:
        evidence: Of a run on it.
    """
    facts = {fact.name: fact.value for fact in evidence.facts}
    formats = facts.get("image.disk-formats", ())
    known: dict[str, Any] = {
        "auth": {"auth_url": evidence.cloud.auth_url},
        "message": f"Observed by Assay {evidence.suite.version}, run {evidence.run}, {evidence.started}.",
    }
    if evidence.cloud.region:
        known["region_name"] = evidence.cloud.region
    known |= _ADDRESSES.get(facts.get("network.address-model"), {})
    usable = [one for one in _UPLOADED if isinstance(formats, tuple) and one in formats]
    if usable:
        known["image_format"] = usable[0]
    for service in evidence.cloud.services:
        if service.version:
            major = service.version.lstrip("v").partition(".")[0]
            known[f"{service.type.replace('-', '_')}_api_version"] = major
    return known


def document(evidences: Sequence[Evidence]) -> str:
    """The profiles of several clouds, as YAML.

    Args:
        evidences: Of one run on each; of two with the same name, the later one counts.
    """
    profiles = {one.cloud.name: profile(one) for one in sorted(evidences, key=lambda one: one.started)}
    return yaml.safe_dump({"public-clouds": profiles}, sort_keys=False, allow_unicode=True)
