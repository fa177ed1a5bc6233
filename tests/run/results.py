"""What a bundle says, read without Assay's own reader."""

import json
from pathlib import Path


def _results(bundle: Path) -> dict[str, dict[str, str]]:
    lines = (bundle / "results.jsonl").read_text().splitlines()
    return {result["check"]: result for result in map(json.loads, lines)}


def outcomes_in(bundle: Path) -> dict[str, str]:
    """Check id to outcome; of a check that was run twice, the last."""
    return {id: result["outcome"] for id, result in _results(bundle).items()}


def reasons_in(bundle: Path) -> dict[str, str]:
    """Check id to reason, for what did not pass."""
    return {id: result["reason"] for id, result in _results(bundle).items() if result["outcome"] != "pass"}
