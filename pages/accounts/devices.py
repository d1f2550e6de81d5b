"""Who is signed in, and with what."""

from __future__ import annotations

from datetime import datetime

from dashapp import clock
from dashapp.domain.calendar import wib_day
from dashapp.domain.people import Role
from dashapp.domain.problems import NotAllowed
from dashapp.identity import current_actor, current_visitor
from dashapp.services import account_devices, sessions
from dashapp.services.account_devices import Device
from dashapp.ui import account_days
from dashapp.ui import account_devices as ui
from dashapp.ui.devices import describe
from dashapp.ui.elements import Child
from dashapp.ui.words import _, clock_time


def signed_in() -> list[Child]:
    """Who is signed in, the latest seen first."""
    now = clock.now()
    found = account_devices.signed_in(by=current_actor(), now=now)
    rows = [device_row(each, now, True) for each in found.latest]
    of_whom = _("orang sedang masuk")
    if not current_actor().holds(Role.ADMIN):
        of_whom = _("kasir atau UMKM sedang masuk")
    return ui.sessions_card(found.people, of_whom, rows, found.has_more)


def device_row(
    device: Device, now: datetime, may_end: bool, *, named: bool = True
) -> ui.SessionRow:
    """A device, marked when it is one's own, with a button that ends its session.

    The one that shows this page has none (that is what Keluar is for); one's own others always.
    """
    words = describe(device.agent)
    is_own = device.account_id == current_actor().account_id
    is_this = device.handle == sessions.handle(session_id())
    since = _("sesi ini") if is_this else _("sejak %(when)s", when=_since(device.since, now))
    target = f"{device.account_id}.{device.handle}"
    name, line = words.words, since
    if named:
        name, line = device.name, f"{words.words} · {since}"
    return ui.SessionRow(
        name,
        line,
        words.icon,
        target if (may_end or is_own) and not is_this else None,
        _("Anda") if is_own else "",
    )


def session_id() -> str:
    """The session of this request."""
    visitor = current_visitor()
    if visitor is None:
        raise NotAllowed
    return visitor.session_id


def _since(instant: datetime, now: datetime) -> str:
    same_day = wib_day(instant) == wib_day(now)
    return clock_time(instant) if same_day else account_days.when(instant, now)
