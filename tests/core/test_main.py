"""What the shell is told."""

import io
import os
import subprocess
import sys

import pytest

from assay.cli.lab_up import LabUp
from assay.cli.main import Assay


def test_an_answer_that_nobody_reads_is_no_verdict() -> None:
    """`assay ... | head` ends as any program does whose reader had enough, and without a word."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "assay.cli.main", "guideline", "show", "2026.11", "-f", "json"]
    ended = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (141, "")


@pytest.mark.parametrize(("words", "said"), [([], "starting alpha\n"), (["--quiet"], "")])
def test_quiet_says_no_steps(words: list[str], said: str) -> None:
    """What takes long says its steps, beside its answer, unless only that is wanted."""
    app = Assay()
    app.options, _ = app.parser.parse_known_args(words)
    app.stderr = io.StringIO()
    LabUp(app, None).tell("starting alpha")
    assert app.stderr.getvalue() == said
