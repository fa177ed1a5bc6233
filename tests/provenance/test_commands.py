"""`assay provenance`, from a root to what it prints and exits with."""

import json
import subprocess
from pathlib import Path

import pytest

from assay.cli.main import main
from tests.provenance.builders import NOVA, Published

Captured = pytest.CaptureFixture[str]
Files = tuple[str, str]


@pytest.fixture
def files(root: Path, tmp_path: Path, nova: Published, keystone: Published) -> Files:
    """A collection of the environment and an index of what is installed in it, made by the commands."""
    found, index = str(tmp_path / "here.json"), str(tmp_path / "index.json")
    archives = ["--archive", str(nova.wheel), "--archive", str(keystone.wheel)]
    assert main(["provenance", "index", *archives, "-o", index]) == 0
    assert main(["provenance", "collect", "--root", str(root), "-o", found]) == 0
    return found, index


def _again(root: Path, files: Files, *words: str) -> int:
    found, index = files
    assert main(["provenance", "collect", "--root", str(root), "-o", found]) == 0
    return main(["provenance", "compare", found, "--index", index, *words])


def test_exit_codes_say_what_was_found(root: Path, site: Path, files: Files, capsys: Captured) -> None:
    """0 for unmodified and for modified outside, 1 for inside, 3 for what cannot be said."""
    assert _again(root, files) == 0
    assert "unmodified" in capsys.readouterr().out
    (site / "nova/virt/libvirt/driver.py").write_bytes(b"")
    assert _again(root, files) == 0
    told = capsys.readouterr().out
    assert "modified outside" in told
    assert "nova/virt/libvirt/driver.py" in told
    (site / "keystone/oauth1/__init__.py").unlink()
    (site / "keystone/oauth1/__init__.py").symlink_to("/nowhere")
    assert _again(root, files) == 3
    assert _again(root, files, "--project", "nova") == 0
    assert _again(root, files, "--project", "glance") == 3
    (site / "nova/api/auth.py").write_bytes(b"")
    assert _again(root, files) == 1
    assert _again(root, files, "--project", "keystone") == 3


def test_json_has_everything(root: Path, site: Path, files: Files, capsys: Captured) -> None:
    """Verdicts, places, sections, origins and sizes, by project and installation."""
    (site / "nova/api/auth.py").write_bytes(NOVA["nova/api/auth.py"] + b"\n\nours = True\n")
    capsys.readouterr()
    assert _again(root, files, "-f", "json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["verdict"] == "modified inside designated sections"
    assert "glance" in told["not_found"]
    nova = next(one for one in told["projects"] if one["project"] == "nova")
    (installation,) = nova["installations"]
    assert installation["compared_with"] == "34.0.0"
    (change,) = installation["changes"]
    size = len(NOVA["nova/api/auth.py"])
    assert change == {
        "path": "nova/api/auth.py",
        "difference": "modified",
        "section": "",
        "designated": True,
        "origin": "after installation",
        "upstream_bytes": size,
        "installed_bytes": size + 14,
        "lines_added": None,
        "lines_removed": None,
        "note": "",
    }


def test_lines_are_told_where_both_texts_are_at_hand(
    root: Path,
    site: Path,
    files: Files,
    tmp_path: Path,
    nova: Published,
    keystone: Published,
    capsys: Captured,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With the archives in the cache and the code on this machine; without either it is bytes."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", f"{nova.wheel.parent} {keystone.wheel.parent}")
    words = ["provenance", "index", "nova", "34.0.0", "keystone", "30.0.0", "-o", files[1]]
    assert main(words) == 0
    (site / "nova/api/auth.py").write_bytes(NOVA["nova/api/auth.py"].replace(b"is not None", b""))
    words_py = NOVA["nova/api/words.py"].decode("latin-1")
    (site / "nova/api/words.py").write_bytes(words_py.encode("utf-8"))
    (site / "nova/api/history.rst").write_bytes(words_py.encode("utf-16"))
    (site / "nova/api/more.py").write_bytes(b"one\ntwo\nthree")
    (site / "nova/virt/driver.py").unlink()
    capsys.readouterr()
    assert _again(root, files) == 1
    told = capsys.readouterr().out
    assert "nova/api/auth.py  +1 -1 lines" in told
    assert "nova/api/words.py  +1 -1 lines" in told
    assert f"nova/api/history.rst  {len(NOVA['nova/api/history.rst'])} to " in told
    assert "nova/api/more.py  +3 -0 lines" in told
    assert "nova/virt/driver.py  +0 -2 lines" in told
    other = b"#" * (site / "nova/api/auth.py").stat().st_size
    (site / "nova/api/auth.py").write_bytes(other)  # since then
    assert main(["provenance", "compare", files[0], "--index", files[1]]) == 1
    assert f"nova/api/auth.py  {len(NOVA['nova/api/auth.py'])} to " in capsys.readouterr().out


def test_an_index_can_be_made_for_a_collection(
    files: Files, tmp_path: Path, nova: Published, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every release that it names is taken; one that was never published is said, and the others serve."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(nova.wheel.parent))
    index = str(tmp_path / "for.json")
    assert main(["provenance", "index", "--for", files[0], "-o", index]) == 3
    assert "keystone 30.0.0 could not be had" in capsys.readouterr().err
    assert main(["provenance", "compare", files[0], "--index", index, "--project", "nova"]) == 0
    assert main(["provenance", "compare", files[0], "--index", index]) == 3


def test_what_the_terminal_is_told_does_not_act(
    root: Path, site: Path, files: Files, capsys: Captured
) -> None:
    """A file's name cannot move the cursor."""
    (site / "nova/api/\x1b[2Jgone.py").write_bytes(b"")
    capsys.readouterr()
    assert _again(root, files) == 1
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert "\\x1b[2Jgone.py" in told


def test_a_name_that_is_no_text_is_kept(root: Path, site: Path, files: Files, capsys: Captured) -> None:
    """A file whose name is no UTF-8 is collected, compared and shown."""
    (site / "nova/api/\udcff.py").write_bytes(b"")
    assert _again(root, files) == 1
    capsys.readouterr()
    assert _again(root, files, "-f", "json") == 1
    assert "nova/api/\\udcff.py" in capsys.readouterr().out


def test_the_collector_prints_itself(root: Path, files: Files, tmp_path: Path, capsys: Captured) -> None:
    """What is printed does what `collect` does."""
    capsys.readouterr()
    assert main(["provenance", "collector"]) == 0
    program = tmp_path / "program.py"
    program.write_text(capsys.readouterr().out)
    output = tmp_path / "other.json"
    command = ["python3", "-I", str(program), "--root", str(root), "-o", str(output)]
    subprocess.run(command, check=True, capture_output=True)
    assert output.read_bytes() == Path(files[0]).read_bytes()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["collect", "--root", "/nowhere"], "cannot be used"),
        (["index", "nova", "-o", "x"], "no version beside"),
        (["index", "nava", "1", "-o", "x"], "no project 'nava'"),
        (["index", "-o", "x"], "nothing to index"),
        (["compare", "/nowhere", "--index", "INDEX"], "cannot be read"),
        (["compare", "HERE", "--index", "HERE"], "does not validate"),
        (["compare", "HERE", "--index", "INDEX", "--project", "nava"], "no project 'nava'"),
        (["compare", "HERE", "--index", "INDEX", "--against", "nova"], "no distribution and version"),
        (["compare", "HERE", "--index", "INDEX", "--against", "nava=1"], "no distribution 'nava'"),
    ],
)
def test_wrong_requests_are_sentences(words: list[str], told: str, files: Files, capsys: Captured) -> None:
    """What is asked for wrongly exits with 2, which no fault of ours does, and says why."""
    given = {"HERE": files[0], "INDEX": files[1]}
    assert main(["provenance", *(given.get(word, word) for word in words)]) == 2
    assert told in capsys.readouterr().err


def test_an_unsound_collection_is_refused(files: Files, capsys: Captured) -> None:
    """Cut, of another format, with a path that climbs, or naming a file twice: no verdict comes of it."""
    found, index = files
    sound = json.loads(Path(found).read_text())
    first = sound["installations"][0]["files"][0]
    for broken in (
        Path(found).read_text()[:-10],
        json.dumps({**sound, "version": 2}),
        json.dumps({**sound, "installations": [{**sound["installations"][0], "files": [first, first]}]}),
        json.dumps(sound).replace(first["path"], "keystone/../../etc/passwd"),
    ):
        Path(found).write_text(broken)
        assert main(["provenance", "compare", found, "--index", index]) == 2


def test_an_empty_collection_is_no_pass(files: Files, tmp_path: Path) -> None:
    """Nothing collected exits with 3, from collecting and from comparing."""
    (tmp_path / "empty").mkdir()
    assert main(["provenance", "collect", "--root", str(tmp_path / "empty"), "-o", files[0]]) == 3
    assert main(["provenance", "compare", files[0], "--index", files[1]]) == 3
