"""Listing the extensions of the API."""

from assay.kit import Cloud, Expect, Facts, check


@check(
    "block-storage.extension.list",
    proves="volumes-v3-extensions",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#list-known-api-extensions",
)
def extensions_are_listed(cloud: Cloud, expect: Expect, fact: Facts) -> None:
    """The extensions that the service has are listed, each once, by alias, name and description."""
    extensions = cloud.rest("block-storage").get("/extensions")["extensions"]
    expect("there are extensions", len(extensions), at_least=1)
    lacking = [one for one in extensions if not all(one.get(key) for key in ("alias", "name", "description"))]
    expect("each has an alias, a name and a description", lacking, equals=[])
    aliases = sorted(str(one.get("alias")) for one in extensions)
    expect("each is listed once", aliases, equals=sorted(set(aliases)))
    fact("block-storage.extensions", tuple(aliases))
