"""Requests that change something must come from SiMadu's own pages, with the session's token."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

import flask
from flask import Request

from dashapp.identity import current_visitor

HEADER = "X-CSRFToken"
FIELD = "csrf"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
FORM = "application/x-www-form-urlencoded"


def cookie_name(secure: bool) -> str:
    """The cookie that Dash's renderer copies into HEADER; scripts must be able to read it."""
    return "__Host-simadu-csrf" if secure else "simadu-csrf"


def visit_cookie_name(secure: bool) -> str:
    """The cookie of a browser that has not signed in: the sign-in form's token hangs on it."""
    return "__Host-simadu-kunjungan" if secure else "simadu-kunjungan"


def new_visit() -> str:
    """A value for the visit cookie."""
    return secrets.token_urlsafe(24)


def token(secret: str, bearer: str) -> str:
    """The token that belongs to a session or visit; nothing is stored for it."""
    return hmac.new(secret.encode(), f"csrf:{bearer}".encode(), hashlib.sha256).hexdigest()


def is_own_page(request: Request) -> bool:
    """False when the browser says that another site made this request."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return False
    origin = request.headers.get("Origin")
    return origin is None or _host(origin) == request.host


def carries_token(request: Request, secret: str, secure: bool) -> bool:
    """True when the header (or, in a plain form, the field) holds this browser's own token."""
    bearer = _bearer(request, secure)
    sent = request.headers.get(HEADER) or ""
    if not sent and request.mimetype == FORM:
        sent = request.form.get(FIELD, "")
    return bool(bearer) and hmac.compare_digest(sent.encode(), token(secret, bearer).encode())


def own_token(secret: str, secure: bool) -> str:
    """The token for a form in the answer to this request; makes the visit when there is none."""
    bearer = _bearer(flask.request, secure)
    if not bearer:
        bearer = flask.g.new_visit = flask.g.get("new_visit") or new_visit()
    return token(secret, bearer)


def _bearer(request: Request, secure: bool) -> str:
    visitor = current_visitor()
    if visitor is not None:
        return visitor.session_id
    return request.cookies.get(visit_cookie_name(secure), "")[:200]


def _host(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc or None
    except ValueError:
        return None
