"""The words of a reminder: what is still to do, and both dates as they stood when it was sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashapp.domain import calendar, rupiah
from dashapp.domain.reminders import HAND
from dashapp.ui.words import _, day_long, day_month, month_name

Data = Mapping[str, Any]


def sentence(data: Data) -> str:
    """Two short sentences; whole dates, since "besok" would be wrong when it is read later."""
    if not all(data.get(name) for name in ("month", "day", "buy_by", "report_by")):
        return _("Pengingat kewajiban belanja UMKM")
    gap, until = _gap(data), _until(data)
    words = _("%(gap)s. %(until)s.", gap=gap, until=until)
    return _("Dari OPD Anda: %(words)s", words=words) if data.get("kind") == HAND else words


def subject(data: Data) -> str:
    """The subject line of a message: the month, and nothing that others need not read."""
    if not data.get("month"):
        return _("SiMadu: kewajiban belanja UMKM")
    return _("SiMadu: kewajiban %(month)s", month=month_name(calendar.read_month(data["month"])))


def _gap(data: Data) -> str:
    month = month_name(calendar.read_month(data["month"]))
    missing, returned = int(data.get("missing") or 0), int(data.get("returned") or 0)
    if missing and returned:
        return _(
            "%(month)s kurang %(gap)s lagi, dan %(returned)d pembelian dikembalikan",
            month=month,
            gap=rupiah.write(missing),
            returned=returned,
        )
    if missing:
        return _("%(month)s kurang %(gap)s lagi", month=month, gap=rupiah.write(missing))
    return _(
        "%(returned)d pembelian %(month)s dikembalikan untuk diperbaiki",
        month=month,
        returned=returned,
    )


def _until(data: Data) -> str:
    day, buy_by, report_by = (
        date.fromisoformat(str(data[name])) for name in ("day", "buy_by", "report_by")
    )
    if day <= buy_by:
        return _(
            "Beli sampai %(buy_by)s, laporkan sampai %(report_by)s",
            buy_by=day_month(buy_by),
            report_by=day_long(report_by),
        )
    if day <= report_by:
        return _(
            "Pembelian sampai %(buy_by)s dapat dilaporkan sampai %(report_by)s, 23.59",
            buy_by=day_month(buy_by),
            report_by=day_long(report_by),
        )
    return _(
        "Pembelian sampai %(buy_by)s masih diterima, terlambat dari batas lapor %(report_by)s",
        buy_by=day_month(buy_by),
        report_by=day_long(report_by),
    )
