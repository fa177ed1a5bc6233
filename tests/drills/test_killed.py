"""A drill that is killed at any moment leaves nothing behind on either cloud, once cleaned."""

import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from assay.drills import bundle
from tests.drills.conftest import Pair
from tests.run.conftest import run_assay

pytestmark = [pytest.mark.lab, pytest.mark.timeout(1500)]

EARLIER = ("source.image", "source.server", "source.snapshot", "target.network")
MOMENTS = ("target.server", *(pytest.param(moment, marks=pytest.mark.long) for moment in EARLIER))
"""Steps in which the drill is killed: where most has been made, and from its beginning on."""
BEGINS_WITHIN = 900.0

_DRILL = textwrap.dedent(
    """
    import sys
    from pathlib import Path

    from assay.cloud.connect import connect
    from assay.cloud.redact import Redactor
    from assay.cloud.stop import Stop
    from assay.cloud.tape import Tape
    from assay.drills.manifest import load
    from assay.drills.rehearse import Rehearsal, rehearse
    from assay.drills.witness import Said
    from assay.model.drill import DrillKind

    clouds, manifest, folder = map(Path, sys.argv[1:])
    redactor, stop = Redactor(), Stop()
    lines = [connect(name, tape=Tape(None, redactor), stop=stop, config_files=[clouds])
             for name in ("alpha", "bravo")]
    rehearse(
        Rehearsal(kind=DrillKind.MOVE, application=load(manifest), folder=folder),
        *lines,
        witness=lambda site, server: Said(ready=True, data="sum"),
    )
    """
)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_drill_leaves_nothing_once_cleaned(pair: Pair, tmp_path: Path, moment: str) -> None:
    """After SIGKILL in a step and `cleanup`, both clouds are as before, in every kind of resource."""
    (tmp_path / "shop.raw").write_bytes(bytes(range(256)) * 4096)
    manifest = tmp_path / "shop.yaml"
    manifest.write_text(
        "name: shop\n"
        "image: {file: shop.raw, format: raw}\n"
        "volumes: [{name: data, size: 1}]\n"
        "ports: [8080]\n"
        "proof: {ready: up, data: '(sum)'}\n"
    )
    folder = tmp_path / "drill"
    with pair.cleaned():
        begun = _killed_in(moment, [pair.clouds_yaml, manifest, folder])
        assert begun > 0, "the drill was killed before it made anything, which tests nothing"
        for cloud in ("alpha", "bravo"):
            said = run_assay("cleanup", cloud, folder)
            assert said.code == 0, said.text
    assert not (tmp_path / "drill.images").exists()


def _killed_in(moment: str, arguments: list[Path]) -> int:
    """Start a drill, kill it in a step, and say how many resources it had begun to create."""
    folder = arguments[-1]
    process = subprocess.Popen(
        [sys.executable, "-c", _DRILL, *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    taped = folder / moment.partition(".")[0] / bundle.EXCHANGES / f"{moment}.jsonl"
    latest = time.monotonic() + BEGINS_WITHIN
    while not taped.exists() and process.poll() is None and time.monotonic() < latest:
        time.sleep(0.05)
    assert taped.exists(), "the drill did not come to the step"
    process.send_signal(signal.SIGKILL)
    process.wait()
    ledgers = [folder / side / bundle.LEDGER for side in ("source", "target")]
    return sum(one.read_text().count('"intend"') for one in ledgers if one.exists())
