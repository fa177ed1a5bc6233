"""Small nouns for the tests of drills."""

from dataclasses import replace

from assay.drills.application import Application, DataVolume, Proof, Shape
from assay.drills.offers import FlavorOffer, NetworkOffer, Offers
from assay.evidence import digests
from assay.model.drill import (
    PROOFS,
    DrillEvidence,
    DrillKind,
    DrillOutcome,
    Side,
    Step,
    StepOutcome,
)
from assay.model.evidence import CloudIdentity

SMALL = FlavorOffer(id="1", name="m1.tiny", vcpus=1, ram=512, disk=1)
LARGE = FlavorOffer(id="9", name="c4r8", vcpus=4, ram=8192, disk=40)
LAN = NetworkOffer(id="lan-id", name="lan", dhcp=True)


def application(**changes: object) -> Application:
    """An application with a volume and a port."""
    found = Application(
        name="shop",
        image_name="debian",
        shape=Shape(vcpus=1, ram=256, disk=1),
        volumes=(DataVolume(name="data", size=1),),
        ports=(8080,),
        proof=Proof(ready="shop is up", data="sum ([0-9a-f]+)", peer="found it", within=2),
        digest="0" * 64,
    )
    return replace(found, **changes)  # type: ignore[arg-type]


def offers(cloud: str, **changes: object) -> Offers:
    """A cloud on which tenants make their networks, with floating IPs."""
    found = Offers(
        cloud=cloud,
        services=frozenset({"compute", "image", "network", "block-storage"}),
        formats=("ami", "raw", "qcow2"),
        flavors=(SMALL, LARGE),
        ready=(),
        external="public-id",
        routers=True,
        volume_types=("fast",),
        zones=("nova",),
        quota={},
    )
    return replace(found, **changes)  # type: ignore[arg-type]


def cloud(name: str) -> CloudIdentity:
    """The identity of a cloud."""
    url = f"https://{name}.example/v3"
    return CloudIdentity(
        name=name, auth_url=url, region="r1", services=(), fingerprint=digests.of_cloud(url, "r1", ())
    )


def drill(kind: DrillKind = DrillKind.MOVE, **changes: object) -> DrillEvidence:
    """A drill from `here` to `there` that held."""
    found = DrillEvidence(
        run="0f3a9c1e",
        kind=kind,
        application="shop",
        digest="0" * 64,
        started="2026-11-22T10:00:00+00:00",
        finished="2026-11-22T10:05:00+00:00",
        source=cloud("here"),
        target=cloud("there"),
        adaptations=(),
        steps=tuple(
            Step(
                id=id,
                side=Side(id.partition(".")[0]),
                sentence="It is done.",
                started=float(number),
                seconds=1.0,
                bytes=1000 if "load" in id else 0,
                outcome=StepOutcome.DONE,
            )
            for number, id in enumerate(PROOFS[kind])
        ),
        outcome=DrillOutcome.HELD,
    )
    return replace(found, **changes)  # type: ignore[arg-type]
