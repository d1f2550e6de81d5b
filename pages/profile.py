"""The profile page: one's own account, password, devices, and the data kept about oneself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

import flask
from dash import dcc, html
from dash.development.base_component import Component

from dashapp import clock, signin, site
from dashapp.domain import calendar
from dashapp.domain.calendar import wib_day
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.identity import current_actor, current_visitor
from dashapp.services import counter, home, own_data, profile
from dashapp.services.account_devices import Device
from dashapp.services.account_facts import Held
from dashapp.services.buyer_tokens import KEPT
from dashapp.services.logins import Way
from dashapp.services.profile import OwnAccount
from dashapp.ui import account_days, forms, labels
from dashapp.ui import profile as ui
from dashapp.ui.account_devices import SessionRow
from dashapp.ui.account_words import WHOLE
from dashapp.ui.accounts import RoleChip
from dashapp.ui.devices import describe
from dashapp.ui.elements import Child
from dashapp.ui.event_words import event
from dashapp.ui.notices import toast_area
from dashapp.ui.own_data_words import shown
from dashapp.ui.words import _, clock_time, day_long, moment


class Id(StrEnum):
    SUMMARY = "profile-summary"
    OLD = "profile-old"
    NEW = "profile-new"
    REPEATED = "profile-repeated"
    SAVE = "profile-save"
    DEVICES = "profile-devices"
    OTHERS = "profile-others"
    CHANGED = "profile-changed"
    TOASTS = "profile-toasts"
    QR = "profile-qr"
    QR_SHOW = "profile-qr-show"
    QR_TICK = "profile-qr-tick"


TAKE = "/profil/data"  # where one's own data is taken
FRAME: dict[str, Any] = {"show_title": True}
PASSWORD = ui.PasswordIds(Id.SUMMARY, Id.OLD, Id.NEW, Id.REPEATED, Id.SAVE)


def layout() -> Component:
    """Who I am here, my devices and data, and a new password."""
    found, now = own(), clock.now()
    accepted = _("Belum disetujui.")
    if found.notice_at is not None:
        accepted = _("Anda menyetujuinya pada %(moment)s WIB.", moment=moment(found.notice_at))
    return html.Div(
        [
            dcc.Store(id=Id.CHANGED, data=0),
            _column(
                ui.person_card(found.name, _sub(found), _facts(found), _roles(found, now), _ways()),
                *_qr_card(),
            ),
            _column(
                html.Section(devices(found), id=Id.DEVICES, className="panel stack"),
                ui.data_card(accepted, TAKE, signin.form_token()),
            ),
            _column(ui.password_card(PASSWORD)),
            toast_area(Id.TOASTS),
        ],
        className="profile",
    )


def _qr_card() -> list[Component]:
    """Of those who buy: the QR by which a counter knows them without the NIP."""
    if not current_actor().holds(Role.ASN):
        return []
    tick = dcc.Interval(
        id=Id.QR_TICK, interval=ui.QR_EVERY, max_intervals=ui.QR_TIMES, disabled=True
    )
    return [ui.qr_card(Id.QR, Id.QR_SHOW, tick)]


def qr(at_end: bool) -> list[Child]:
    """The actor's own QR as it is now; after a while of being shown it is put away."""
    if at_end:
        return ui.qr_away()
    now = clock.now()
    return ui.qr_shown(counter.own_token(by=current_actor(), now=now), clock_time(now + KEPT))


def subtitle(actor: Actor) -> str:
    """ "Eselon IV · Diskominfo" under the name, as on the other pages of an ASN; else the roles."""
    place = home.place_in(calendar.month_of(clock.today()), by=actor)
    given = [labels.role(role) for role in Role if role in actor.roles and role is not Role.ASN]
    if place is None or given:
        return ", ".join(given or [labels.role(Role.ASN)])
    return f"{labels.level(place.level)} · {place.opd_short}"


def own() -> OwnAccount:
    """The account of this request's visitor."""
    return profile.own(by=current_actor(), session_id=session_id(), now=clock.now())


def session_id() -> str:
    """The session of this request."""
    visitor = current_visitor()
    if visitor is None:
        raise NotAllowed
    return visitor.session_id


def devices(found: OwnAccount) -> list[Component]:
    """Where one is signed in."""
    rows = [_device(each, found.this_device, clock.now()) for each in found.devices]
    return ui.devices_view(rows, Id.OTHERS)


def problems(rejected: Rejected) -> tuple[Any, ...]:
    """The summary and the errors of the password's fields."""
    fields = PASSWORD.fields()
    errors = [forms.error(rejected.problems.get(name)) for name in fields]
    return forms.error_summary(rejected.problems, fields), *errors


def readable(found: Mapping[str, Any]) -> str:
    """One's own data as a page to read and print, whole in itself."""
    return flask.render_template("own_data.html", data=found, event=event, shown=shown)


def taken(form: str) -> dict[str, Any]:
    """One's own data, and the event of taking it."""
    return own_data.take(by=current_actor(), now=clock.now(), form=form)


def _device(device: Device, this: str, now: datetime) -> SessionRow:
    words = describe(device.agent)
    seen = _("terakhir %(when)s", when=account_days.when(device.seen_at, now))
    is_this = device.handle == this
    target = None if is_this else device.handle
    return SessionRow(words.words, seen, words.icon, target, _("Perangkat ini") if is_this else "")


def _sub(found: OwnAccount) -> str:
    parts = [labels.level(found.level)] if found.level is not None else []
    return " · ".join([*parts, *([found.opd_name] if found.opd_name else [])])


def _facts(found: OwnAccount) -> list[tuple[str, Child]]:
    ways = {Way.NIP: _("NIP"), Way.PHONE: _("Nomor HP"), Way.NAME: _("Nama akun")}
    pairs: list[tuple[str, Child]] = [(ways[found.way], found.login)]
    if found.post:
        pairs.append((_("Jabatan"), found.post))
    return pairs


def _chip(held: Held, now: datetime) -> RoleChip:
    whole = WHOLE.get(held.role, lambda: "")()
    quiet = held.is_over(wib_day(now)) or held.first_day > wib_day(now)
    return RoleChip(labels.role(held.role), held.place or whole, quiet=quiet)


def _days(held: Held) -> str:
    if held.last_day is None:
        return _("sejak %(day)s", day=day_long(held.first_day))
    return account_days.span_of(held.first_day, held.last_day)


def _roles(found: OwnAccount, now: datetime) -> list[tuple[RoleChip, str]]:
    """What was given, and before it what the posting brings."""
    given = [(_chip(held, now), _days(held)) for held in found.held]
    if not current_actor().holds(Role.ASN):
        return given
    words = _("selama penempatan Anda berlaku")
    return [(RoleChip(labels.role(Role.ASN)), words), *given]


def _column(*cards: Component) -> html.Div:
    return html.Div(list(cards), className="profile-column")


def _ways() -> list[tuple[str, str]]:
    return [(page.title, page.path or site.FRONT) for page in site.menu(current_actor())]
