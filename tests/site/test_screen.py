"""The large screen: a link opens it and nothing else, and no longer than the link is in force."""

from __future__ import annotations

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashapp import live, site
from dashapp.domain.people import SYSTEM_CLI
from dashapp.gate import CALLBACKS, DEPENDENCIES, LAYOUT
from dashapp.services import screen_links
from tests.site.conftest import NOON
from tests.site.driver import PAGE, Browser

COOKIE = "simadu-layar"


@pytest.fixture
def screen(app: Dash) -> FlaskClient:
    """A television that has opened the link "Lobi", made for it alone."""
    for link in screen_links.links(by=SYSTEM_CLI):
        screen_links.revoke(link.name, by=SYSTEM_CLI, now=NOON)
    token = screen_links.add("Lobi", by=SYSTEM_CLI, now=NOON).token
    client = app.server.test_client()
    answer = client.get(f"/layar/{token}", headers=PAGE)
    assert (answer.status_code, answer.location) == (303, "/layar")
    assert answer.headers["Cache-Control"] == "no-store, private"
    return client


def test_a_link_leaves_a_cookie_that_no_script_reads_and_that_stays(screen: FlaskClient) -> None:
    cookie = screen.get_cookie(COOKIE)
    assert cookie is not None
    assert cookie.http_only
    assert cookie.max_age == 400 * 24 * 3600
    assert cookie.same_site == "Lax"


def test_a_screen_opens_its_page_and_no_other(screen: FlaskClient, app: Dash) -> None:
    assert screen.get("/layar", headers=PAGE).status_code == 200
    for page in site.SITE:
        if page.path is None or page in (site.SCREEN, site.SIGNIN):
            continue
        answer = screen.get(page.path, headers=PAGE)
        assert (page.path, answer.status_code) == (page.path, 302)  # to the sign-in form
    for path in (LAYOUT, DEPENDENCIES, "/live", "/grafik/opd", "/foto/x"):
        assert screen.get(path).status_code == 401, path
    assert screen.post(CALLBACKS, json={}).status_code == 401


def test_a_revoked_link_opens_nothing_any_more(screen: FlaskClient) -> None:
    screen_links.revoke("Lobi", by=SYSTEM_CLI, now=NOON)
    assert screen.get("/layar", headers=PAGE).status_code == 401


@pytest.mark.parametrize("token", ["x", "k7m2-pq9x-3ht5-wd8n", "%F0%9F%8D%AF", "a" * 500])
def test_every_token_that_opens_nothing_gets_the_same_answer(app: Dash, token: str) -> None:
    answer = app.server.test_client().get(f"/layar/{token}", headers=PAGE)
    assert (answer.status_code, COOKIE in str(answer.headers)) == (404, False)


def test_people_see_the_screen_by_their_role(cast: dict[str, Browser]) -> None:
    may = {role for role, each in cast.items() if each.open("/layar").status_code == 200}
    assert may == {"bupati", "dkupp", "admin"}


def test_the_figures_are_there_once_and_then_only_when_they_have_moved(
    screen: FlaskClient,
) -> None:
    answer = screen.get("/layar/angka?adegan=sarang")
    assert '"month":"Juni 2026"' in answer.text
    assert int(answer.headers["X-Simadu-Now"]) == round(NOON.timestamp() * 1000)
    again = screen.get("/layar/angka", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert again.headers["X-Simadu-Version"] == answer.headers["X-Simadu-Version"]
    (link,) = screen_links.links(by=SYSTEM_CLI)
    assert (link.seen_at, link.scene) == (NOON, "sarang")


def test_the_stream_of_a_screen_ends_when_its_link_is_revoked(
    screen: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "PING", 0.01)
    with screen.get("/layar/langsung") as answer:
        heard = iter(answer.response)
        next(heard)
        assert "data: " in str(next(heard))
        screen_links.revoke("Lobi", by=SYSTEM_CLI, now=NOON)
        list(heard)  # it ends
    assert screen.get("/layar/langsung").status_code == 401
    assert screen.get("/layar/angka").status_code == 401
