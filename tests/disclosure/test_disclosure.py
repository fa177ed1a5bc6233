"""What a provider declares, and what of it was measured."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from assay.formats import disclosure
from assay.judge import disclosed
from assay.model.disclosure import Basis, CodeAnswer, Disclosure, Statement
from assay.model.evidence import Evidence
from assay.model.fact import Fact
from assay.model.guideline import Status
from assay.model.outcome import Outcome
from assay.model.provenance import Provenance
from assay.problem import Problem
from assay.report import disclosure_html
from tests.core import builders

ASKED = disclosure.checklist()
GUIDELINE = builders.guideline(
    {"compute-thing": Status.REQUIRED, "compute-other": Status.REQUIRED},
    {"compute-thing": ("compute.thing.made",), "compute-other": ("compute.other.made",)},
)


def _evidence(
    thing: Outcome, facts: dict[str, str | tuple[str, ...]] | None = None, *, other: Outcome = Outcome.PASS
) -> Evidence:
    """A run in which two checks came out so, and these facts were seen."""
    base = builders.evidence({"compute.thing.made": thing, "compute.other.made": other})
    seen = tuple(Fact(name=name, value=value, source="discovery") for name, value in (facts or {}).items())
    return replace(base, facts=seen)


def _found(declared: Disclosure, evidence: Evidence | None, **code: Provenance) -> dict[str, Statement]:
    return {one.subject: one for one in disclosed.statements(declared, ASKED, GUIDELINE, evidence, code)}


def _declared(**parts: Any) -> Disclosure:
    return replace(Disclosure(checklist="2026.11", guideline="2026.11", program="platform"), **parts)


@pytest.mark.parametrize(
    ("answer", "outcome", "basis"),
    [
        ("as specified", Outcome.PASS, Basis.MEASURED),
        ("as specified", Outcome.FAIL, Basis.CONTRADICTED),
        ("as specified", Outcome.ABSENT, Basis.CONTRADICTED),
        ("as specified", Outcome.BLOCKED, Basis.DECLARED),
        ("not offered", Outcome.ABSENT, Basis.MEASURED),
        ("not offered", Outcome.PASS, Basis.CONTRADICTED),
        ("through a portal", Outcome.PASS, Basis.DECLARED),
        ("", Outcome.PASS, Basis.UNKNOWN),
    ],
)
def test_a_capability_stands_on_its_checks(answer: str, outcome: Outcome, basis: Basis) -> None:
    """What is said of a capability is measured, contradicted or only declared, by what its checks saw."""
    declared = _declared(capabilities={"compute-thing": answer})
    assert _found(declared, _evidence(outcome))["compute-thing"].basis is basis


@pytest.mark.parametrize(
    ("question", "answer", "fact", "value", "basis"),
    [
        ("tenant.addresses", "direct", "network.address-model", "direct", Basis.MEASURED),
        ("tenant.addresses", "floating", "network.address-model", "direct", Basis.CONTRADICTED),
        ("tenant.regions", ["r1", "r2"], "cloud.region", "r2", Basis.MEASURED),
        ("tenant.regions", ["r1"], "cloud.region", "r2", Basis.CONTRADICTED),
        ("openstack.services", ["image", "compute"], "cloud.services", ("compute", "image"), Basis.MEASURED),
        ("openstack.services", ["image", "dns"], "cloud.services", ("image",), Basis.CONTRADICTED),
        ("product.name", "Example", "cloud.region", "r1", Basis.DECLARED),
    ],
)
def test_an_answer_stands_on_its_fact(
    question: str, answer: object, fact: str, value: str | tuple[str, ...], basis: Basis
) -> None:
    """What is answered is measured where a run saw the same, and contradicted where it saw something else."""
    found = _found(_declared(answers={question: answer}), _evidence(Outcome.PASS, {fact: value}))
    assert found[question].basis is basis


@pytest.mark.parametrize(
    ("state", "found", "basis"),
    [
        ("unmodified", "unmodified", Basis.MEASURED),
        ("unmodified", "modified outside", Basis.MEASURED),
        ("unmodified", "modified inside designated sections", Basis.CONTRADICTED),
        ("modified", "modified inside designated sections", Basis.MEASURED),
        ("unmodified", "unreadable", Basis.DECLARED),
        ("unmodified", "nothing to compare", Basis.DECLARED),
        ("", "unmodified", Basis.UNKNOWN),
    ],
)
def test_code_stands_on_a_comparison(state: str, found: str, basis: Basis) -> None:
    """What is said of code is measured by a comparison that could compare, and by no other."""
    declared = _declared(code={"nova": CodeAnswer(state=state)})
    assert _found(declared, None, nova=Provenance(found))["nova"].basis is basis


def test_without_a_run_nothing_is_measured() -> None:
    """A declaration alone is declared or unknown, in every statement."""
    declared = _declared(answers={"product.name": "Example"}, capabilities={"compute-thing": "as specified"})
    assert {one.basis for one in _found(declared, None).values()} == {Basis.DECLARED, Basis.UNKNOWN}


def test_a_disclosure_that_is_begun_reads_back_and_is_measured(tmp_path: Path) -> None:
    """What is written to be filled in is valid, holds what was measured, and contradicts nothing of it."""
    evidence = _evidence(
        Outcome.PASS,
        {
            "cloud.services": ("compute", "image"),
            "cloud.region": "r: 1 # odd",
            "network.address-model": "floating",
        },
        other=Outcome.ABSENT,
    )
    begun = disclosed.start(ASKED, GUIDELINE, "platform", evidence, {"nova": Provenance.UNMODIFIED})
    path = tmp_path / "disclosure.yaml"
    path.write_text(disclosure.write(begun, ASKED, {}))
    assert disclosure.load(path) == begun
    found = _found(begun, evidence, nova=Provenance.UNMODIFIED)
    assert {one.basis for one in found.values()} == {Basis.MEASURED, Basis.UNKNOWN}
    assert found["compute-other"].says == "not offered"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"answers": {"product.kind": "spaceship"}}, "spaceship"),
        ({"answers": {"product.colour": "green"}}, "product.colour"),
        ({"answers": {"tenant.regions": "r1"}}, "tenant.regions"),
        ({"code": {"nova": {"state": "modified"}}}, "why"),
        ({"capabilities": {"compute-thing": ["yes"]}}, "compute-thing"),
        ({"checklist": "1999.01"}, "1999.01"),
        ({"extra": 1}, "extra"),
    ],
)
def test_what_is_answered_wrongly_is_refused(tmp_path: Path, change: dict[str, object], told: str) -> None:
    """An answer to what is not asked, or in another form, is refused with its place."""
    document = {
        "format": 1,
        "checklist": "2026.11",
        "guideline": "2026.11",
        "program": "platform",
        "answers": {},
        "code": {},
        "capabilities": {},
        **change,
    }
    path = tmp_path / "disclosure.yaml"
    path.write_text(yaml.safe_dump(document))
    with pytest.raises(Problem) as refused:
        disclosure.load(path)
    assert told in str(refused.value)


def test_what_a_provider_writes_does_not_act_in_the_page() -> None:
    """Markup in an answer stands in the page as text."""
    declared = _declared(answers={"product.name": "<img src=x onerror=alert(1)>"})
    page = disclosure_html.render(declared, list(_found(declared, None).values()))
    assert "<img" not in page
    assert "&lt;img" in page
