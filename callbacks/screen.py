"""Addresses of the large screen, and the door by which a link lets one in (docs/rules.md §8)."""

from __future__ import annotations

from flask import abort, make_response, redirect, request
from werkzeug.wrappers import Response

from dashapp import signin
from dashapp.services import screen_links
from dashapp.site import SCREEN, SCREEN_DOOR
from pages import screen as page


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
        signin.keep_screen(response, request.cookies[signin.cookies().screen])
    return response
