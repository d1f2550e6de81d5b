"""What every table shares: names of constraints, and STRICT tables on SQLite."""

from __future__ import annotations

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

STRICT = {"sqlite_strict": True}
# AUTOINCREMENT: an id that was given once is never given again, also after a rollback or a delete.
STRICT_SERIAL = {"sqlite_strict": True, "sqlite_autoincrement": True}


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
