"""What it costs to judge archives, one after another on one core, beside what nobody can save.

The peer inflates the same archive and hashes what comes out, by the same libraries, which is the least that
knowing it for whole can take. The two take turns, and CPU seconds are measured, so that whatever else the
machine does weighs on both. What reading costs on top is a ratio. A thousand archives are judged as
`assay verdicts` does: by what their verdicts rest on, without the requests and answers behind it.
"""

import argparse
import gzip
import hashlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from assay.evidence import archive
from assay.formats import guidelines
from assay.judge.verdict import judge
from benchmarks.verify_cost import made_up

ROUNDS = 25
MANY = 200
MOST_RATIO = 4.0
"""How many times the peer."""
MOST_SECONDS = 0.1
"""For one bundle, the archive read and the verdict given."""
MOST_SECONDS_FOR_A_THOUSAND = 20.0


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU seconds of carrying something out once."""
    began = time.process_time()
    work()
    return time.process_time() - began


def of_many(path: Path, times: int) -> float:
    """CPU seconds of judging one archive again and again, as `assay verdicts` judges many."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "assay.cli.main", "verdicts", *[str(path)] * times, "-f", "json"]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Measure, print, and fail if it is too slow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bundle", nargs="?", type=Path, help="a finished bundle of a whole run")
    asked = parser.parse_args()
    guideline = guidelines.find()
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "bundle.assay"
        archive.pack(asked.bundle or made_up(Path(place) / "bundle"), path)
        # Once before, so that what is made once is made.
        checks = len(archive.evidence(path).checks)
        ours, least = [], []
        for _ in range(ROUNDS):
            ours.append(cpu_seconds(lambda: judge(guideline, "platform", archive.evidence(path))))
            least.append(cpu_seconds(lambda: hashlib.sha256(gzip.decompress(path.read_bytes()))))
        size = path.stat().st_size / 1000
        each = (of_many(path, MANY) - of_many(path, 1)) / (MANY - 1)
    one, peer = statistics.median(ours), statistics.median(least)
    print(f"archive           {checks} checks, {size:.0f} kB")
    print(f"judged            {one * 1000:.0f} ms of CPU (at most {MOST_SECONDS * 1000:.0f})")
    print(f"inflated, hashed  {peer * 1000:.0f} ms of CPU")
    print(f"ratio             {one / peer:.1f} (at most {MOST_RATIO:.1f})")
    print(f"a thousand        {each * 1000:.0f} s of CPU (at most {MOST_SECONDS_FOR_A_THOUSAND:.0f})")
    met = one <= MOST_SECONDS and one / peer <= MOST_RATIO and each * 1000 <= MOST_SECONDS_FOR_A_THOUSAND
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
