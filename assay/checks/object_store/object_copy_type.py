"""What a copy takes along with the content."""

from assay.kit import Cloud, Expect, check

KEPT = {"Content-Type": "text/calendar", "Content-Disposition": 'attachment; filename="days.ics"'}


@check(
    "object-store.object.copy-type",
    proves="objectstore-object-copy",
    spec="https://docs.openstack.org/api-ref/object-store/#copy-object",
)
def copy_is_of_the_same_type(cloud: Cloud, expect: Expect, own_container: str) -> None:
    """A copy of an object is of the same type and to be saved under the same name as the original."""
    store = cloud.rest("object-store")
    store.put(f"/{own_container}/days", data=b"BEGIN:VCALENDAR\n", headers=KEPT)
    store.send("COPY", f"/{own_container}/days", headers={"Destination": f"{own_container}/nights"})
    shown = store.head(f"/{own_container}/nights").headers
    for name, value in KEPT.items():
        expect(f"the copy has its {name}", shown.get(name), equals=value)
