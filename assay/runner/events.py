"""What a run tells those who watch it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assay.model.result import CheckResult


@dataclass(frozen=True)
class RunStarted:
    """The run begins.

    Attributes:
        run: Its id.
        takes: Every check to be carried out, and the seconds that it is expected to take alone.
        seconds: The time that the whole run is expected to take.
    """

    run: str
    takes: Mapping[str, float]
    seconds: float


@dataclass(frozen=True)
class ResourceStarted:
    """A shared resource is being made."""

    name: str


@dataclass(frozen=True)
class ResourceFinished:
    """A shared resource is there, or could not be made for the `reason`."""

    name: str
    reason: str


@dataclass(frozen=True)
class CheckStarted:
    """A check begins."""

    check: str


@dataclass(frozen=True)
class CheckFinished:
    """A check has ended."""

    result: CheckResult


@dataclass(frozen=True)
class CleaningStarted:
    """What is left of the run is being removed."""


@dataclass(frozen=True)
class Removed:
    """Something is being removed."""

    what: str


@dataclass(frozen=True)
class RunFinished:
    """Everything is done; `left` names what could not be removed."""

    seconds: float
    left: tuple[str, ...]
    interrupted: bool


Event = (
    RunStarted
    | ResourceStarted
    | ResourceFinished
    | CheckStarted
    | CheckFinished
    | CleaningStarted
    | Removed
    | RunFinished
)
Listener = Callable[[Event], None]
