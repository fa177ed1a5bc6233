"""Uploading many objects as one archive."""

import io
import tarfile

from assay.kit import Cloud, Expect, check
from assay.kit.resources.object_store import ObjectFeatures

FILES = {"first.txt": b"The first file.\n", "folder/second.txt": b"The second file.\n"}


@check(
    "object-store.bulk.extract",
    proves="objectstore-bulk",
    spec="https://docs.openstack.org/swift/latest/api/archive-auto-extract.html",
)
def archive_becomes_objects(
    cloud: Cloud, expect: Expect, object_features: ObjectFeatures, own_container: str
) -> None:
    """An uploaded archive is unpacked into objects, and the answer tells how many."""
    object_features.insist("bulk_upload")
    store = cloud.rest("object-store")
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        for name, content in FILES.items():
            member = tarfile.TarInfo(f"{own_container}/{name}")
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    told = store.put(
        "/",
        data=archive.getvalue(),
        params={"extract-archive": "tar"},
        headers={"Accept": "application/json", "Content-Type": "application/x-tar"},
    )
    expect("it tells how many it made", told["Number Files Created"], equals=len(FILES))
    expect("it tells of no errors", told["Errors"], equals=[])
    listed = cloud.settle(
        lambda: store.get(f"/{own_container}", params={"format": "json"}).body or [],
        lambda items: len(items) >= len(FILES),
    )
    expect("each file is an object", [one.get("name") for one in listed], same_items=list(FILES))
    read = store.get(f"/{own_container}/folder/second.txt", refusable=True)
    expect("an object holds what the file held", read.text, equals=FILES["folder/second.txt"].decode())
