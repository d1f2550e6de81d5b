"""What every test may ask for: a fresh migrated database, on each engine, and Debian's Chromium."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from dashapp import migrate
from dashapp.services import receipt_reader
from db import session as db_session
from tests import chromium, postgres

# What the one who runs the tests has set for a real SiMadu must not reach them, nor they it.
_SETTINGS = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("SIMADU_")}
_GIVEN = _SETTINGS.get("SIMADU_DATABASE_URL", "")
_GIVEN_POSTGRES = _GIVEN if _GIVEN.startswith("postgresql") else ""

_BOTH_ENGINES = {"db", "services"}  # folders whose tests hold on SQLite and on PostgreSQL
_ENGINES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgres))

# Whether the extra is installed must not matter: tests that read receipts bring their own reader.
receipt_reader.NEEDED = ("tidak-terpasang",)

# A slow machine is not a fault of the code; a failing example is printed, to be replayed.
hypothesis.settings.register_profile("simadu", deadline=None, print_blob=True)
hypothesis.settings.load_profile("simadu")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--rounds 100`: how often a race is run; a few times at each commit, more when asked."""
    parser.addoption("--rounds", type=int, default=10, help="rounds of each race (default: 10)")


@pytest.fixture(scope="session")
def rounds(pytestconfig: pytest.Config) -> int:
    """How many rounds a race is run."""
    return int(pytestconfig.getoption("--rounds"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what asks for a database on both engines in tests/db and tests/services, else on SQLite.

    A test that is about one engine says so:
    `@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)`.
    """
    if "database_url" not in metafunc.fixturenames:
        return
    marks = metafunc.definition.iter_markers("parametrize")
    if any("database_url" in str(mark.args[0]) for mark in marks):
        return
    folder = metafunc.definition.path.parent.name
    engines = _ENGINES if folder in _BOTH_ENGINES else _ENGINES[:1]
    metafunc.parametrize("database_url", engines, indirect=True)


def _migrate(url: str) -> None:
    db_session.configure(url)
    migrate.upgrade()
    db_session.dispose()


@pytest.fixture(scope="session", autouse=True)
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for what SiMadu writes beside its database, so that instance/ is never touched."""
    folder = tmp_path_factory.mktemp("instance")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SIMADU_DATA_DIR", str(folder))
        yield folder


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy from, whole without its write-ahead log."""
    path = tmp_path_factory.mktemp("template") / "simadu.db"
    _migrate(f"sqlite:///{path}")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if path.with_name(path.name + "-wal").exists():
        raise RuntimeError("a connection was left open after the migration")
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """The server of SIMADU_DATABASE_URL, or a private one; started at the first test that asks."""
    with postgres.serving(_GIVEN_POSTGRES) as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres_server: postgres.Server) -> Iterator[str]:
    """The name of a migrated database to copy from."""
    name = f"simadu_test_{os.getpid()}"  # a given server may serve two test runs at once
    _migrate(postgres_server.create(name))
    yield name
    postgres_server.drop(name)


@pytest.fixture(scope="session")
def postgres_copies(
    postgres_server: postgres.Server, postgres_template: str
) -> Iterator[postgres.Copies]:
    """Databases equal to the template."""
    copies = postgres.Copies(postgres_server, postgres_template)
    yield copies
    copies.close()


_numbers = count(1)


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh migrated database of this test alone; nothing is connected to it."""
    if getattr(request, "param", "sqlite") == "sqlite":
        copy = shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "simadu.db")
        yield f"sqlite:///{copy}"
        return
    copies: postgres.Copies = request.getfixturevalue("postgres_copies")
    url = copies.take()
    yield url
    copies.give_back(url)


@pytest.fixture
def new_database(
    request: pytest.FixtureRequest, database_url: str, tmp_path: Path
) -> Iterator[Callable[[], str]]:
    """Makes fresh migrated databases of the same engine, for tests that need one per example."""
    made: list[str] = []

    def sqlite() -> str:
        copy = tmp_path / f"simadu-{next(_numbers)}.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), copy)
        return f"sqlite:///{copy}"

    def postgresql() -> str:
        url: str = request.getfixturevalue("postgres_copies").take()
        made.append(url)
        return url

    yield sqlite if database_url.startswith("sqlite") else postgresql
    db_session.dispose()
    for url in made:
        request.getfixturevalue("postgres_copies").give_back(url)


@pytest.fixture
def db(database_url: str) -> Iterator[str]:
    """A fresh database that SiMadu's sessions speak to during this test; its URL."""
    db_session.configure(database_url)
    yield database_url
    db_session.dispose()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Chromium from Debian instead of a download."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium refuses root with it
    return {
        **browser_type_launch_args,
        "executable_path": chromium.path(),
        "args": ["--disable-gpu", *sandbox],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A browser as the users of SiMadu have it."""
    return {**browser_context_args, "locale": "id-ID", "timezone_id": "Asia/Jakarta"}
