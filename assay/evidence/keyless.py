"""A seal without a key to keep: signed by who is logged in somewhere, and entered into a public log.

Sigstore gives a certificate for minutes to whoever an identity provider knows, and its log keeps what was
signed by it. The seal is a bundle as sigstore writes it, which its own tools read as well: in it lies a DSSE
envelope about the same statement. See https://docs.sigstore.dev/about/bundle/.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assay.evidence import layout, strict
from assay.evidence.seal import LARGEST, PAYLOAD_TYPE, Seal, Unsound
from assay.evidence.write import writing
from assay.problem import Problem

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from sigstore.models import Bundle, ClientTrustConfig
    from sigstore.oidc import IdentityToken

_ISSUER = "1.3.6.1.4.1.57264.1.8"
"""Where a certificate tells who knows its owner.

See https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md.
"""


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Who must have signed.

    Attributes:
        name: E-mail address, or URL of a workflow; empty for whoever did.
        issuer: URL of the identity provider that knows it.
        instance: Trust configuration of a sigstore of one's own; None for the public one.
    """

    name: str = ""
    issuer: str = ""
    instance: Path | None = None


@dataclass(frozen=True, kw_only=True)
class Login:
    """Who signs.

    Attributes:
        token: Identity token of an OpenID Connect provider; empty to find one, or to ask for a login.
        instance: See `Identity`.
    """

    token: str = ""
    instance: Path | None = None

    def __repr__(self) -> str:
        """Without the token, which is a secret."""
        return f"Login(instance={self.instance})"


def close(folder: Path, payload: bytes, login: Login) -> tuple[Path, str]:
    """Sign a statement and lay what sigstore makes of it into the bundle.

    Args:
        folder: The bundle.
        payload: The statement.
        login: Who signs.

    Returns:
        The file, and who signed.

    Raises:
        Problem: sigstore is not installed, knows nobody by that login, or cannot be reached; or the file
            cannot be written.
    """
    with _told("The bundle is not signed"):
        from sigstore.dsse import Statement
        from sigstore.sign import SigningContext

        config = _config(login.instance)
        context = SigningContext.from_trust_config(config)
        with context.signer(_token(login, config)) as signer:
            bundle = signer.sign_dsse(Statement(payload))
    path = folder / layout.KEYLESS
    part = path.with_suffix(".part")
    with writing(folder):
        part.write_text(bundle.to_json() + "\n", encoding="utf-8")
        part.replace(path)
    return path, _who(bundle.signing_certificate)


def open_(path: Path, trusted: Identity) -> Seal:
    """Verify the signature, the certificate and the entry in the log.

    Args:
        path: The seal.
        trusted: Who must have signed.

    Raises:
        Unsound: it is no such seal, is of somebody else, or was changed since.
        Problem: sigstore is not installed, or there is nothing to trust.
    """
    try:
        text = strict.text(path, LARGEST)
    except (OSError, ValueError) as failure:
        raise Unsound(f"cannot be read ({failure})") from failure
    with _told("The seal was not verified"):
        from sigstore.errors import Error, VerificationError
        from sigstore.models import Bundle
        from sigstore.verify import Verifier, policy

        verifier = Verifier(trusted_root=_config(trusted.instance).trusted_root)
        try:
            bundle = Bundle.from_json(text)
        except (Error, ValueError) as failure:
            raise Unsound(f"is no bundle of sigstore ({_first_line(failure)})") from failure
        wanted = (
            policy.Identity(identity=trusted.name, issuer=trusted.issuer)
            if trusted.name
            else policy.UnsafeNoOp()
        )
        try:
            kind, payload = verifier.verify_dsse(bundle, wanted)
        except (VerificationError, ValueError) as failure:
            raise Unsound(f"does not hold by sigstore: {_first_line(failure)}") from failure
    if kind != PAYLOAD_TYPE:
        raise Unsound(f"has the payload type {kind[:80]!r}, not {PAYLOAD_TYPE!r}")
    who = _who(bundle.signing_certificate)
    return Seal(
        key=who,
        payload=payload,
        by=who,
        named_by="--identity and --issuer",
        named=bool(trusted.name),
        logged=_logged(bundle),
    )


@contextmanager
def _told(what: str) -> Iterator[None]:
    """Turn what sigstore raises into a sentence."""
    try:
        import requests
        from sigstore._internal.fulcio.client import FulcioClientError
        from sigstore._internal.rekor import RekorClientError
        from sigstore.errors import Error
        from sigstore.oidc import ExpiredIdentity, IdentityError, IssuerError
    except ImportError as failure:
        raise Problem(
            f"{what}: sigstore is not installed here.",
            why="It is an extra, since signing with a key of one's own does without it.",
            advice="Install it by `pip install 'assay[sigstore]'`.",
        ) from failure
    try:
        yield
    except Unsound:
        raise
    except (IdentityError, ExpiredIdentity) as failure:
        raise Problem(
            f"{what}: the identity token is no good ({_first_line(failure)}).",
            why="It may have expired, or be for another audience than `sigstore`.",
            advice="Give a fresh one by --token FILE.",
        ) from failure
    except (
        Error,
        FulcioClientError,
        IssuerError,
        RekorClientError,
        requests.RequestException,
        ValueError,
        OSError,
    ) as failure:
        raise Problem(
            f"{what}: {_first_line(failure)}.",
            why="Sigstore could not be asked, or answered something else than was expected.",
            advice="Try again where its services can be reached, or sign with a key: `assay key new`.",
        ) from failure


def _config(instance: Path | None) -> "ClientTrustConfig":
    """Whom to trust and whom to ask; of the public instance what was known last, if it cannot be asked."""
    from sigstore.errors import TUFError
    from sigstore.models import ClientTrustConfig

    if instance is not None:
        return ClientTrustConfig.from_json(strict.text(instance, LARGEST))
    try:
        return ClientTrustConfig.production()
    except TUFError:
        return ClientTrustConfig.production(offline=True)


def _token(login: Login, config: "ClientTrustConfig") -> "IdentityToken":
    """The token given, that of a machine which builds software, or that of whoever logs in now."""
    from sigstore.oidc import IdentityToken, Issuer, detect_credential

    if given := login.token or detect_credential():
        return IdentityToken(given)
    return Issuer(config.signing_config.get_oidc_url()).identity_token()


def _who(certificate: "Certificate") -> str:
    """Who signed, and who says so."""
    from cryptography import x509

    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    told = [
        str(name.value)
        for name in names
        if isinstance(name, x509.RFC822Name | x509.UniformResourceIdentifier)
    ]
    issuers = [
        one.value.value[2:].decode("utf-8", "replace")  # after the two bytes that say what and how long it is
        for one in certificate.extensions
        if one.oid.dotted_string == _ISSUER and isinstance(one.value, x509.UnrecognizedExtension)
    ]
    return f"{', '.join(told) or 'somebody without a name'}, known to {', '.join(issuers) or 'nobody'}"


def _logged(bundle: "Bundle") -> datetime | None:
    """When the log, or a time-stamping service, had the signature."""
    stamps = bundle.verification_material.timestamp_verification_data
    if stamps:
        return min(stamp.tst_info.gen_time for stamp in stamps.rfc3161_timestamps)
    seconds = bundle.log_entry._inner.integrated_time
    return datetime.fromtimestamp(seconds, UTC) if seconds else None


def _first_line(failure: Exception) -> str:
    """What a library says, for one sentence."""
    told = str(failure).strip() or type(failure).__name__
    return told.splitlines()[0][:200].rstrip(".")
