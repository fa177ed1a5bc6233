"""Two clouds with real guests are compared by what was seen on them."""

from pathlib import Path

import pytest

from assay.evidence import read
from tests.compare.built_in import expected, found
from tests.compare.compared import compared

pytestmark = [pytest.mark.long, pytest.mark.timeout(3600)]


def test_what_was_built_into_north_and_south_is_found(north_bundle: Path, south_bundle: Path) -> None:
    """Of runs on them, a comparison tells every difference that was built in, and none that is not there."""
    for move in compared([read.read(north_bundle), read.read(south_bundle)]).moves:
        assert found(move) == expected(move.here, move.there)
