"""Temporary URLs of the object store, which open one object to whoever holds them."""

import hmac
import secrets
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from assay.kit.cloud import Cloud
from assay.kit.declare import resource
from assay.kit.resources.object_store import ObjectFeatures


@dataclass(frozen=True, kw_only=True)
class SigningContainer:
    """A container with a key, and what signs URLs with that key.

    Attributes:
        name: The container's name.
        account: Path of the account on the store, such as `/v1/AUTH_0f3a`.
        key: The secret.
        digest: Name of the hash function, such as `sha256`.
    """

    name: str
    account: str
    key: str = field(repr=False)
    digest: str

    def sign(self, method: str, object_name: str, seconds: int = 3600) -> dict[str, str]:
        """The query of a temporary URL.

        Args:
            method: The HTTP method that it allows.
            object_name: The object that it opens; a name that needs no quoting.
            seconds: How long from now it holds; negative for one that has expired.
        """
        return self._query(method, f"{self.account}/{self.name}/{object_name}", seconds)

    def sign_prefix(self, method: str, prefix: str) -> dict[str, str]:
        """The query of a temporary URL for an hour that opens every object whose name begins with a prefix.

        Args:
            method: The HTTP method that it allows.
            prefix: One that needs no quoting.
        """
        query = self._query(method, f"prefix:{self.account}/{self.name}/{prefix}", 3600)
        return {**query, "temp_url_prefix": prefix}

    def _query(self, method: str, place: str, seconds: int) -> dict[str, str]:
        expires = str(int(time.time()) + seconds)
        signed = f"{method}\n{expires}\n{place}"
        signature = hmac.new(self.key.encode(), signed.encode(), self.digest).hexdigest()
        return {"temp_url_sig": signature, "temp_url_expires": expires}


@resource("signing_container", takes=0.3)
def signing_container(cloud: Cloud, object_features: ObjectFeatures) -> SigningContainer:
    """An empty container of the check's own with a key for temporary URLs; the account's keys stay alone."""
    object_features.insist("tempurl")
    name = cloud.name("signing")
    key = secrets.token_hex(16)
    cloud.rest("object-store").put(f"/{name}", headers={"X-Container-Meta-Temp-URL-Key": key})
    return SigningContainer(
        name=name,
        account=urlsplit(cloud.catalogue["object-store"]).path.rstrip("/"),
        key=key,
        digest=_digest(object_features),
    )


def _digest(features: ObjectFeatures) -> str:
    """The hash to sign with; a store that lists none is older than the choice, and takes SHA-1."""
    oldest = "sha256" if features.listed is None else "sha1"
    allowed = features.setting("tempurl", "allowed_digests", [oldest])
    return "sha256" if "sha256" in allowed else str(allowed[0])
