"""One account, opened in the side panel."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dashapp import clock
from dashapp.domain.account_rules import AccountState
from dashapp.domain.calendar import wib_day
from dashapp.services.account_facts import Held
from dashapp.services.account_view import View
from dashapp.services.logins import Way
from dashapp.ui import account_days, account_person, labels
from dashapp.ui.elements import Child
from dashapp.ui.words import _, day_long, moment
from pages.accounts.devices import device_row
from pages.accounts.marks import chip, state_label


def key_of(opened: Mapping[str, Any] | None) -> str | None:
    """The key in what a click has opened."""
    key = (opened or {}).get("key")
    return key if isinstance(key, str) else None


def person(view: View) -> tuple[str, list[Child]]:
    """Name and content of the side panel."""
    now, may = clock.now(), view.powers
    lines = [_grant(held, view, now) for held in view.held]
    shown = account_person.Person(
        key=view.row.key,
        state=state_label(view.row, now),
        facts=_facts(view, now),
        grants=lines,
        devices=[device_row(each, now, may.close, named=False) for each in view.devices],
        note=_note(view),
        password_note=_password_note(view),
        account=None if view.account_id is None else str(view.account_id),
        may_give=bool(may.give),
        may_hand_out=may.hand_out,
        may_close=may.close,
        is_closed=view.row.state is AccountState.CLOSED,
    )
    return view.row.name, account_person.person_view(shown)


def _grant(held: Held, view: View, now: datetime) -> account_person.GrantLine:
    may_end = held.role in view.powers.give and not held.is_over(wib_day(now))
    days = account_days.span_of(held.first_day, held.last_day)
    return account_person.GrantLine(chip(held, now), days, str(held.grant_id) if may_end else None)


def _facts(view: View, now: datetime) -> list[tuple[str, Any]]:
    ways = {Way.NIP: _("NIP"), Way.PHONE: _("Nomor HP"), Way.NAME: _("Nama akun")}
    found: list[tuple[str, Any]] = [(ways[view.row.way], view.login or "–")]
    if view.opd_name:
        found.append((_("OPD"), view.opd_name))
    if view.post:
        found.append((_("Jabatan"), view.post))
    if view.level is not None:
        found.append((_("Jenjang"), labels.level(view.level)))
    if view.created_at is None:
        return found
    notice = day_long(wib_day(view.notice_at)) if view.notice_at else _("belum")
    return [
        *found,
        (_("Masuk terakhir"), account_days.when(view.row.last_entry, now)),
        (_("Akun dibuat"), day_long(wib_day(view.created_at))),
        (_("Pemberitahuan data pribadi"), notice),
    ]


def _note(view: View) -> str:
    if view.row.is_own:
        return _(
            "Ini akun Anda. Kata sandi dan sesi Anda ada di halaman Profil; peran Anda diberikan"
            " oleh rekan lain."
        )
    if not view.powers.hand_out:
        return _("Kata sandi dan peran kasir atau UMKM pada akun ini diurus DKUPP.")
    return ""


def _password_note(view: View) -> str:
    if view.row.state is AccountState.ONE_TIME and view.row.until is not None:
        return _(
            "Yang terakhir berlaku sampai %(moment)s dan belum dipakai.",
            moment=moment(view.row.until),
        )
    if view.row.state is AccountState.CLOSED:
        return _("Aktifkan kembali akun ini lebih dulu.")
    return _("Untuk yang baru atau lupa kata sandi. Yang lama tidak berlaku lagi.")
