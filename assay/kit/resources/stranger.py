"""Another project of the same cloud, to see that it is kept out."""

from assay.kit.cloud import Cloud
from assay.kit.declare import resource


@resource("stranger", shared=True, takes=0.1)
def stranger(cloud: Cloud) -> Cloud:
    """The cloud as another project sees it: one without any role in the project of the run."""
    return cloud.stranger()
