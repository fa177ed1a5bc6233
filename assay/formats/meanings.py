"""What differences between clouds mean, as it is written: one YAML document."""

from pathlib import Path
from typing import Any

import jsonschema
import yaml

from assay.formats import guidelines
from assay.model.comparison import Case, Effect, LostCapabilities, Meanings
from assay.problem import Problem

_EFFECT = {"enum": [effect.value for effect in Effect]}
_SENTENCE = {"type": "string", "minLength": 20, "pattern": r"\.$"}
_CAUSE = {"type": "string", "pattern": "^[a-z-]+$"}
_CASE: dict[str, Any] = {
    "type": "object",
    "required": ["effect", "means"],
    "additionalProperties": False,
    "properties": {
        "effect": _EFFECT,
        "means": _SENTENCE,
        "change": {"enum": ["differs", "less", "more", "lacks", "gains", "gone", "new"]},
        "old": {"type": "string"},
        "new": {"type": "string"},
        "cause": _CAUSE,
    },
}
_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["weights", "facts", "services", "capabilities"],
    "additionalProperties": False,
    "properties": {
        "weights": {
            "type": "object",
            "required": [effect.value for effect in Effect],
            "additionalProperties": False,
            "properties": {effect.value: {"type": "integer", "minimum": 0} for effect in Effect},
        },
        "facts": {
            "type": "object",
            "additionalProperties": {"type": "array", "items": _CASE},
        },
        "services": {"type": "object", "additionalProperties": _SENTENCE},
        "capabilities": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["match", "effect", "means"],
                "additionalProperties": False,
                "properties": {
                    "match": {"type": "string"},
                    "effect": _EFFECT,
                    "means": _SENTENCE,
                    "new": {"enum": ["wrong", "not offered"]},
                    "cause": _CAUSE,
                },
            },
        },
    },
}


def load(path: Path | None = None) -> Meanings:
    """Read what differences mean.

    Args:
        path: The document; the one that comes with Assay if None.

    Raises:
        Problem: it cannot be read or does not validate.
    """
    path = path or guidelines.folder() / "moving" / "differences.yaml"
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as failure:
        raise Problem(
            f"The meanings of differences in {path} cannot be read.", why=f"{failure}."
        ) from failure
    faults = sorted(jsonschema.Draft202012Validator(_SCHEMA).iter_errors(document), key=str)
    if faults:
        place = ".".join(str(step) for step in faults[0].absolute_path) or "the document"
        raise Problem(f"{path} does not validate: {place}: {faults[0].message}.")
    return Meanings(
        weights={Effect(name): weight for name, weight in document["weights"].items()},
        facts={
            name: tuple(Case(**{**case, "effect": Effect(case["effect"])}) for case in cases)
            for name, cases in document["facts"].items()
        },
        services=document["services"],
        capabilities=tuple(
            LostCapabilities(**{**one, "effect": Effect(one["effect"])}) for one in document["capabilities"]
        ),
    )
