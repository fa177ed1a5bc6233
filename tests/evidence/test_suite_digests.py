"""The digests by which a verifier knows the checks are those by which a run tells them."""

from assay.evidence import digests
from assay.runner import sources, suite


def test_sources_tell_the_same_as_the_loaded_suite() -> None:
    """Reading the sources finds every check that importing finds, with the same digest."""
    assert sources.digests() == suite.load().identity().checks


def test_the_digest_of_a_suite_knows_no_order() -> None:
    """The same checks in another order are the same suite, and another check is another one."""
    assert digests.of_suite({"a": "1", "b": "2"}) == digests.of_suite({"b": "2", "a": "1"})
    assert digests.of_suite({"a": "1"}) != digests.of_suite({"a": "2"}) != digests.of_suite({"b": "2"})
