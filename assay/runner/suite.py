"""The checks and resources that are installed: ours, and those of others by entry point."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import entry_points
from types import ModuleType

import assay
from assay.evidence import digests
from assay.kit.declare import Check, Resource
from assay.model.evidence import SuiteIdentity
from assay.problem import Problem
from assay.runner import sources

ENTRY_POINTS = "assay.checks"
"""Group under which other distributions name packages of checks and resources."""


@dataclass(frozen=True)
class Suite:
    """Everything that can be run.

    Attributes:
        checks: By id, sorted.
        resources: By name.
    """

    checks: dict[str, Check]
    resources: dict[str, Resource]

    def needs_of(self, names: tuple[str, ...]) -> tuple[Resource, ...]:
        """The named resources and all that they need, each after what it needs."""
        ordered: dict[str, Resource] = {}

        def visit(name: str) -> None:
            if name in ordered:
                return
            for need in self.resources[name].needs:
                visit(need)
            ordered[name] = self.resources[name]

        for name in names:
            visit(name)
        return tuple(ordered.values())

    def identity(self) -> SuiteIdentity:
        """Version and digests of the whole suite."""
        checks = {id: check.digest for id, check in self.checks.items()}
        return SuiteIdentity(
            version=assay.__version__,
            checks=checks,
            digest=digests.of_suite(checks),
            harness=sources.harness(),
        )


def load() -> Suite:
    """Find every check and resource.

    Returns:
        The suite.

    Raises:
        Problem: two checks have one id, or a check needs a resource that nobody declares.
    """
    checks: dict[str, Check] = {}
    resources: dict[str, Resource] = {}
    for module in _modules():
        for thing in vars(module).values():
            if isinstance(thing, Check):
                if checks.get(thing.id, thing) is not thing:
                    raise Problem(f"Two checks are called {thing.id}.", advice="Rename one of them.")
                checks[thing.id] = thing
            elif isinstance(thing, Resource):
                if resources.get(thing.name, thing) is not thing:
                    raise Problem(f"Two resources are called {thing.name}.", advice="Rename one of them.")
                resources[thing.name] = thing
    for owner, needs in [
        *((f"The check {check.id}", check.needs) for check in checks.values()),
        *((f"The resource {one.name}", one.needs) for one in resources.values()),
    ]:
        missing = [need for need in needs if need not in resources]
        if missing:
            raise Problem(
                f"{owner} needs {', '.join(missing)}, which nobody declares.",
                advice="Parameters are cloud, expect, fact, or names of resources in assay/kit/resources.",
            )
    for one in resources.values():
        short = [need for need in one.needs if (one.shared or one.lent) and not resources[need].shared]
        if short:
            raise Problem(
                f"The resource {one.name} outlives a check and needs {', '.join(short)}, which does not.",
                advice="It may only need what is shared.",
            )
    return Suite(checks=dict(sorted(checks.items())), resources=resources)


def _modules() -> Iterator[ModuleType]:
    packages = ["assay.kit.resources", "assay.checks"]
    packages += [entry.value for entry in entry_points(group=ENTRY_POINTS)]
    for name in packages:
        package = importlib.import_module(name)
        yield package
        for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            yield importlib.import_module(found.name)
