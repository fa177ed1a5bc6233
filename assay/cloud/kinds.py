"""The kinds of resource that a run may create: how to notice, list, recognise and remove each.

Creations are noticed on the wire, so that whatever client a check uses, nothing escapes the ledger.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from openstack.connection import Connection

from assay.cloud import removal


@dataclass(frozen=True, kw_only=True)
class Creation:
    """A request that creates a resource.

    Attributes:
        service: Canonical service type.
        method: HTTP method.
        path: Regular expression for the whole path below the endpoint, version prefix left out.
        body: Key of the request's JSON body that must be there; empty for none.
        mark: The name given, out of the path's match and the body below the key.
        made: The id, out of the path's match, the answer's JSON body and its headers.
        parent: The id of what it goes with when that is removed, out of the answer's JSON body; empty for
            none.
    """

    service: str
    method: str = "POST"
    path: str
    body: str = ""
    mark: Callable[[re.Match[str], dict[str, Any]], str]
    made: Callable[[re.Match[str], dict[str, Any], dict[str, str]], str]
    parent: Callable[[dict[str, Any]], str] = lambda _: ""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of resource, in the order of removal.

    Attributes:
        name: Such as `server`.
        service: Canonical service type that keeps it.
        creations: The requests that make one.
        list: Everything of this kind that the project owns, as (id, mark) pairs, where the mark is the field
            that says whose it is: the name or the description.
        remove: Removes the one with the id; one that is gone already is no error.
        nameless: Whether it has neither name nor description, so that its mark says whose it is only to who
            has the ledger.
    """

    name: str
    service: str
    creations: tuple[Creation, ...]
    list: Callable[[Connection], Iterable[tuple[str, str]]]
    remove: Callable[[Connection, str], None]
    nameless: bool = False


def _posted(
    service: str, path: str, key: str, *, mark: str = "name", id: str = "id", parent: str = ""
) -> Creation:
    return Creation(
        service=service,
        path=path,
        body=key,
        mark=lambda _, body: str(body.get(mark) or ""),
        made=lambda _, answer, __: str(answer.get(key, {}).get(id, "")),
        parent=lambda answer: str(answer.get(key, {}).get(parent, "")),
    )


def _image_of(action: str, name: str, service: str, path: str) -> Creation:
    return Creation(
        service=service,
        path=path,
        body=action,
        mark=lambda _, body: str(body.get(name) or ""),
        made=lambda _, answer, headers: str(
            answer.get("image_id")
            or answer.get(action, {}).get("image_id")
            or headers.get("location", "").rstrip("/").rpartition("/")[2]
        ),
    )


def _named(items: Iterable[Any]) -> Iterable[tuple[str, str]]:
    return ((item.id, item.name or "") for item in items)


def _described(items: Iterable[Any]) -> Iterable[tuple[str, str]]:
    return ((item.id, item.description or "") for item in items)


def _trust(trustor: object, trustee: object, ends: object) -> str:
    return f"{trustor} trusts {trustee} until {str(ends or '')[: len('2026-11-22T09:56:32')]}"


def _mine(cloud: Connection) -> str:
    return str(cloud.current_project_id)


KINDS: tuple[Kind, ...] = (
    Kind(
        name="server",
        service="compute",
        creations=(_posted("compute", r"/servers", "server"),),
        list=lambda cloud: _named(cloud.compute.servers(details=False)),
        remove=removal.server,
    ),
    Kind(
        name="server group",
        service="compute",
        creations=(_posted("compute", r"/os-server-groups", "server_group"),),
        list=lambda cloud: _named(cloud.compute.server_groups()),
        remove=lambda cloud, id: cloud.compute.delete_server_group(id),
    ),
    Kind(
        name="key pair",
        service="compute",
        creations=(_posted("compute", r"/os-keypairs", "keypair", id="name"),),
        list=lambda cloud: ((pair.name, pair.name) for pair in cloud.compute.keypairs()),
        remove=lambda cloud, id: cloud.compute.delete_keypair(id),
    ),
    Kind(
        name="floating IP",
        service="network",
        creations=(_posted("network", r"/floatingips", "floatingip", mark="description"),),
        list=lambda cloud: _described(cloud.network.ips(project_id=_mine(cloud))),
        remove=lambda cloud, id: cloud.network.delete_ip(id),
    ),
    Kind(
        name="router",
        service="network",
        creations=(_posted("network", r"/routers", "router"),),
        list=lambda cloud: _named(cloud.network.routers(project_id=_mine(cloud))),
        remove=removal.router,
    ),
    Kind(
        name="port",
        service="network",
        creations=(_posted("network", r"/ports", "port"),),
        list=lambda cloud: _named(cloud.network.ports(project_id=_mine(cloud))),
        remove=lambda cloud, id: cloud.network.delete_port(id),
    ),
    Kind(
        name="subnet",
        service="network",
        creations=(_posted("network", r"/subnets", "subnet", parent="network_id"),),
        list=lambda cloud: _named(cloud.network.subnets(project_id=_mine(cloud))),
        remove=lambda cloud, id: cloud.network.delete_subnet(id),
    ),
    Kind(
        name="network",
        service="network",
        creations=(_posted("network", r"/networks", "network"),),
        list=lambda cloud: _named(cloud.network.networks(project_id=_mine(cloud))),
        remove=lambda cloud, id: cloud.network.delete_network(id),
    ),
    Kind(
        name="subnet pool",
        service="network",
        creations=(_posted("network", r"/subnetpools", "subnetpool"),),
        list=lambda cloud: _named(cloud.network.subnet_pools(project_id=_mine(cloud))),
        remove=lambda cloud, id: cloud.network.delete_subnet_pool(id),
    ),
    Kind(
        name="security group",
        service="network",
        creations=(
            _posted("network", r"/security-groups", "security_group"),
            _posted("compute", r"/os-security-groups", "security_group"),
        ),
        list=lambda cloud: _named(cloud.network.security_groups(project_id=_mine(cloud))),
        remove=lambda cloud, id: cloud.network.delete_security_group(id),
    ),
    Kind(
        name="volume snapshot",
        service="block-storage",
        creations=(_posted("block-storage", r"/snapshots", "snapshot"),),
        list=lambda cloud: _named(cloud.block_storage.snapshots(details=False)),
        remove=lambda cloud, id: cloud.block_storage.delete_snapshot(id),
    ),
    Kind(
        name="volume transfer",
        service="block-storage",
        creations=(_posted("block-storage", r"/(os-volume-transfer|volume-transfers)", "transfer"),),
        list=lambda cloud: _named(cloud.block_storage.transfers(details=False)),
        remove=lambda cloud, id: cloud.block_storage.delete_transfer(id),
    ),
    Kind(
        name="volume",
        service="block-storage",
        creations=(_posted("block-storage", r"/volumes", "volume"),),
        list=lambda cloud: _named(cloud.block_storage.volumes(details=False)),
        remove=lambda cloud, id: cloud.block_storage.delete_volume(id),
    ),
    Kind(
        name="image",
        service="image",
        creations=(
            Creation(
                service="image",
                path=r"/images",
                mark=lambda _, body: str(body.get("name") or ""),
                made=lambda _, answer, __: str(answer.get("id", "")),
            ),
            _image_of("createImage", "name", "compute", r"/servers/[^/]+/action"),
            _image_of("os-volume_upload_image", "image_name", "block-storage", r"/volumes/[^/]+/action"),
        ),
        list=lambda cloud: _named(cloud.image.images(owner=_mine(cloud))),
        remove=removal.image,
    ),
    Kind(
        name="container",
        service="object-store",
        creations=(
            Creation(
                service="object-store",
                method="PUT",
                path=r"/(?P<container>[^/]+)",
                mark=lambda path, _: path["container"],
                made=lambda path, _, __: path["container"],
            ),
        ),
        list=lambda cloud: ((one.name, one.name) for one in cloud.object_store.containers()),
        remove=removal.container,
    ),
    Kind(
        name="account metadata",  # headers of the account: noticed by no request, known by their names
        service="object-store",
        creations=(),
        list=removal.account_metadata_of,
        remove=removal.account_metadata,
    ),
    Kind(
        name="application credential",
        service="identity",
        creations=(_posted("identity", r"/users/[^/]+/application_credentials", "application_credential"),),
        list=lambda cloud: _named(removal.identity(cloud).application_credentials(removal.me(cloud))),
        remove=lambda cloud, id: removal.identity(cloud).delete_application_credential(removal.me(cloud), id),
    ),
    Kind(
        name="trust",  # who trusts whom, and the second at which it ends, tell it from others
        service="identity",
        creations=(
            Creation(
                service="identity",
                path=r"/OS-TRUST/trusts",
                body="trust",
                mark=lambda _, body: _trust(
                    body.get("trustor_user_id"), body.get("trustee_user_id"), body.get("expires_at")
                ),
                made=lambda _, answer, __: str(answer.get("trust", {}).get("id", "")),
            ),
        ),
        list=lambda cloud: (
            (one.id, _trust(one.trustor_user_id, one.trustee_user_id, one.expires_at))
            for one in removal.identity(cloud).trusts(trustor_user_id=removal.me(cloud))
        ),
        remove=lambda cloud, id: removal.identity(cloud).delete_trust(id),
        nameless=True,
    ),
)

BY_NAME = {kind.name: kind for kind in KINDS}


@dataclass(frozen=True, kw_only=True)
class Noticed:
    """A creation recognised in a request.

    Attributes:
        kind: What is being created.
        creation: By which of its requests.
        path: The path's match.
        mark: The name given.
    """

    kind: Kind
    creation: Creation
    path: re.Match[str]
    mark: str


def notice(service: str, method: str, path: str, body: dict[str, Any]) -> Noticed | None:
    """Recognise the creation in a request.

    Args:
        service: Canonical service type.
        method: HTTP method.
        path: Path below the endpoint, version prefix left out.
        body: The request's JSON body; empty when it has none.

    Returns:
        What is being created; None when the request creates nothing that Assay knows.
    """
    for kind in KINDS:
        for creation in kind.creations:
            if creation.service != service or creation.method != method:
                continue
            if creation.body and creation.body not in body:
                continue
            matched = re.fullmatch(creation.path, path)
            if matched:
                inner = body.get(creation.body) if creation.body else body
                mark = creation.mark(matched, inner if isinstance(inner, dict) else {})
                return Noticed(kind=kind, creation=creation, path=matched, mark=mark)
    return None
