"""The extensions of the network API."""

from assay.kit import Cloud, Expect, Facts, check


@check(
    "network.api.extensions",
    proves="networks-list-api-versions",
    spec="https://docs.openstack.org/api-ref/network/v2/#list-extensions",
)
def extensions_are_listed_by_alias(cloud: Cloud, expect: Expect, fact: Facts) -> None:
    """The API lists its extensions, each of which can be asked for by its alias; others are not found."""
    network = cloud.rest("network")
    extensions = network.get("/extensions")["extensions"]
    aliases = sorted(str(one.get("alias")) for one in extensions)
    expect("none is listed twice", len(set(aliases)), equals=len(aliases))
    fact("network.extensions", tuple(aliases))
    if aliases:
        shown = network.get(f"/extensions/{aliases[0]}")
        expect("it is shown by its alias", shown["extension.alias"], equals=aliases[0])
        names = [one.get("name") for one in extensions if one.get("alias") == aliases[0]]
        expect("it is shown with its name", [shown["extension.name"]], equals=names)
    if "auto-allocated-topology" in aliases:
        asked = network.get(
            f"/auto-allocated-topology/{cloud.project}", params={"fields": "dry-run"}, refusable=True
        )
        fact("network.made-by-itself", asked.status == 200)
    unknown = network.get("/extensions/assay-no-such-extension", refusable=True)
    expect.status("an extension that is not there is not found", unknown, 404)
