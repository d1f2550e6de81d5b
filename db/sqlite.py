"""SQLite as SiMadu needs it: WAL, nothing acknowledged lost, one writer that checkpoints."""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

BOTH = (
    "busy_timeout=5000",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "synchronous=FULL",  # an acknowledged purchase survives a power cut
)
WRITER = ("journal_mode=WAL", "cache_size=-65536", "wal_autocheckpoint=1000")
# Errors that say nothing against the statement: the same one may succeed in a while.
PASSING = (
    "database is locked",
    "database or disk is full",
    "disk I/O error",
    "unable to open database file",
)
READER = ("cache_size=-8192", "wal_autocheckpoint=0", "query_only=ON")


def engines(address: URL, readers: int) -> tuple[Engine, Engine]:
    """The writing engine (one connection) and the reading one."""
    # Errors are logged, and what people typed is not.
    shared: dict[str, Any] = {"pool_timeout": 5, "hide_parameters": True}
    writer = create_engine(address, pool_size=1, max_overflow=0, **shared)
    reader = create_engine(address, pool_size=16, max_overflow=readers - 16, **shared)
    _prepare(writer, (*BOTH, *WRITER), begin="BEGIN IMMEDIATE")
    _prepare(reader, (*BOTH, *READER), begin="BEGIN")
    return writer, reader


def _prepare(engine: Engine, pragmas: tuple[str, ...], *, begin: str) -> None:
    @event.listens_for(engine, "connect")
    def _connected(raw: Any, _record: Any) -> None:
        raw.isolation_level = None  # SQLAlchemy's begin, below, is the only BEGIN
        for pragma in pragmas:
            raw.execute("PRAGMA " + pragma)

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)
