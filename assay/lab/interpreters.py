"""The interpreter of a cloud's services: of those on this machine, the fastest that the release supports.

Interpreters of one version differ by up to two thirds in speed: a distribution builds its own with
profile-guided optimisation, a version manager often without. The services do nothing but interpret, so it
decides how long everything takes.
"""

import json
import os
import subprocess
from pathlib import Path

LOOP = """
import time
def work():
    seen = {}
    for number in range(200_000):
        seen[number % 1000] = (number, str(number % 7))
took = []
for _ in range(3):
    start = time.process_time()
    work()
    took.append(time.process_time() - start)
print(min(took))
"""
"""What is timed: calls, tuples, strings and dictionaries, in processor seconds."""
LONGEST = 20.0
"""How long one interpreter may take for it, in seconds."""


def fastest(uv: str, request: str) -> str:
    """Return the path of the fastest installed interpreter that satisfies a request.

    Args:
        uv: The path of uv, which knows where interpreters are.
        request: What is asked for, in uv's words: `>=3.11,<3.14`.

    Returns:
        The path; the request itself where none is installed, for which uv fetches one.
    """
    timed = {path: seconds for path in installed(uv, request) if (seconds := _seconds(path)) is not None}
    return str(min(timed, key=timed.__getitem__)) if timed else request


def installed(uv: str, request: str) -> list[Path]:
    """Return the CPython interpreters on this machine that satisfy a request, each once.

    Args:
        uv: The path of uv.
        request: What is asked for, in uv's words.
    """
    command = [uv, "python", "list", "--only-installed", "--output-format", "json", request]
    environ = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"}
    listed = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    if listed.returncode:
        return []
    found: dict[tuple[str, Path], Path] = {}
    for entry in json.loads(listed.stdout):
        if entry["implementation"] == "cpython" and entry["variant"] == "default":
            found.setdefault((entry["version"], Path(entry["path"]).parent), Path(entry["path"]))
    return list(found.values())


def _seconds(interpreter: Path) -> float | None:
    try:
        done = subprocess.run(
            [interpreter, "-I", "-c", LOOP], capture_output=True, text=True, timeout=LONGEST, check=True
        )
        return float(done.stdout)
    except (OSError, ValueError, subprocess.SubprocessError):
        return None  # one that does not run is not a candidate
