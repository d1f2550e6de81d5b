"""An application of its own for each test, in demo mode or in production."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from callbacks import signin as callbacks
from dashapp import clock
from dashapp.budget import Budget
from dashapp.config import Config
from dashapp.factory import create_app
from dashapp.services import entrance, waits

NOON = datetime(2026, 6, 24, 5, 0, tzinfo=UTC)  # 12.00 WIB
SECRET = "a key for tests alone, forty characters!"


@dataclass
class Door:
    """A browser before the sign-in form."""

    app: Dash
    client: FlaskClient
    base: str = "http://localhost"

    def open(self, path: str = "/masuk") -> TestResponse:
        return self.client.get(path, headers={"Accept": "text/html"}, base_url=self.base)

    def token(self, path: str = "/masuk") -> str:
        found = re.search(r'name="csrf" value="(\w+)"', self.open(path).text)
        assert found is not None
        return found.group(1)

    def sign_in(self, login: str, password: str, **more: str) -> TestResponse:
        form = {"cara": "galeri", "login": login, "password": password, "csrf": self.token()}
        return self.post("/masuk", {**form, **more})

    def post(self, path: str, form: dict[str, str], **headers: str) -> TestResponse:
        return self.client.post(path, data=form, headers=headers, base_url=self.base)


@pytest.fixture(autouse=True)
def nothing_counted_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is counted in memory begins anew in each test."""
    monkeypatch.setattr(callbacks, "BY_ADDRESS", Budget(100, timedelta(minutes=10)))
    monkeypatch.setattr(callbacks, "BY_DEVICE", Budget(10, timedelta(minutes=10)))
    monkeypatch.setattr(entrance, "_strangers", waits.Strangers())


@pytest.fixture
def door(db: str, tmp_path: Path) -> Iterator[Callable[..., Door]]:
    """Makes browsers before one application; `mode` as in SIMADU_MODE."""
    made: dict[str, Dash] = {}

    def open_door(mode: str = "demo") -> Door:
        if mode not in made:
            config = Config(SECRET, mode, tmp_path, db, now=NOON)  # type: ignore[arg-type]
            made[mode] = create_app(config)
        base = "http://localhost" if mode == "demo" else "https://localhost"
        return Door(made[mode], made[mode].server.test_client(), base)

    yield open_door
    clock.configure(Config(secret_key=SECRET))


@pytest.fixture
def later() -> Callable[[timedelta], None]:
    """Lets time pass for the application."""
    return lambda passed: clock.configure(Config(secret_key=SECRET, now=clock.now() + passed))
