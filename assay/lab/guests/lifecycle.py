"""The start of a cloud with real guests, and what has to be taken away when it ends."""

import shutil
import uuid

from assay.lab import client_config, paths, readiness
from assay.lab import cloud as clouds_on_disk
from assay.lab.cloud import LabCloud
from assay.lab.clouds import Choice
from assay.lab.progress import Progress
from assay.lab.secret import Secrets
from assay.lab.shapes import GuestShape
from assay.lab.shapes.guest_shape import PORTS

from . import configuration, environment, image, launch, packages, permissions, priority, template, wire


def start(choice: Choice, shape: GuestShape, progress: Progress, install: bool) -> LabCloud:
    """Start a cloud whose directory is empty, and return when it is ready.

    Args:
        choice: What kind of cloud.
        shape: Its shape.
        progress: Told of each step.
        install: Install Debian packages that are missing.

    Raises:
        Problem: This process may not do what it takes, something is missing, or the cloud does not start.
    """
    permissions.ensure()
    packages.ensure(install, progress)
    directory = paths.cloud(choice.name)
    home = environment.ensure(choice.release, progress)
    guest = image.ensure(progress)
    source = template.ensure(choice, shape, home, guest, progress)
    progress(f"starting {choice.name} ({choice.release.name}, {shape.name})")
    shutil.copytree(source, directory, dirs_exist_ok=True)
    secrets = Secrets.load(directory)
    configuration.write(directory, choice, shape, home, secrets, uuid.uuid5(uuid.NAMESPACE_DNS, choice.name))
    clouds_on_disk.remember(choice, PORTS, ready=False)
    launch.launch(directory, choice.name, shape, home, initialise=False)
    readiness.wait(directory, shape, PORTS, progress, launch.PATIENCE)
    launch.wait_until_risen(directory)
    priority.put_services_first(directory)
    client_config.add(choice, secrets, PORTS)
    return clouds_on_disk.remember(choice, PORTS, ready=True)


def clear(name: str, shape: GuestShape) -> None:
    """Take away what an ended cloud leaves on this machine's network."""
    wire.unplug(name, shape)
