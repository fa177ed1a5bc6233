"""Showing the quota of the project."""

from typing import Any

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, check

NAMES = ("volumes", "snapshots", "gigabytes")


@check(
    "block-storage.quota.show",
    proves="volumes-v3-quotas",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#show-quota-usage-for-a-project",
)
def quota_is_shown_with_its_use(cloud: Cloud, expect: Expect, volume: Volume) -> None:
    """A project sees its quota of volumes, snapshots and gigabytes, and how much of it is used."""
    storage = cloud.rest("block-storage")
    path = f"/os-quota-sets/{cloud.project}"
    limits = storage.get(path)["quota_set"]
    shown = storage.get(path, params={"usage": "true"})["quota_set"]
    expect("it is the project's", shown.get("id"), equals=cloud.project)
    for name in NAMES:
        use: dict[str, Any] = shown.get(name) if isinstance(shown.get(name), dict) else {}
        expect(
            f"the limit of {name} is the same, with use or without", use.get("limit"), equals=limits.get(name)
        )
        expect(f"a number of {name} is limited, or -1 says that it is not", use.get("limit"), at_least=-1)
        # At least the volume that the check was given; others come and go.
        expect(f"the {name} in use are told", use.get("in_use"), at_least=0 if name == "snapshots" else 1)
