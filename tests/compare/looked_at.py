"""What runs look at whose clouds are compared: a first look, what bears facts, and what the clouds differ in.

`python -m tests.compare.looked_at CLOUD` prints it as options of `assay run`.
"""

import sys

from assay.formats import guidelines
from assay.runner import plan
from assay.runner.suite import load

FACTS = (
    "block-storage.availability-zone.list",
    "block-storage.extension.list",
    "block-storage.volume.create",
    "block-storage.volume-type.list",
    "compute.availability-zone.list",
    "compute.flavor.list",
    "compute.quota.defaults",
    "compute.quota.show",
    "compute.server.addresses",
    "identity.domain.show",
    "image.image.get",
    "image.image.list",
    "image.import.methods",
    "image.schema.get",
    "network.api.extensions",
    "network.network.create",
    "network.port.dns",
    "network.security-group.create",
)
"""Checks that observe what is neither right nor wrong, or need what does."""
MORE = {
    "alpha": ("first-look", ("network.*", "object-store.info.get")),
    "bravo": ("first-look", ("network.*", "object-store.info.get")),
    "north": ("first-look-compute", ("guest.*",)),
    "south": ("first-look-compute", ("guest.*",)),
}
"""By cloud: the program of which the principal checks are run, and what else."""


def patterns(cloud: str) -> tuple[str, ...]:
    """What a run on a cloud looks at, as `assay run --check` takes it.

    Args:
        cloud: Its name.
    """
    program, more = MORE[cloud]
    looked = plan.make(load(), guideline=guidelines.find(), program=program)
    return tuple(sorted({check.id for check in looked.checks} | {*FACTS, *more}))


if __name__ == "__main__":
    print(*(f"--check={one}" for one in patterns(sys.argv[1])))
