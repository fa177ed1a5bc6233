"""Pages: each one HTML file that asks the network for nothing.

What a cloud answered stands in it as text: everything is escaped, what acts instead of being seen is written
out, and the page's own policy forbids any script but the one that came with it.
"""

import base64
import hashlib
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from assay.model.outcome import Outcome
from assay.model.verdict import Conformance, Level
from assay.problem import Problem
from assay.report import reproduce, text
from assay.report.style import OUTCOME_SIGN

_VERDICT_SIGN = {
    Conformance.CONFORMANT: "✓",
    Conformance.NONCONFORMANT: "✗",
    Conformance.INCOMPLETE: "▲",
}
_STEP_SIGN = {"reached": "✓", "not reached": "✗", "not measured here": "·"}
_LEVEL_TITLE = {
    Level.NONE: "none",
    Level.API: "API",
    Level.BEHAVIOUR: "Behaviour",
    Level.PORTABLE: "Portable",
    Level.INTEGRATED: "Integrated",
}


def lay_out(template: str, **content: Any) -> str:
    """Fill in a template; the same arguments always give the same bytes.

    Args:
        template: Its name in `templates`.
        content: What it shows.

    Returns:
        A whole HTML document.
    """
    script = _asset("filter.js")
    return (
        _environment()
        .get_template(template)
        .render(policy=_policy(script), script=Markup(script), style=Markup(_asset("report.css")), **content)
    )


def write(path: Path, document: str) -> None:
    """Write a page.

    Args:
        path: The file, written over if it is there.
        document: The page.

    Raises:
        Problem: the file cannot be written.
    """
    try:
        path.write_text(document, encoding="utf-8", newline="\n")
    except OSError as failure:
        raise Problem(
            f"The report {path} cannot be written: {failure.strerror or failure}.",
            advice="Name another file by -o FILE.",
        ) from failure


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("assay.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "anchor": text.anchor,
        "cut": text.cut,
        "duration": text.duration,
        "service_title": text.service_title,
    }
    environment.tests["weblink"] = _is_weblink
    environment.globals |= {
        "LEVEL_TITLE": _LEVEL_TITLE,
        "OUTCOME": Outcome,
        "SIGN": OUTCOME_SIGN,
        "STEP_SIGN": _STEP_SIGN,
        "TOKEN_HINT": reproduce.TOKEN_HINT,
        "VERDICT_SIGN": _VERDICT_SIGN,
    }
    return environment


def _shown(value: Any) -> Any:
    """Every text that reaches the page passes here, before it is escaped."""
    return text.visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _is_weblink(url: str) -> bool:
    """Whether a link may be followed; a bundle from elsewhere may say `javascript:`."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _policy(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        f"script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def _asset(name: str) -> str:
    return (files("assay.report") / "templates" / name).read_text(encoding="utf-8")
