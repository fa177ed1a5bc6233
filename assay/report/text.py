"""Text from a cloud, made fit to be shown: nothing in it acts, nothing in it is endless."""

import json
import re
import unicodedata

from markupsafe import escape

# Cc: terminal escapes; Cf: marks that reorder text, so that it misleads; Cs: cannot be written.
_ACTING = frozenset({"Cc", "Cf", "Cs"})
_KEPT = "\n\t\u200c\u200d"  # the last two join letters and emoji


class _Seen(dict[int, str]):
    """How each character is shown, found out when it first comes along."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        acts = unicodedata.category(character) in _ACTING and character not in _KEPT
        self[code] = character.encode("unicode_escape").decode() if acts else character
        return self[code]


_SEEN = _Seen()


def visible(text: str) -> str:
    r"""The text with every character that acts instead of being seen written as an escape, such as `\x1b`."""
    if text.isascii() and text.isprintable():
        return text
    return text.replace("\r\n", "\n").translate(_SEEN)


def pretty(body: str) -> str:
    """A body for people: JSON indented, anything else as it is."""
    try:
        return json.dumps(json.loads(body), ensure_ascii=False, indent=2)
    except (ValueError, RecursionError):  # no JSON, cut JSON, or JSON nested to break readers
        return body


def cut(text: str, limit: int) -> str:
    """The text, or as much from its beginning as fits.

    Args:
        text: Of any length.
        limit: Bytes that it may take up in an HTML page, where `"` takes five.
    """
    kept = text[:limit]
    while (size := size_in_page(kept)) > limit:
        kept = kept[: min(len(kept) * limit // size, len(kept) - 1)]
    return kept if len(kept) == len(text) else f"{kept}… [{len(text) - len(kept)} more characters]"


def size_in_page(text: str) -> int:
    """Bytes that the text takes up in an HTML page."""
    return len(str(escape(visible(text))).encode())


def duration(seconds: float) -> str:
    """A duration for people, such as `0.2 s`, `34 s` or `2 min 5 s`."""
    if seconds < 9.95:
        return f"{seconds:.1f} s" if seconds >= 0.095 else f"{seconds:.2f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    parts = [(hours, "h"), (minutes, "min"), (rest, "s" if not hours else "")]
    return " ".join(f"{number} {unit}" for number, unit in parts if number and unit)


def service_title(service: str) -> str:
    """A service type as a heading: `block-storage` is Block storage."""
    return service.replace("-", " ").replace("_", " ").capitalize()


def anchor(kind: str, name: str) -> str:
    """An id within a page, such as `check-compute.server.lock`."""
    return f"{kind}-{re.sub(r'[^A-Za-z0-9._-]', '_', name)}"
