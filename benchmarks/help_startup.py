"""What `assay --help` costs beside `openstack --help`, in the same run, as a ratio of CPU seconds.

The two take turns, so that whatever else the machine does weighs on both; the median of each is compared.
"""

import os
import statistics
import subprocess
import sys
from pathlib import Path

ROUNDS = 7
MOST = 1 / 3


def cpu_seconds(command: str) -> float:
    """CPU seconds, user and system, that `COMMAND --help` takes."""
    before = os.times()
    subprocess.run(
        [str(Path(sys.executable).parent / command), "--help"], check=True, stdout=subprocess.DEVNULL
    )
    after = os.times()
    return (after.children_user + after.children_system) - (before.children_user + before.children_system)


def main() -> int:
    """Measure, print the ratio, and fail if it is too high."""
    taken: dict[str, list[float]] = {"assay": [], "openstack": []}
    for _ in range(ROUNDS):
        for command, seconds in taken.items():
            seconds.append(cpu_seconds(command))
    assay, openstack = (statistics.median(taken[command]) for command in ("assay", "openstack"))
    ratio = assay / openstack
    print(f"assay --help      {assay:.2f} s of CPU")
    print(f"openstack --help  {openstack:.2f} s of CPU")
    print(f"ratio             {ratio:.2f} (at most {MOST:.2f})")
    return 0 if ratio <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
