"""Asking what the object store can do."""

from assay.kit import Cloud, Expect, Facts, check
from assay.kit.resources.object_store import info_url


@check(
    "object-store.info.get",
    proves="objectstore-info-request",
    spec="https://docs.openstack.org/api-ref/object-store/#list-activated-capabilities",
)
def store_tells_what_it_can_do(cloud: Cloud, expect: Expect, fact: Facts) -> None:
    """The object store tells anyone, even without a token, which features it has."""
    told = cloud.rest("object-store", token="").get(info_url(cloud))
    features = told.body
    expect("the answer is a JSON object with the core settings", features, contains="swift")
    if not isinstance(features, dict):
        return
    expect(
        "each feature has settings, which may be none",
        [name for name, settings in features.items() if not isinstance(settings, dict)],
        equals=[],
    )
    fact("object-store.features", tuple(sorted(features)))
    core = features.get("swift")
    limits = core if isinstance(core, dict) else {}
    for setting in ("max_file_size", "container_listing_limit", "max_meta_count"):
        if isinstance(limits.get(setting), int):
            fact(f"object-store.{setting.replace('_', '-')}", limits[setting])
