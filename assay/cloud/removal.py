"""Removes the kinds of resource that cannot be removed in one call."""

from collections.abc import Iterable
from typing import Any, cast
from urllib.parse import quote

from openstack import exceptions
from openstack.connection import Connection
from openstack.identity.v3._proxy import Proxy as IdentityV3
from openstack.object_store.v1._proxy import Proxy as ObjectStore

_ACCOUNT = "x-account-meta-"
# Of plain and distributed routers, and of highly available ones.
_ROUTER_INTERFACES = ("network:router_interface", "network:ha_router_replicated_interface")


def server(cloud: Connection, id: str) -> None:
    """Remove a server; one that a killed check had locked is unlocked first."""
    try:
        cloud.compute.delete_server(id)
    except exceptions.ConflictException:  # locked, or at something that cannot be interrupted
        if not cloud.compute.get_server(id).is_locked:
            raise
        cloud.compute.unlock_server(id)
        cloud.compute.delete_server(id)


def router(cloud: Connection, id: str) -> None:
    """Remove a router: take its interfaces out first, which neutron asks for, and before them its routes."""
    try:
        _router(cloud, id)
    except exceptions.ConflictException:
        if not cloud.network.get_router(id).routes:
            raise
        cloud.network.update_router(id, routes=[])
        _router(cloud, id)


def _router(cloud: Connection, id: str) -> None:
    for port in cloud.network.ports(device_id=id):
        if str(port.device_owner).startswith(_ROUTER_INTERFACES):
            try:
                cloud.network.remove_interface_from_router(id, port=port.id)
            except exceptions.NotFoundException:
                continue
    cloud.network.delete_router(id)


def image(cloud: Connection, id: str) -> None:
    """Remove an image; one that a killed check had protected is unprotected first."""
    try:
        cloud.image.delete_image(id)
    except exceptions.ForbiddenException:
        cloud.image.update_image(id, is_protected=False)
        cloud.image.delete_image(id)


def container(cloud: Connection, id: str) -> None:
    """Remove a container; from one that is not empty the objects are deleted first, versions included."""
    store = cloud.object_store
    removed = store.delete(f"/{id}")
    for empty in (_empty_at_once, _empty_one_by_one):
        if removed.status_code == 409:
            empty(store, id)
            removed = store.delete(f"/{id}")
    if removed.status_code != 404:
        exceptions.raise_from_response(removed)


def _empty_at_once(store: ObjectStore, id: str) -> None:
    """Ask for the removal of everything in one request; a store that does not know it changes nothing.

    See https://docs.openstack.org/swift/latest/middleware.html#bulk-delete.
    """
    names = [f"/{id}/{quote(item['name'])}" for item in _objects(store, id)]
    headers = {"Content-Type": "text/plain", "Accept": "application/json"}
    store.post("/", params={"bulk-delete": "true"}, data="\n".join(names), headers=headers)


def _empty_one_by_one(store: ObjectStore, id: str) -> None:
    for item in _objects(store, id):
        version = item.get("version_id")
        store.delete(
            f"/{id}/{quote(item['name'])}",
            params={"version-id": version} if version and version != "null" else {},
        )


def _objects(store: ObjectStore, id: str) -> list[dict[str, Any]]:
    """What a container holds, each object in all its versions."""
    listing = store.get(f"/{id}", params={"format": "json", "versions": "true"})
    if listing.status_code == 400:  # a store without object versioning refuses the question
        listing = store.get(f"/{id}", params={"format": "json"})
    if listing.status_code == 404:
        return []
    exceptions.raise_from_response(listing)
    found: list[dict[str, Any]] = listing.json() if listing.content else []
    return found


def account_metadata_of(cloud: Connection) -> Iterable[tuple[str, str]]:
    """The names of an account's items of metadata, each as id and mark."""
    answer = cloud.object_store.head("/")
    exceptions.raise_from_response(answer)
    headers = (header.lower() for header in answer.headers)
    names = [header.removeprefix(_ACCOUNT) for header in headers if header.startswith(_ACCOUNT)]
    return zip(names, names, strict=True)


def account_metadata(cloud: Connection, id: str) -> None:
    """Remove one item of an account's metadata."""
    exceptions.raise_from_response(cloud.object_store.post("/", headers={f"X-Remove-Account-Meta-{id}": "x"}))


def identity(cloud: Connection) -> IdentityV3:
    """The identity service, of which only version 3 has been alive since 2018."""
    return cast(IdentityV3, cloud.identity)


def me(cloud: Connection) -> str:
    """Id of the user that the connection logs in as."""
    return str(cloud.current_user_id)
