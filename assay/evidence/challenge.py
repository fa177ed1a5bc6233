"""A nonce: what somebody asks a run to carry, to know that it is not older than the question."""

import re
from dataclasses import replace

from assay.evidence.clock import now
from assay.model.evidence import Nonce
from assay.problem import Problem

_NONCE = re.compile(r"[A-Za-z0-9._~+/=:-]{8,200}")


def take(value: str, *, resume: bool) -> Nonce | None:
    """Note when a nonce was given.

    Args:
        value: As it was given; empty for none.
        resume: Whether the run goes on with an earlier one.

    Raises:
        Problem: it is no nonce, or comes too late.
    """
    if not value:
        return None
    if resume:
        raise Problem(
            "A run that goes on takes no nonce.",
            why="What it saw already is older than the question.",
            advice="Begin a new run with --nonce.",
        )
    if not _NONCE.fullmatch(value):
        raise Problem(
            "That is no nonce.",
            why="It has 8 to 200 letters, digits or signs of . _ ~ + / = : -",
            advice="`openssl rand -hex 16` makes a good one.",
        )
    return Nonce(value=value, given=now(), used="")


def use(nonce: Nonce | None) -> Nonce | None:
    """Note when it goes into the bundle, which is when the run begins."""
    return replace(nonce, used=now()) if nonce else None
