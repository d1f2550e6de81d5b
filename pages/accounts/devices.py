"""Who is signed in, and with what."""

from __future__ import annotations

from datetime import datetime

from dashapp import clock
from dashapp.domain.calendar import wib_day
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
    by, now = current_actor(), clock.now()
    found = account_devices.signed_in(by=by, now=now)
    return ui.sessions_card(found.people, [_session(each, now) for each in found.latest])


def _session(device: Device, now: datetime) -> ui.SessionRow:
    return device_row(device, now, device.account_id != current_actor().account_id)


def device_row(
    device: Device, now: datetime, may_end: bool, *, named: bool = True
) -> ui.SessionRow:
    """A device, with a button to end its session if that may be done and is not this very one."""
    words = describe(device.agent)
    since = _("sejak %(when)s", when=_since(device.since, now))
    visitor = current_visitor()
    is_this = visitor is not None and sessions.handle(visitor.session_id) == device.handle
    target = f"{device.account_id}.{device.handle}" if may_end and not is_this else None
    if named:
        return ui.SessionRow(device.name, f"{words.words} · {since}", words.icon, target, is_this)
    return ui.SessionRow(words.words, since, words.icon, target, is_this)


def _since(instant: datetime, now: datetime) -> str:
    same_day = wib_day(instant) == wib_day(now)
    return clock_time(instant) if same_day else account_days.when(instant, now)
