"""All that a check's author imports."""

from assay.kit.cloud import Cloud
from assay.kit.declare import Check, Resource, check, resource
from assay.kit.expect import Expect
from assay.kit.facts import Facts
from assay.kit.reasons import Absent, Blocked
from assay.kit.rest import Refused, Reply, Rest

__all__ = [
    "Absent",
    "Blocked",
    "Check",
    "Cloud",
    "Expect",
    "Facts",
    "Refused",
    "Reply",
    "Resource",
    "Rest",
    "check",
    "resource",
]
