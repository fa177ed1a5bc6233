"""The reference application: Assay's tiny guest with a volume of data, and in a burst with work for two."""

from collections.abc import Callable

from assay import guest
from assay.drills.application import Application, DataVolume, Proof, Shape, digest_of

PORT = 8080
ORDERS = 8081
"""Where a half gives work to the other."""
_PER_SECOND = 2
"""How many orders come in, of which one half does one."""
_MIB = 8

_FIRST = f"""#!/bin/sh
assay-disk write @VOLUME_DATA@ @SEED@ {_MIB}
assay-serve shop tcp {PORT}
[ -n "@PEER@" ] && assay-probe peer every 2 tcp @PEER@ {PORT}
[ -n "@PEER@" ] && assay-work orders take {ORDERS} {_PER_SECOND}
assay-say role @ROLE@
"""
_MOVED = f"""#!/bin/sh
assay-disk sum @VOLUME_DATA@ {_MIB}
assay-serve shop tcp {PORT}
assay-say role @ROLE@
"""
_GROWN = f"""#!/bin/sh
assay-serve shop tcp {PORT}
assay-probe peer every 2 tcp @PEER@ {PORT}
assay-work orders help @PEER@ {ORDERS}
assay-say role @ROLE@
"""


def application(progress: Callable[[str], None], *, within: int = 300) -> Application:
    """The reference application; its image is built if it was not yet.

    Args:
        progress: Told what is being done.
        within: Seconds after which a guest that has not said that it is ready never will.

    Raises:
        Problem: the image cannot be built here.
    """
    image = guest.ensure(progress)
    return Application(
        name="reference",
        image_file=image,
        image_format="qcow2",
        shape=Shape(vcpus=1, ram=128, disk=1),
        first=_FIRST,
        moved=_MOVED,
        config_drive=True,  # what it shows needs no network, so it does not wait for one
        grown=_GROWN,
        volumes=(DataVolume(name="data", size=1),),
        ports=(PORT, ORDERS),
        proof=Proof(
            ready=r"^said key=role value=(?:first|moved|grown)$",
            data=r"^content .* state=ok sha256=([0-9a-f]{64})$",
            peer=r"^probe name=peer kind=tcp state=ok ",
            lost=r"^probe name=peer kind=tcp state=fail ",
            busy=r"^work name=orders state=behind ",
            eased=r"^work name=orders state=fine ",
            within=within,
        ),
        vouched=True,
        digest=digest_of(image.name, _FIRST, _MOVED, _GROWN),
    )
