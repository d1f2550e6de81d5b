"""One application with one browser for every role, for the sweeps over SITE."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from dash import Dash

from dashapp import clock
from dashapp.config import Config
from dashapp.factory import create_app
from dashapp.services import purchases, verification
from db import session
from tests.factories import a_draft, a_key, a_product, an_asn
from tests.site.driver import EVERYONE, Browser, browser

NOON = datetime(2026, 6, 24, 5, 0, tzinfo=UTC)  # 12.00 WIB
SECRET = "a key for tests alone, forty characters!"


@pytest.fixture(scope="module")
def app(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dash]:
    """An application on a fresh database, shared by the tests of one module."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copy(sqlite_template, folder / "simadu.db")
    yield create_app(Config(secret_key=SECRET, data_dir=folder, now=NOON, threads=16))
    session.dispose()


@pytest.fixture
def fresh_app(sqlite_template: Path, tmp_path: Path) -> Iterator[Dash]:
    """An application on a database of its own, for tests that count what is there."""
    shutil.copy(sqlite_template, tmp_path / "simadu.db")
    yield create_app(Config(secret_key=SECRET, data_dir=tmp_path, now=NOON, threads=16))
    session.dispose()
    clock.configure(Config(secret_key=SECRET))


@pytest.fixture(scope="module")
def cast(app: Dash) -> dict[str, Browser]:
    """A signed-in browser by role, beside `none` and `anonymous`; and something to look at."""
    found = {role: browser(app, role) for role in EVERYONE}
    buyer = an_asn()
    for number in range(40):  # more than the gallery shows at once
        a_product(name=f"Terasi {number}")
    for _ in range(verification.QUEUE_PAGE + 10):  # sweeping decides some of them
        purchases.record(a_draft(buyer), by=buyer, now=NOON, key=a_key())
    return found


@pytest.fixture
def signed_in(app: Dash) -> Callable[[str], Browser]:
    """Makes a browser of a new person, for tests that end its session."""
    return lambda role: browser(app, role)
