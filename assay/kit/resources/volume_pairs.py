"""Two volumes that can be told from all others, for checks of listings."""

from dataclasses import dataclass

from openstack.block_storage.v3.volume import Volume

from assay.kit.cloud import Cloud
from assay.kit.declare import resource
from assay.kit.resources.volumes import available


@dataclass(frozen=True)
class VolumePair:
    """Two available volumes whose metadata no other volume has.

    Attributes:
        mark: The value of `assay` in the metadata of both.
        first: The one with `part` being `first` in its metadata; its name sorts before the other's.
        second: The one with `part` being `second`.
    """

    mark: str
    first: Volume
    second: Volume

    def query(self, **further: str) -> str:
        """The value of the query parameter `metadata` that finds them.

        Args:
            further: More metadata that is asked for, such as `part="first"`.
        """
        return str({"assay": self.mark, **further})


@resource("volume_pair", shared=True, takes=3.0, uses={"volumes": 2, "gigabytes": 2})
def volume_pair(cloud: Cloud) -> VolumePair:
    """Two empty volumes of 1 GiB with a mark of their own, only to be read."""
    mark = cloud.name("mark")
    made = [
        cloud.block_storage.create_volume(
            name=cloud.name(part), size=1, metadata={"assay": mark, "part": part}
        )
        for part in ("first", "second")
    ]
    first, second = (available(cloud, one.id) for one in made)
    return VolumePair(mark=mark, first=first, second=second)
