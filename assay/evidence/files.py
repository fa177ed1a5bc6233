"""Which files a bundle has: real ones within it, and not without end."""

import os
from pathlib import Path

from assay.evidence import layout
from assay.evidence.damage import Damaged
from assay.evidence.strict import LARGEST_FILE

MOST_FILES = 20_000
MOST_BYTES = 1 << 30


def files(folder: Path) -> dict[str, Path]:
    """Every file of a bundle by its path within it, sorted.

    Links are refused, also those that stay within: what a link names can change without the bundle.

    Args:
        folder: The bundle.

    Raises:
        Damaged: there is a link or something else that is no file, too many files, or too much in them.
    """
    found: dict[str, Path] = {}
    size = 0
    folders = [folder]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                path = Path(entry.path)
                name = path.relative_to(folder).as_posix()
                if not layout.NAME.fullmatch(name) or ".." in name.split("/"):
                    raise Damaged(folder, f"{ascii(name)[:200]} does not belong to it")
                if entry.is_symlink():
                    raise Damaged(folder, f"{name} is a link")
                if entry.is_dir():
                    folders.append(path)
                    continue
                if not entry.is_file():
                    raise Damaged(folder, f"{name} is no ordinary file")
                bytes_ = entry.stat().st_size
                size += bytes_
                if bytes_ > LARGEST_FILE:
                    raise Damaged(folder, f"{name} is larger than {LARGEST_FILE} bytes")
                if len(found) >= MOST_FILES or size > MOST_BYTES:
                    raise Damaged(folder, f"it has more than {MOST_FILES} files or {MOST_BYTES} bytes")
                found[name] = path
            if len(folders) > MOST_FILES:
                raise Damaged(folder, f"it has more than {MOST_FILES} folders")
    return dict(sorted(found.items()))
