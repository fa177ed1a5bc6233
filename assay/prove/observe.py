"""Runs chosen checks on a cloud in this process and keeps what they exchanged."""

import secrets
import tempfile
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from assay.cloud import quota
from assay.cloud.connect import connect, known_clouds
from assay.cloud.redact import Redactor
from assay.cloud.tape import Tape
from assay.evidence import layout, read
from assay.model.exchange import Exchange
from assay.model.result import CheckResult
from assay.model.verdict import Level
from assay.problem import ExitCode, Problem
from assay.runner import plan as planning
from assay.runner.dispatch import Limits
from assay.runner.run import run
from assay.runner.suite import Suite

JOBS = 6


@dataclass(frozen=True, kw_only=True)
class Call:
    """An exchange, and what it is a call of.

    Attributes:
        scope: Who asked.
        service: Canonical service type.
        path: Below the endpoint, without version and project, still percent-encoded.
        exchange: The exchange.
    """

    scope: str
    service: str
    path: str
    exchange: Exchange


@dataclass(frozen=True, kw_only=True)
class Observation:
    """What came of some checks.

    Attributes:
        results: By check id.
        calls: Everything that checks and shared resources asked.
    """

    results: Mapping[str, CheckResult]
    calls: tuple[Call, ...]


def observe(
    suite: Suite,
    cloud: str,
    clouds_yaml: Path,
    checks: Collection[str],
    *,
    clean: str = "",
    jobs: int = JOBS,
) -> Observation:
    """Run checks on a cloud and remove what they made.

    Args:
        suite: All checks.
        cloud: Entry in clouds.yaml.
        clouds_yaml: The file.
        checks: Ids of the checks to run.
        clean: Entry by which to clean, which sees the same cloud as it is; `cloud` if empty.
        jobs: Checks at a time.

    Returns:
        What came of them.

    Raises:
        Problem: the cloud does not let us in, or something was left behind.
    """
    chosen = replace(suite, checks={id: check for id, check in suite.checks.items() if id in checks})
    with _folder() as folder, ThreadPoolExecutor(jobs) as executor:
        tape = Tape(folder / layout.EXCHANGES, Redactor())
        line = connect(cloud, tape=tape, config_files=[clouds_yaml], pool=2 * jobs)
        stranger = None
        if _other(cloud) in known_clouds([clouds_yaml]):
            stranger = connect(_other(cloud), tape=tape, config_files=[clouds_yaml], pool=2 * jobs)
        cleaners = []
        if clean:
            cleaners.append(connect(clean, ledger=line.transport.ledger, config_files=[clouds_yaml]))
            if stranger:
                ledger = stranger.transport.ledger
                cleaners.append(connect(_other(clean), ledger=ledger, config_files=[clouds_yaml]))
        finished = run(
            planning.make(chosen, lacking=planning.not_given(second=bool(stranger)), level=Level.BEHAVIOUR),
            suite,
            line,
            secrets.token_hex(4),
            executor,
            stranger=stranger,
            cleaners=cleaners,
            limits=Limits(jobs=jobs, per_service=jobs, quota=quota.left(line)),
        )
        if finished.swept.left:
            raise Problem(
                f"{cloud}: {finished.swept.left[0]} could not be removed.",
                advice="Remove it by hand, then prove again.",
                exit_code=ExitCode.INCOMPLETE,
            )
        calls = [
            Call(scope=exchange.scope, service=service, path=path, exchange=exchange)
            for exchange in read.taped(folder)
            if exchange.scope in checks or exchange.scope.startswith("resource:")
            for service, path in [line.transport.service_path(exchange.url)]
        ]
        return Observation(results=finished.results, calls=tuple(calls))


def _other(cloud: str) -> str:
    """The lab's entry for the other project of a cloud."""
    return f"{cloud}-other"


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="assay-prove-") as folder:
        yield Path(folder)
