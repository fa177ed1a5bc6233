"""Deviations of key pairs."""

from collections.abc import Callable
from typing import Any

from assay.lab.deviations.answers import swallow
from assay.lab.deviations.compute import of_microversion, without_microversion
from assay.lab.deviations.conditions import body_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.requests import drop_from_request, edit_request_json
from assay.lab.deviations.responses import drop_key, edit_json, replace, set_key, status

_ANOTHER_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA another"


def _type_is(name: str) -> Any:
    return lambda request: body_has("keypair", "type")(request) and request.json["keypair"]["type"] == name


def _generates(request: Request) -> bool:
    return body_has("keypair")(request) and not body_has("keypair", "public_key")(request)


def _imports(request: Request) -> bool:
    """The import that the check of imports makes; others are not to be lost sight of."""
    return body_has("keypair", "name")(request) and "-imported-" in request.json["keypair"]["name"]


def _hide_type(body: Any, request: Request) -> None:
    if body["keypair"].get("type") == "ssh":
        del body["keypair"]["type"]


def _hide_listed_type(name: str) -> Any:
    def edit(body: Any, request: Request) -> None:
        for item in body["keypairs"]:
            if item["keypair"].get("type") == name:
                del item["keypair"]["type"]

    return edit_json(edit)


def _show_certificate(change: Callable[[dict[str, Any]], object]) -> Any:
    def edit(body: Any, request: Request) -> None:
        if body["keypair"].get("type") == "x509":
            change(body["keypair"])

    return edit_json(edit)


def _of_types(request: Request) -> bool:
    return of_microversion(request, "2.2")


DEVIATIONS = (
    Deviation(
        name="keypair-fingerprint-wrong",
        breaks="compute.keypair.import",
        sentence="An imported key pair reports the fingerprint of another key.",
        service="compute",
        methods=("POST",),
        path=r"/os-keypairs",
        when=body_has("keypair", "public_key"),
        action=replace("keypair", "fingerprint", by=":".join(["00"] * 16)),
    ),
    Deviation(
        name="keypair-import-returns-private-key",
        breaks="compute.keypair.import",
        sentence="Importing a public key returns a private key.",
        service="compute",
        methods=("POST",),
        path=r"/os-keypairs",
        when=body_has("keypair", "public_key"),
        action=set_key("keypair", "private_key", to="a private key that the cloud cannot have"),
    ),
    Deviation(
        name="keypair-halves-differ",
        breaks="compute.keypair.generate",
        sentence="A generated key pair has the public key of another.",
        service="compute",
        methods=("POST",),
        path=r"/os-keypairs",
        when=_generates,
        action=replace("keypair", "public_key", by=_ANOTHER_KEY),
    ),
    Deviation(
        name="keypair-private-key-kept",
        breaks="compute.keypair.generate",
        sentence="The private key of a key pair is shown again whenever somebody asks.",
        service="compute",
        methods=("GET",),
        path=r"/os-keypairs/[^/]+",
        action=set_key("keypair", "private_key", to="a private key that the cloud should have forgotten"),
    ),
    Deviation(
        name="keypair-deletion-swallowed",
        breaks="compute.keypair.delete",
        sentence="Deleting a key pair is accepted and does nothing.",
        service="compute",
        methods=("DELETE",),
        path=r"/os-keypairs/[^/]+",
        when=without_microversion,
        action=swallow(202),
    ),
    Deviation(
        name="keypair-name-taken-twice",
        breaks="compute.keypair.unique",
        sentence="A second key pair of the same name is accepted, and lost.",
        service="compute",
        methods=("POST",),
        path=r"/os-keypairs",
        action=status(200, of=409),
    ),
    Deviation(
        name="keypair-type-not-shown",
        breaks="compute.keypair.type",
        sentence="A key pair is shown without its type.",
        service="compute",
        methods=("GET",),
        path=r"/os-keypairs/[^/]+",
        when=lambda request: of_microversion(request, "2.2"),
        action=edit_json(_hide_type),
    ),
    Deviation(
        name="keypair-type-unknown-taken",
        breaks="compute.keypair.type",
        sentence="A key pair of a type that does not exist is made as one of type ssh.",
        service="compute",
        methods=("POST",),
        path=r"/os-keypairs",
        when=_type_is("fax"),
        action=edit_request_json(lambda body, request: body["keypair"].update(type="ssh")),
    ),
    Deviation(
        name="server-key-pair-ignored",
        breaks="compute.keypair.boot",
        sentence="A server that is given both a host name and a key pair is created without the key pair.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=body_has("server", "hostname"),
        action=drop_from_request("server", "key_name"),
    ),
    Deviation(
        name="keypair-deletion-answered-otherwise",
        breaks="compute.keypair.delete",
        sentence="Deleting a key pair answers as if it were shown.",
        service="compute",
        methods=("DELETE",),
        path=r"/os-keypairs/[^/]+",
        when=without_microversion,
        action=status(200),
    ),
    Deviation(
        name="keypair-public-key-not-kept",
        breaks="compute.keypair.generate",
        sentence="A generated key pair is shown with another public key.",
        service="compute",
        methods=("GET",),
        path=r"/os-keypairs/[^/]+",
        when=without_microversion,
        action=replace("keypair", "public_key", by=_ANOTHER_KEY),
    ),
    Deviation(
        name="keypair-named-otherwise",
        breaks="compute.keypair.import",
        sentence="An imported key pair has its name in capitals.",
        service="compute",
        methods=("POST",),
        path=r"/os-keypairs",
        when=_imports,
        action=replace("keypair", "name", by=str.upper),
    ),
    Deviation(
        name="keypair-of-another-key",
        breaks="compute.keypair.import",
        sentence="Importing a key pair answers with another public key.",
        service="compute",
        methods=("POST",),
        path=r"/os-keypairs",
        when=_imports,
        action=replace("keypair", "public_key", by=_ANOTHER_KEY),
    ),
    Deviation(
        name="keypair-type-not-told",
        breaks="compute.keypair.type",
        sentence="A key pair is made without telling its type.",
        service="compute",
        methods=("POST",),
        path=r"/os-keypairs",
        when=_type_is("ssh"),
        action=drop_key("keypair", "type"),
    ),
    Deviation(
        name="keypair-type-not-listed",
        breaks="compute.keypair.type",
        sentence="Key pairs are listed without their type.",
        service="compute",
        methods=("GET",),
        path=r"/os-keypairs",
        when=_of_types,
        action=_hide_listed_type("ssh"),
    ),
    Deviation(
        name="keypair-certificate-made-as-key",
        breaks="compute.keypair.certificate",
        sentence="A certificate is answered as if it were an SSH key.",
        service="compute",
        methods=("POST",),
        path=r"/os-keypairs",
        when=_type_is("x509"),
        action=replace("keypair", "type", by="ssh"),
    ),
    Deviation(
        name="keypair-certificate-shown-as-key",
        breaks="compute.keypair.certificate",
        sentence="A certificate is shown as if it were an SSH key.",
        service="compute",
        methods=("GET",),
        path=r"/os-keypairs/[^/]+",
        when=_of_types,
        action=_show_certificate(lambda pair: pair.update(type="ssh")),
    ),
    Deviation(
        name="keypair-certificate-cut",
        breaks="compute.keypair.certificate",
        sentence="A certificate is shown without its last line.",
        service="compute",
        methods=("GET",),
        path=r"/os-keypairs/[^/]+",
        when=_of_types,
        action=_show_certificate(lambda pair: pair.update(public_key=pair["public_key"].strip()[:-25])),
    ),
    Deviation(
        name="keypair-certificate-not-listed",
        breaks="compute.keypair.certificate",
        sentence="Certificates are listed without their type.",
        service="compute",
        methods=("GET",),
        path=r"/os-keypairs",
        when=_of_types,
        action=_hide_listed_type("x509"),
    ),
    Deviation(
        name="keypair-improper-accepted",
        breaks="compute.keypair.invalid",
        sentence="A key pair that is none is accepted, and lost.",
        service="compute",
        methods=("POST",),
        path=r"/os-keypairs",
        when=without_microversion,
        action=status(200, of=400),
    ),
)
