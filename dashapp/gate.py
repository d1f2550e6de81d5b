"""Stands before every request: who may go where, and what may reach a callback. Default deny."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import flask
from dash import Dash
from flask import Response, abort, jsonify, redirect, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from dashapp import csrf, signin, site, wire
from dashapp.config import Config
from dashapp.identity import Visitor, current_actor, current_visitor
from dashapp.page import Page

CALLBACKS = "/_dash-update-component"
DEPENDENCIES = "/_dash-dependencies"
LAYOUT = "/_dash-layout"
DASH_PAGES = frozenset({"/", "/<path:path>"})  # Dash's own endpoints for the index page
STATIC = frozenset(
    {
        "_dash_assets.static",
        "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>",
    }
)
MAX_BODY = 1_000_000  # bytes of a callback's body
MAX_FORM = 64_000  # bytes of a plain form
JSON = "application/json"
AUTOMATIC = ("/live", "/grafik/", "/layar/")  # fetched by open pages whenever a figure moves
# What a page moves by itself, when figures move or time passes.
LIVE_INPUTS = frozenset(
    {
        "live-revision.data",
        "bell-tick.data",
        "accounts-tick.n_intervals",
        "verification-keep.n_intervals",
        "catalogue-pace.data",
        "home-moved.data",
        "home-seen.data",
        "home-gap.data",
    }
)


@dataclass(frozen=True)
class Guard:
    """What one callback needs: its page (None: Dash's own page router) and its body."""

    page: Page | None
    expected: wire.Expected


class Gate:
    """Knows every callback and route by its page; whatever it does not know is refused."""

    def __init__(self, app: Dash, config: Config) -> None:
        self.app = app
        self.config = config
        self.guards: dict[str, Guard] = {}
        self.pages: dict[str, Page] = {}  # Flask endpoint: page
        self.hidden: dict[str, Page] = {}  # clientside callback: page

    def install(self) -> None:
        """Put the gate behind Dash's own set-up of the first request."""
        self.app.server.before_request(self.admit)

    def admit(self) -> AnyResponse | None:
        """Let the request through (None), or answer it here."""
        answer = self._decide()
        if answer is None and not _is_automatic():
            signin.note_presence()
        return answer

    def _decide(self) -> AnyResponse | None:
        _refuse_odd_address()
        endpoint = request.endpoint
        if endpoint in STATIC:
            return None
        if endpoint in self.pages:
            return self._admit_route(self.pages[endpoint])
        visitor = current_visitor()
        if visitor is None:
            return _turn_away()
        if visitor.pending:
            return _send(site.PASSWORD) if endpoint in DASH_PAGES else abort(403)
        return self._admit_dash(endpoint, visitor)

    def _admit_route(self, page: Page) -> AnyResponse | None:
        if not _is_open_to_us(page):
            abort(401 if current_visitor() is None else 403)
        self._check_origin()
        return None

    def _admit_dash(self, endpoint: str | None, visitor: Visitor) -> AnyResponse | None:
        if not visitor.actor.roles:
            abort(403)
        if endpoint in DASH_PAGES:
            return _admit_page(request.path)
        if endpoint == LAYOUT:
            return None
        if endpoint == DEPENDENCIES:
            return self._dependencies()
        if endpoint == CALLBACKS:
            self._admit_callback()
            return None
        if endpoint is None:
            return None  # Flask itself answers 404 or 405
        raise NotFound

    def _admit_callback(self) -> None:
        if request.method != "POST":
            abort(405)
        if request.mimetype != JSON:
            abort(415)
        self._check_origin()
        request.max_content_length = MAX_BODY
        try:
            body = wire.read(request.get_data())
            guard = self._guard_of(body)
            self._check_role(guard, body)
            wire.check(body, guard.expected)
        except wire.Malformed:
            abort(400)
        flask.g.automatic = _comes_by_itself(body)

    def _guard_of(self, body: Mapping[str, Any]) -> Guard:
        output = body.get("output")
        if not isinstance(output, str):
            raise wire.Malformed("output")
        guard = self.guards.get(output)
        return guard if guard is not None else abort(404)

    def _check_role(self, guard: Guard, body: Mapping[str, Any]) -> None:
        if guard.page is not None:
            if not guard.page.admits(current_actor()):
                abort(403)
            return
        wire.check(body, guard.expected)
        _admit_page(str(body["inputs"][0].get("value")))

    def _check_origin(self) -> None:
        if request.method in csrf.SAFE_METHODS:
            return
        if not csrf.is_own_page(request):
            abort(403)
        if request.mimetype == csrf.FORM:
            request.max_content_length = MAX_FORM
        secret, secure = self.config.secret_key, not self.config.demo
        if not csrf.carries_token(request, secret, secure):
            abort(403)

    def _dependencies(self) -> Response:
        """Only the callbacks that this person may use: the others are nobody's business."""
        actor = current_actor()
        listed = self.app._callback_list
        return jsonify([spec for spec in listed if self._is_open(spec["output"], actor)])

    def _is_open(self, output: str, actor: Any) -> bool:
        guard = self.guards.get(output)
        page = guard.page if guard else self.hidden.get(output)
        if page is None:
            return guard is not None or output == ROUTER_TITLE
        return page.admits(actor)


ROUTER_TITLE = "_pages_dummy.children"  # Dash's own: puts the page's title into the browser's tab


def _admit_page(path: str) -> AnyResponse | None:
    actor = current_actor()
    page = site.page_at(path)
    if page is None or page.plain:
        abort(404)
    if page.admits(actor):
        return None
    if path != site.FRONT:
        abort(403)
    landing = site.landing(actor)
    on_page = request.endpoint in DASH_PAGES
    return redirect(landing) if on_page and landing != site.FRONT else None


def _is_open_to_us(page: Page) -> bool:
    return page.admits(current_actor()) or (page.screens and signin.screen() is not None)


def _is_automatic() -> bool:
    """A page that is left open goes on asking; that is no sign of anybody sitting there."""
    return bool(request.path.startswith(AUTOMATIC) or flask.g.get("automatic"))


def _comes_by_itself(body: Mapping[str, Any]) -> bool:
    changed = body.get("changedPropIds") or []
    return bool(changed) and all(name in LIVE_INPUTS for name in changed)


def _refuse_odd_address() -> None:
    if not wire.is_plain(request.path) or not wire.is_plain(request.query_string.decode("latin-1")):
        abort(400)
    if "%00" in request.query_string.decode("latin-1"):
        abort(400)


def _turn_away() -> AnyResponse:
    """Pages lead to the sign-in form, everything else is refused; neither tells what exists."""
    if request.method not in {"GET", "HEAD"} or request.path.startswith("/_"):
        abort(401)
    page = site.page_at(request.path)
    return _send(site.signin_address(page))


def _send(path: str) -> AnyResponse:
    answer: AnyResponse = redirect(path)
    return answer


def requirement(page: Page, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function behind a second check of the role, should the gate ever be passed by."""

    def guarded(*args: Any, **kwargs: Any) -> Any:
        if flask.has_request_context() and not _is_open_to_us(page):
            abort(403)
        return function(*args, **kwargs)

    guarded.__name__ = function.__name__
    guarded.__qualname__ = function.__qualname__
    guarded.__module__ = function.__module__
    return guarded
