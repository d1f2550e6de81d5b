"""A running SiMadu with the demo regency, and browsers whose every complaint is a failure."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, expect

from tests.browser import screens, server

# Browsers share the cores with other tests: how long one may take, tests that are about it measure.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def demo_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo regency, loaded once for all workers; tests run on copies."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "regency"
    with (shared / "regency.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # who comes second waits here
        if not folder.exists():
            half = tmp_path_factory.mktemp("half")
            server.make_regency(half)
            half.rename(folder)
    return folder / "simadu.db"


@pytest.fixture(scope="session")
def site(demo_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running SiMadu; starting one takes seconds, so the tests share it."""
    with server.serving(demo_database, tmp_path_factory.mktemp("site")) as address:
        yield address


@pytest.fixture
def login(demo_database: Path) -> dict[str, str]:
    """The login of each demo person, by the words of the role."""
    return screens.logins(f"sqlite:///{demo_database}")


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
        # From the beginning: Playwright does not wait until Chromium hands choosers over, and a key
        # that is pressed before that would open one which nobody sees.
        page.on("filechooser", lambda _chooser: None)
        return page

    yield open_one
    for context in contexts:
        context.close()
