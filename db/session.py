"""Sessions on the database: `reading` sees a snapshot, `transaction` is the only commit.

SQLite below 3.51.3 can corrupt a write-ahead log when one connection writes while another
checkpoints. So each process has one writing connection, only that one checkpoints, and a lock file
keeps the writers of different processes (server, command line) apart, checkpoint included: see
docs/adr/0004-one-writer.md. On PostgreSQL writers queue on the row that heads the event chain.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, make_url, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from db import postgres, sqlite
from db.locking import Busy, FileLock, NoLock

__all__ = ["Busy", "NotConfigured", "configure", "dispose", "reading", "transaction"]


class NotConfigured(RuntimeError):
    """A database was asked for before `configure`."""


class _Database:
    """The engines of one database address."""

    def __init__(self, url: str, readers: int) -> None:
        address = make_url(url)
        self.dialect = address.get_backend_name()
        self.url = url
        self.lock: FileLock | NoLock = NoLock()
        if self.dialect == "sqlite":
            path = Path(address.database or "")
            path.parent.mkdir(parents=True, exist_ok=True)
            self.lock = FileLock(_lock_of(path))
            self.writer, self.reader = sqlite.engines(address, readers)
        else:
            self.writer, self.reader = postgres.engines(address, readers)


_database: _Database | None = None
_listeners: list[Callable[[], None]] = []
_writing = threading.local()


def configure(url: str, *, readers: int = 300) -> None:
    """Use the database at `url` from now on; `readers` bounds the connections for reading."""
    global _database
    dispose()
    _database = _Database(url, readers)


def dispose() -> None:
    """Close every connection; `configure` may follow."""
    global _database
    if _database is not None:
        _database.reader.dispose()
        with _database.lock.held():  # the last connection to close checkpoints
            _database.writer.dispose()
        _database = None


def _current() -> _Database:
    if _database is None:
        raise NotConfigured("db.session.configure(url) comes first")
    return _database


def dialect() -> str:
    """ "sqlite" or "postgresql"."""
    return _current().dialect


def url() -> str:
    """The address in use, as it was given."""
    return _current().url


def reader() -> Engine:
    """The engine for reading."""
    return _current().reader


def file_path() -> Path | None:
    """The file of this SQLite database; None for a server."""
    return Path(make_url(url()).database or "") if dialect() == "sqlite" else None


def lock_path() -> Path:
    """The file on which writers of this SQLite database take turns."""
    return _lock_of(Path(make_url(url()).database or ""))


def _lock_of(path: Path) -> Path:
    return path.with_name(path.name + ".lock")


def after_commit(listener: Callable[[], None]) -> None:
    """Call `listener` in the writing thread after each commit; it must be quick and not raise."""
    _listeners.append(listener)


@contextmanager
def reading() -> Iterator[Session]:
    """A session on one snapshot that cannot write. Raises Busy when the database is away."""
    reader = _current().reader
    with _named_busy(), Session(reader, autoflush=False, expire_on_commit=False) as session:
        yield session


@contextmanager
def transaction(*, patience: float | None = None) -> Iterator[Session]:
    """One act: committed whole at the end, or rolled back whole when anything is raised.

    Raises Busy when other writers keep the database for `patience` seconds (None: five), and when
    it takes no writes at all: its disk is full, its server away.
    """
    with writing(patience=patience) as connection:
        session = Session(connection, expire_on_commit=False)
        try:
            yield session
            session.flush()
        finally:
            session.close()


@contextmanager
def writing(*, patience: float | None = None) -> Iterator[Connection]:
    """The writing connection inside one transaction; for migrations and bulk loads."""
    database = _current()
    if getattr(_writing, "now", False):
        raise RuntimeError("a transaction inside a transaction would wait for itself")
    _writing.now = True
    try:
        with (
            database.lock.held(patience),
            _named_busy(),
            database.writer.begin() as connection,
        ):
            if database.dialect == "postgresql":
                postgres.take_turn(connection, patience)
            yield connection
    finally:
        _writing.now = False
    for listener in _listeners:
        listener()


@contextmanager
def _named_busy() -> Iterator[None]:
    try:
        yield
    except PoolTimeout as error:
        raise Busy("no connection is free") from error
    except OperationalError as error:
        if _passes(error):
            raise Busy(str(error.orig).partition("\n")[0]) from error
        raise


def _passes(error: DBAPIError) -> bool:
    """Whether it is the database that cannot just now, not the statement that is wrong."""
    if dialect() == "postgresql":
        return True  # its operational errors never speak of the statement
    words = str(error.orig)
    return any(part in words for part in sqlite.PASSING)


def is_alive() -> bool:
    """Whether the database answers a read."""
    with reading() as session:
        return session.scalar(text("SELECT 1")) == 1
