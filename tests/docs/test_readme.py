"""Every command of the README is run, in a fresh clone with an environment of its own."""

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXPECTED_CODE = {"lab deviate": 1, "run mine": 1, "disclose check": 3}
"""A wrong cloud and one that does not offer everything are nonconformant; half a disclosure is incomplete."""
NOT_HERE = ("make test",)
"""`make test` runs this test, and is what `.ci/run` runs."""

pytestmark = [pytest.mark.lab, pytest.mark.timeout(1500)]


def commands() -> list[str]:
    """The commands of the README's console blocks, in order."""
    text = (ROOT / "README.md").read_text()
    return [
        line.removeprefix("$ ")
        for block in BLOCK.findall(text)
        for line in block.splitlines()
        if line.startswith("$ ")
    ]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh clone of what is committed and not, with a state directory of its own."""
    folder = tmp_path_factory.mktemp("stranger") / "assay"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
    changed = subprocess.run(
        ["git", "ls-files", "--modified", "--others", "--exclude-standard", "--deduplicate"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    for name in changed:
        if (ROOT / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())
            (folder / name).chmod((ROOT / name).stat().st_mode)
    return folder


def test_the_readme_has_commands() -> None:
    """The two commands come first."""
    assert commands()[:2] == ["make demo", "make test"]
    assert "make test" in (ROOT / ".ci" / "run").read_text()


def test_every_command_does_what_it_says(
    clone: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each command, in order, ends with the exit code that it should; nothing is left running."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    monkeypatch.delenv("OS_CLIENT_CONFIG_FILE", raising=False)
    for command in commands():
        if command in NOT_HERE:
            continue
        if "mycloud" in command:
            _lend_mycloud(clone, tmp_path / "state")
        done = subprocess.run(
            shlex.split(command), cwd=clone, capture_output=True, text=True, check=False, env=dict(os.environ)
        )
        code = next((code for words, code in EXPECTED_CODE.items() if f"assay {words}" in command), 0)
        assert done.returncode == code, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
        assert "Traceback" not in done.stderr
        if command == "make demo":
            _was_judged(done.stdout, clone)
    assert not list((tmp_path / "state").rglob("*.pid"))


def _was_judged(out: str, clone: Path) -> None:
    said = " ".join(out.split())
    assert "alpha is conformant with OpenStack Platform" in said.replace("│", "").replace("  ", " ")
    for kind in ("bundle", "report"):
        path = next(line.split(maxsplit=1)[1] for line in out.splitlines() if line.startswith(kind))
        assert (clone / path).exists(), f"the {kind} is not at {path}"


def _lend_mycloud(clone: Path, state: Path) -> None:
    """Let `mycloud` be a cloud of the lab, since the reader's own is not here."""
    if (clone / "clouds.yaml").exists():
        return
    subprocess.run([clone / ".venv/bin/assay", "lab", "up", "alpha"], check=True, capture_output=True)
    known = yaml.safe_load((state / "assay" / "clouds.yaml").read_text())["clouds"]
    (clone / "clouds.yaml").write_text(yaml.safe_dump({"clouds": {"mycloud": known["alpha"]}}))
