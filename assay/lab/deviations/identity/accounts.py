"""Deviations of users, domains and projects."""

from typing import Any

from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.network.helpers import shown
from assay.lab.deviations.responses import edit_json, replace


def _disable(body: dict[str, Any], request: Request) -> None:
    for project in body["projects"]:
        project.update(enabled=False, name="", domain_id=None)


def _other_user(body: dict[str, Any], request: Request) -> None:
    body["user"].update(id="0" * 32, name="", domain_id="", enabled=False, password="secret")


DEVIATIONS = (
    Deviation(
        name="projects-not-listed",
        breaks="identity.project.list",
        sentence="The list of projects that a token can be had for is empty.",
        service="identity",
        methods=("GET",),
        path=r"/auth/projects",
        action=replace("projects", by=[]),
    ),
    Deviation(
        name="projects-of-user-not-listed",
        breaks="identity.project.list-of-user",
        sentence="The list of a user's projects is empty.",
        service="identity",
        methods=("GET",),
        path=r"/users/[^/]+/projects",
        action=replace("projects", by=[]),
    ),
    Deviation(
        name="projects-disabled",
        breaks="identity.project.list",
        sentence="The projects that a token can be had for are disabled and have neither name nor domain.",
        service="identity",
        methods=("GET",),
        path=r"/auth/projects",
        action=edit_json(_disable),
    ),
    Deviation(
        name="user-shown-with-other-values",
        breaks="identity.user.show",
        sentence="A user is shown as another one, disabled, without name and domain, and with a password.",
        service="identity",
        methods=("GET",),
        path=r"/users/[^/]+",
        action=edit_json(_other_user),
    ),
    Deviation(
        name="domain-shown-with-other-values",
        breaks="identity.domain.show",
        sentence="The domain of a project is shown as another one, disabled and without a name.",
        service="identity",
        methods=("GET",),
        path=r"/domains/[^/]+",
        action=shown("domain", id="0" * 32, name="", enabled=False),
    ),
)
