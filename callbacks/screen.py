"""Addresses of the large screen, and the door by which a link lets one in (docs/rules.md §8)."""

from __future__ import annotations

import json
from collections.abc import Callable

from flask import abort, make_response, redirect, request
from werkzeug.wrappers import Response

from dashapp import clock, live, signin
from dashapp.identity import current_visitor
from dashapp.services import screen, screen_links, trail
from dashapp.services.screen_links import Screen
from dashapp.site import SCREEN, SCREEN_DOOR
from pages import screen as page
from pages.screen.snapshot import snapshot

NOW = "X-Simadu-Now"  # milliseconds; by it the screen sets its clock
VERSION = "X-Simadu-Version"  # another one: the page itself has changed


@SCREEN_DOOR.route("/layar/<token>")
def open_link(token: str) -> Response:
    """Make this browser the screen of the link, and take the token out of its address.

    404 for every token that opens nothing, whatever is wrong with it.
    """
    if screen_links.visit(token) is None:
        abort(404)
    response: Response = redirect(SCREEN.path or "/", 303)
    signin.keep_screen(response, token)
    return response


@SCREEN.route("/layar")
def show() -> Response:
    """The page; its figures come by themselves."""
    response = make_response(page.page())
    if signin.screen() is not None:  # kept for as long again
        signin.keep_screen(response, _token())
    return response


@SCREEN.route("/layar/angka")
def figures() -> Response:
    """The figures, the same bytes for everyone; 304 while the screen's copy still holds.

    ?adegan= says what the screen shows now: its sign of life.
    """
    now = clock.now()
    if (here := signin.screen()) is not None:
        screen_links.touch(here, request.args.get("adegan"), now=now)
    mark = live.name(trail.revision(), clock.today())  # before the figures: see Standing
    response = make_response(json.dumps(snapshot(screen.of(now), now), separators=(",", ":")))
    response.mimetype = "application/json"
    response.set_etag(mark)
    response.headers[NOW] = str(round(now.timestamp() * 1000))
    response.headers[VERSION] = page.version()
    response.headers["Cache-Control"] = "private, no-cache"
    return response.make_conditional(request)


@SCREEN.route("/layar/langsung")
def stream() -> Response:
    """The change stream of /live, for a screen: it ends when the link is revoked."""
    here = signin.screen()
    if here is not None:
        return live.stream_to(-here.id, _in_force(_token(), here))
    visitor = current_visitor()
    assert visitor is not None  # the gate has seen to it
    return live.stream_to(visitor.account_id)


def _in_force(token: str, here: Screen) -> Callable[[], bool]:
    def asked() -> bool:
        try:
            return screen_links.visit(token) is not None
        except Exception:  # the database may be away for a moment; the stream stays
            live.log.warning("screen_unread", screen=here.id)
            return True

    return asked


def _token() -> str:
    return request.cookies[signin.cookies().screen]
