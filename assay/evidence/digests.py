"""The digests that bind a bundle together."""

import hashlib
from pathlib import Path

from assay.evidence.layout import MANIFEST

_CHUNK = 1 << 20


def of_file(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def of_folder(folder: Path) -> dict[str, str]:
    """Digest of every file of a bundle but its manifest, by path within the bundle, sorted."""
    return {
        path.relative_to(folder).as_posix(): of_file(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).as_posix() != MANIFEST
    }
