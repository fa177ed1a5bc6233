"""The catalogue that comes with a token."""

from typing import Any

from assay.kit import Cloud, Expect, check


@check(
    "identity.catalog.of-token",
    proves="identity-v3-catalog",
    spec="https://docs.openstack.org/api-ref/identity/v3/#get-service-catalog",
)
def token_carries_the_same_catalogue(cloud: Cloud, expect: Expect, own_token: str) -> None:
    """A token carries the same services and endpoints as the catalogue that can be asked for with it."""
    own = cloud.rest("identity", token=own_token)
    carried = own.get("/auth/tokens", headers={"X-Subject-Token": own_token})
    asked_for = own.get("/auth/catalog")
    expect(
        "they are the same",
        _endpoints(asked_for["catalog"]),
        same_items=_endpoints(carried["token.catalog"]),
    )


def _endpoints(catalogue: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [
        (service.get("type"), endpoint.get("id"), endpoint.get("url"))
        for service in catalogue
        for endpoint in service.get("endpoints", [])
    ]
