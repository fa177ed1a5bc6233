"""A scene for each test; the guideline is read once, since reading it is most of the time."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from assay.formats import guidelines
from tests.evidence.scene import Scene, scene


@pytest.fixture(scope="session", autouse=True)
def one_reading() -> Iterator[None]:
    """Keep the guidelines that were read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(guidelines, "find", cache(guidelines.find))
        yield


@pytest.fixture(scope="session")
def set_once(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """The scene that is copied."""
    return scene(tmp_path_factory.mktemp("scene"))


@pytest.fixture
def stage(set_once: Scene, tmp_path: Path) -> Scene:
    """Two sealed bundles, a trusted key and a stranger's."""
    folders = [Path(shutil.copytree(one, tmp_path / one.name)) for one in (set_once.folder, set_once.other)]
    return replace(set_once, folder=folders[0], other=folders[1])
