"""What it costs to verify a bundle, and to judge it, in CPU seconds and memory.

The bundle is one that the person names, of a whole run, or else one written here by the real writer: as many
checks as are installed, each with claims and exchanges as large as those of real runs. CPU seconds are
measured, so that whatever else the machine does weighs little.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from assay import __version__
from assay.evidence import clock, digests, keys, layout, read
from assay.evidence.sign import sign
from assay.evidence.write import BundleWriter
from assay.formats import guidelines
from assay.judge.verdict import judge
from assay.model.claim import Claim
from assay.model.evidence import CheckDescription, CloudIdentity, SuiteIdentity
from assay.model.exchange import Exchange
from assay.model.outcome import Outcome
from assay.model.result import CheckResult
from assay.runner import sources

VERIFY_SECONDS = 1.0
VERIFY_MEBIBYTES = 200
JUDGE_SECONDS = 0.1
ROUNDS = 5
_CLAIMS, _EXCHANGES, _BODY = 5, 6, 1500


def made_up(folder: Path) -> Path:
    """Write a bundle as large as that of a whole run, of a cloud that there is not."""
    writer = BundleWriter(folder, lambda text: text)
    installed = sources.digests()
    auth_url = "https://cloud.example/v3"
    writer.begin(
        run="0123abcd",
        started="2026-01-01T00:00:00+00:00",
        cloud=CloudIdentity(
            name="example",
            auth_url=auth_url,
            region="",
            services=(),
            fingerprint=digests.of_cloud(auth_url, "", ()),
        ),
        suite=SuiteIdentity(
            version=__version__,
            checks=installed,
            digest=digests.of_suite(installed),
            harness=sources.harness(),
        ),
        checks=[
            CheckDescription(id=id, proves=id.replace(".", "-"), sentence="It works. " * 10, spec=auth_url)
            for id in installed
        ],
        options={},
    )
    (folder / layout.EXCHANGES).mkdir()
    for id in installed:
        exchanges = [
            Exchange(id=f"{id}#{one}", scope=id, method="GET", url=auth_url, response_body="x" * _BODY)
            for one in range(1, _EXCHANGES + 1)
        ]
        path = folder / layout.EXCHANGES / layout.exchange_file(id)
        path.write_text("".join(json.dumps(asdict(one)) + "\n" for one in exchanges))
        claims = [
            Claim(what="it works", expected="yes " * 20, observed="yes " * 20, held=True, exchange=one.id)
            for one in exchanges[:_CLAIMS]
        ]
        writer.keep(
            CheckResult(
                check=id, proves=id.replace(".", "-"), outcome=Outcome.PASS, claims=tuple(claims), seconds=1.0
            ),
            (),
        )
    writer.seal(finished="2026-01-01T00:02:00+00:00", left_behind=())
    return folder


def verify_cost(folder: Path, key: Path) -> tuple[float, float]:
    """CPU seconds and peak MiB of the whole command `assay verify`, the start of Python included."""
    command = [
        str(Path(sys.executable).parent / "assay"),
        "verify",
        str(folder),
        "--key",
        str(key),
        "-f",
        "json",
    ]
    # As where it ran before: with what Python compiled at hand, also where it is forbidden to keep it.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(key.with_name("compiled"))
    before = os.times()
    found = subprocess.run(command, check=False, stdout=subprocess.PIPE, env=environment)
    after = os.times()
    said = json.loads(found.stdout)
    if not any("are those that were signed" in sentence for sentence in said["proven"]):
        raise SystemExit(f"the bundle did not verify, so nothing was measured: {said}")
    seconds = (after.children_user + after.children_system) - (before.children_user + before.children_system)
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def judge_cost(folder: Path) -> tuple[float, float]:
    """CPU seconds of judging a whole bundle by `platform`: of the judgement alone, and with reading."""
    guideline = guidelines.find()
    began = time.process_time()
    evidence = read.read(folder)
    middle = time.process_time()
    judge(guideline, "platform", evidence)
    ended = time.process_time()
    return ended - middle, ended - began


def main() -> int:
    """Measure, print, and fail if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bundle", nargs="?", type=Path, help="a finished bundle of a whole run")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "bundle"
        if asked.bundle:
            shutil.copytree(asked.bundle, folder)
            (folder / layout.SEAL).unlink(missing_ok=True)
        else:
            made_up(folder)
        keys.new(Path(place) / "key")
        sign(folder, keys.private_key(Path(place) / "key"), guidelines.find(), at=clock.now())
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20
        verified = [verify_cost(folder, Path(place) / "key.pub") for _ in range(ROUNDS + 1)][1:]
        judged = [judge_cost(folder) for _ in range(ROUNDS)]
        checks = len(read.read(folder).checks)
    seconds, memory = min(one for one, _ in verified), max(one for _, one in verified)
    alone, read_too = min(one for one, _ in judged), min(one for _, one in judged)
    print(f"bundle            {checks} checks, {size:.1f} MiB")
    print(f"assay verify      {seconds:.2f} s of CPU (at most {VERIFY_SECONDS:.2f})")
    print(f"peak memory       {memory:.0f} MiB (at most {VERIFY_MEBIBYTES})")
    print(f"judging           {alone * 1000:.0f} ms of CPU (at most {JUDGE_SECONDS * 1000:.0f})")
    print(f"  with reading    {read_too * 1000:.0f} ms of CPU")
    held = seconds <= VERIFY_SECONDS and memory <= VERIFY_MEBIBYTES and alone <= JUDGE_SECONDS
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
