"""What happens at sign-in: plain routes, open to everyone, each change guarded by its token."""

from __future__ import annotations

from datetime import timedelta

import flask
from flask import Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from dashapp import clock, signin, site
from dashapp.budget import Budget
from dashapp.config import Config
from dashapp.domain.people import Actor
from dashapp.domain.problems import Rejected
from dashapp.identity import current_visitor
from dashapp.services import accounts, demo, entrance, headline, own_password, sessions
from dashapp.services.logins import LONGEST, Way
from dashapp.site import SIGNIN
from pages import signin as page

# Wrong passwords only: an office behind one address has hundreds of honest sign-ins in ten minutes.
BY_ADDRESS = Budget(100, timedelta(minutes=10))
BY_DEVICE = Budget(10, timedelta(minutes=10))


@SIGNIN.route("/masuk")
def show() -> AnyResponse | str:
    """The form; people who are signed in go where they belong."""
    visitor = current_visitor()
    if visitor is not None:
        return _onward(visitor.actor, visitor.pending)
    way = page.way_of(request.args.get("cara"))
    return _form(way, following=request.args.get("next", ""))


@SIGNIN.route("/masuk", methods=("POST",))
def enter() -> AnyResponse:
    """Sign in with login and password."""
    way = page.way_of(request.form.get("cara"))
    now, address = clock.now(), request.remote_addr or ""
    wait = BY_ADDRESS.wait(address, now)
    known = _known_to()
    if wait is not None and not known:
        return _refuse(way, wait)
    try:
        opened = entrance.sign_in(
            way,
            request.form.get("login", ""),
            request.form.get("password", ""),
            remember=request.form.get("remember") == "1",
            device=request.user_agent.string,
            known_to=known,
            now=now,
            today=clock.today(),
        )
    except entrance.Refused as refused:
        _spend(address)
        return _refuse(way, refused.wait)
    return _begin(opened)


@SIGNIN.route("/masuk/demo", methods=("POST",))
def enter_demo() -> AnyResponse:
    """Sign in as one of the demo people, in demo mode only."""
    _only_in_demo()
    account = request.form.get("akun", "")
    number = int(account) if account.isascii() and account.isdigit() and len(account) < 18 else 0
    device = request.user_agent.string
    return _begin(
        entrance.sign_in_demo(number, device=device, now=clock.now(), today=clock.today())
    )


@SIGNIN.route(site.PASSWORD)
def show_password() -> AnyResponse | str:
    """The form for an own password, for people who have to choose one."""
    found = signin.signed_in()
    if found is None:
        return redirect(site.signin_address())
    if not found.pending:
        return redirect(site.landing(found.actor))
    return page.password_form({}, needs_notice=found.needs_notice)


@SIGNIN.route(site.PASSWORD, methods=("POST",))
def choose_password() -> AnyResponse:
    """Take the own password and the consent, then go on."""
    found = signin.signed_in()
    if found is None:
        return redirect(site.signin_address(), 303)
    if not found.pending:  # whoever has an own password changes it with that one in hand
        return redirect(site.landing(found.actor), 303)
    form = request.form
    chosen, repeated = form.get("password", ""), form.get("repeated", "")
    notice = form.get("notice") == "1"
    try:
        own_password.choose(found, chosen, repeated, notice=notice, now=clock.now())
    except Rejected as rejected:
        again = page.password_form(rejected.problems, needs_notice=found.needs_notice)
        return flask.make_response(again, 422)
    return redirect(site.FRONT, 303)


@SIGNIN.route(site.SIGN_OUT, methods=("POST",))
def leave() -> AnyResponse:
    """End this device's session, on the server and in the browser."""
    visitor = current_visitor()
    response = redirect(site.signin_address(), 303)
    if visitor is not None:
        sessions.sign_out(visitor.session_id, by=visitor.actor, now=clock.now())
    signin.end(response)
    return response


def _form(way: Way, *, following: str = "", login: str = "", problem: str = "") -> str:
    today = clock.today()
    shown = _config().demo
    return page.form(
        way=way,
        today=today,
        people=accounts.demo_people(today) if shown else (),
        notes=_notes() if shown else {},
        following=_known_page(following),
        login=login[:LONGEST],
        problem=problem,
        headline=headline.of_this_month(clock.now()),
    )


def _notes() -> dict[int, tuple[str, str]]:
    return {one.account_id: (one.role_label, one.note) for one in demo.people()}


def _refuse(way: Way, wait: timedelta | None) -> Response:
    problem = page.wrong(way) if wait is None else page.too_often(wait)
    following, login = request.form.get("next", ""), request.form.get("login", "")
    html = _form(way, following=following, login=login, problem=problem)
    response = flask.make_response(html, 401 if wait is None else 429)
    if wait is not None:
        response.headers["Retry-After"] = str(int(wait.total_seconds()) + 1)
    return response


def _begin(opened: sessions.Opened) -> AnyResponse:
    _end_former()
    response = _onward(opened.actor, opened.pending)
    signin.begin(response, opened)
    return response


def _end_former() -> None:
    """Whoever was signed in on this browser is no longer."""
    former = current_visitor()
    if former is not None:
        sessions.sign_out(former.session_id, by=former.actor, now=clock.now())


def _onward(actor: Actor, pending: bool) -> AnyResponse:
    if pending:
        return redirect(site.PASSWORD, 303)
    wanted = site.page_at(_known_page(request.values.get("next", "")))
    if wanted is not None and wanted.admits(actor):
        return redirect(wanted.path or site.FRONT, 303)
    return redirect(site.landing(actor), 303)


def _known_page(path: str) -> str:
    """The path when it is that of a page of SITE, else nothing: no other address is led to."""
    found = site.page_at(path)
    return "" if found is None or found.plain else path


def _known_to() -> frozenset[int]:
    """The accounts to which this device is known, without those that it has guessed at too often.

    Counted by account: the text of the cookie is the browser's own, and a changed one is free.
    """
    now = clock.now()
    known = signin.known_accounts(request)
    return frozenset(each for each in known if BY_DEVICE.wait(str(each), now) is None)


def _spend(address: str) -> None:
    now = clock.now()
    BY_ADDRESS.spend(address, now)
    for account in signin.known_accounts(request):
        BY_DEVICE.spend(str(account), now)


def _only_in_demo() -> None:
    if not _config().demo:
        flask.abort(404)


def _config() -> Config:
    config: Config = flask.current_app.config["SIMADU"]
    return config
