"""Whatever is wrong with what Assay is given, it says one clear sentence, advises, and loses nothing."""

import os
import resource
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from assay.lab import LabCloud
from tests.run.conftest import Assay, Enter, Said, connected
from tests.run.listeners import closed_port, self_signed, silent_port, web_site

pytestmark = pytest.mark.lab


def says(said: Said, code: int, *words: str) -> None:
    """The command ended with this code, and its one message has these words."""
    assert said.code == code, said
    for word in words:
        assert word in said.err, said.err
    assert len(said.err.strip().splitlines()) == 1, said.err


def test_no_clouds_yaml(assay: Assay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any clouds.yaml, Assay tells where it looked and how to get one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.delenv("OS_CLIENT_CONFIG_FILE", raising=False)
    says(assay("doctor", "mine"), 2, "no clouds.yaml", "OS_CLIENT_CONFIG_FILE")


def test_unknown_cloud(assay: Assay, enter: Enter) -> None:
    """An unknown name is answered with those that are known."""
    enter()
    says(assay("run", "yours"), 2, "no cloud named 'yours'", "mine")


def test_broken_clouds_yaml(assay: Assay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clouds.yaml that is not YAML is said to be so."""
    path = tmp_path / "clouds.yaml"
    path.write_text("clouds: [")
    monkeypatch.setenv("OS_CLIENT_CONFIG_FILE", str(path))
    says(assay("doctor", "mine"), 2, "clouds.yaml cannot be read")


def test_wrong_password(assay: Assay, enter: Enter) -> None:
    """A wrong password is told, with the user that it was for and without the password."""
    said = assay("run", enter({"password": "canary-wrong-password"}))
    says(said, 3, "refused the password", "mine")
    assert "canary-wrong-password" not in said.err


def test_expired_application_credential(assay: Assay, enter: Enter, alpha: LabCloud) -> None:
    """An application credential that has expired is told from a wrong password."""
    connection = connected(alpha, "alpha")
    expires = datetime.now(UTC) + timedelta(seconds=2)
    credential = connection.identity.create_application_credential(
        user=connection.current_user_id,
        name="short-lived",
        expires_at=expires.strftime("%Y-%m-%dT%H:%M:%S"),
    )
    try:
        while datetime.now(UTC) < expires + timedelta(seconds=1):
            time.sleep(0.2)
        cloud = enter()
        _only_credential(credential.id, credential.secret)
        says(assay("run", cloud), 3, "application credential", "expired", "Make a new one")
    finally:
        connection.identity.delete_application_credential(connection.current_user_id, credential.id)


def _only_credential(id: str, secret: str) -> None:
    path = Path(os.environ["OS_CLIENT_CONFIG_FILE"])
    document = yaml.safe_load(path.read_text())
    entry = document["clouds"]["mine"]
    entry["auth_type"] = "v3applicationcredential"
    entry["auth"] = {
        "auth_url": entry["auth"]["auth_url"],
        "application_credential_id": id,
        "application_credential_secret": secret,
    }
    path.write_text(yaml.safe_dump(document))


def test_unreachable_endpoint(assay: Assay, enter: Enter) -> None:
    """An auth_url that nobody listens at is said to be unreachable."""
    cloud = enter({"auth_url": f"http://127.0.0.1:{closed_port()}/v3"})
    says(assay("run", cloud), 3, "cannot be reached", "auth_url")


def test_not_openstack(assay: Assay, enter: Enter) -> None:
    """An auth_url that leads to some web site is said not to be an identity service."""
    with web_site() as port:
        cloud = enter({"auth_url": f"http://127.0.0.1:{port}/"})
        says(assay("run", cloud), 3, "does not answer as OpenStack's identity service")


def test_untrusted_certificate(assay: Assay, enter: Enter, tmp_path: Path) -> None:
    """A certificate of an unknown authority is told as a failure of TLS, with what to set."""
    with web_site(self_signed(tmp_path)) as port:
        cloud = enter({"auth_url": f"https://127.0.0.1:{port}/v3"})
        says(assay("run", cloud), 3, "TLS failed", "cacert")


def test_service_that_hangs(assay: Assay, enter: Enter) -> None:
    """A service that never answers is given up after the time given."""
    with silent_port() as port:
        cloud = enter({"auth_url": f"http://127.0.0.1:{port}/v3"})
        says(assay("run", cloud, "--timeout", 2), 3, "did not answer within 2 s", "--timeout")


def test_empty_catalogue(assay: Assay, enter: Enter) -> None:
    """A region without services gives an empty catalogue, and is told as such."""
    says(assay("run", enter(region_name="nowhere")), 3, "catalogue is empty", "region_name")


def test_unknown_distribution(assay: Assay, enter: Enter, tmp_path: Path) -> None:
    """An image with cloud-init that is not there is told before anything is created."""
    bundle = tmp_path / "b"
    said = assay("run", enter(), "-o", bundle, "--level", "behaviour", "--distribution", "nowhere")
    says(said, 3, "Nothing was run", "no image 'nowhere'", "--distribution")
    assert not bundle.exists()


def test_quota_too_small(assay: Assay, enter: Enter, alpha: LabCloud, tmp_path: Path) -> None:
    """A quota that cannot hold the run is told by doctor and run before anything is created."""
    cloud = enter()
    admin = connected(alpha, "alpha-admin")
    tenant = connected(alpha, "alpha")
    project = tenant.current_project_id
    admin.compute.update_quota_set(project, instances=0)
    try:
        doctor = assay("doctor", cloud, "-f", "json")
        assert doctor.code == 3
        wrong = [row for row in doctor.json if row["fine"] != "yes"]
        assert [row["subject"] for row in wrong] == ["quota instances"]
        assert wrong[0]["advice"]
        says(assay("run", cloud, "-o", tmp_path / "b"), 3, "Nothing was run", "quota instances")
        assert not (tmp_path / "b").exists()
        assert not [server.name for server in tenant.compute.servers()]
    finally:
        admin.compute.revert_quota_set(project)


def test_folder_in_use(assay: Assay, enter: Enter, tmp_path: Path) -> None:
    """A folder that holds something is never written into."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "thesis.txt").write_text("years of work")
    says(assay("run", enter(), "-o", tmp_path / "b"), 2, "is not empty", "--resume")
    assert (tmp_path / "b" / "thesis.txt").read_text() == "years of work"


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("run", "mine", "--check", "compute.server.fly"), "No check is called"),
        (("run", "mine", "--guideline", "1999.01"), "no guideline"),
        (("run", "mine", "--program", "toaster"), "no program"),
        (("judge", "/nonexistent"), "is not a bundle"),
        (("cleanup", "mine"), "not clear which run"),
        (("cleanup", "mine", "--run", "zz"), "no id of a run"),
        (("lab", "deviate", "alpha", "--deviation", "server-flies"), "no deviation"),
    ],
)
def test_wrong_arguments(assay: Assay, enter: Enter, arguments: tuple[str, ...], word: str) -> None:
    """What does not exist is told as such."""
    enter()
    says(assay(*arguments), 2, word)


def test_guideline_that_does_not_validate(assay: Assay, enter: Enter, tmp_path: Path) -> None:
    """A guideline with a fault is refused before anything is run, with the way to see every fault."""
    draft = tmp_path / "draft.yaml"
    draft.write_text("guideline: '2026.11'\nnonsense: 1\n")
    says(assay("run", enter(), "--guideline", draft), 2, "does not validate", "guideline lint")
    lint = assay("guideline", "lint", draft)
    assert lint.code == 2
    assert "nonsense" in lint.out


def test_full_disk(assay: Assay, enter: Enter, tmp_path: Path) -> None:
    """A disk that fills during a run is told, what was written is kept, and the cloud is cleaned."""
    cloud = enter()
    command = [sys.executable, "-m", "assay.cli.main", "run", cloud, "-o", str(tmp_path / "b")]
    for pattern in ("compute.keypair.*", "identity.*", "image.*"):
        command += ["--check", pattern]
    # A limit on the size of a file stops writing just as a full disk does, in the middle of a run.
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=_small_files,
    )
    assert done.returncode == 3, done
    assert "cannot be written" in done.stderr
    assert "--resume" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "b" / "ledger.jsonl").exists()
    resumed = assay("run", cloud, "-o", tmp_path / "b", "--resume", "--check", "identity.*")
    assert "cannot be written" not in resumed.err
    assert assay("judge", tmp_path / "b").code in (1, 3)


def _small_files() -> None:
    # More than what is written when a run begins, less than the results of the checks chosen.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))


def test_interrupt(enter: Enter, tmp_path: Path, alpha: LabCloud) -> None:
    """Ctrl-C finishes cleaning, says what it did, and leaves a bundle that can be judged and gone on with."""
    cloud = enter()
    process = subprocess.Popen(
        [sys.executable, "-m", "assay.cli.main", "run", cloud, "-o", str(tmp_path / "b")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    ledger = tmp_path / "b" / "ledger.jsonl"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (ledger.exists() and '"server"' in ledger.read_text()):
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 3, err
    assert "Traceback" not in err
    assert "interrupted" in err
    assert "nothing left behind" in " ".join(out.split())
    assert (tmp_path / "b" / "manifest.json").exists()
    tenant = connected(alpha, "alpha")
    assert not [server.name for server in tenant.compute.servers()]
