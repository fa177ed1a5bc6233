"""A burst: an application that runs on one cloud grows to another; both halves find each other."""

from assay.drills.application import filled
from assay.drills.causes import Failure
from assay.drills.move import Workshop, build, carry_image, lay_ground, place_image
from assay.drills.site import Site
from assay.drills.witness import hear_alone, hear_busy, hear_eased, hear_peer, hear_ready, see_page
from assay.model.drill import Cause, CauseKind, Side


def burst(here: Site, there: Site, shop: Workshop) -> None:
    """Grow an application to another cloud, and give that back.

    Addresses are reserved on both sides before anything boots, so each half is told by its user-data alone
    where the other is going to be. It grows once the first half says that it cannot do all its work, and
    is given back once the two keep up, if the application tells of that.

    Args:
        here: Where it runs.
        there: Where it grows to.
        shop: What the steps have in common.

    Raises:
        Ended: a step failed, or could not be carried out.
    """
    step, proof, page = shop.journal.step, here.application.proof, here.application.proof.http
    ground, address = lay_ground(here, shop)
    far_ground, far_address = lay_ground(there, shop)
    built, _ = build(here, shop, peer=far_address.outer, ground=(ground, address))
    if proof.busy:
        with step(
            "source.busy", Side.SOURCE, "Hear from the first half that it has more work than it can do."
        ):
            hear_busy(here, built.server, shop.witness)
    image = place_image(there, shop) if there.application.image_file else carry_image(here, there, shop)
    script = filled(
        there.application.grown,
        ROLE="grown",
        OWN=far_address.outer,
        PEER=address.outer,
        SEED=str(shop.seed),
    )
    with step("target.server", Side.TARGET, "Grow: boot the other half."):
        server = there.boot(image, far_ground, far_address, {}, script)
    with step("target.proof", Side.TARGET, "Hear from the other half that it works."):
        hear_ready(there, server, shop.witness, data=False)
        if page:
            see_page(there, far_address.outer, page)
    with step("source.peers", Side.SOURCE, "Hear from the first half that it finds the other.") as doing:
        hear_peer(here, built.server, shop.witness, there.name, far_address.outer)
        doing.says = f"It finds {far_address.outer}."
    with step("target.peers", Side.TARGET, "Hear from the other half that it finds the first.") as doing:
        hear_peer(there, server, shop.witness, here.name, address.outer)
        doing.says = f"It finds {address.outer}."
    if proof.eased:
        with step(
            "source.eased", Side.SOURCE, "Hear from the first half that the two keep up with the work."
        ):
            hear_eased(here, built.server, shop.witness)
    with step("target.return", Side.TARGET, "Shrink: give the other half back."):
        there.delete_server(server)
    with step("source.alone", Side.SOURCE, "See that the first half goes on alone."):
        status = str(here.cloud.compute.get_server(built.server).status)
        if status != "ACTIVE":
            raise _not_alone(here.name, status)
        if proof.lost:
            hear_alone(here, built.server, shop.witness)
        if page:
            see_page(here, address.outer, page)


def _not_alone(cloud: str, status: str) -> Failure:
    return Failure(
        Cause(
            kind=CauseKind.REFUSED,
            what=f"The first half on {cloud} is {status} after the other was given back.",
            why="Something ended it meanwhile: it is not what the drill asked for.",
            advice="Look at the events of the server, and at its console.",
        )
    )
