"""A sound guideline and small official documents, made up, and only ever used to test the pieces."""

import copy
from pathlib import Path
from typing import Any

from assay.formats import guideline_build
from assay.model.guideline import Guideline

OFFICIAL = Path(__file__).parents[3] / "shared/interop-data/guidelines"
"""The official documents, where they lie beside this checkout."""

TEST = "tempest.api.compute.test_servers.ServersTest.test_lock"
ID = "id-80a8094c-211e-440a-ab88-9e59d556c7ee"

SOUND: dict[str, Any] = {
    "guideline": "2026.11",
    "status": "draft",
    "replaces": "2026.05",
    "expires": "2028-11-30",
    "releases": ["2026.1", "2026.2"],
    "scoring": {
        "cutoff": 70,
        "criteria": {
            "atomic": {"name": "Atomic", "description": "It stands alone.", "weight": 40},
            "doc": {"name": "Documented", "description": "It is documented.", "weight": 30},
            "sticky": {"name": "Sticky", "description": "It was required before.", "weight": 30},
        },
    },
    "programs": {
        "platform": {"title": "Platform", "description": "All.", "components": ["compute"]},
    },
    "add-ons": {
        "dns": {"title": "DNS", "description": "Names.", "components": ["dns"], "requires": ["compute"]},
    },
    "components": {
        "compute": {
            "description": "Servers.",
            "designated": {"required": ["nova"]},
            "required": ["compute-servers-lock", "compute-servers-stop"],
            "advisory": ["compute-servers-tags"],
        },
        "dns": {"description": "Names.", "required": ["dns-zones"]},
    },
    "capabilities": {
        name: {
            "service": name.partition("-")[0],
            "description": "It can be done.",
            "why": "People need it.",
            "since": "2026.05",
            "score": {"total": 70, "met": ["atomic", "doc"], "unmet": ["sticky"], "source": "Made up."},
            "checks": [f"{name.replace('-', '.')}.works", f"{name.replace('-', '.')}.stays"],
        }
        for name in ("compute-servers-lock", "compute-servers-stop", "compute-servers-tags", "dns-zones")
    },
    "flags": [],
    "waivers": [],
    "designated-sections": {
        "nova": {
            "required": {
                "guidance": "All but drivers.",
                "sections": {"api": {"designated": True}, "drivers": {"designated": False}},
            }
        }
    },
}
SOUND["capabilities"]["compute-servers-lock"]["tests"] = [{"test": TEST, "id": ID}]


def sound() -> dict[str, Any]:
    """A sound document, to be harmed."""
    return copy.deepcopy(SOUND)


def changed(*changes: tuple[str, Any]) -> dict[str, Any]:
    """A sound document with values put at dotted places; None removes what is there."""
    document = sound()
    for place, value in changes:
        *steps, last = place.split("/")
        inner: Any = document
        for step in steps:
            inner = inner[int(step)] if isinstance(inner, list) else inner.setdefault(step, {})
        if value is None:
            del inner[last]
        else:
            inner[last] = value
    return document


def built(*changes: tuple[str, Any]) -> Guideline:
    """The guideline of `changed`."""
    return guideline_build.build(changed(*changes))


CRITERIA_1 = {
    "atomic": {"Description": "It stands alone.", "name": "Atomic", "weight": 60},
    "doc": {"Description": "It is documented.", "name": "Documented", "weight": 40},
}
SECTION = {
    "guidance": "All but drivers.",
    "comment": "None.",
    "sections": {"api": {"description": "The API.", "designated": True, "comment": ""}},
}
FLAG = {"date": "2017-02-03", "reason": "D400 It needs two users.", "action": "Mend the test."}

SCHEMA_1_0: dict[str, Any] = {
    "release": "juno",
    "status": "proposal, icehouse-based",
    "schema": "1.0",
    "criteria": CRITERIA_1,
    "capabilities": {
        "compute-lock": {
            "achievements": ["atomic"],
            "admin": False,
            "core": True,
            "description": "Lock servers.",
            "flagged": [TEST],
            "name": "Compute lock",
            "tests": [TEST, TEST],
        }
    },
}

SCHEMA_1_2: dict[str, Any] = {
    "id": "2015.03",
    "schema": "1.2",
    "source": "https://example.org/2015.03.json",
    "status": "superseded",
    "replaces": "2014.07",
    "releases": ["havana"],
    "platform": {"required": ["compute"], "advisory": [], "deprecated": [], "removed": []},
    "components": {
        "compute": {"required": ["compute-lock"], "advisory": [], "deprecated": [], "removed": []}
    },
    "criteria": CRITERIA_1,
    "capabilities": {
        "compute-lock": {
            "achievements": ["doc", "atomic"],
            "admin": False,
            "status": "required",
            "guidelines": ["2015.03"],
            "project": "nova",
            "description": "Lock servers.",
            "flagged": [TEST],
            "name": "Compute lock",
            "tests": [TEST],
        }
    },
    "designated-sections": {
        "required": {"nova": {**SECTION, "required": True}},
        "advisory": {"neutron": {"guidance": "None yet.", "comment": "", "sections": []}},
        "deprecated": {},
        "removed": {},
        "informational": {},
    },
}

SCHEMA_1_6: dict[str, Any] = {
    **{key: value for key, value in SCHEMA_1_2.items() if key != "capabilities"},
    "id": "2017.01",
    "schema": "1.6",
    "reference": "https://example.org/1.6.json",
    "cutoff_score": "50",
    "target_approval": "2017-01-24",
    "test-repositories": {"tempest": {"git-sha": "abc", "url": "https://example.org/tempest"}},
    "capabilities": {
        "compute-lock": {
            "achievements": ["doc"],
            "admin": True,
            "description": "Lock servers.",
            "project": "nova",
            "required-since": "2014.07",
            "tests": {TEST: {"idempotent_id": ID, "aliases": ["tempest.old"], "flagged": FLAG}},
        }
    },
}

SCHEMA_2_0: dict[str, Any] = {
    "metadata": {
        "id": "2018.02",
        "schema": "2.0",
        "reference": "https://example.org/2.0.json",
        "source": "https://example.org/2018.02.json",
        "scoring": {
            "cutoff_score": 50,
            "criteria": {
                "atomic": {"description": "It stands alone.", "name": "Atomic", "weight": 60},
                "doc": {"description": "It is documented.", "name": "Documented", "weight": 40},
            },
        },
        "os_trademark_approval": {
            "target_approval": "2018.02",
            "replaces": "2017.09",
            "releases": ["pike", "queens"],
            "status": "approved",
        },
    },
    "platforms": {
        "OpenStack Powered Compute": {
            "description": "Servers.",
            "components": [{"name": "os_powered_compute"}],
        }
    },
    "add-ons": {
        "DNS": {
            "description": "Names.",
            "components": [{"name": "os_powered_dns"}],
            "required_platform_components": [
                {"name": "os_powered_elsewhere", "source": "https://example.org/2018.02.json"}
            ],
        }
    },
    "components": {
        "os_powered_compute": {
            "capabilities": {
                "required": ["compute-lock", "compute-list"],
                "advisory": ["compute-gone"],
                "deprecated": [],
                "removed": [],
            },
            "designated_sections": {"required": ["nova", "glance"]},
        },
        "os_powered_dns": {
            "capabilities": {"required": ["dns-zones"], "advisory": [], "deprecated": [], "removed": []},
            "designated_sections": {},
        },
    },
    "capabilities": {
        "compute-lock": {
            "acheivements": ["atomic", "doc"],
            "admin": True,
            "descriptin": "Lock servers.",
            "project": "nova",
            "required-since": "2014.07",
            "tests": {
                TEST: {"idempotent-id": ID, "flag": FLAG},
                f"{TEST}_more": {"idempotent_id": "", "oddity": {"kept": [1, None, True]}},
            },
        },
        "compute-list": {
            "achievements": ["doc", "documented", ""],
            "admin": False,
            "description": "List servers.",
            "project": "nova",
            "required_since": "",
            "tests": {f"{TEST}_list": {"idempotent_id": ID.removeprefix("id-"), "aliases": ["tempest.old"]}},
        },
        "dns-zones": {
            "achievements": ["atomic"],
            "admin": False,
            "description": "Keep zones.",
            "project": "designate",
            "tests": {},
        },
        "odd-one": {
            "achievements": [],
            "admin": False,
            "description": "Nobody names it.",
            "project": "networking-odd",
            "tests": {},
        },
    },
    "designated_sections": {"nova": {"required": SECTION}},
    "test_repositories": {
        "tempest": {"repository": "https://example.org/tempest", "reference": "1", "description": "Tests."}
    },
}
SCHEMA_1_1 = {key: value for key, value in SCHEMA_1_2.items() if key != "designated-sections"} | {
    "schema": "1.1"
}
EXAMPLES = {"1.0": SCHEMA_1_0, "1.1": SCHEMA_1_1, "1.2": SCHEMA_1_2, "1.6": SCHEMA_1_6, "2.0": SCHEMA_2_0}
