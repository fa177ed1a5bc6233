"""Secrets appear in no file of the bundle, no log and no report."""

import base64
import contextlib
import io
import logging
import secrets
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from assay.cli import run_cloud as command
from assay.cli.run_cloud import Wish, run_cloud
from assay.kit import Cloud, Expect, check
from assay.lab import LabCloud
from assay.runner.suite import Suite, load
from tests.run.conftest import connected

pytestmark = pytest.mark.lab

_SEEN: dict[str, str] = {}
_ADMIN_PASSWORD = f"canary-admin-{secrets.token_hex(8)}"
_USER_DATA = f"canary-user-data-{secrets.token_hex(8)}"


@check(
    "compute.canary.sing", proves="compute-servers-create", spec="https://docs.openstack.org/api-ref/compute/"
)
def canaries_sing(
    cloud: Cloud, expect: Expect, flavor: object, image: object, network: object, own_token: str
) -> None:
    """Handle every kind of secret that a check meets, and then repeat each where it does not belong."""
    compute = cloud.rest("compute")
    key = compute.post("/os-keypairs", json={"keypair": {"name": cloud.name("key")}})
    server = compute.post(
        "/servers",
        json={
            "server": {
                "name": cloud.name("server"),
                "flavorRef": flavor.id,  # type: ignore[attr-defined]
                "imageRef": image.id,  # type: ignore[attr-defined]
                "networks": [{"uuid": network.id}],  # type: ignore[attr-defined]
                "adminPass": _ADMIN_PASSWORD,
                "user_data": base64.b64encode(f"#!/bin/sh\necho {_USER_DATA}\n".encode()).decode(),
            }
        },
    )
    _SEEN["private key"] = key["keypair.private_key"].splitlines()[3]
    _SEEN["token"] = own_token
    _SEEN["generated admin password"] = server["server.adminPass"]
    for what, secret in {**_SEEN, "admin password": _ADMIN_PASSWORD}.items():
        compute.get("/servers", params={"name": secret}, refusable=True)
        expect("the cloud keeps it", f"{what} {secret}", equals="to itself")
        logging.getLogger("canary").warning("%s is %s", what, secret)
    logging.getLogger("canary").warning("user data has %s", f"echo {_USER_DATA}")
    raise RuntimeError(f"even a fault of the check's own tells {_ADMIN_PASSWORD}")


def test_no_secret_is_written(alpha: LabCloud, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Password, token, private key, admin password and user-data are in nothing that a run leaves."""
    password = f"canary-password-{secrets.token_hex(8)}"
    _with_password(alpha, password, tmp_path / "clouds.yaml")
    monkeypatch.setenv("OS_CLIENT_CONFIG_FILE", str(tmp_path / "clouds.yaml"))
    monkeypatch.setattr(command, "load", lambda: _with_canaries(load()))
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        run_cloud(
            Wish(
                cloud="singing",
                output=tmp_path / "bundle",
                report=True,
                patterns=("compute.canary.*", "compute.keypair.*", "identity.*"),
            )
        )
    assert len(_SEEN) == 3, "the canaries did not sing"
    hidden = {
        **_SEEN,
        "password": password,
        "admin password": _ADMIN_PASSWORD,
        "user data": _USER_DATA,
    }
    written = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    written.pop(tmp_path / "clouds.yaml")
    assert any(path.suffix == ".html" for path in written)
    assert any(b"[redacted]" in text for text in written.values())
    written[Path("terminal")] = said.getvalue().encode()
    for what, secret in hidden.items():
        for form in (secret.encode(), base64.b64encode(secret.encode()).rstrip(b"=")):
            found = [str(path) for path, text in written.items() if form in text]
            assert found == [], f"the {what} is in {found}"


def _with_canaries(suite: Suite) -> Suite:
    return replace(suite, checks={**suite.checks, canaries_sing.id: canaries_sing})


def _with_password(alpha: LabCloud, password: str, path: Path) -> None:
    """Make a user with this password in alpha's project, and a clouds.yaml with it."""
    entry = yaml.safe_load(alpha.clouds_yaml.read_text())["clouds"]["alpha"]
    admin = connected(alpha, "alpha-admin")
    tenant = connected(alpha, "alpha")
    user = admin.identity.create_user(
        name=f"singer-{secrets.token_hex(4)}", password=password, default_project=tenant.current_project_id
    )
    role = admin.identity.find_role("member")
    admin.identity.assign_project_role_to_user(tenant.current_project_id, user, role)
    entry["auth"] = {**entry["auth"], "username": user.name, "password": password}
    entry["auth"].pop("user_id", None)
    path.write_text(yaml.safe_dump({"clouds": {"singing": entry}}))
