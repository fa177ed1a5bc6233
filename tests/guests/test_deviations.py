"""The deviation that no recording can show, planted on a cloud with real guests."""

import pytest

from assay.lab import LabCloud
from tests.run.conftest import run_assay

pytestmark = [pytest.mark.long, pytest.mark.timeout(3600)]


def test_a_rule_that_lets_nobody_in_from_outside_is_noticed(north: LabCloud) -> None:
    """Whom a floating IP does not lead to the guest, the check is red; see docs/adr/0019."""
    said = run_assay(
        *("lab", "prove", north.name, "--check", "guest.floating.enter"),
        *("--deviation", "guest-ssh-not-let-in"),
        timeout=3600,
    )
    assert said.code == 0, said.text
    assert "1 of 1 deviations detected" in said.err
