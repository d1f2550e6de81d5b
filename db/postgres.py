"""PostgreSQL as SiMadu needs it: snapshot reads, and writers that take turns."""

from __future__ import annotations

from sqlalchemy import URL, Connection, Engine, create_engine, text


def engines(address: URL, readers: int) -> tuple[Engine, Engine]:
    """The writing engine and the reading one."""
    writer = create_engine(
        address, pool_size=4, max_overflow=28, pool_timeout=5, pool_pre_ping=True
    )
    reader = create_engine(
        address,
        pool_size=8,
        max_overflow=min(readers, 64) - 8,
        pool_timeout=5,
        pool_pre_ping=True,
        isolation_level="REPEATABLE READ",
    ).execution_options(postgresql_readonly=True)
    return writer, reader


def take_turn(connection: Connection) -> None:
    """Wait for the row that heads the event chain: each event needs the hash of the one before.

    Held until the commit, it orders all writers, so no two of them can deadlock.
    """
    connection.execute(text("SET LOCAL lock_timeout = '5s'"))
    if connection.scalar(text("SELECT to_regclass('revision')")) is not None:
        connection.execute(text("SELECT n FROM revision WHERE id = 1 FOR UPDATE"))
