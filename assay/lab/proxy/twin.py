"""A cloud's deviating twin: a proxy in front of it, and the entries by which clients find the proxy."""

import copy
import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from assay.lab.deviations.deviation import Deviation
from assay.lab.proxy import client_entries
from assay.lab.proxy.proxy import DeviationProxy
from assay.lab.proxy.weather import Weather
from assay.problem import Problem

# How the cloud's TLS is to be trusted is the proxy's business; it speaks plain HTTP on loopback itself.
_TLS_KEYS = ("verify", "cacert", "cert", "key")
_OVERRIDE = "_endpoint_override"


@dataclass(frozen=True)
class Twin:
    """A twin that clients can use.

    Args:
        name: The name of its entry.
        clouds_yaml: The file with the entry.
        proxy: The proxy.
    """

    name: str
    clouds_yaml: Path
    proxy: DeviationProxy


@contextmanager
def deviating(
    cloud: str, deviations: Sequence[Deviation], weather: Weather | None = None, seed: int = 0
) -> Iterator[Twin]:
    """Run a proxy in front of a cloud for as long as the context lasts.

    Args:
        cloud: The name of its entry in the lab's or any other clouds.yaml.
        deviations: See `DeviationProxy`.
        weather: See `DeviationProxy`.
        seed: See `DeviationProxy`.

    Raises:
        Problem: The cloud is unknown, has a twin already, or a deviation failed.
    """
    found = client_entries.find_cloud(cloud)
    name = client_entries.twin_name(cloud)
    _refuse_second(name, found.file)
    tls = _tls(found.entries[name])
    with DeviationProxy(found.auth_url, deviations=deviations, weather=weather, seed=seed, tls=tls) as proxy:
        twins = {twin: _rehomed(entry, proxy) for twin, entry in found.entries.items()}
        try:
            client_entries.add(found.file, twins)
            yield Twin(name, found.file, proxy)
        finally:
            client_entries.remove(found.file, set(twins))


def _rehomed(entry: dict[str, Any], proxy: DeviationProxy) -> dict[str, Any]:
    twin = {key: copy.deepcopy(value) for key, value in entry.items() if key not in _TLS_KEYS}
    twin["auth"] = {**twin.get("auth", {}), "auth_url": proxy.auth_url}
    for key, url in twin.items():
        # Such an endpoint does not come from the catalogue, so it would lead past the proxy.
        if key.endswith(_OVERRIDE) and isinstance(url, str):
            twin[key] = proxy.add_endpoint(key.removesuffix(_OVERRIDE).replace("_", "-"), url)
    return twin


def _tls(entry: dict[str, Any]) -> ssl.SSLContext | bool:
    if entry.get("verify") is False:
        return False
    try:
        context = ssl.create_default_context(cafile=entry.get("cacert"))
        if entry.get("cert"):
            context.load_cert_chain(entry["cert"], entry.get("key"))
    except OSError as error:
        raise Problem(
            "The certificates that the clouds.yaml names cannot be used.",
            why=f"{error}.",
            advice="Correct cacert, cert and key of the entry.",
        ) from error
    return context


def _refuse_second(name: str, file: Path) -> None:
    entry = client_entries.read(file).get(name)
    if entry is None:
        return
    url = urlsplit(entry["auth"]["auth_url"])
    try:
        socket.create_connection((url.hostname, url.port), timeout=1).close()
    except OSError:
        return  # what a killed proxy left behind; the new entry takes its place
    raise Problem(
        f"{name} is there already.",
        why="Another proxy stands in front of this cloud.",
        advice="End the other `assay lab deviate` first.",
    )
