"""A run for a challenger, signed and verified, from a real cloud."""

import shutil
from pathlib import Path

import pytest

from assay.lab import LabCloud
from tests.run.conftest import Assay

pytestmark = pytest.mark.lab

NONCE = "4f1d2c3b5a69788796a5b4c3d2e1f00f"


def test_a_run_for_a_challenger_is_verified(assay: Assay, alpha: LabCloud, tmp_path: Path) -> None:
    """What was run with a nonce and signed verifies by key and nonce; by another nonce or key it does not."""
    bundle, key = tmp_path / "bundle", tmp_path / "assay.key"
    said = assay("run", alpha.name, "--check", "identity.token.*", "--nonce", NONCE, "-o", bundle)
    assert said.code == 3, said.text
    assert assay("key", "new", key).code == 0
    assert assay("key", "new", tmp_path / "other.key").code == 0
    assert assay("sign", bundle, "--key", key).code == 0
    verified = assay("verify", bundle, "--key", f"{key}.pub", "--nonce", NONCE, "-f", "json")
    assert verified.code == 0, verified
    assert verified.json["verdict"] == "verified"
    assert assay("verify", bundle, "--key", f"{key}.pub", "--nonce", "0" * 32).code == 1
    assert assay("verify", bundle, "--key", tmp_path / "other.key.pub").code == 1


def test_a_packed_bundle_is_judged_and_an_edited_one_is_refuted(
    assay: Assay, alpha_bundle: Path, tmp_path: Path
) -> None:
    """The whole run packed into one file gives the same verdict; one outcome edited, and it gives none."""
    packed = tmp_path / "alpha.assay"
    assert assay("pack", alpha_bundle, "-o", packed).code == 0
    assert assay("judge", packed, "-f", "json").out == assay("judge", alpha_bundle, "-f", "json").out
    edited = tmp_path / "edited"
    shutil.copytree(alpha_bundle, edited)
    results = edited / "results.jsonl"
    results.write_text(results.read_text().replace('"outcome": "pass"', '"outcome": "absent"', 1))
    refused = assay("judge", edited)
    assert refused.code != 0
    assert "results.jsonl is not what was written" in refused.err
