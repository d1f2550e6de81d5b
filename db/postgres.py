"""PostgreSQL as SiMadu needs it: snapshot reads, and writers that take turns."""

from __future__ import annotations

from sqlalchemy import URL, Connection, Engine, create_engine, text

from db.locking import PATIENCE


def engines(address: URL, readers: int) -> tuple[Engine, Engine]:
    """The writing engine and the reading one."""
    writer = create_engine(
        address,
        pool_size=4,
        max_overflow=28,
        pool_timeout=5,
        pool_pre_ping=True,
        hide_parameters=True,  # errors are logged, and what people typed is not
    )
    reader = create_engine(
        address,
        pool_size=8,
        max_overflow=min(readers, 64) - 8,
        pool_timeout=5,
        pool_pre_ping=True,
        hide_parameters=True,
        isolation_level="REPEATABLE READ",
    ).execution_options(postgresql_readonly=True)
    return writer, reader


def take_turn(connection: Connection, patience: float | None = None) -> None:
    """Wait for the row that heads the event chain: each event needs the hash of the one before.

    Held until the commit, it orders all writers, so no two of them can deadlock. Waits `patience`
    seconds at most, five when None.
    """
    milliseconds = max(1, round((PATIENCE if patience is None else patience) * 1000))
    connection.execute(text(f"SET LOCAL lock_timeout = {milliseconds}"))
    if connection.scalar(text("SELECT to_regclass('revision')")) is not None:
        connection.execute(text("SELECT n FROM revision WHERE id = 1 FOR UPDATE"))
