"""The list of people as the page shows it."""

from __future__ import annotations

from datetime import date
from typing import Any

from dash.development.base_component import Component

from dashapp import clock
from dashapp.domain.compliance import Status
from dashapp.identity import current_actor
from dashapp.services import staff
from dashapp.services.staff import Members, Sorting
from dashapp.ui import labels, staff_list
from dashapp.ui.words import _, count, month_only


def members(
    month: date,
    opd: str,
    status: str | None,
    search: str | None,
    sorting: str | None,
    first: int,
) -> Members:
    """A page of people whom the signed-in person may see, from row `first` on."""
    return staff.members(
        month,
        opd,
        by=current_actor(),
        now=clock.now(),
        status=Status(status) if status in list(Status) else None,
        search=search or "",
        sorting=Sorting(sorting) if sorting in list(Sorting) else Sorting.STATUS,
        first=first,
    )


def rows(found: Members) -> list[staff_list.StaffRow]:
    """The people as the list shows them."""
    return [
        staff_list.StaffRow(
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
        )
        for each in found.rows
    ]


def listed(
    found: Members, month: date, status: str | None, search: str | None
) -> tuple[Component, list[Any], str, bool, bool]:
    """The table, the filter's options, which rows these are, and what has no page: back, next."""
    chosen = status or staff_list.ALL
    searched = bool(search) or chosen != staff_list.ALL
    table = staff_list.staff_table(rows(found), month_only(month), searched=searched)
    last = found.first + len(found.rows)
    shown = _(
        "%(first)s–%(last)s dari %(found)s pegawai",
        first=count(found.first + 1),
        last=count(last),
        found=count(found.found),
    )
    options = staff_list.filters(found.by_status, chosen)
    said = shown if found.found else ""
    return table, options, said, found.first == 0, last >= found.found
