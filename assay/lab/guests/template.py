"""The prepared state of a kind of cloud with real guests: databases, keys and images, made once.

Nothing in it has to be rewritten for a copy: inside its namespaces every cloud sees the same directory, ports
and host name, and its address belongs to its shape.
"""

import hashlib
import shutil
import uuid
from pathlib import Path

from assay.lab import access, processes, readiness, seed
from assay.lab import configuration as common
from assay.lab.clouds import Choice
from assay.lab.progress import Progress, silent
from assay.lab.secret import FILE as SECRETS
from assay.lab.secret import Secrets
from assay.lab.shapes import GuestShape
from assay.lab.shapes.guest_shape import PORTS
from assay.lab.template import code, prepared

from . import configuration, launch, wire

KEPT = (
    "data/mysql",
    "data/ovn",
    "data/images",
    "data/nova/compute_id",
    "lib",
    "etc/keystone/fernet",
    "etc/keystone/credential",
    SECRETS,
)
"""What is kept of the cloud in which a template was made."""
CODE = ("cloudside", "config", "shapes", "configuration.py", "seed.py", "guests")
"""The lab's own code that a template depends on."""


def ensure(choice: Choice, shape: GuestShape, environment: Path, image: Path, progress: Progress) -> Path:
    """Return the template of a kind of cloud, after making it when it is missing.

    Args:
        choice: What kind of cloud.
        shape: Its shape.
        environment: The virtual environment of its release.
        image: The guest that it offers as its public image, as qcow2.
        progress: Told that it takes a while.
    """
    known = f"{choice.release.digest()}{shape.name}{environment.name}{image.name}"
    digest = hashlib.sha256(known.encode() + code(CODE)).hexdigest()
    return prepared(
        choice, digest, progress, lambda home, draft: _make(home, draft, choice, shape, environment, image)
    )


def _make(home: Path, draft: Path, choice: Choice, shape: GuestShape, environment: Path, image: Path) -> None:
    """Start a cloud with empty databases, fill it as its operator would, stop it, and keep what it wrote."""
    secrets = Secrets.invent()
    secrets.save(draft)
    try:
        common.install(draft, "cloudside")
        configuration.write(draft, choice, shape, environment, secrets, uuid.uuid4())
        launch.launch(draft, choice.name, shape, environment, initialise=True)
        readiness.wait(draft, shape, PORTS, silent, launch.PATIENCE)
        launch.wait_until_risen(draft)
        seed.sow(
            shape,
            access.credentials(shape, secrets, PORTS)["admin"],
            image.read_bytes(),
            "qcow2",
            dict(shape.image_properties),
        )
    finally:
        processes.end(draft)
        wire.unplug(choice.name, shape)
    complete = draft.with_name("complete")
    complete.mkdir(mode=0o700)
    for part in KEPT:
        (complete / part).parent.mkdir(parents=True, exist_ok=True)
        (draft / part).rename(complete / part)
    complete.rename(home)
    shutil.rmtree(draft)
