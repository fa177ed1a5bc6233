"""RefStack's results: passes alone, by name and id, as its client writes and uploads them.

Source: https://opendev.org/openinfra/refstack, `doc/source/refstack.rst` and the schema of its results.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jsonschema

from assay.model.official import OfficialResult
from assay.model.outcome import Outcome
from assay.problem import Problem

LARGEST = 64 << 20
_ID = "id-"
_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["cpid", "duration_seconds", "results"],
    "additionalProperties": False,
    "properties": {
        "cpid": {"type": "string", "minLength": 1, "maxLength": 128},
        "duration_seconds": {"type": "integer", "minimum": 0},
        "results": {
            "type": "array",
            "minItems": 1,
            "maxItems": 200_000,
            "items": {
                "type": "object",
                "required": ["name"],
                "additionalProperties": False,
                "properties": {
                    "name": {"type": "string", "minLength": 1, "maxLength": 1024},
                    "uuid": {"type": "string", "maxLength": 64},
                },
            },
        },
    },
}


def read(path: Path) -> tuple[OfficialResult, ...]:
    """Read results. They hold passes alone: what is not in them failed, was skipped, or was never run.

    Args:
        path: A JSON document of at most 64 MiB.

    Raises:
        Problem: it cannot be read, or is not what RefStack's client writes.
    """
    document = _document(path)
    return tuple(
        OfficialResult(
            test=one["name"], id=f"{_ID}{one['uuid']}" if one.get("uuid") else "", outcome=Outcome.PASS
        )
        for one in document["results"]
    )


def origin(path: Path) -> tuple[str, int]:
    """Which cloud results are of (its cpid), and how many seconds the run took; see `read`."""
    document = _document(path)
    return document["cpid"], document["duration_seconds"]


def write(results: Iterable[OfficialResult], *, cpid: str, seconds: int) -> dict[str, Any]:
    """Results as RefStack's client writes them; whatever is no pass is left out.

    Args:
        results: Of official tests.
        cpid: Which cloud, in RefStack's manner: the id of the identity service in its catalogue.
        seconds: How long the run took.
    """
    return {
        "cpid": cpid,
        "duration_seconds": seconds,
        "results": [
            {"name": one.test, "uuid": one.id.removeprefix(_ID)} if one.id else {"name": one.test}
            for one in results
            if one.outcome is Outcome.PASS
        ],
    }


def _document(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST:
            raise Problem(f"{path} is too large to be RefStack's results.")
        document = json.loads(path.read_bytes())
        jsonschema.Draft202012Validator(_SCHEMA).validate(document)
    except (OSError, ValueError, RecursionError) as failure:
        raise Problem(f"{path} cannot be read as RefStack's results.", why=f"{failure}.") from failure
    except jsonschema.ValidationError as failure:
        raise Problem(
            f"{path} is not what RefStack's client writes: {failure.message[:300]}.",
            advice="Name the JSON file that `refstack-client test` wrote.",
        ) from failure
    found: dict[str, Any] = document
    return found
