"""Neutron's tables, made from its models: its migrations alter constraints, which SQLite cannot."""

import importlib.util
import sys
from pathlib import Path
from typing import Any

from .plan import Plan

DEFAULT_RULES_REVISION = "c33da356b165"
"""The one migration that also inserts rows: the template of a new project's default security group."""


def create(plan: Plan) -> None:
    """Create every table of neutron and the rows that its migrations would insert."""
    sys.argv = ["neutron"]
    import neutron
    import sqlalchemy
    from neutron.db.migration.models import head

    engine = sqlalchemy.create_engine(plan.database("neutron"))
    tables = head.get_metadata()
    tables.create_all(engine)
    versions = Path(neutron.__file__).parent / "db/migration/alembic_migrations/versions"
    migration = next(versions.rglob(f"{DEFAULT_RULES_REVISION}*.py"))
    with engine.begin() as connection:
        for rule in _default_rules(migration):
            description = rule.pop("description", None)
            attributes = connection.execute(
                tables.tables["standardattributes"]
                .insert()
                .values(resource_type="securitygroupdefaultrules", description=description, revision_number=0)
            )
            connection.execute(
                tables.tables["securitygroupdefaultrules"]
                .insert()
                .values(standard_attr_id=attributes.inserted_primary_key[0], **rule)
            )


def _default_rules(migration: Path) -> list[dict[str, Any]]:
    spec = importlib.util.spec_from_file_location("default_rules", migration)
    if spec is None or spec.loader is None:
        raise ImportError(f"cannot read {migration}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return [dict(rule) for rule in module.default_template_rules]
