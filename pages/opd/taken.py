"""The list of people as a file: what the form asks for, and what stands on top of the sheet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dashapp import clock
from dashapp.domain import calendar
from dashapp.identity import current_actor
from dashapp.reports import staff_table
from dashapp.reports.staff_table import Line
from dashapp.services import members
from dashapp.services.members import Member, Wanted
from dashapp.ui import labels
from dashapp.ui.words import _, clock_time, month_name
from pages.opd import cards, people

TAKE = "/opd/unduh"
LONGEST = 200  # letters of a field


def take(form: Mapping[str, str]) -> tuple[str, bytes]:
    """Name and content of the file that the form asks for; NotAllowed for another's OPD."""
    given = {name: form.get(name, "")[:LONGEST] for name in ("status", "unit", "search", "sort")}
    month = cards.asked(form.get("month", ""))
    who = people.wanted(given["status"], given["unit"], given["search"], given["sort"])
    now = clock.now()
    found = members.take(month, form.get("opd", ""), who, by=current_actor(), now=now)
    below = [
        _("Kewajiban belanja %(month)s", month=month_name(month)),
        f"{staff_table.printed(calendar.wib_day(now), clock_time(now))} · {_said(who)}",
    ]
    content = staff_table.write(found.opd.name, below, [_line(each) for each in found.rows])
    return _file_name(found.opd.code, month), content


def _file_name(code: str, month: date) -> str:
    return f"pegawai-{code.lower()}-{calendar.write_month(month)}.xlsx"


def _said(who: Wanted) -> str:
    """What was filtered, in words."""
    parts = []
    if who.to_remind:
        parts.append(_("perlu diingatkan"))
    if who.status is not None:
        parts.append(labels.status(who.status).word.lower())
    if who.unit:
        parts.append(who.unit)
    if who.search:
        parts.append(_("nama berisi “%(words)s”", words=who.search))
    return _("Saringan: %(what)s", what=", ".join(parts) or _("semua pegawai"))


def _line(each: Member) -> Line:
    return Line(
        name=each.name,
        nip=each.nip,
        unit=each.unit,
        level=labels.level(each.level),
        minimum=each.minimum,
        verified=each.verified,
        waiting=each.waiting,
        last_day=each.last_day,
        status=each.status,
        note=labels.reason(each.reason) if each.reason else "",
    )
