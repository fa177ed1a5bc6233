"""The collector alone: what it tells, what it never tells, and where it runs."""

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assay.model.provenance import Provenance
from assay.provenance import collector, designated
from tests.provenance.builders import Published, collected, compared, direct_url, install

SYSTEM_PYTHON = "/usr/bin/python3"
SECRET = "correct-horse"


def _pythons() -> list[str]:
    """Every interpreter from 3.8 on that answers, those of pyenv included."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    candidates = [SYSTEM_PYTHON, sys.executable, *map(str, sorted(pyenv.glob("3.*/bin/python3")))]
    asked = "import sys; sys.exit(sys.version_info < (3, 8))"
    return [
        one
        for one in candidates
        if Path(one).exists()
        and subprocess.run([one, "-I", "-c", asked], capture_output=True, check=False).returncode == 0
    ]


@pytest.mark.parametrize("python", _pythons())
def test_it_runs_alone_on_every_python_there_is(python: str, root: Path, tmp_path: Path) -> None:
    """A copy of the file, isolated from everything else, writes the same document on each."""
    site = next(root.glob("lib/python*/site-packages"))
    (site / "nova/api/auth.py").unlink()
    (site / "nova/api/words.py").write_bytes(b"\xff\xfe")
    alone = tmp_path / "alone.py"
    alone.write_bytes(Path(collector.__file__).read_bytes())
    output = tmp_path / "alone.json"
    command = [python, "-I", str(alone), "--root", str(root), "-o", str(output)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(output.read_text()) == collector.collect([str(root)])
    assert "nova 34.0.0 (wheel)" in done.stderr


def test_it_is_written_for_python_3_8() -> None:
    """Its syntax is that of 3.8, and it imports the standard library alone."""
    tree = ast.parse(Path(collector.__file__).read_text(), feature_version=(3, 8))
    imported = {
        (name.name if isinstance(node, ast.Import) else node.module or "").split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    }
    assert imported <= set(sys.stdlib_module_names)


def test_the_same_files_give_the_same_document(root: Path) -> None:
    """Nothing of the moment is in it: no time, no host, no order of the file system."""
    assert collector.collect([str(root)]) == collector.collect([str(root), str(root)])


def test_it_knows_the_distributions_with_designated_sections() -> None:
    """The collector's own list is that of the documents."""
    projects = designated.find().projects.values()
    assert {name for project in projects for name in project.distributions} == set(collector.PACKAGES)


def test_no_content_and_no_address_leaves(site: Path, root: Path, tmp_path: Path) -> None:
    """Neither a password in an address, nor configuration, nor a line of code is in the document."""
    direct_url(site, "nova", {"url": f"https://me:{SECRET}@example.org/nova.git", "vcs_info": {"vcs": "git"}})
    (root / "etc/nova").mkdir(parents=True)
    (root / "etc/nova/nova.conf").write_text(f"connection = mysql://nova:{SECRET}@db/nova\n")
    (site / "nova/api/secret.py").write_text(f"PASSWORD = '{SECRET}'\n")
    written = tmp_path / "written.json"
    assert collector.main(["--root", str(root), "-o", str(written)]) == 0
    text = written.read_text()
    assert "nova/api/secret.py" in text
    assert SECRET not in text
    assert "nova.conf" not in text


def test_files_of_the_installer_are_no_code(root: Path) -> None:
    """What pip writes beside the code, scripts and caches are not collected."""
    paths = [path for one in collected(root).installations for path in one.files]
    assert [path for path in paths if path.split("/")[0] not in ("nova", "keystone")] == []


def test_an_editable_installation_is_its_sources(tmp_path: Path, nova: Published) -> None:
    """The metadata says which version, the folder that it points to which files."""
    source = nova.wheel.parent.parent / "nova-34.0.0-source"
    shutil.copytree(source, tmp_path / "src/nova")
    (tmp_path / "environments").mkdir()
    site = install(tmp_path / "environments/root", nova.wheel)
    shutil.rmtree(site / "nova")
    # The address is one within the root that is searched.
    direct_url(site, "nova", {"url": "file:///src/nova", "dir_info": {"editable": True}})
    (found,) = collected(tmp_path).installations
    assert (found.kind, found.version, found.location) == ("editable", "34.0.0", "src/nova")
    assert "nova/api/auth.py" in found.files


def test_a_checkout_tells_its_commit_and_tag(tmp_path: Path, nova: Published) -> None:
    """A git checkout that nobody installed is found; its version is the tag that it is at."""
    source = tmp_path / "opt/stack/nova"
    shutil.copytree(nova.wheel.parent.parent / "nova-34.0.0-source", source)

    def git(*words: str) -> str:
        identity = ["-c", "user.name=n", "-c", "user.email=n@example.org"]
        command = ["git", *identity, *words]
        return subprocess.run(command, cwd=source, check=True, capture_output=True, text=True).stdout.strip()

    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "one")
    commit = git("rev-parse", "HEAD")
    (found,) = collected(tmp_path).installations
    assert (found.kind, found.version, found.commit) == ("checkout", "", commit)
    git("tag", "-a", "34.0.0", "-m", "release")
    git("pack-refs", "--all")
    (found,) = collected(tmp_path).installations
    assert (found.version, found.commit) == ("34.0.0", commit)


def test_a_root_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped root is an error and not an empty collection; an empty one is told by its exit code."""
    assert collector.main(["--root", str(tmp_path / "nowhere"), "-o", str(tmp_path / "x.json")]) == 2
    assert "nowhere" in capsys.readouterr().err
    assert not (tmp_path / "x.json").exists()
    (tmp_path / "empty").mkdir()
    assert collector.main(["--root", str(tmp_path / "empty"), "-o", str(tmp_path / "x.json")]) == 3


def test_several_environments_are_several_installations(
    tmp_path: Path, nova: Published, keystone: Published
) -> None:
    """Every place that Python imports from counts, so that none can stand for another."""
    install(tmp_path / "root/one", nova.wheel)
    install(tmp_path / "root/two", nova.wheel, keystone.wheel)
    found = [
        (one.distribution, one.location.split("/")[0]) for one in collected(tmp_path / "root").installations
    ]
    assert found == [("keystone", "two"), ("nova", "one"), ("nova", "two")]


@pytest.mark.parametrize("name", ["METADATA", "RECORD", "direct_url.json", "WHEEL"])
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'"',
        b"a,sha256=\n,,\nnova/x,sha256=!!!!!,1\n",
        b"Name: nova\n",
        b"\0",
    ],
)
def test_damaged_metadata_stops_nothing(
    name: str, content: bytes, site: Path, root: Path, nova: Published, keystone: Published
) -> None:
    """Whatever the metadata of one distribution holds, its code and that of others is collected."""
    (site / "nova-34.0.0.dist-info" / name).write_bytes(content)
    found = {one.distribution: one for one in collected(root).installations}
    assert "nova/api/auth.py" in found["nova"].files
    assert found["keystone"].version == "30.0.0"
    judged = {one.project: one.provenance for one in compared(root, nova.wheel, keystone.wheel).projects}
    assert judged["keystone"] is Provenance.UNMODIFIED
    if name == "METADATA" or (name == "RECORD" and not content):
        assert judged["nova"] in (Provenance.NOTHING, Provenance.UNREADABLE)


def test_metadata_without_files_stops_nothing(site: Path, root: Path) -> None:
    """An empty folder, a file and a broken link where metadata should be name nothing."""
    shutil.rmtree(site / "nova-34.0.0.dist-info")
    (site / "nova-34.0.0.dist-info").mkdir()
    (site / "nova-1.egg-info").touch()
    (site / "nova-2.dist-info").symlink_to("nowhere")
    found = {one.distribution: (one.kind, one.version) for one in collected(root).installations}
    assert found == {"keystone": ("wheel", "30.0.0"), "nova": ("loose", "")}


@pytest.mark.parametrize(
    "url", ["file:///nowhere", "file:///../../etc", "https://example.org/x", "", "file:///["]
)
def test_sources_outside_of_the_root_are_not_read(url: str, site: Path, root: Path, nova: Published) -> None:
    """An editable installation whose sources cannot be reached is unreadable, not absent."""
    direct_url(site, "nova", {"url": url, "dir_info": {"editable": True}})
    (one,) = (one for one in collected(root).installations if one.distribution == "nova")
    assert (one.kind, one.files) == ("editable", {})
    assert list(one.unreadable) == ["nova"]
    assert compared(root, nova.wheel, asked=("nova",)).provenance is Provenance.UNREADABLE
