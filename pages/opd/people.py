"""The list of people as the page shows it."""

from __future__ import annotations

from datetime import date
from typing import Any

from dash import ctx

from dashapp import clock
from dashapp.domain.compliance import Status
from dashapp.domain.problems import NotAllowed
from dashapp.identity import current_actor
from dashapp.services import members
from dashapp.services.members import Members, Wanted
from dashapp.services.staff_roll import Sorting
from dashapp.ui import labels, staff_list
from dashapp.ui.words import _, count, month_only


def wanted(status: str | None, unit: str | None, search: str | None, sorting: str | None) -> Wanted:
    """What the controls of the list say; what they cannot say is as if nothing were said."""
    return Wanted(
        status=Status(status) if status in list(Status) else None,
        to_remind=status == staff_list.TO_REMIND,
        unit=unit,
        search=search or "",
        sorting=Sorting(sorting) if sorting in list(Sorting) else Sorting.STATUS,
    )


def found(month: date, opd: str, who: Wanted, first: int) -> Members:
    """A page of people whom the signed-in person may see, from row `first` on."""
    return members.of(month, opd, who, by=current_actor(), now=clock.now(), first=first)


def everyone(month: date, opd: str, who: Wanted) -> list[int]:
    """All of them who can be reminded today."""
    return list(members.choosable(month, opd, who, by=current_actor(), now=clock.now()))


def rows(found: Members) -> list[staff_list.StaffRow]:
    """The people as the list shows them."""
    return [
        staff_list.StaffRow(
            person_id=each.person_id,
            name=each.name,
            nip=each.nip,
            level=labels.level(each.level),
            status=each.status,
            why=labels.reason(each.reason) if each.reason else "",
            minimum=each.minimum,
            verified=each.verified,
            waiting=each.waiting,
            returned=each.returned,
            last_day=each.last_day,
            reminded=each.reminded,
            may_remind=each.may_remind,
        )
        for each in found.rows
    ]


def listed(found: Members, month: date, status: str | None, who: Wanted) -> tuple[Any, ...]:
    """Table, options of the filters, which rows these are, what has no page: back and next; all."""
    chosen = status or staff_list.ALL
    searched = bool(who.search) or chosen != staff_list.ALL or who.unit in found.units
    table = staff_list.staff_table(rows(found), month_only(month), searched=searched)
    last = found.first + len(found.rows)
    shown = _(
        "%(first)s–%(last)s dari %(found)s pegawai",
        first=count(found.first + 1),
        last=count(last),
        found=count(found.found),
    )
    return (
        table,
        staff_list.filters(found.by_status, chosen, found.to_remind),
        staff_list.units(found.units),
        len(found.units) < 2,
        shown if found.found else "",
        found.first == 0,
        last >= found.found,
        found.choosable,
    )


def pressed() -> int:
    """The act that the pressed button takes back; NotAllowed when no button names one."""
    button = ctx.triggered_id
    token = button.get("token") if isinstance(button, dict) else None
    if not isinstance(token, int) or isinstance(token, bool):
        raise NotAllowed
    return token
