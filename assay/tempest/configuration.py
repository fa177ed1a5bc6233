"""A tempest.conf that people can read: what was seen of a cloud, setting by setting, each with its reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assay.tempest.accounts import Account
from assay.tempest.seen import Seen

_AVAILABLE = {
    "nova": "compute",
    "glance": "image",
    "neutron": "network",
    "cinder": "block-storage",
    "swift": "object-store",
}
"""Tempest's names of the services to canonical types."""


@dataclass(frozen=True)
class Setting:
    """One setting.

    Attributes:
        section: Of the configuration.
        name: Within the section.
        value: As it is written.
        why: Where it is from, or what it is for; one sentence.
    """

    section: str
    name: str
    value: str
    why: str


def settings(seen: Seen, accounts: Sequence[Account], file: Path) -> tuple[Setting, ...]:
    """What Tempest is told; no secret is among it.

    Args:
        seen: What was seen of the cloud.
        accounts: What the tests log in with.
        file: Where the accounts are.
    """
    return tuple(
        Setting(section, name, str(value), why)
        for section, name, value, why in (*_logging_in(seen, accounts, file), *_services(seen), *_boot(seen))
        if value != ""
    )


def left_out(seen: Seen, accounts: Sequence[Account]) -> tuple[str, ...]:
    """What the configuration lacks, and what follows; one sentence each."""
    tenants = sum(not one.admin for one in accounts)
    found = list(seen.lacking)
    if not any(one.admin for one in accounts):
        found.append("No administrator is named, so tests that need one are skipped or fail: --admin ENTRY.")
    if tenants < 2:
        found.append("There is one tenant, so tests that need a second one are skipped: --alt ENTRY.")
    found.append(
        f"Tests can run {max(1, tenants // 2)} at a time, since each worker needs accounts of its own."
    )
    if "network" in seen.services and not seen.external:
        found.append("No network gives floating IPs, so tests of them are skipped.")
    if "network" in seen.services and not seen.network:
        found.append("The tenant has no network to boot on, so tests that boot servers may fail: make one.")
    found.append("Guests are not logged into: set validation.run_validation if this machine reaches them.")
    return tuple(found)


def document(chosen: Sequence[Setting], lacking: Sequence[str], cloud: str) -> str:
    """The file.

    Args:
        chosen: What Tempest is told.
        lacking: What is left out, in sentences.
        cloud: Entry in clouds.yaml, for people.
    """
    lines = [
        f"# Tempest for the cloud {_plain(cloud)}, as an ordinary tenant sees it. No secret is in this file.",
        "#",
    ]
    lines += [f"# Left out: {_plain(one)}" for one in lacking]
    for section in dict.fromkeys(one.section for one in chosen):
        lines += ["", f"[{section}]"]
        for one in chosen:
            if one.section == section:
                lines += [f"# {_plain(one.why)}", f"{one.name} = {_plain(one.value)}"]
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """On one line: what a cloud says cannot begin another setting."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def _logging_in(
    seen: Seen, accounts: Sequence[Account], file: Path
) -> Iterator[tuple[str, str, object, str]]:
    yield (
        "auth",
        "use_dynamic_credentials",
        False,
        "Accounts are given, since making them takes an administrator.",
    )
    yield "auth", "test_accounts_file", file, "Users, projects and passwords, for its owner's eyes alone."
    yield "auth", "create_isolated_networks", False, "Tests use the network that each account names."
    yield "identity", "uri_v3", seen.auth_url, "Where tokens come from, as clouds.yaml says."
    yield "identity", "auth_version", "v3", "The only version that Assay knows."
    yield "identity", "region", seen.region, "As clouds.yaml says."
    yield "identity", "v3_endpoint_type", seen.interface, "As clouds.yaml says."
    admin = "An administrator is among the accounts." if any(one.admin for one in accounts) else ""
    yield "identity-feature-enabled", "api_v2", False, "It is gone."
    yield "identity", "admin_role", "admin" if admin else "", admin


def _services(seen: Seen) -> Iterator[tuple[str, str, object, str]]:
    for name, service in _AVAILABLE.items():
        there = service in seen.services
        why = f"The catalogue has {service}." if there else f"The catalogue lacks {service}."
        yield "service_available", name, there, why
    yield "service_available", "horizon", False, "The dashboard is no API."
    for section, service in (("compute", "compute"), ("volume", "block-storage")):
        one = seen.versions.get(service)
        told = f"The {service} service told so."
        yield section, "min_microversion", one.minimum_microversion if one else "", told
        yield section, "max_microversion", one.maximum_microversion if one else "", told
    if seen.extensions:
        told = "The network service listed them."
        yield "network-feature-enabled", "api_extensions", ",".join(seen.extensions), told
    if seen.object_features:
        told = "The object store listed them."
        yield "object-storage-feature-enabled", "discoverable_apis", ",".join(seen.object_features), told


def _boot(seen: Seen) -> Iterator[tuple[str, str, object, str]]:
    yield "compute", "image_ref", seen.image, "The image that was named, or the smallest public one."
    yield "compute", "image_ref_alt", seen.image, "The same: a tenant need not have a second."
    first, *others = seen.flavors or ("",)
    yield "compute", "flavor_ref", first, "The flavor that was named, or the smallest that the image fits on."
    yield "compute", "flavor_ref_alt", others[0] if others else "", "The next larger one, to resize to."
    resize = "There is a flavor to resize to." if others else "There is no flavor to resize to."
    yield "compute-feature-enabled", "resize", bool(others), resize
    yield "compute", "fixed_network_name", seen.network, "The tenant's own network, or one that is shared."
    yield "network", "public_network_id", seen.external, "A network that gives floating IPs."
    yield "validation", "run_validation", False, "Whether this machine reaches guests is not known."
