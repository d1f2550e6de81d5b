"""PostgreSQL for the tests: a private server started once, and databases copied from a template."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import make_url

OLDEST = 15  # Debian 12; what SiMadu promises to run on

FAST = (  # nothing here survives the tests, so nothing has to reach the disk or be tidied up
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off "
    "-c wal_level=minimal -c max_wal_senders=0 -c autovacuum=off "
    "-c listen_addresses='' -c max_connections=200 -c timezone=UTC"
)


@dataclass(frozen=True)
class Server:
    """A running server, reached through `url`, which names a database that is always there."""

    url: str

    def url_of(self, database: str) -> str:
        """The URL of another database on this server."""
        return make_url(self.url).set(database=database).render_as_string(hide_password=False)

    def create(self, database: str, *, template: str = "template0") -> str:
        """Make a database from a template that nobody is connected to; return its URL."""
        self._run("CREATE DATABASE {} TEMPLATE {}", database, template)
        return self.url_of(database)

    def rename(self, database: str, name: str) -> str:
        """Give a database another name; return its URL."""
        self._run("ALTER DATABASE {} RENAME TO {}", database, name)
        return self.url_of(name)

    def drop(self, database: str) -> None:
        """Remove a database, also while someone is still connected to it."""
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", database)

    def _run(self, statement: str, *names: str) -> None:
        with connect(self.url) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


SHAPE = """SELECT (SELECT count(*) FROM pg_class), (SELECT count(*) FROM pg_attribute),
    (SELECT count(*) FROM pg_constraint), (SELECT count(*) FROM pg_trigger)"""
# In this mode no trigger fires: neither foreign keys, nor the one that keeps events for ever.
EMPTY = """SET session_replication_role = replica; SET lock_timeout = '5s'; DO $$
DECLARE name text; counter record; BEGIN
    FOR name IN SELECT relname FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LOOP
        EXECUTE format('DELETE FROM %I', name);
    END LOOP;
    FOR counter IN SELECT * FROM pg_sequences WHERE last_value IS NOT NULL LOOP
        PERFORM setval(format('%I', counter.sequencename)::regclass, counter.start_value, false);
    END LOOP;
END $$"""
TABLES = """SELECT relname FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"""
COUNTERS = "SELECT sequencename, last_value FROM pg_sequences WHERE last_value IS NOT NULL"
SIZE = f"SELECT sum(pg_relation_size(relname::regclass)) FROM ({TABLES}) AS every"
LARGEST = 8_000_000  # bytes of rows; above it a new database is quicker


class Copies:
    """Databases equal to a template. One that is given back is emptied and filled as the template
    was, in a tenth of the time that a new one takes; one of another shape by now is dropped.
    """

    def __init__(self, server: Server, template: str) -> None:
        self.server, self.template = server, template
        self._numbers = count(1)
        self._free: list[str] = []
        with connect(server.url_of(template)) as there:
            self._shape = there.execute(SHAPE).fetchone()
            tables = [name for (name,) in there.execute(TABLES)]
            found = {name: _rows(there, name) for name in tables}
            self._rows = {name: rows for name, rows in found.items() if rows}
            self._counters = there.execute(COUNTERS).fetchall()

    def take(self) -> str:
        """The URL of a database that nobody else has or had: caches are kept by URL."""
        name = f"{self.template}_{next(self._numbers)}"
        if self._free:
            return self.server.rename(self._free.pop(), name)
        return self.server.create(name, template=self.template)

    def give_back(self, url: str) -> None:
        """Whoever is still connected to it is cut off."""
        name = make_url(url).database or ""
        try:
            if self._renew(url, name):
                self._free.append(name)
                return
        except psycopg.Error:  # whatever holds it up goes with the database
            pass
        self.server.drop(name)

    def close(self) -> None:
        """Drop what was given back."""
        while self._free:
            self.server.drop(self._free.pop())

    def _renew(self, url: str, name: str) -> bool:
        with connect(url) as there:
            there.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = %s AND pid <> pg_backend_pid()",
                [name],
            )
            size = there.execute(SIZE).fetchone()
            if there.execute(SHAPE).fetchone() != self._shape or size is None or size[0] > LARGEST:
                return False
            with there.transaction():
                there.execute(EMPTY)
                for table, rows in self._rows.items():
                    into = sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))
                    with there.cursor() as cursor, cursor.copy(into) as copy:
                        copy.write(rows)
                for counter, value in self._counters:
                    there.execute("SELECT setval(%s::regclass, %s)", [counter, value])
        return True


def _rows(there: psycopg.Connection[Any], table: str) -> bytes:
    out = sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))
    with there.cursor() as cursor, cursor.copy(out) as copy:
        return b"".join(bytes(part) for part in copy)


def connect(url: str) -> psycopg.Connection[Any]:
    """Open an autocommit connection to a database named as SQLAlchemy names it."""
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(plain, autocommit=True)


@contextmanager
def serving(given: str = "") -> Iterator[Server]:
    """Yield the server under the URL `given`, or a private one when it is empty."""
    if given:
        yield Server(given)
        return
    with private_server() as server:
        yield server


@contextmanager
def private_server() -> Iterator[Server]:
    """Start a server that listens on a socket in a temporary folder only; stop it at the end."""
    programs, owner = _programs(), _owner()
    home = Path(tempfile.mkdtemp(prefix="simadu-pg-"))
    data = home / "data"
    if owner:
        shutil.chown(home, owner["user"], owner["group"])
    try:
        initdb = ["--username=simadu", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
        _call([programs / "initdb", "--no-sync", *initdb, data], owner)
        start = ["-w", "-D", data, "-l", home / "log", "-o", f"-k {home} {FAST}", "start"]
        _call([programs / "pg_ctl", *start], owner)
        with _stopped_at_the_end(programs / "pg_ctl", data, owner):
            yield Server(f"postgresql://simadu@/postgres?host={home}")
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def _stopped_at_the_end(pg_ctl: Path, data: Path, owner: Mapping[str, Any]) -> Iterator[None]:
    # A small process waits for its stdin to close and then stops the server. The kernel closes it
    # when these tests are killed, too, so that no server is ever left behind.
    stop = f'read -r _; "{pg_ctl}" -D "{data}" -m immediate stop >/dev/null; rm -rf "{data.parent}"'
    with subprocess.Popen(
        ["sh", "-c", stop], stdin=subprocess.PIPE, start_new_session=True, **owner
    ) as watcher:
        yield
        assert watcher.stdin is not None
        watcher.stdin.close()
        watcher.wait(timeout=60)


def _programs() -> Path:
    """The folder of the newest PostgreSQL server programs of this machine."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    found = {_version(program): program.parent for program in debian}
    if on_path := shutil.which("initdb"):
        program = Path(on_path).resolve()
        found.setdefault(_version(program), program.parent)
    if not found or max(found) < OLDEST:
        raise RuntimeError(
            f"PostgreSQL {OLDEST} or later is needed for these tests: "
            "use ./run test, or apt-get install postgresql"
        )
    return found[max(found)]


def _version(initdb: Path) -> int:
    said = subprocess.run([initdb, "--version"], capture_output=True, text=True, check=True).stdout
    number = re.search(r"\d+", said)
    return int(number.group()) if number else 0


def _owner() -> dict[str, Any]:
    """Who runs the server, as arguments of subprocess: it refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    return {"user": "postgres", "group": "postgres", "extra_groups": []}


def _call(command: list[Any], owner: Mapping[str, Any]) -> None:
    # The output goes to a file: the server inherits it, and a pipe would never end.
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(command, stdout=said, stderr=said, cwd="/", check=False, **owner)
        said.seek(0)
        if done.returncode:
            raise RuntimeError(f"{Path(command[0]).name} failed:\n{said.read()}")
