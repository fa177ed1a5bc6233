"""Accounts that Tempest uses instead of making its own: what entries of clouds.yaml say of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from assay.problem import Problem


@dataclass(frozen=True, kw_only=True)
class Account:
    """One account.

    Attributes:
        entry: Entry in clouds.yaml that it is from.
        username: Its name.
        password: Its password; never shown.
        project: Name of its project.
        domains: Its domain and that of the project, by name or id, as Tempest calls them.
        admin: Whether it is an administrator's.
    """

    entry: str
    username: str
    password: str = field(repr=False)
    project: str
    domains: tuple[tuple[str, str], ...]
    admin: bool = False


def account(entry: str, auth: Mapping[str, Any], *, admin: bool = False) -> Account:
    """The account of an entry in clouds.yaml.

    Args:
        entry: Its name.
        auth: What it says below `auth:`.
        admin: Whether a person says that it is an administrator's.

    Raises:
        Problem: it does not log in by name and password, with which alone Tempest can.
    """
    lacking = [name for name in ("username", "password", "project_name") if not auth.get(name)]
    if lacking:
        raise Problem(
            f"clouds.yaml: the entry {entry!r} has no {' and no '.join(lacking)}.",
            why="Tempest logs in with the names of a user and a project and a password, and by nothing else.",
            advice="Name an entry that has them; application credentials and tokens will not do.",
        )
    return Account(
        entry=entry,
        username=str(auth["username"]),
        password=str(auth["password"]),
        project=str(auth["project_name"]),
        domains=tuple(pair for whose in ("user_domain", "project_domain") for pair in _domain(whose, auth)),
        admin=admin,
    )


def _domain(whose: str, auth: Mapping[str, Any]) -> list[tuple[str, str]]:
    """By name or id, whichever is told; else the one that every Keystone has at first."""
    names = [f"{whose}_{by}" for by in ("name", "id") if auth.get(f"{whose}_{by}")]
    return [(name, str(auth[name])) for name in names[:1]] or [(f"{whose}_name", "Default")]


def document(accounts: Sequence[Account], network: str) -> str:
    """The file of accounts, for `auth.test_accounts_file`.

    Args:
        accounts: One or more, of different users or projects.
        network: Name of the network on which they boot; empty for none.

    Raises:
        Problem: two of them are the same, which Tempest would use at once.
    """
    seen: dict[tuple[str, tuple[tuple[str, str], ...], str], str] = {}
    for one in accounts:
        twin = seen.setdefault((one.username, one.domains, one.project), one.entry)
        if twin != one.entry:
            raise Problem(
                f"The entries {twin!r} and {one.entry!r} are one user in one project.",
                why="Tempest would take it for two, and its tests would trip over each other.",
                advice="Name an entry of another user or project.",
            )
    return "# Accounts that the tests share. It holds passwords: keep it to yourself.\n" + yaml.safe_dump(
        [_entry(one, network) for one in accounts], sort_keys=False, allow_unicode=True
    )


def _entry(one: Account, network: str) -> dict[str, Any]:
    return {
        "username": one.username,
        "password": one.password,
        "project_name": one.project,
        **dict(one.domains),
        **({"types": ["admin"]} if one.admin else {}),
        **({"resources": {"network": network}} if network and not one.admin else {}),
    }
