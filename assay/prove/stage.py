"""Carries out recorded checks once more, each alone, with what was made for it."""

import copy
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from assay.cloud.connect import Line, connect
from assay.cloud.scope import scope
from assay.kit.declare import Check, Resource
from assay.lab.deviations.deviation import Deviation
from assay.model.result import CheckResult
from assay.prove.acting import Acting
from assay.prove.recording import RESOURCE, START, Recording
from assay.prove.replayed_cloud import ReplayedCloud
from assay.prove.replaying import Replaying
from assay.runner.bench import Made, Workbench
from assay.runner.carry_out import carry_out
from assay.runner.lending import Loan, Pool, shared_scope
from assay.runner.making import make
from assay.runner.suite import Suite


class Stage:
    """A recorded cloud, on which checks can be carried out under one deviation after another.

    Args:
        suite: All checks.
        recording: What is replayed.
        line: A line by which it answers.
        transport: What lies below that line.
        image: An empty file, in place of the guest's image.
    """

    def __init__(self, suite: Suite, recording: Recording, line: Line, transport: Replaying, image: Path):
        self._suite = suite
        self._recording = recording
        self._line = line
        self._transport = transport
        self._image = image
        self._extensions: frozenset[str] | None = None
        self._right: dict[str, Made] = {}
        self._scopes: dict[str, dict[str, str]] = {}

    def service_path(self, url: str) -> tuple[str, str]:
        """Which service a URL asks, and the path below its endpoint."""
        return self._transport.service_path(url)

    def carry_out(
        self, checks: Collection[str], deviation: Deviation | None = None
    ) -> tuple[dict[str, CheckResult], int]:
        """Carry out checks with a deviation planted.

        A check is left out if the deviation changes nothing that it or what was made for it heard: it asks
        the same and hears the same, so the same comes of it.

        Args:
            checks: Ids of checks that were recorded.
            deviation: What to plant; nothing if left out, and then no check is left out.

        Returns:
            What came of the checks, by their ids; and how many requests the deviation changed.
        """
        acting = self._transport.acting = Acting(deviation, self._transport.time)
        chosen = [self._suite.checks[id] for id in checks]
        made, anew = self._make(chosen, acting)
        memory, results = acting.memory, {}
        for check in chosen:
            scopes = self._needed(check)
            acting.forget(memory)
            if deviation and not anew & set(scopes.values()) and not self._would_change(check.id, acting):
                continue
            acting.forget(memory)
            results[check.id] = self._again(check, {name: made[who] for name, who in scopes.items()}, scopes)
        if deviation is None:
            self._right = made
        return results, acting.touched

    def _make(self, checks: Iterable[Check], acting: Acting) -> tuple[dict[str, Made], set[str]]:
        """What outlives a check, by scope; and the scopes of what is not as it was."""
        made: dict[str, Made] = {}
        anew: set[str] = set()
        for check in checks:
            scopes = self._needed(check)
            for name, who in scopes.items():
                if who in made:
                    continue
                resource = self._suite.resources[name]
                needs = {scopes[one] for one in resource.needs if one in scopes}
                if who in self._right and not needs & anew and not self._would_change(who, acting):
                    made[who] = self._right[who]
                    continue
                anew.add(who)
                self._transport.rewind(who)
                bench = self._bench(None, {one: made[scopes[one]] for one in resource.needs if one in scopes})
                made[who], _ = make(bench, resource, who)
        return made, anew

    def _again(self, check: Check, given: dict[str, Made], scopes: dict[str, str]) -> CheckResult:
        bench = self._bench(check, {})
        self._transport.rewind(check.id)
        for name, value in given.items():
            resource = self._suite.resources[name]
            if not resource.lent or value.lacking:
                bench.shared[name] = value
            else:
                bench.pool.give_back(Loan(resource=resource, scope=scopes[name], value=value.value))
        carried = carry_out(bench, check)
        while carried.crowded and self._transport.has_more(check.id):
            carried = carry_out(bench, check)  # as the run did, which was recorded with all its attempts
        return carried.result

    def _bench(self, check: Check | None, shared: dict[str, Made]) -> Workbench:
        return Workbench(
            suite=self._suite,
            line=self._line,
            cloud=ReplayedCloud(self._line, self._recording, self._image),
            pool=Pool(self._suite, [check] if check else []),
            shared=shared,
            extensions=self._listed_extensions() if check and check.extension else None,
        )

    def _listed_extensions(self) -> frozenset[str]:
        if self._extensions is None:
            with scope(START[1]):
                listed = self._line.connection.network.extensions()
                self._extensions = frozenset(str(one.alias) for one in listed)
        return self._extensions

    def _needed(self, check: Check) -> dict[str, str]:
        """What a check needs that outlives it, each after what it needs, and the scope that made it."""
        if check.id not in self._scopes:
            self._scopes[check.id] = {
                one.name: self._scope_of(one, check)
                for one in self._suite.needs_of(check.needs)
                if one.shared or one.lent
            }
        return self._scopes[check.id]

    def _scope_of(self, resource: Resource, check: Check) -> str:
        if resource.shared:
            return shared_scope(resource)
        return self._recording.lent_to(check.id, resource.name) or f"{RESOURCE}{resource.name}"

    def _would_change(self, who: str, acting: Acting) -> bool:
        """Whether the deviation changes anything of what a scope asked and heard; if not, it has heard it."""
        memory = copy.deepcopy(acting.memory)
        if any(self._transport.would_change(one, acting) for one in self._recording.track(who).exchanges):
            acting.forget(memory)
            return True
        return False


@contextmanager
def stage(suite: Suite, recording: Recording) -> Iterator[Stage]:
    """Open a recorded cloud.

    Args:
        suite: All checks.
        recording: What is replayed.
    """
    cloud = recording.evidence.cloud
    transport = Replaying(recording)
    entry: dict[str, Any] = {
        "auth": {"auth_url": cloud.auth_url, **dict.fromkeys(_LOGIN, "replayed")},
        "region_name": cloud.region,
        "identity_api_version": 3,
    }
    with tempfile.TemporaryDirectory(prefix="assay-replay-") as place:
        file, image = Path(place, "clouds.yaml"), Path(place, "image")
        file.write_text(yaml.safe_dump({"clouds": {cloud.name: entry}}), encoding="utf-8")
        image.touch()
        with scope(START[0]):
            line = connect(cloud.name, config_files=[file], transport=transport)
        yield Stage(suite, recording, line, transport, image)


_LOGIN = ("username", "password", "project_name", "user_domain_name", "project_domain_name")
