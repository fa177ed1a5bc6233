"""Objects for pages of other origins."""

from assay.kit import Cloud, Expect, Reply, check

ORIGIN, OTHER = "https://app.example", "https://other.example"
ALLOWED = "Access-Control-Allow-Origin"


@check(
    "object-store.container.cors",
    proves="objectstore-container-cors",
    spec="https://docs.openstack.org/swift/latest/cors.html",
)
def browsers_are_told_which_origins_may(cloud: Cloud, expect: Expect, own_container: str) -> None:
    """A container that allows an origin tells browsers so before a request and with its answer."""
    store, browser = cloud.rest("object-store"), cloud.rest("object-store", token="")
    path = f"/{own_container}/font"
    store.put(path, data=b"letters")
    opened = {"X-Container-Meta-Access-Control-Allow-Origin": ORIGIN, "X-Container-Read": ".r:*"}
    store.post(f"/{own_container}", headers=opened)

    def asked(origin: str) -> Reply:
        wish = {"Origin": origin, "Access-Control-Request-Method": "GET"}
        return browser.send("OPTIONS", path, headers=wish, refusable=True)

    def may(reply: Reply, origin: str) -> bool:
        return reply.status < 300 and reply.headers.get(ALLOWED) in (origin, "*")

    preflight = cloud.settle(lambda: asked(ORIGIN), lambda reply: may(reply, ORIGIN))
    expect("the origin is told that it may", may(preflight, ORIGIN), is_true=True)
    methods = preflight.headers.get("Access-Control-Allow-Methods", "")
    expect("it is told that it may read", methods, contains="GET")
    expect("another origin is not", may(asked(OTHER), OTHER), is_true=False)
    got = browser.get(path, headers={"Origin": ORIGIN}, refusable=True)
    expect("the content comes with the same word", may(got, ORIGIN), is_true=True)
