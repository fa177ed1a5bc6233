"""Downloading several parts of an object at once."""

from email import message_from_bytes
from email.message import Message

from assay.kit import Absent, Cloud, Expect, Reply, check

CONTENT = b"0123456789abcdefghij"


@check(
    "object-store.object.range-many",
    proves="objectstore-object-http",
    spec="https://docs.openstack.org/api-ref/object-store/#get-object-content-and-metadata",
)
def ranges_come_as_parts(cloud: Cloud, expect: Expect, shared_container: str) -> None:
    """A download of several ranges gives each as a part of its own, with the place where it lies."""
    store = cloud.rest("object-store")
    path = f"/{shared_container}/{cloud.name('digits')}"
    store.put(path, data=CONTENT, headers={"Content-Type": "text/plain"})
    got = store.get(path, headers={"Range": "bytes=0-3,10-13"})
    if got.status == 200 and got.content == CONTENT:
        raise Absent("The store answers several ranges with the whole object, as HTTP lets it.")
    expect.status("it is told to be in parts", got, 206)
    kind = got.headers.get("Content-Type", "")
    if expect("the parts are separated", kind, matches=r"(?i)multipart/byteranges;.*boundary=.+"):
        parts = _parts(got)
        contents = [part.get_payload(decode=True) for part in parts]
        expect("each part holds its bytes", contents, equals=[CONTENT[0:4], CONTENT[10:14]])
        places = [part.get("Content-Range") for part in parts]
        expect("each says where it lies", places, equals=["bytes 0-3/20", "bytes 10-13/20"])


def _parts(reply: Reply) -> list[Message]:
    head = f"Content-Type: {reply.headers.get('Content-Type')}\r\n\r\n"
    return [
        part for part in message_from_bytes(head.encode() + reply.content).walk() if not part.is_multipart()
    ]
