"""The metadata of an account."""

from assay.kit import Cloud, Expect, check


@check(
    "object-store.account.metadata",
    proves="objectstore-account-list",
    spec="https://docs.openstack.org/api-ref/object-store/#create-update-or-delete-account-metadata",
)
def account_metadata_comes_and_goes(cloud: Cloud, expect: Expect) -> None:
    """An account keeps an item of metadata until it is removed, and none whose value is empty."""
    store = cloud.rest("object-store")
    kept, empty = (cloud.name(word) for word in ("kept", "empty"))

    def seen(name: str, wanted: str | None) -> str | None:
        return cloud.settle(
            lambda: store.head("/").headers.get(f"X-Account-Meta-{name}"), lambda value: value == wanted
        )

    given = store.post("/", headers={f"X-Account-Meta-{kept}": "here", f"X-Account-Meta-{empty}": ""})
    expect.status("metadata is accepted", given, 204)
    expect("what was given is kept", seen(kept, "here"), equals="here")
    expect("what is empty is not kept", seen(empty, None), is_none=True)
    store.post("/", headers={f"X-Remove-Account-Meta-{kept}": ""})
    expect("what was removed is gone", seen(kept, None), is_none=True)
