"""Small pieces of evidence and guidelines to judge; made up, and only ever used to test the pieces."""

from collections.abc import Mapping

from assay.model.evidence import CheckDescription, CloudIdentity, Evidence, SuiteIdentity
from assay.model.guideline import Capability, Component, Guideline, Program, Status
from assay.model.outcome import Outcome
from assay.model.result import CheckResult

CLOUD = CloudIdentity(
    name="example", auth_url="https://cloud.example/v3", region="r1", services=(), fingerprint="0" * 64
)


def result(check: str, outcome: Outcome) -> CheckResult:
    """A result with this outcome."""
    reason = "" if outcome is Outcome.PASS else f"It is {outcome.value}."
    return CheckResult(check=check, proves=capability_of(check), outcome=outcome, reason=reason)


def capability_of(check: str) -> str:
    """The capability that a check of these tests proves: its name without the last part."""
    return check.rpartition(".")[0].replace(".", "-")


def evidence(outcomes: Mapping[str, Outcome]) -> Evidence:
    """Evidence in which checks came out as given."""
    return Evidence(
        run="0123abcd",
        started="2026-01-01T00:00:00+00:00",
        finished="2026-01-01T00:01:00+00:00",
        cloud=CLOUD,
        suite=SuiteIdentity(version="0", checks=dict.fromkeys(outcomes, "0" * 64), digest="0" * 64),
        checks={
            id: CheckDescription(
                id=id, proves=capability_of(id), sentence="It works.", spec="https://spec.example"
            )
            for id in outcomes
        },
        results={id: result(id, outcome) for id, outcome in outcomes.items()},
    )


def guideline(statuses: Mapping[str, Status], checks: Mapping[str, tuple[str, ...]]) -> Guideline:
    """A guideline with one program, `platform`, that asks these statuses of capabilities."""
    return Guideline(
        id="2026.11",
        status="draft",
        releases=("2026.2",),
        programs={
            "platform": Program(
                name="platform", title="Platform", description="All.", components=("everything",)
            )
        },
        components={"everything": Component(name="everything", description="All.", statuses=dict(statuses))},
        capabilities={
            name: Capability(name=name, service="compute", description="It.", checks=checks[name])
            for name in statuses
        },
    )
