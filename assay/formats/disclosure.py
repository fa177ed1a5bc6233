"""Disclosures and their checklists as they are written: YAML, held against schemas that reject."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import yaml
from jsonschema.exceptions import best_match

from assay.formats import bounded_yaml, guidelines
from assay.model.disclosure import Checklist, CodeAnswer, Disclosure, Question, Relation
from assay.problem import Problem

_TEXT = {"type": "string", "minLength": 1, "maxLength": 4000}
_LIST = {"type": "array", "items": _TEXT, "maxItems": 400, "uniqueItems": True}
_QUESTION: dict[str, Any] = {
    "type": "object",
    "required": ["id", "asks"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "pattern": r"^[a-z-]+\.[a-z-]+$"},
        "asks": {"type": "string", "pattern": r"\?$"},
        "kind": {"enum": ["text", "list", "choice"]},
        "choices": _LIST,
        "required": {"type": "boolean"},
        "fact": _TEXT,
        "relation": {"enum": [relation.value for relation in Relation]},
    },
}
_CHECKLIST: dict[str, Any] = {
    "type": "object",
    "required": ["id", "sections"],
    "additionalProperties": False,
    "properties": {
        "id": _TEXT,
        "sections": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["title", "questions"],
                "additionalProperties": False,
                "properties": {"title": _TEXT, "questions": {"type": "array", "items": _QUESTION}},
            },
        },
    },
}
_CODE: dict[str, Any] = {
    "type": ["object", "null"],
    "additionalProperties": False,
    "required": ["state"],
    "properties": {"state": {"enum": ["unmodified", "modified"]}, "why": _TEXT, "where": _TEXT},
    "if": {"properties": {"state": {"const": "modified"}}},
    "then": {"required": ["why"]},
}
FORMAT = 1
_DISCLOSURE = bounded_yaml.Kind(
    word="disclosure",
    advice="`assay disclose new` begins one.",
    mending="Mend the document; `assay disclose new` writes one that can be read.",
)


def checklist(name: str = "") -> Checklist:
    """Read a checklist that comes with Assay.

    Args:
        name: Its id; the newest one if empty.

    Raises:
        Problem: there is none, or it does not validate.
    """
    known = {path.stem: path for path in sorted((guidelines.folder() / "disclosure").glob("*.yaml"))}
    if name and name not in known:
        raise Problem(f"There is no checklist {name!r}.", advice=f"There are: {', '.join(known)}.")
    path = known[name] if name else list(known.values())[-1]
    document, _ = bounded_yaml.read(path)
    _insist(document, _CHECKLIST, path)
    return Checklist(
        id=document["id"],
        questions=tuple(
            Question(
                **{
                    **one,
                    "choices": tuple(one.get("choices", ())),
                    "relation": Relation(one.get("relation", Relation.EQUALS)),
                    "section": section["title"],
                }
            )
            for section in document["sections"]
            for one in section["questions"]
        ),
    )


def load(path: Path) -> Disclosure:
    """Read a disclosure.

    Args:
        path: A YAML document of at most 4 MiB.

    Raises:
        Problem: it cannot be read, answers something that is not asked, or answers it in another form.
    """
    document, _ = bounded_yaml.read(path, _DISCLOSURE)
    _insist(document, _schema(None), path)
    _insist(document, _schema(checklist(document["checklist"])), path)
    return Disclosure(
        checklist=document["checklist"],
        guideline=document["guideline"],
        program=document["program"],
        answers={name: answer for name, answer in document["answers"].items() if answer is not None},
        code={project: CodeAnswer(**answer) for project, answer in document["code"].items() if answer},
        capabilities={name: answer for name, answer in document["capabilities"].items() if answer},
    )


def write(disclosure: Disclosure, asked: Checklist, described: Mapping[str, str]) -> str:
    """Write a disclosure to be filled in: each question stands above its answer.

    Args:
        disclosure: What is answered already.
        asked: The checklist.
        described: What each capability is, in words, by name.
    """
    lines = [
        "# What is offered, declared by its provider. `null` says that nothing is declared.",
        f"format: {FORMAT}",
        _entry("checklist", disclosure.checklist),
        _entry("guideline", disclosure.guideline),
        _entry("program", disclosure.program),
        "",
        "answers:",
    ]
    section = ""
    for question in asked.questions:
        if question.section != section:
            section = question.section
            lines += ["", f"  # {section}", ""]
        choices = f" One of: {', '.join(question.choices)}." if question.choices else ""
        lines.append(f"  # {question.asks}{choices}{' Required.' if question.required else ''}")
        lines.append(f"  {_entry(question.id, disclosure.answers.get(question.id))}")
    lines += [
        "",
        "# Of each project's code: {state: unmodified}, or {state: modified, why: ..., where: ...}.",
        "code:",
    ]
    lines += [
        f"  {_entry(project, {name: said for name, said in vars(answer).items() if said} or None)}"
        for project, answer in disclosure.code.items()
    ] or ["  {}"]
    lines += [
        "",
        "# How each is met: as specified, not offered, or otherwise, in your words.",
        "capabilities:",
    ]
    for name, answer in disclosure.capabilities.items():
        lines += [f"  # {described.get(name, name)}", f"  {_entry(name, answer or None)}"]
    return "\n".join(lines if disclosure.capabilities else [*lines, "  {}"]) + "\n"


def _entry(name: str, value: Any) -> str:
    flow = yaml.safe_dump(value, default_flow_style=True, width=10_000, allow_unicode=True)
    return f"{name}: {flow.removesuffix('...' + chr(10)).strip()}"


def _schema(asked: Checklist | None) -> dict[str, Any]:
    """Of a disclosure; of its answers too, once it is known what it answers."""
    text, several = {**_TEXT, "type": ["string", "null"]}, {**_LIST, "type": ["array", "null"]}
    answers: dict[str, Any] = {"type": "object"}
    if asked:
        forms: dict[str, Any] = {"text": text, "list": several}
        answers |= {
            "additionalProperties": False,
            "properties": {
                one.id: forms.get(one.kind, {"enum": [*one.choices, None]}) for one in asked.questions
            },
        }
    return {
        "type": "object",
        "required": ["format", "checklist", "guideline", "program", "answers", "code", "capabilities"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": FORMAT},
            "checklist": _TEXT,
            "guideline": _TEXT,
            "program": _TEXT,
            "answers": answers,
            "code": {"type": "object", "additionalProperties": _CODE},
            "capabilities": {"type": "object", "additionalProperties": text},
        },
    }


def _insist(document: Any, schema: dict[str, Any], path: Path) -> None:
    fault = best_match(jsonschema.Draft202012Validator(schema).iter_errors(document))
    if fault:
        place = ".".join(str(step) for step in fault.absolute_path) or "the document"
        raise Problem(
            f"{path} does not validate: {place}: {fault.message[:400]}.",
            advice="Correct it there; `assay disclose new` writes one to start from.",
        )
