"""From an entry in clouds.yaml to a connection, or to one clear sentence about why not."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import requests
from keystoneauth1 import exceptions as auth_exceptions
from keystoneauth1 import session as auth_session
from keystoneauth1.adapter import Adapter
from openstack import config as sdk_config
from openstack import exceptions as sdk_exceptions
from openstack.config.cloud_region import CloudRegion
from openstack.connection import Connection
from os_service_types import ServiceTypes

from assay.cloud.ledger import Ledger
from assay.cloud.redact import Redactor
from assay.cloud.stop import Stop
from assay.cloud.tape import Tape
from assay.cloud.transport import Endpoint, Transport
from assay.problem import ExitCode, Problem

DEFAULT_TIMEOUT = 60.0
_MAJOR_VERSIONS = {
    "identity": 3,
    "image": 2,
    "compute": 2,
    "network": 2,
    "block-storage": 3,
}
_AUTH_SECRETS = (
    "password",
    "application_credential_secret",
    "token",
    "passcode",
    "client_secret",
    "access_token",
    "user_domain_secret",
)


@dataclass(frozen=True, kw_only=True)
class Line:
    """An open line to one region of a cloud, with all that watches over it.

    Attributes:
        cloud: Entry in clouds.yaml.
        connection: The SDK's connection; every call of it is recorded.
        transport: What lies below it.
        catalogue: Canonical service type to public endpoint in the region.
        auth_url: Where tokens come from.
        region: Empty when the cloud names none.
        interface: Which endpoints of the catalogue are tested, such as `public`.
    """

    cloud: str
    connection: Connection
    transport: Transport
    catalogue: dict[str, str]
    auth_url: str
    region: str
    interface: str = "public"

    def adapter(self, service: str, microversion: str | None = None) -> Adapter:
        """A raw client of one service, at its versioned endpoint.

        Args:
            service: Canonical service type, one of the catalogue's.
            microversion: Sent with every request; None sends none.
        """
        major = _MAJOR_VERSIONS.get(service)
        return Adapter(
            session=self.connection.config.get_session(),
            service_type=service,
            interface=self.interface,
            region_name=self.region or None,
            min_version=f"{major}.0" if major else None,
            max_version=f"{major}.latest" if major else None,
            default_microversion=microversion,
        )

    @property
    def stop(self) -> Stop:
        """Interrupts what goes over the line."""
        return self.transport.stop


def connect(
    cloud: str,
    *,
    tape: Tape | None = None,
    ledger: Ledger | None = None,
    stop: Stop | None = None,
    config_files: list[Path] | None = None,
    timeout: float = DEFAULT_TIMEOUT,
    pool: int = 20,
    transport: Transport | None = None,
) -> Line:
    """Open a line to a cloud and prove that it answers.

    Args:
        cloud: Name of the entry in clouds.yaml.
        tape: Where exchanges are recorded; kept nowhere if None.
        ledger: Where creations are remembered; in memory if None.
        stop: Interrupts what goes over the line.
        config_files: clouds.yaml files to read; the usual places if None.
        timeout: Seconds that one request may take.
        pool: Connections kept per host.
        transport: What lies below it, with a tape, a ledger and a stop of its own; an ordinary one if None.

    Returns:
        The line, with a token obtained and the catalogue read.

    Raises:
        Problem: No such cloud, or it does not let us in, or it does not answer as a cloud does.
    """
    transport = transport or Transport(
        tape or Tape(None, Redactor()), ledger or Ledger(None), stop or Stop(), pool
    )
    region = _region(cloud, transport, config_files, timeout)
    auth: dict[str, Any] = region.config.get("auth", {})
    for name in _AUTH_SECRETS:
        transport.redactor.learn(auth.get(name))
    auth_url = str(auth.get("auth_url", ""))
    access = _authorise(cloud, region, auth_url, timeout)
    connection = Connection(config=region)
    catalogue = _catalogue(access, region.get_region_name() or "", _interface(region))
    if not catalogue:
        raise Problem(
            f"{cloud}: the catalogue is empty, so there is nothing to test.",
            why=f"{auth_url} gave a token, but it lists no service for this project in region "
            f"{region.get_region_name() or '(none named)'}.",
            advice="Check region_name in clouds.yaml, and that the token is for a project, not for a domain.",
            exit_code=ExitCode.INCOMPLETE,
        )
    project = str(access.project_id or "")
    transport.endpoints = tuple(_endpoint(service, url, project) for service, url in catalogue.items())
    return Line(
        cloud=cloud,
        connection=connection,
        transport=transport,
        catalogue=catalogue,
        auth_url=auth_url,
        region=region.get_region_name() or "",
        interface=_interface(region),
    )


def known_clouds(config_files: list[Path] | None = None) -> list[str]:
    """Names in the clouds.yaml files that would be read.

    Raises:
        Problem: a file cannot be read as clouds.yaml.
    """
    return sorted(_loader(config_files, None).get_cloud_names())


def _loader(
    config_files: list[Path] | None, session: type[auth_session.Session] | None
) -> sdk_config.OpenStackConfig:
    with _sdk_warnings() as warnings:
        try:
            loader = sdk_config.OpenStackConfig(
                config_files=[str(path) for path in config_files] if config_files else None,
                session_constructor=session,
                app_name="assay",
            )
        except (sdk_exceptions.SDKException, OSError, ValueError, AttributeError, TypeError) as failure:
            raise _unreadable(_first_line(failure)) from failure
    skipped = [text for text in warnings if text.startswith("Skipping config file")]
    if skipped:
        raise _unreadable(" ".join(skipped[0].removeprefix("Skipping config file").split()))
    return loader


def _unreadable(why: str) -> Problem:
    return Problem(
        "clouds.yaml cannot be read.",
        why=why if why.endswith(".") else f"{why}.",
        advice="Mend the file; `openstack --os-cloud NAME token issue` reads the same one.",
    )


class _Collecting(logging.Handler):
    def __init__(self, said: list[str]):
        super().__init__(logging.WARNING)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(record.getMessage())


@contextmanager
def _sdk_warnings() -> Iterator[list[str]]:
    """What the SDK says about the files that it reads: it only logs that it leaves a broken one out."""
    said: list[str] = []
    logger = logging.getLogger("openstack.config")
    handler = _Collecting(said)
    propagate = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield said
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate


def _region(cloud: str, transport: Transport, config_files: list[Path] | None, timeout: float) -> CloudRegion:
    http = requests.Session()
    http.mount("http://", transport)
    http.mount("https://", transport)

    class RecordedSession(auth_session.Session):
        def __init__(self, auth: Any = None, **kwargs: Any):
            super().__init__(auth, **{**kwargs, "session": http})

    loader = _loader(config_files, RecordedSession)
    names = sorted(loader.get_cloud_names())
    if cloud not in names:
        if not names or names == ["defaults"]:
            raise Problem(
                f"There is no clouds.yaml, so the cloud {cloud!r} is unknown.",
                why="None was found in this folder, in ~/.config/openstack or in /etc/openstack.",
                advice="Download one from your cloud's dashboard (API access), or set OS_CLIENT_CONFIG_FILE "
                "to its path.",
            )
        raise Problem(
            f"clouds.yaml has no cloud named {cloud!r}.",
            why=f"It has: {', '.join(names)}.",
            advice="Name one of these, or set OS_CLIENT_CONFIG_FILE to the file that you mean.",
        )
    try:
        region = loader.get_one(cloud)
    except (sdk_exceptions.ConfigException, auth_exceptions.ClientException, ValueError) as failure:
        raise Problem(
            f"clouds.yaml: the entry {cloud!r} cannot be used.",
            why=str(failure),
            advice="Compare it with the openstacksdk documentation of clouds.yaml.",
        ) from failure
    if not region.config.get("api_timeout"):
        region.config["api_timeout"] = timeout
    return region


def _authorise(cloud: str, region: CloudRegion, auth_url: str, timeout: float) -> Any:
    """Get a token, or say what is wrong."""
    where = f"{cloud}: {auth_url}"
    try:
        session = region.get_session()
        plugin = cast(Any, session.auth)
        return plugin.get_access(session)
    except auth_exceptions.Unauthorized as failure:
        raise _refused(cloud, region, auth_url) from failure
    except auth_exceptions.SSLError as failure:
        raise Problem(
            f"{where} cannot be trusted: TLS failed.",
            why=_first_line(failure),
            advice="Set cacert in clouds.yaml to the certificate of the cloud's authority.",
            exit_code=ExitCode.INCOMPLETE,
        ) from failure
    except auth_exceptions.ConnectTimeout as failure:
        raise Problem(
            f"{where} did not answer within {timeout:.0f} s.",
            why="The service hangs, or a firewall drops what is sent to it.",
            advice="Try `curl` on that address from this machine; --timeout gives it longer.",
            exit_code=ExitCode.INCOMPLETE,
        ) from failure
    except (auth_exceptions.ConnectFailure, auth_exceptions.UnknownConnectionError) as failure:
        raise Problem(
            f"{where} cannot be reached.",
            why=_first_line(failure),
            advice="Check auth_url in clouds.yaml, the network and any VPN or proxy.",
            exit_code=ExitCode.INCOMPLETE,
        ) from failure
    except auth_exceptions.MissingRequiredOptions as failure:
        raise Problem(
            f"clouds.yaml: the entry {cloud!r} lacks something.",
            why=_first_line(failure),
            advice="Add it below `auth:`.",
        ) from failure
    except auth_exceptions.ClientException as failure:
        raise Problem(
            f"{where} does not answer as OpenStack's identity service.",
            why=_first_line(failure),
            advice="auth_url must be the address of Keystone, usually ending in :5000/v3 or /identity/v3.",
            exit_code=ExitCode.INCOMPLETE,
        ) from failure
    except (sdk_exceptions.SDKException, ValueError, TypeError) as failure:
        raise Problem(
            f"clouds.yaml: the entry {cloud!r} cannot be used to log in.",
            why=_first_line(failure),
            advice="Compare it with the openstacksdk documentation of clouds.yaml.",
        ) from failure


def _refused(cloud: str, region: CloudRegion, auth_url: str) -> Problem:
    auth = region.config.get("auth", {})
    if "application_credential_id" in auth or "application_credential_name" in auth:
        name = auth.get("application_credential_name") or auth.get("application_credential_id")
        return Problem(
            f"{cloud}: {auth_url} refused the application credential {name}.",
            why="It has expired, was deleted, or its secret is wrong; Keystone does not say which.",
            advice="Make a new one (`openstack application credential create`) and put it into clouds.yaml.",
            exit_code=ExitCode.INCOMPLETE,
        )
    return Problem(
        f"{cloud}: {auth_url} refused the password of user {auth.get('username') or auth.get('user_id')}.",
        why="The password, the user, the project or one of their domains is wrong, or the account is locked.",
        advice="Try the same entry with `openstack --os-cloud "
        f"{cloud} token issue`, and mend username, password, project and domains in clouds.yaml.",
        exit_code=ExitCode.INCOMPLETE,
    )


def _catalogue(access: Any, region: str, interface: str) -> dict[str, str]:
    """Canonical service type to its endpoint; the first entry wins where aliases repeat a service."""
    types = ServiceTypes()
    catalogue: dict[str, str] = {}
    by_type: dict[str, list[dict[str, Any]]] = access.service_catalog.get_endpoints(
        interface=interface, region_name=region or None
    )
    for service, endpoints in sorted(by_type.items()):
        canonical = str(types.get_service_type(service) or service)
        if endpoints and (canonical not in catalogue or service == canonical):
            url = endpoints[0].get("url")
            if url:
                catalogue[canonical] = str(url)
    return dict(sorted(catalogue.items()))


def _interface(region: CloudRegion) -> str:
    """The interface to test: the first that clouds.yaml names, else the public one."""
    interface = region.get_interface()
    if isinstance(interface, list):
        interface = interface[0] if interface else None
    return interface or "public"


def _endpoint(service: str, url: str, project: str) -> Endpoint:
    parts = urlsplit(url)
    root = parts.path.split("/v")[0] if "/v" in parts.path else parts.path
    return Endpoint(
        service=service, origin=f"{parts.scheme}://{parts.netloc}", root=root.rstrip("/"), project=project
    )


def _first_line(failure: BaseException) -> str:
    return str(failure).splitlines()[0] if str(failure) else type(failure).__name__
