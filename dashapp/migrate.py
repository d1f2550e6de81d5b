"""Brings the database to the shape that this version of SiMadu needs."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from dashapp.services import reference
from db import session

MIGRATIONS = Path(__file__).parent.parent / "db" / "migrations"


def upgrade() -> None:
    """Migrate the database and load the reference tables; a second time changes nothing.

    Opens no month and imports nobody.
    """
    with session.writing() as connection:
        settings = _settings()
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")
    reference.load()


def is_current() -> bool:
    """Whether the configured database has exactly the shape that this version knows."""
    with session.reader().connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == _head()


def is_empty() -> bool:
    """Whether the configured database has never been migrated."""
    with session.reader().connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() is None


def _head() -> str | None:
    return ScriptDirectory.from_config(_settings()).get_current_head()


def _settings() -> Config:
    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS))
    return settings
