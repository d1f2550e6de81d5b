"""The list of accounts: its kinds, its rows, its pages."""

from __future__ import annotations

from datetime import datetime

from dash.development.base_component import Component

from dashapp import clock
from dashapp.domain.account_rules import AccountState
from dashapp.domain.people import Role
from dashapp.services.account_facts import Row
from dashapp.services.account_list import PAGE, Listing
from dashapp.services.logins import Way
from dashapp.ui import account_days, labels
from dashapp.ui import accounts as ui
from dashapp.ui.account_words import KIND_WORDS
from dashapp.ui.states import empty
from dashapp.ui.words import _, count, moment
from pages.accounts.marks import chip, state_label


def counted(found: Listing) -> str:
    """8.241 akun · 65 di antaranya petugas; without the latter for those who see shops alone."""
    words = _("%(number)s akun", number=count(found.accounts))
    if found.officers is None:
        return words
    return words + _(" · %(number)s di antaranya petugas", number=count(found.officers))


def kinds(found: Listing) -> list[Component]:
    """A chip per kind, with how many fit the search."""
    numbers = {kind: (KIND_WORDS[kind](), number) for kind, number in found.counts.items()}
    return ui.kind_chips(numbers, found.kind)


def rows(found: Listing, search: str | None) -> Component:
    """The page of the list, or what to do when it is empty."""
    kind = KIND_WORDS[found.kind]()
    if not found.rows:
        if search:
            elsewhere = any(found.counts.values())
            words = _("Coba kelompok lain di atas.") if elsewhere else _("Periksa ejaannya.")
            return empty(_("Tidak ditemukan di %(kind)s", kind=kind), words, picture="key")
        return empty(_("Belum ada akun di %(kind)s", kind=kind), picture="key")
    now = clock.now()
    return ui.account_table([_row(row, now) for row in found.rows], kind)


def foot(found: Listing) -> Component:
    """Which accounts of how many are shown, and the way to the others."""
    return ui.pager(found.offset, len(found.rows), found.total, PAGE)


def _row(row: Row, now: datetime) -> ui.AccountRow:
    return ui.AccountRow(
        key=row.key,
        name=row.name,
        login=f"NIP {row.login}" if row.way is Way.NIP else row.login,
        chips=_chips(row, now),
        last_entry=account_days.when(row.last_entry, now),
        devices=_("%(number)d perangkat", number=row.devices) if row.devices else "",
        state=state_label(row, now),
        note=_until(row),
        is_own=row.is_own,
        is_closed=row.state is AccountState.CLOSED,
    )


def _chips(row: Row, now: datetime) -> list[ui.RoleChip]:
    found = [chip(held, now) for held in row.held]
    own = ui.RoleChip(labels.role(Role.ASN), row.opd)
    return found or ([own] if row.opd else [])


def _until(row: Row) -> str:
    if row.state is not AccountState.ONE_TIME or row.until is None:
        return ""
    return _("sampai %(moment)s", moment=moment(row.until))
