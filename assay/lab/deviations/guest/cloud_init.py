"""Deviations of what a distribution's cloud-init is given, as the distribution then tells."""

from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.guest import Edit, guest_says, only, put


def _told(name: str, behaviour: str, sentence: str, **said: str) -> Deviation:
    """A deviation under which a distribution says something else; `said` is one key with its value."""
    ((key, value),) = said.items()
    edit: Edit = only(put(value=value), key=key.replace("_", "-"))
    return guest_says(f"cloud-init-{name}", f"guest.cloud-init.{behaviour}", sentence, "said", edit)


DEVIATIONS = (
    _told(
        "no-datasource",
        "datasource",
        "An image with cloud-init finds nothing that the cloud tells.",
        result='{"v1": {"datasource": "DataSourceNone", "errors": []}}',
    ),
    _told(
        "errors",
        "datasource",
        "Metadata is such that cloud-init cannot do all of it.",
        result='{"v1": {"datasource": "DataSourceOpenStackLocal [net,ver=2]", "errors": ["no ssh keys"]}}',
    ),
    _told(
        "instance-of-the-image",
        "instance",
        "Every server of an image is told the same id.",
        instance="00c0ffee-0000-4000-8000-0000000000ff",
    ),
    _told(
        "hostname-of-the-image",
        "hostname",
        "Distributions keep the name of their image.",
        hostname="localhost",
    ),
    _told("no-key", "key", "The key does not reach the user of a distribution.", keys=""),
    _told("password", "key", "A password is put into distributions.", locked="no"),
    _told("no-config", "user-data", "Of user-data of several parts only scripts arrive.", config=""),
    _told("address-other", "network", "A distribution gets another address.", addresses="198.51.100.77/24"),
    _told("gateway-other", "network", "A distribution is sent to another gateway.", gateway="198.51.100.1"),
    _told("mtu-1500", "network", "A distribution is not told how large packets may be.", mtu="1500"),
    _told(
        "root-of-the-image",
        "root",
        "A distribution gets a disk as small as its image.",
        root_bytes="900000000",
    ),
)
