"""Every callback, page and route × every role: what SITE allows works, all else gives nothing."""

from __future__ import annotations

import ast
import pkgutil
import re
from pathlib import Path

import pytest
from dash import Dash

from dashapp import site
from dashapp.config import ROOT
from dashapp.gate import CALLBACKS, DEPENDENCIES, LAYOUT, ROUTER_TITLE, STATIC
from dashapp.identity import current_actor
from dashapp.page import ANYONE, SIGNED_IN, Page
from pages import bell
from tests.site.driver import (
    ANONYMOUS,
    EVERYONE,
    NONE,
    Browser,
    components_of,
    gate_of,
    honest_body,
    props_of,
)

REFUSED = {401, 403, 404}
ROUTER = ".._pages_content.children..._pages_store.data.."
WORDS_OF_DATA = ("Pegawai", "Contoh", "NIP", "19870214", "Traceback")


def may(browser: Browser, page: Page | None) -> bool:
    allowed = SIGNED_IN if page is None else page.allow
    return allowed == ANYONE or bool(browser.roles & allowed)


def pages_with_layout() -> list[Page]:
    return [page for page in site.SITE if page.path is not None and not page.plain]


@pytest.fixture(scope="module")
def layouts(app: Dash, cast: dict[str, Browser]) -> dict[str, dict[str, object]]:
    """The props of each page's layout, made for somebody who may open it."""
    import importlib

    found = {}
    for page in pages_with_layout():
        owner = next(b for b in cast.values() if may(b, page))
        headers = {"Cookie": f"simadu={owner.client.get_cookie('simadu').value}"}  # type: ignore[union-attr]
        with app.server.test_request_context(page.path, headers=headers):
            found[page.name] = props_of(importlib.import_module(f"pages.{page.name}").layout())
            if page is site.HOME:  # in the frame around it
                found[site.BELL.name] = props_of(bell.bell(current_actor()))
    return found


@pytest.mark.parametrize("role", EVERYONE)
def test_every_callback_answers_only_the_roles_of_its_page(
    app: Dash, cast: dict[str, Browser], layouts: dict[str, dict[str, object]], role: str
) -> None:
    for output, guard in gate_of(app).guards.items():
        if output == ROUTER:
            continue
        props = layouts.get(guard.page.name, {}) if guard.page else {}
        answer = cast[role].fire(honest_body(app, output, props))
        if may(cast[role], guard.page):
            assert answer.status_code in {200, 204}, (output, answer.status_code, answer.text)
        else:
            assert answer.status_code == (401 if role == ANONYMOUS else 403), output
            assert not any(word in answer.text for word in WORDS_OF_DATA)


@pytest.mark.parametrize("role", EVERYONE)
def test_the_callback_between_pages_gives_a_page_only_to_its_roles(
    app: Dash, cast: dict[str, Browser], role: str
) -> None:
    for page in pages_with_layout():
        body = honest_body(app, ROUTER, {"_pages_location.pathname": page.path})
        answer = cast[role].fire(body)
        if may(cast[role], page):
            assert answer.status_code == 200
        elif page.path == site.FRONT and role not in (NONE, ANONYMOUS):
            assert "sedang disiapkan" in answer.text  # the notice, nothing of the page itself
        else:
            assert answer.status_code == (401 if role == ANONYMOUS else 403)


@pytest.mark.parametrize("role", EVERYONE)
def test_every_page_opens_only_for_its_roles(cast: dict[str, Browser], role: str) -> None:
    for page in pages_with_layout():
        answer = cast[role].open(page.path or "")
        if may(cast[role], page):
            assert answer.status_code == 200
            assert '<html lang="id">' in answer.text
        elif role == ANONYMOUS:
            assert answer.status_code == 302
            assert answer.location.startswith("/masuk")
        elif page.path == site.FRONT and role != NONE:
            assert answer.status_code in {200, 302}  # the notice, or on to the role's own page
        else:
            assert answer.status_code == 403


@pytest.mark.parametrize("role", EVERYONE)
def test_every_route_answers_only_the_roles_of_its_page(
    app: Dash, cast: dict[str, Browser], role: str
) -> None:
    gate = gate_of(app)
    for rule in app.server.url_map.iter_rules():
        page = gate.pages.get(rule.endpoint)
        if page is None:
            continue
        path = rule.rule
        for part in rule.arguments:
            path = path.replace(f"<{part}>", "x").replace(f"<path:{part}>", "x")
        for method in sorted(rule.methods or set()):
            if method == "HEAD" or path == site.SIGN_OUT:
                continue
            answer = cast[role].client.open(path, method=method)
            answer.close()
            if not may(cast[role], page):
                assert answer.status_code in REFUSED, (method, path)
                assert not any(word in answer.text for word in WORDS_OF_DATA)
            elif method == "GET":
                assert answer.status_code not in {401, 403}, (method, path)
            assert answer.status_code < 500, (method, path, answer.text)


def test_no_route_stands_outside_a_page(app: Dash) -> None:
    known = {*gate_of(app).pages, *STATIC, CALLBACKS, DEPENDENCIES, LAYOUT, "/", "/<path:path>"}
    known |= {"/_reload-hash", "/_favicon.ico"}  # of Dash itself, refused to everyone
    assert {rule.endpoint for rule in app.server.url_map.iter_rules()} - known == set()


@pytest.mark.parametrize("role", EVERYONE)
def test_debugging_helpers_of_dash_are_nobodys(cast: dict[str, Browser], role: str) -> None:
    for path in ("/_reload-hash", "/_mcp", "/_alive_x", "/_dash-ws-callback"):
        assert cast[role].client.get(path).status_code in REFUSED


def test_strangers_get_no_part_of_dash(cast: dict[str, Browser]) -> None:
    stranger = cast[ANONYMOUS].client
    for path in (LAYOUT, DEPENDENCIES):
        assert stranger.get(path).status_code == 401
    assert stranger.post(CALLBACKS, json={}).status_code == 401
    assert "dash" not in stranger.get("/masuk").text.lower()


def test_an_unknown_path_tells_strangers_nothing_and_others_404(cast: dict[str, Browser]) -> None:
    assert cast[ANONYMOUS].open("/tidak-ada").status_code == 302
    assert cast["asn"].open("/tidak-ada").status_code == 404
    assert cast["asn"].open("/verifikasi/").status_code == 404


@pytest.mark.parametrize("role", EVERYONE)
def test_the_list_of_callbacks_names_only_ones_own(
    app: Dash, cast: dict[str, Browser], role: str
) -> None:
    answer = cast[role].client.get(DEPENDENCIES)
    if role in (ANONYMOUS, NONE):
        assert answer.status_code in {401, 403}
        return
    gate = gate_of(app)
    for spec in answer.json or []:
        output = spec["output"]
        page = gate.guards[output].page if output in gate.guards else gate.hidden.get(output)
        assert output == ROUTER_TITLE or may(cast[role], page)


def test_the_skeleton_of_every_page_holds_nothing_of_anyone(cast: dict[str, Browser]) -> None:
    text = cast["asn"].client.get(LAYOUT).text
    assert not any(word in text for word in WORDS_OF_DATA)
    assert 'python_version":""' in cast["asn"].open("/").text.replace(" ", "")


@pytest.mark.parametrize("role", EVERYONE)
def test_the_menu_is_what_may_be_opened(cast: dict[str, Browser], role: str) -> None:
    from dashapp.domain.people import Actor

    listed = site.menu(Actor(roles=cast[role].roles))
    for page in pages_with_layout():
        expected = page.in_menu and may(cast[role], page) and role != ANONYMOUS
        assert (page in listed) == expected


def test_every_callback_is_guarded(app: Dash) -> None:
    gate = gate_of(app)
    assert set(app.callback_map) == {*gate.guards, *gate.hidden, ROUTER_TITLE}


def test_ids_of_callbacks_exist_in_the_layout_of_their_page(
    app: Dash, layouts: dict[str, dict[str, object]], cast: dict[str, Browser]
) -> None:
    """Or in what the page's callbacks draw into it; patterns, which come in any number, aside."""
    shared = {"live-revision", "_pages_location", "_pages_content", "_pages_store"}
    for page in site.SITE:
        layout = layouts.get(page.name, {})
        ids = {name.split(".")[0] for name in layout} | shared
        ids |= drawn_ids(app, cast, page, layout)
        for callback in page.callbacks:
            for dep in callback.deps:
                name = dep.component_id
                assert not isinstance(name, str) or name in ids, (page.name, name)


def drawn_ids(
    app: Dash, cast: dict[str, Browser], page: Page, props: dict[str, object]
) -> set[str]:
    """The ids in the answers of a page's callbacks."""
    owner = next(b for b in cast.values() if may(b, page))
    texts = [
        owner.fire(honest_body(app, output, props)).text
        for output, guard in gate_of(app).guards.items()
        if guard.page is page
    ]
    return {name for text in texts for name in re.findall(r'"id":"([^"]+)"', text)}


def test_pages_callbacks_and_site_name_the_same() -> None:
    def names(folder: str) -> set[str]:
        return {module.name for module in pkgutil.iter_modules([str(ROOT / folder)])}

    with_path = {page.name for page in site.SITE if page.path is not None}
    assert names("pages") == with_path | {"notice", "bell"}
    assert names("callbacks") == with_path | {"bell"}
    assert len({page.name for page in site.SITE}) == len(site.SITE)


def test_nothing_imports_the_global_registration_of_dash() -> None:
    """What ruff forbids by name is also not reached by another spelling."""
    for path in [*(ROOT / "pages").rglob("*.py"), *(ROOT / "callbacks").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dash"):
                taken = {alias.name for alias in node.names}
                assert not taken & {"callback", "clientside_callback", "register_page"}, Path(path)


def test_one_main_and_one_heading_on_every_page(app: Dash, cast: dict[str, Browser]) -> None:
    for page in pages_with_layout():
        owner = next(b for b in cast.values() if may(b, page))
        body = honest_body(app, ROUTER, {"_pages_location.pathname": page.path})
        text = owner.fire(body).text
        assert text.count('"type":"Main"') == 1
        assert text.count('"type":"H1"') == 1


def test_components_of_finds_what_is_nested() -> None:
    from dash import html

    inner = html.P(id="inner")
    assert inner in list(components_of(html.Div([html.Div(inner)])))
