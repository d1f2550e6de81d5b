"""Ties the browser to its session row: cookies in and out, flask-login, known devices."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta

import flask
import flask_login
from flask import Flask, Request
from werkzeug.wrappers import Response

from dashapp import clock, csrf
from dashapp.config import Config
from dashapp.identity import Visitor
from dashapp.services import screen_links, sessions
from dashapp.services.screen_links import Screen
from dashapp.services.sessions import Opened, SignedIn

DEVICE_KEPT = timedelta(days=180)
SCREEN_KEPT = timedelta(days=400)  # as long as browsers keep one; each visit begins it anew
MOST_ACCOUNTS = 6  # of one shared computer that are remembered as known
KEY = "simadu_signin"  # in server.extensions


@dataclass(frozen=True)
class Cookies:
    """Names and flags of the cookies: `__Host-` and Secure behind TLS, plain in the demo."""

    config: Config

    @property
    def secure(self) -> bool:
        return not self.config.demo

    @property
    def session(self) -> str:
        return "__Host-simadu" if self.secure else "simadu"

    @property
    def device(self) -> str:
        return "__Host-simadu-perangkat" if self.secure else "simadu-perangkat"

    @property
    def screen(self) -> str:
        return "__Host-simadu-layar" if self.secure else "simadu-layar"

    def set(
        self,
        response: Response,
        name: str,
        value: str,
        *,
        keep: timedelta | None = None,
        script: bool = False,
    ) -> None:
        """Set a cookie; `keep` None: until the browser closes; `script`: readable by scripts."""
        response.set_cookie(
            name, value, max_age=keep, httponly=not script, secure=self.secure,
            samesite="Lax", path="/",
        )  # fmt: skip

    def drop(self, response: Response, name: str) -> None:
        """Tell the browser to forget a cookie."""
        response.delete_cookie(name, secure=self.secure, samesite="Lax", path="/")


def install(server: Flask, config: Config) -> None:
    """Let flask-login find the visitor by the session row of the cookie."""
    server.secret_key = config.secret_key
    server.config["SESSION_COOKIE_NAME"] = "simadu-flask"  # never used: sessions are rows
    server.config["REMEMBER_COOKIE_NAME"] = ";"  # a name that no cookie can have
    server.extensions[KEY] = Cookies(config)
    manager = flask_login.LoginManager(server)
    manager.session_protection = None  # phones change their address; the row decides
    manager.request_loader(_load)
    server.after_request(_finish)


def cookies() -> Cookies:
    """The cookies of the present application."""
    kept: Cookies = flask.current_app.extensions[KEY]
    return kept


def signed_in() -> SignedIn | None:
    """The session row behind this request, None when there is none."""
    flask_login.current_user.is_authenticated  # noqa: B018 - makes flask-login look
    found: SignedIn | None = flask.g.get("signed_in")
    return found


def note_presence() -> None:
    """The person has just done something: the half hour of idleness begins anew."""
    found = flask.g.get("signed_in")
    if found is not None:
        sessions.touch(found, now=clock.now())


def begin(response: Response, opened: Opened) -> None:
    """Hand a new session to the browser; what it held before is replaced."""
    ours = cookies()
    secret = ours.config.secret_key
    ours.set(response, ours.session, opened.token, keep=opened.keep)
    _set_csrf(response, opened.session_id, keep=opened.keep)
    known = {opened.account_id: None} | dict.fromkeys(known_accounts(flask.request))
    kept = list(known)[:MOST_ACCOUNTS]
    value = ".".join(f"{account}-{_device_mark(secret, account)}" for account in kept)
    ours.set(response, ours.device, value, keep=DEVICE_KEPT)
    ours.drop(response, csrf.visit_cookie_name(ours.secure))


def end(response: Response) -> None:
    """Take the session from the browser; the row has to be ended beside it."""
    ours = cookies()
    ours.drop(response, ours.session)
    ours.drop(response, csrf.cookie_name(ours.secure))


def screen() -> Screen | None:
    """The screen that a link has let in, as the link stands now; it is nobody and has no role."""
    if "screen" not in flask.g:
        token = flask.request.cookies.get(cookies().screen, "")
        flask.g.screen = screen_links.visit(token) if token else None
    found: Screen | None = flask.g.screen
    return found


def keep_screen(response: Response, token: str) -> None:
    """Let this browser be a screen from now on, until its link is revoked."""
    ours = cookies()
    ours.set(response, ours.screen, token, keep=SCREEN_KEPT)


def known_accounts(request: Request) -> tuple[int, ...]:
    """The accounts that signed in on this device before, latest first."""
    ours = cookies()
    found = []
    for part in request.cookies.get(ours.device, "")[:1000].split("."):
        account, _, mark = part.partition("-")
        if not (account.isascii() and account.isdigit() and len(account) < 18):
            continue
        expected = _device_mark(ours.config.secret_key, int(account))
        if hmac.compare_digest(mark.encode(), expected.encode()):
            found.append(int(account))
    return tuple(found)


def private_name() -> str:
    """A name for what this account keeps in its browser; nobody else can guess it."""
    found = signed_in()
    account = found.account_id if found is not None else 0
    text = f"draf:{account}".encode()
    secret = cookies().config.secret_key
    return hmac.new(secret.encode(), text, hashlib.sha256).hexdigest()[:32]


def form_token() -> str:
    """The token for a form of the page that is being made."""
    ours = cookies()
    return csrf.own_token(ours.config.secret_key, ours.secure)


def _load(request: Request) -> Visitor | None:
    token = request.cookies.get(cookies().session, "")
    if not 20 < len(token) < 100:
        return None
    found = sessions.visit(token, now=clock.now(), today=clock.today())
    if found is None or (found.demo and not cookies().config.demo):
        return None  # everybody knows the password of a demo account
    flask.g.signed_in = found
    return Visitor(found.session_id, found.account_id, found.actor, found.pending, found.demo)


def _finish(response: Response) -> Response:
    """Give the browser the tokens that it lacks."""
    ours = cookies()
    if (visit := flask.g.get("new_visit")) is not None:
        ours.set(response, csrf.visit_cookie_name(ours.secure), visit)
    found: SignedIn | None = flask.g.get("signed_in")
    own = csrf.cookie_name(ours.secure)
    if found is not None and response.mimetype == "text/html" and not _sets(response, own):
        expected = csrf.token(ours.config.secret_key, found.session_id)
        if flask.request.cookies.get(own) != expected:
            _set_csrf(response, found.session_id, keep=None)
    return response


def _set_csrf(response: Response, session_id: str, *, keep: timedelta | None) -> None:
    ours = cookies()
    value = csrf.token(ours.config.secret_key, session_id)
    ours.set(response, csrf.cookie_name(ours.secure), value, keep=keep, script=True)


def _sets(response: Response, name: str) -> bool:
    return any(line.startswith(f"{name}=") for line in response.headers.getlist("Set-Cookie"))


def _device_mark(secret: str, account_id: int) -> str:
    text = f"perangkat:{account_id}".encode()
    return hmac.new(secret.encode(), text, hashlib.sha256).hexdigest()[:32]
