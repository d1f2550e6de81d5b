"""The home page on the server: names for drafts, the order of phones, answers without a change."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from dash import Dash
from werkzeug.test import TestResponse

from dashapp import clock, signin
from dashapp.config import Config
from tests.factories import a_product
from tests.site.conftest import NOON
from tests.site.driver import Browser, browser, gate_of, honest_body

ROUTER = ".._pages_content.children..._pages_store.data.."
PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 7) Mobile Safari/537.36"
DESK = "Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0 Safari/537.36"


@pytest.fixture(scope="module")
def asns(app: Dash) -> list[Browser]:
    """People who were there when the month opened, and goods for Rp 20.000."""
    people = [browser(app, "asn") for _person in range(2)]
    for number in range(40):
        a_product(name=f"Terasi {number}")
    return people


def home(app: Dash, one: Browser, agent: str = DESK) -> str:
    """The home page as the renderer asks for it."""
    body = honest_body(app, ROUTER, {"_pages_location.pathname": "/"})
    answer = one.client.post(
        "/_dash-update-component",
        json=body,
        headers={"X-CSRFToken": one.token, "User-Agent": agent},
    )
    assert answer.status_code == 200
    return answer.text


def store(text: str, name: str) -> Any:
    """What a store of the page holds at first."""
    found = [part for part in _parts(json.loads(text)) if part.get("id") == name]
    return found[0].get("data")


def _parts(tree: Any) -> list[dict[str, Any]]:
    if isinstance(tree, list):
        return [part for branch in tree for part in _parts(branch)]
    if not isinstance(tree, dict):
        return []
    own = [tree] if "id" in tree else []
    return own + [part for branch in tree.values() for part in _parts(branch)]


def fire(app: Dash, one: Browser, starts: str, values: dict[str, Any]) -> TestResponse:
    """Send the callback whose first output is `starts`."""
    outputs = [name for name in gate_of(app).guards if name.startswith(starts)]
    [output] = outputs
    body = honest_body(app, output, values)
    for part in [*body["inputs"], *body["state"]]:
        known = f"{part['id']}.{part['property']}"
        part["value"] = values.get(known, part["value"])
    return one.fire(body)


def test_each_account_has_a_name_for_its_drafts_that_stays_and_tells_nothing(
    app: Dash, asns: list[Browser]
) -> None:
    one, other, *_rest = asns
    name = store(home(app, one), "home-owner")
    assert name == store(home(app, one), "home-owner")
    assert name != store(home(app, other), "home-owner")
    assert len(name) == 32
    assert set(name) <= set("0123456789abcdef")


def test_the_name_hangs_on_the_secret_key(
    app: Dash, asns: list[Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    name = store(home(app, asns[0]), "home-owner")
    other = replace(
        app.server.config["SIMADU"], secret_key="another key of forty characters, or more"
    )
    headers = {"Cookie": f"simadu={asns[0].client.get_cookie('simadu').value}"}  # type: ignore[union-attr]
    monkeypatch.setitem(app.server.extensions, signin.KEY, signin.Cookies(other))
    with app.server.test_request_context("/", headers=headers):
        assert signin.private_name() != name


def test_a_phone_gets_the_photo_first_and_a_desk_last(app: Dash, asns: list[Browser]) -> None:
    one = asns[0]
    for agent, first in ((PHONE, "home-photo-drop"), (DESK, "home-place")):
        ids = [part["id"] for part in _parts(json.loads(home(app, one, agent)))]
        places = [ids.index(name) for name in ("home-photo-drop", "home-place")]
        assert ids[min(places)] == first
    assert store(home(app, one, PHONE), "home-view") == "peringkat"
    assert store(home(app, one), "home-view") == "sarang"


def test_an_own_panel_that_has_not_moved_is_not_sent_again(app: Dash, asns: list[Browser]) -> None:
    one = asns[0]
    seen = store(home(app, one), "home-seen")
    answer = fire(app, one, "..home-progress.children", {"home-seen.data": seen})
    assert answer.status_code == 204
    answer = fire(app, one, "..home-progress.children", {"home-seen.data": "older"})
    assert answer.status_code == 200
    assert "Kewajiban belanja Juni 2026" in answer.text


@pytest.mark.parametrize(
    ("changed", "idle"),
    [
        (["live-revision.data"], True),
        (["home-moved.data"], True),
        (["home-gap.data"], True),
        (["home-key.data"], False),
        (["home-moved.data", "home-key.data"], False),
    ],
)
def test_what_a_page_does_by_itself_is_no_sign_of_its_person(
    changed: list[str],
    idle: bool,
    app: Dash,
    signed_in: Callable[[str], Browser],
    asns: list[Browser],
) -> None:
    assert asns  # the month is open
    one = signed_in("asn")
    config: Config = app.server.config["SIMADU"]
    later = NOON + timedelta(minutes=20)
    [output] = [n for n in gate_of(app).guards if n.startswith("..home-progress.children")]
    body = honest_body(app, output, {}) | {"changedPropIds": changed}
    try:
        clock.configure(replace(config, now=later))
        assert one.fire(body).status_code in {200, 204}
        clock.configure(replace(config, now=later + timedelta(minutes=20)))
        assert (one.client.get("/live/revision").status_code == 401) == idle
    finally:
        clock.configure(config)


def test_goods_that_close_the_gap_are_asked_for_by_the_chip(app: Dash, asns: list[Browser]) -> None:
    values = {"home-category.data": "pas", "home-gap.data": 20_000, "home-limit.data": 24}
    text = fire(app, asns[0], "..home-products.children", values).text
    assert "Pas untuk Rp\\u00a020.000" in text or "Pas untuk Rp\u00a020.000" in text
    assert text.count("mark-fits") == 24  # forty cost Rp 20.000 each
    none = fire(app, asns[0], "..home-products.children", values | {"home-gap.data": 0}).text
    assert "Pas" not in none
