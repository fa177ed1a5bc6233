"""Generated pages are what would be generated now."""

from pathlib import Path

from assay.lab.deviations import all_deviations
from assay.prove.catalogue import page
from assay.runner import suite

CHECKS = Path(__file__).parents[2] / "docs/checks.md"


def test_the_list_of_checks_is_the_suite_s() -> None:
    """docs/checks.md has every check with its sentence, capability, source and deviations."""
    assert CHECKS.read_text(encoding="utf-8") == page(suite.load(), all_deviations())
