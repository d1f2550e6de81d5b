"""The list of accounts: its kinds, its rows, its pages."""

from __future__ import annotations

from datetime import datetime

from dash.development.base_component import Component

from dashapp import clock
from dashapp.domain.account_rules import AccountState
from dashapp.domain.people import Role
from dashapp.identity import current_actor
from dashapp.services import account_roles
from dashapp.services.account_facts import Row
from dashapp.services.account_list import PAGE, Listing
from dashapp.services.logins import Way
from dashapp.ui import account_days, labels
from dashapp.ui import accounts as ui
from dashapp.ui.account_words import (
    IN_A_SENTENCE,
    KIND_NOTES,
    KIND_WORDS,
    others_of_admin,
    searched,
    shops_of_dkupp,
    staff_words,
)
from dashapp.ui.states import empty
from dashapp.ui.words import _, count, moment
from pages.accounts.marks import chip, state_label


def counted(found: Listing) -> str:
    """415 akun: 6 petugas, 5 kasir, 1 UMKM, 403 pegawai tanpa peran lain: the parts sum up."""
    parts = [_made(kind, count(number)) for kind, number in found.made.items()]
    return _("%(number)s akun: %(parts)s", number=count(found.accounts), parts=", ".join(parts))


def _made(kind: str, number: str) -> str:
    if kind == "pegawai":
        return _("%(number)s pegawai tanpa peran lain", number=number)
    return f"{number} {IN_A_SENTENCE[kind]()}"


def note(found: Listing) -> str:
    """What the chosen kind holds, and who makes such accounts when it is somebody else."""
    gives = account_roles.choices(by=current_actor())
    if found.kind in ("kasir", "umkm") and Role.KASIR not in gives:
        words = shops_of_dkupp()
    elif Role.ADMIN not in gives:
        words = others_of_admin()
    elif found.kind == "pegawai" and not found.searched:
        words = staff_words(found.total, found.of_roster, found.of_roster - found.made["pegawai"])
    else:
        words = KIND_NOTES[found.kind]()
    return f"{words} {searched()}" if found.searched else words


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
        has_entered=row.last_entry is not None,
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
    return _("s.d. %(moment)s", moment=moment(row.until))
