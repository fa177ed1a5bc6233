"""What a distribution is given, and what is understood of what it says."""

import email
import email.policy
import json
import shlex
import shutil
import subprocess
from email.message import EmailMessage

import pytest
import yaml

from assay.guest import cloud_init, console
from assay.guest.lines import written

SAID = {
    "result": json.dumps({"v1": {"datasource": "DataSourceOpenStackLocal [net,ver=2]", "errors": []}}),
    "instance": "11111111-2222-4333-8444-555555555555",
    "hostname": "web",
    "config": cloud_init.MARKER,
    "keys": "SHA256:one\nSHA256:two",
    "locked": "yes",
    "addresses": "10.119.0.7/24",
    "gateway": "10.119.0.1",
    "mtu": "1442",
    "root-bytes": "4012345344",
    "cloud-init": "ended",
}


def _parts() -> dict[str, str]:
    """The parts of the user-data, text by type."""
    message = email.message_from_bytes(cloud_init.user_data(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return {part.get_content_type(): part.get_content() for part in message.iter_parts()}


def _console(said: dict[str, str]) -> str:
    return "\n".join(
        written("5e92f848", 80.25 + at, "said", {"key": key, "value": value})
        for at, (key, value) in enumerate(said.items())
    )


def test_user_data_has_two_parts() -> None:
    """One is cloud-config that writes a file, the other a script."""
    parts = _parts()
    assert list(parts) == ["text/cloud-config", "text/x-shellscript"]
    config = yaml.safe_load(parts["text/cloud-config"])
    assert config["write_files"][0]["content"] == cloud_init.MARKER
    assert parts["text/x-shellscript"].startswith("#!/bin/sh\n")


@pytest.mark.parametrize("shell", ["dash", "bash"])
def test_the_script_speaks_lines_that_are_understood(shell: str) -> None:
    """Whatever the shell, and whatever is to be said, the console's reader gets it back."""
    program = shutil.which(shell)
    assert program, f"{shell} is needed for this test: apt-get install {shell}"
    said = {"spaces": "a b%c", "lines": "one\ntwo", "quotes": "\"'\\", "beyond": "bäh", "none": ""}
    speaking, _, _ = _parts()["text/x-shellscript"].partition("tell_all() {")
    calls = (f"tell {key} {shlex.quote(value)}" for key, value in said.items())
    run = "\n".join((speaking, "CONSOLE=/dev/stdout", *calls))
    spoken = subprocess.run([program, "-c", run], check=True, capture_output=True, text=True).stdout
    assert console.read(spoken).said == said


def test_what_was_said_is_understood() -> None:
    """Each word becomes what it stands for."""
    seen = console.read("kernel speaks\n" + _console(SAID))
    assert cloud_init.ended(seen)
    told = cloud_init.told(seen)
    assert told.datasource.startswith("DataSourceOpenStackLocal")
    assert told.errors == ()
    assert told.keys == ("SHA256:one", "SHA256:two")
    assert (told.locked, told.mtu, told.root_bytes) == (True, 1442, 4012345344)
    assert told.addresses == ("10.119.0.7/24",)


@pytest.mark.parametrize("result", ["", "{", "[]", '{"v1": []}', '{"v1": {"errors": "x", "datasource": 3}}'])
def test_a_damaged_result_is_no_datasource(result: str) -> None:
    """What cannot be understood says nothing good of the cloud, and ends nothing."""
    told = cloud_init.told(console.read(_console({**SAID, "result": result, "mtu": "many"})))
    assert not told.datasource.startswith("DataSource")
    assert told.mtu == 0


def test_it_has_not_ended_before_it_says_so() -> None:
    """The last word is what is waited for."""
    seen = console.read(_console({key: value for key, value in SAID.items() if key != "cloud-init"}))
    assert not cloud_init.ended(seen)
