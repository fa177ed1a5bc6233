"""Writes a drill's bundle while it goes on, step by step, so that a killed drill loses nothing it had."""

import json
import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assay.cloud.scope import scope
from assay.cloud.tape import Tape
from assay.drills import bundle
from assay.drills.causes import explain
from assay.evidence import digests
from assay.evidence.write import writing
from assay.model.drill import Cause, DrillOutcome, Side, Step, StepOutcome

LOG = logging.getLogger(__name__)


class Ended(Exception):
    """A step ended the drill.

    Args:
        outcome: How the step ended.
        cause: Why.
    """

    def __init__(self, outcome: StepOutcome, cause: Cause):
        super().__init__(cause.what)
        self.outcome = outcome
        self.cause = cause


@dataclass
class Doing:
    """A step that goes on, which says of itself what there is to say.

    Attributes:
        bytes: How much was carried.
        says: What came of it, in words.
        adapted: Whether it is done otherwise than on the source.
    """

    bytes: int = 0
    says: str = ""
    adapted: bool = False


class Journal:
    """The bundle of a drill that goes on.

    Args:
        folder: The bundle; made if it is not there.
        tapes: Of each side.
        tell: Told each step when it begins, and when it ended.
    """

    def __init__(self, folder: Path, tapes: dict[Side, Tape], tell: Callable[[str, Step | None], None]):
        self.folder = folder
        self._tapes = tapes
        self._tell = tell
        self._began = time.monotonic()
        self._clouds: dict[Side, str] = {}
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True)

    def begin(self, document: dict[str, Any], clouds: dict[Side, str]) -> None:
        """Write down what is going to be rehearsed, before anything is created."""
        self._clouds = clouds
        self._json(bundle.DRILL, document)
        with writing(self.folder):
            (self.folder / bundle.STEPS).touch()  # a drill that cannot begin has no steps

    @contextmanager
    def step(self, id: str, side: Side, sentence: str) -> Iterator[Doing]:
        """Carry out a step: what is asked of the cloud inside is booked on it.

        Raises:
            Ended: it failed, or could not be carried out.
        """
        self._tell(sentence, None)
        doing = Doing()
        began = time.monotonic()
        outcome: StepOutcome = StepOutcome.BLOCKED  # until it is known to be done
        cause: Cause | None = None
        try:
            with scope(id):
                yield doing
            outcome = StepOutcome.ADAPTED if doing.adapted else StepOutcome.DONE
        except Exception as failure:
            LOG.info("%s", id, exc_info=failure)
            outcome, cause = explain(failure, id, self._clouds[side])
            raise Ended(outcome, cause) from failure
        finally:
            ended = Step(
                id=id,
                side=side,
                sentence=sentence,
                started=round(began - self._began, 3),
                seconds=round(time.monotonic() - began, 3),
                bytes=doing.bytes,
                outcome=outcome,
                says=cause.what if cause else doing.says,
                exchanges=self._exchanges(side, id),
            )
            self._line(bundle.STEPS, asdict(ended))
            self._tell(sentence, ended)

    def end(
        self, *, finished: str, outcome: DrillOutcome, cause: Cause | None, left_behind: tuple[str, ...]
    ) -> None:
        """Write down how it ended, and the digest of every file."""
        begun = json.loads((self.folder / bundle.DRILL).read_text(encoding="utf-8"))
        self._json(
            bundle.DRILL,
            {
                **begun,
                "finished": finished,
                "outcome": outcome,
                "cause": asdict(cause) if cause else None,
                "left_behind": left_behind,
            },
        )
        with writing(self.folder):
            files = digests.of_folder(self.folder)
        self._json(bundle.MANIFEST, {"format": bundle.FORMAT, "run": begun["run"], "files": files})

    def _exchanges(self, side: Side, id: str) -> int:
        last = self._tapes[side].last(id)
        return int(last.rpartition("#")[2]) if last else 0

    def _json(self, name: str, document: Any) -> None:
        path = self.folder / name
        part = path.with_suffix(".part")
        with writing(self.folder):
            part.write_text(self._redacted(document, indent=1), encoding="utf-8")
            os.replace(part, path)

    def _line(self, name: str, document: Any) -> None:
        with writing(self.folder), (self.folder / name).open("a", encoding="utf-8") as file:
            file.write(self._redacted(document))

    def _redacted(self, document: Any, **layout: Any) -> str:
        text = json.dumps(document, ensure_ascii=False, sort_keys=True, **layout) + "\n"
        for tape in self._tapes.values():
            text = tape.redactor.text(text)
        return text
