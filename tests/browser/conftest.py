"""A running SiMadu with the demo regency, and browsers whose every complaint is a failure."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response

from dashapp import migrate
from dashapp.domain import calendar
from dashapp.services import demo
from db import session as db_session

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 6, 24, 2, 41, tzinfo=UTC)  # 09.41 WIB, as in the pictures of the design


@pytest.fixture(scope="session")
def demo_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo regency on 24 June 2026, loaded once; tests run on copies."""
    path = tmp_path_factory.mktemp("demo") / "simadu.db"
    db_session.configure(f"sqlite:///{path}")
    migrate.upgrade()
    demo.load(today=calendar.wib_day(NOW), now=NOW)
    db_session.dispose()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture
def site(demo_database: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a SiMadu of this test alone, served as `python app.py` serves it."""
    shutil.copy(demo_database, tmp_path / "simadu.db")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {
        "SIMADU_DATA_DIR": str(tmp_path),
        "SIMADU_PORT": str(port),
        "SIMADU_NOW": NOW.isoformat(),
        "SIMADU_THREADS": "64",
    }
    with (tmp_path / "server.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "app.py"], cwd=ROOT, env=os.environ | settings, stderr=log, stdout=log
        )
        try:
            address = f"http://localhost:{port}"
            _wait_for(address, server)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)
    assert "Traceback" not in (tmp_path / "server.log").read_text()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not answer")


class Complaints(list[str]):
    """What browsers complained about: console errors, exceptions, refused or broken answers."""

    def watch(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.append(f"exception: {error}"))
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.append(f"console {message.type}: {message.text}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.append(f"{response.status}: {response.url}")


@pytest.fixture
def complaints() -> Iterator[Complaints]:
    """Fails the test when a browser has complained; a test that provokes one clears the list."""
    found = Complaints()
    yield found
    assert found == []


OpenBrowser = Callable[..., Page]


@pytest.fixture
def open_browser(
    browser: Browser, browser_context_args: dict[str, object], complaints: Complaints
) -> Iterator[OpenBrowser]:
    """Opens another browser, with cookies and storage of its own."""
    contexts: list[BrowserContext] = []

    def open_one(**more: object) -> Page:
        contexts.append(browser.new_context(**{**browser_context_args, **more}))  # type: ignore[arg-type]
        page = contexts[-1].new_page()
        complaints.watch(page)
        return page

    yield open_one
    for context in contexts:
        context.close()
