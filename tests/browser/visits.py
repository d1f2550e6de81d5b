"""Visits of pages in their states, for pictures and for axe: two SiMadu, and who is signed in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import experienced, first_use, screens, server, states
from tests.browser.states import State


@dataclass(frozen=True)
class Place:
    """A running SiMadu: its address, and the login of each person by the words of the role."""

    address: str
    login: Mapping[str, str]


@dataclass(frozen=True)
class Visits:
    """Visits in one browser; each person signs in once."""

    browser: Browser
    places: Mapping[str, Place]  # by State.where
    _entered: dict[tuple[str, str], Any] = field(default_factory=dict)

    @contextmanager
    def at(self, state: State, window: Mapping[str, Any], *, settle: int) -> Iterator[Page]:
        """The page where the state begins, `settle` ms after it came; `state.act` is not done."""
        context = self._open(window, self._session(state))
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(self.places[state.where].address + state.path)
        page.locator("h1").first.wait_for(state="attached")
        page.wait_for_timeout(settle)
        try:
            yield page
        finally:
            page.unroute_all(behavior="ignoreErrors")
            context.close()

    def _open(self, window: Mapping[str, Any], session: Any = None) -> BrowserContext:
        where: dict[str, Any] = {"locale": "id-ID", "timezone_id": "Asia/Jakarta"}
        return self.browser.new_context(**window, **where, storage_state=session)

    def _session(self, state: State) -> Any:
        if state.who == states.STRANGER:
            return None
        key = state.where, state.who
        if key not in self._entered:
            place, context = self.places[state.where], self._open({})
            screens.sign_in(context.new_page(), place.address, place.login[state.who])
            self._entered[key] = context.storage_state()
            context.close()
        return self._entered[key]


@contextmanager
def serving_both(demo_database: Path, folder: Path) -> Iterator[Mapping[str, Place]]:
    """Serve a copy of the demo in which somebody knows every state, and a SiMadu at its first use.

    By the names that State.where has.
    """
    for name in ("new", "served", "at_first_use"):
        (folder / name).mkdir()
    regency, experienced_login = experienced.make(demo_database, folder)
    login = screens.logins(f"sqlite:///{regency}") | {experienced.EXPERIENCED: experienced_login}
    new, first_login = first_use.make(folder / "new")
    shutil.copytree(demo_database.parent / "cache", new.parent / "cache")  # of the same files
    with ExitStack() as stack:
        demo = stack.enter_context(server.serving(regency, folder / "served"))
        first = stack.enter_context(server.serving(new, folder / "at_first_use"))
        yield {states.REGENCY: Place(demo, login), states.FIRST_USE: Place(first, first_login)}
