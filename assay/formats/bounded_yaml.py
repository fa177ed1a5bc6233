"""What people write as YAML files: bounded, without keys that are named twice, dates kept as text."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from assay.problem import Problem

LARGEST = 4 << 20
_DEEPEST = 40
_MOST = 400_000


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of document.

    Attributes:
        word: What people call it.
        advice: What to do where one cannot be found or read.
        mending: What to do where one is not YAML.
    """

    word: str
    advice: str
    mending: str


GUIDELINE = Kind(
    word="guideline",
    advice="`assay guideline list` shows those that are installed.",
    mending="Mend the document; `assay guideline lint` checks it.",
)


class _Loader(yaml.CSafeLoader):
    """PyYAML keeps the last of two equal keys and says nothing; a document must not lose the first so."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Refuse a key that is named twice."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"{key.value!r} is named twice, again in line {key.start_mark.line + 1}"
                )
            if isinstance(key, yaml.ScalarNode):
                seen.add(key.value)
        return super().construct_mapping(node, deep)


# Without the resolver of timestamps a date stays the text that the schema looks at.
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


class _Dumper(yaml.CSafeDumper):
    """Writes a document as it was ordered, and repeats instead of using anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        """Never write an anchor: people read these documents."""
        return True


def read(path: Path, kind: Kind = GUIDELINE) -> tuple[Any, str]:
    """Read a document.

    Args:
        path: A YAML file of at most 4 MiB.
        kind: What it ought to be.

    Returns:
        What it says, and the SHA-256 of the file in hex.

    Raises:
        Problem: it cannot be read, is too large or too deep, or is not YAML.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise Problem(f"{path} is too large for a {kind.word}.", advice=kind.advice)
        raw = path.read_bytes()
    except OSError as failure:
        raise Problem(
            f"The {kind.word} {path} cannot be read: {failure.strerror}.", advice=kind.advice
        ) from failure
    return parse(raw, str(path), kind), hashlib.sha256(raw).hexdigest()


def parse(raw: bytes, name: str, kind: Kind = GUIDELINE) -> Any:
    """Read a document that is in memory; see `read`."""
    try:
        document = yaml.load(raw, Loader=_Loader)
        measure(document)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as failure:
        raise Problem(
            f"The {kind.word} {name} is not YAML that can be read: {_first_line(failure)}.",
            advice=kind.mending,
        ) from failure
    return document


def text(document: dict[str, Any]) -> str:
    """A document as YAML."""
    written: str = yaml.dump(
        document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120, default_flow_style=False
    )
    return written


def measure(document: Any) -> None:
    """Refuse what is too much or too deep: anchors can make a small file an endless document.

    Raises:
        ValueError: it is, or a key is not text.
    """
    level, nodes = [document], 0
    for _ in range(_DEEPEST):
        deeper: list[Any] = []
        for one in level:
            if isinstance(one, dict):
                if any(not isinstance(key, str) for key in one):
                    raise ValueError("a key is not text; put it in quotes")
                deeper += one.values()
            elif isinstance(one, list):
                deeper += one
            nodes += 1
            if nodes + len(deeper) > _MOST:
                raise ValueError("it holds too much")
        level = deeper
    if level:
        raise ValueError("it is nested too deep")


def _first_line(failure: Exception) -> str:
    return next(iter(str(failure).splitlines()), "") or type(failure).__name__
