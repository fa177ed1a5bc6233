"""Up and down: the life of a lab cloud."""

import contextlib
import shutil

from assay.problem import Problem

from . import client_config, environment, listeners, locks, paths, processes, readiness, shapes, template
from . import cloud as clouds_on_disk
from .cloud import LabCloud
from .clouds import Choice, choose
from .guests import lifecycle as guests
from .progress import Progress, silent
from .secret import Secrets
from .shapes import GuestShape, Shape


def up(
    name: str,
    release: str | None = None,
    shape: str | None = None,
    progress: Progress = silent,
    install: bool = False,
) -> LabCloud:
    """Start a cloud and return when it is ready; a cloud that runs already is left alone.

    What a crash left of an earlier cloud of that name is removed first.

    Args:
        name: `alpha`, `bravo` or a name of one's own.
        release: An OpenStack release; needed unless the name has one.
        shape: A shape; needed unless the name has one.
        progress: Told of each step.
        install: Install Debian packages that real guests need and that are missing.

    Raises:
        Problem: A choice is wrong or missing, another cloud runs under that name, or the cloud does not
            start.
    """
    directory = paths.cloud(name)
    with locks.exclusive(directory):
        known = clouds_on_disk.recall(name)
        if known is not None and is_running(name):
            running = known[0]
            if (release or running.release, shape or running.shape) == (running.release, running.shape):
                progress(f"{name} runs already ({running.release}, {running.shape}); nothing to do")
                return running
            raise Problem(
                f"The lab cloud {name} runs already, as {running.release}, {running.shape}.",
                advice=f"Stop it first (assay lab down {name}), or choose another name.",
            )
        try:
            choice = choose(name, release, shape)
        except Problem:
            _remove(name)
            raise
        if processes.end(directory) or known is not None:
            progress(f"removing what was left of {name}")
        _empty(name)
        try:
            if isinstance(choice.shape, GuestShape):
                _refuse_a_second(choice.shape)
                return guests.start(choice, choice.shape, progress, install)
            return _start(choice, progress)
        except Problem:
            if clouds_on_disk.recall(name) is None:  # nothing was started, so there is nothing to look at
                _remove(name)
            processes.end(directory)
            raise
        except BaseException:
            _remove(name)
            raise


def _refuse_a_second(shape: Shape) -> None:
    """Refuse a second cloud of a shape that has one address."""
    for cloud in running():
        if cloud.shape == shape.name:
            raise Problem(
                f"The lab cloud {cloud.name} runs already as {shape.name}, at {shape.address}.",
                advice=f"Only one such cloud can run at a time. Stop it first: assay lab down {cloud.name}",
            )


def _start(choice: Choice, progress: Progress) -> LabCloud:
    directory = paths.cloud(choice.name)
    home = environment.ensure(choice.release, progress)
    source = template.ensure(choice, home, progress)
    progress(f"starting {choice.name} ({choice.release.name}, {choice.shape.name})")
    with listeners.bound(listeners.names(choice.shape)) as sockets:
        ports = listeners.ports(sockets)
        template.copy(source, directory, choice, home, ports)
        clouds_on_disk.remember(choice, ports, ready=False)
        processes.launch(directory, home, sockets, initialise=False)
    readiness.wait(directory, choice.shape, ports, progress)
    client_config.add(choice, Secrets.load(directory), ports)
    return clouds_on_disk.remember(choice, ports, ready=True)


def down(name: str, progress: Progress = silent) -> bool:
    """Stop a cloud and remove everything that it has, whatever its state.

    Args:
        name: The cloud's name.
        progress: Told of each step.

    Returns:
        Whether there was anything to stop or remove.
    """
    if not paths.cloud(name).exists():
        return False
    with locks.exclusive(paths.cloud(name)):
        progress(f"stopping {name}")
        _remove(name)
    for empty in (paths.clouds(), paths.state()):
        with contextlib.suppress(OSError):  # not empty: others live there
            empty.rmdir()
    return True


def known() -> list[str]:
    """Return the names of all clouds that have left a trace, running or not."""
    if not paths.clouds().exists():
        return []
    return sorted(directory.name for directory in paths.clouds().iterdir())


def is_running(name: str) -> bool:
    """Tell whether a cloud has been ready and is still supervised."""
    remembered = clouds_on_disk.recall(name)
    if remembered is None or not remembered[1]:
        return False
    directory = paths.cloud(name)
    return processes.supervision(directory).phase == "running" and processes.is_supervised(directory)


def running() -> list[LabCloud]:
    """Return the clouds that run and have been ready, by name."""
    clouds = (clouds_on_disk.recall(name) for name in known() if is_running(name))
    return [remembered[0] for remembered in clouds if remembered is not None]


def _empty(name: str) -> None:
    client_config.remove(name)
    for each in paths.cloud(name).iterdir():
        shutil.rmtree(each) if each.is_dir() else each.unlink()


def _remove(name: str) -> None:
    known = clouds_on_disk.recall(name)
    processes.end(paths.cloud(name))
    if known is not None and isinstance(shape := shapes.SHAPES.get(known[0].shape), GuestShape):
        guests.clear(name, shape)
    client_config.remove(name)
    shutil.rmtree(paths.cloud(name))
