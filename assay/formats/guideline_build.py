"""From a document that has been found sound to the nouns."""

from typing import Any

from assay.model.flag import Flag, Reason, Waiver
from assay.model.guideline import (
    Capability,
    Component,
    Depth,
    Guideline,
    Kind,
    OfficialTest,
    Program,
    Section,
    Status,
)
from assay.model.score import Criterion, Score, Scoring


def build(document: dict[str, Any], digest: str = "") -> Guideline:
    """The guideline that a sound document describes.

    Args:
        document: As `assay.formats.guideline.lint` accepts it.
        digest: SHA-256 of the file it was read from, in hex.
    """
    return Guideline(
        id=document["guideline"],
        status=document["status"],
        releases=tuple(document["releases"]),
        programs={
            **{name: _program(name, one) for name, one in document["programs"].items()},
            **{name: _program(name, one, Kind.ADD_ON) for name, one in document.get("add-ons", {}).items()},
        },
        components={name: _component(name, one) for name, one in document["components"].items()},
        capabilities=_capabilities(document),
        scoring=_scoring(document.get("scoring", {"criteria": {}})),
        sections={
            project: {status: _section(one) for status, one in asked.items()}
            for project, asked in document.get("designated-sections", {}).items()
        },
        flags=tuple(_flag(one) for one in document.get("flags", ())),
        waivers=tuple(Waiver(**one) for one in document.get("waivers", ())),
        replaces=document.get("replaces", ""),
        expires=document.get("expires", ""),
        imported="origin" in document,
        digest=digest,
    )


def _program(name: str, one: dict[str, Any], kind: Kind = Kind.PROGRAM) -> Program:
    return Program(
        name=name,
        title=one["title"],
        description=one.get("description", ""),
        components=tuple(one["components"]),
        depth=Depth(one.get("depth", Depth.FULL)),
        kind=kind,
        requires=tuple(one.get("requires", ())),
        elsewhere=dict(one.get("sources", {})),
    )


def _component(name: str, one: dict[str, Any]) -> Component:
    return Component(
        name=name,
        description=one.get("description", ""),
        statuses=_statuses(one),
        behaviour=_statuses(one.get("behaviour", {})),
        designated=tuple(one.get("designated", {}).get(Status.REQUIRED.value, ())),
    )


def _statuses(one: dict[str, Any]) -> dict[str, Status]:
    return {capability: status for status in Status for capability in one.get(status.value, ())}


def _capabilities(document: dict[str, Any]) -> dict[str, Capability]:
    """Every capability; of one that an official document asks for without describing it, only the name."""
    described = document["capabilities"]
    asked = [
        name
        for one in document["components"].values()
        for name in (*_statuses(one), *_statuses(one.get("behaviour", {})))
    ]
    return {
        name: _capability(name, described.get(name, {"service": name.partition("-")[0], "description": ""}))
        for name in dict.fromkeys((*described, *asked))
    }


def _capability(name: str, one: dict[str, Any]) -> Capability:
    return Capability(
        name=name,
        service=one["service"],
        description=one["description"],
        since=one.get("since", ""),
        until=one.get("until", ""),
        why=one.get("why", ""),
        admin=one.get("admin", False),
        score=_score(one["score"]) if "score" in one else None,
        checks=tuple(one.get("checks", ())),
        tests=tuple(
            OfficialTest(test=test["test"], id=test.get("id", ""), aliases=tuple(test.get("aliases", ())))
            for test in one.get("tests", ())
        ),
    )


def _score(one: dict[str, Any]) -> Score:
    return Score(met=tuple(one["met"]), source=one.get("source", ""), exception=one.get("exception", ""))


def _scoring(one: dict[str, Any]) -> Scoring:
    return Scoring(
        cutoff=one.get("cutoff"),
        criteria={key: Criterion(**criterion) for key, criterion in one["criteria"].items()},
    )


def _section(one: dict[str, Any]) -> Section:
    sections = one.get("sections", {})
    return Section(
        guidance=one["guidance"],
        designated=tuple(name for name, part in sections.items() if part["designated"]),
        replaceable=tuple(name for name, part in sections.items() if not part["designated"]),
    )


def _flag(one: dict[str, Any]) -> Flag:
    return Flag(
        capability=one["capability"],
        check=one.get("check", ""),
        test=one.get("test", ""),
        reason=Reason(one["reason"]) if "reason" in one else None,
        why=one.get("why", ""),
        date=one.get("date", ""),
        expires=one.get("expires", ""),
    )
