"""Writes a bundle while the run goes on, so that a killed run loses nothing it had."""

import json
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assay.evidence import digests, layout
from assay.model.activity import Activity
from assay.model.evidence import (
    CheckDescription,
    CloudIdentity,
    GuidelineIdentity,
    Nonce,
    SuiteIdentity,
)
from assay.model.fact import Fact
from assay.model.official import OfficialResult
from assay.model.result import CheckResult
from assay.problem import ExitCode, Problem


class BundleWriter:
    """Writes one bundle.

    Args:
        folder: The bundle; made if it is not there.
        redact: Takes secrets out of a text.
    """

    def __init__(self, folder: Path, redact: Callable[[str], str]):
        self.folder = folder
        self._redact = redact
        self._lock = threading.Lock()
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True)

    def begin(
        self,
        *,
        run: str,
        started: str,
        cloud: CloudIdentity,
        suite: SuiteIdentity,
        checks: list[CheckDescription],
        options: dict[str, Any],
        nonce: Nonce | None = None,
        guideline: GuidelineIdentity | None = None,
    ) -> None:
        """Write down what is going to be run, on what.

        Args:
            run: Id of the run.
            started: ISO 8601 in UTC.
            cloud: Which cloud.
            suite: Which checks there are.
            checks: Which of them are selected.
            options: What the person asked for, to be able to resume.
            nonce: What a challenger gave.
            guideline: The one that the run is made for.
        """
        self._json(layout.CLOUD, asdict(cloud))
        self._json(layout.SUITE, asdict(suite))
        self._json(layout.CHECKS, [asdict(check) for check in checks])
        self._json(
            layout.RUN,
            {
                "format": layout.FORMAT,
                "run": run,
                "started": started,
                "finished": "",
                "options": options,
                "nonce": asdict(nonce) if nonce else None,
                "guideline": asdict(guideline) if guideline else None,
            },
        )

    def keep(self, result: CheckResult, facts: tuple[Fact, ...]) -> None:
        """Add one result, what was claimed, and its facts."""
        came = asdict(result)
        claims = came.pop("claims")
        self._line(layout.RESULTS, came)
        self._line(layout.CLAIMS, {"check": result.check, "claims": claims})
        self.keep_facts(facts)

    def keep_activity(self, activity: Activity) -> None:
        """Add what was done when."""
        self._line(layout.ACTIVITIES, asdict(activity))

    def keep_official(self, result: OfficialResult) -> None:
        """Add the result of an official test."""
        self._line(layout.OFFICIAL, asdict(result))

    def keep_facts(self, facts: tuple[Fact, ...]) -> None:
        """Add facts."""
        for fact in facts:
            self._line(layout.FACTS, asdict(fact))

    def seal(self, *, finished: str, left_behind: tuple[str, ...]) -> None:
        """End the run and write the manifest with the digest of every file.

        Args:
            finished: ISO 8601 in UTC; empty when the run was cut short.
            left_behind: What cleanup could not remove, in words.
        """
        run = json.loads((self.folder / layout.RUN).read_text(encoding="utf-8"))
        self._json(layout.RUN, {**run, "finished": finished, "left_behind": list(left_behind)})
        with writing(self.folder):
            files = digests.of_folder(self.folder)
        self._json(layout.MANIFEST, {"format": layout.FORMAT, "run": run["run"], "files": files})

    def unseal(self) -> None:
        """Take the manifest away, and the seal on it, to go on writing."""
        for name in layout.BINDING:
            (self.folder / name).unlink(missing_ok=True)

    def _json(self, name: str, document: Any) -> None:
        path = self.folder / name
        text = self._redact(json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1)) + "\n"
        part = path.with_suffix(".part")
        with writing(self.folder):
            part.write_text(text, encoding="utf-8")
            os.replace(part, path)

    def _line(self, name: str, document: Any) -> None:
        text = self._redact(json.dumps(document, ensure_ascii=False, sort_keys=True)) + "\n"
        with self._lock, writing(self.folder), (self.folder / name).open("a", encoding="utf-8") as file:
            file.write(text)


def mend(folder: Path) -> None:
    """Cut off the half lines that a killed run or a full disk left, so that nothing is glued to them.

    Args:
        folder: An unfinished bundle.

    Raises:
        Problem: it cannot be written.
    """
    with writing(folder):
        for path in folder.rglob("*.jsonl"):
            with path.open("rb+") as file:
                content = file.read()
                if content and not content.endswith(b"\n"):
                    file.truncate(content.rfind(b"\n") + 1)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn a failure to write into a sentence.

    Args:
        folder: Where is being written.

    Raises:
        Problem: the disk is full, or the folder cannot be written.
    """
    try:
        yield
    except OSError as failure:
        raise cannot_write(folder, failure) from failure


def cannot_write(folder: Path, failure: OSError) -> Problem:
    """The sentence for a bundle that cannot be written."""
    return Problem(
        f"The bundle {folder} cannot be written: {failure.strerror or failure}.",
        why="What was written so far is kept; what the run created in the cloud is removed.",
        advice="Make room, then go on with `assay run CLOUD -o DIR --resume`.",
        exit_code=ExitCode.INCOMPLETE,
    )
