"""What the shell is told."""

import os
import subprocess
import sys


def test_an_answer_that_nobody_reads_is_no_verdict() -> None:
    """`assay ... | head` ends as any program does whose reader had enough, and without a word."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "assay.cli.main", "guideline", "show", "2026.11", "-f", "json"]
    ended = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (141, "")
