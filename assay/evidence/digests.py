"""The digests that bind a bundle together."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from assay.evidence import layout
from assay.evidence.files import files
from assay.evidence.packed import Packed
from assay.model.evidence import ServiceIdentity

_CHUNK = 1 << 20


def of_file(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def of_folder(folder: Path | Packed) -> dict[str, str]:
    """Digest of every file of a bundle but its manifest and its seal, by path within the bundle, sorted.

    Raises:
        Damaged: see `files`.
    """
    if isinstance(folder, Packed):
        return folder.digests()
    return {name: of_file(path) for name, path in files(folder).items() if name not in layout.BINDING}


def of_suite(checks: Mapping[str, str]) -> str:
    """SHA-256 over the checks of a suite, in hex.

    Args:
        checks: Check id to the SHA-256 of its source, in hex.
    """
    return hashlib.sha256("\n".join(f"{id} {checks[id]}" for id in sorted(checks)).encode()).hexdigest()


def of_cloud(auth_url: str, region: str, services: Sequence[ServiceIdentity]) -> str:
    """SHA-256 over what identifies a cloud, in hex.

    Args:
        auth_url: Where tokens come from.
        region: Region tested.
        services: Endpoints and versions.
    """
    identity = {
        "auth_url": auth_url,
        "region": region,
        "services": [
            [one.type, one.url, one.version, one.minimum_microversion, one.maximum_microversion]
            for one in services
        ],
    }
    return hashlib.sha256(json.dumps(identity, sort_keys=True).encode()).hexdigest()
