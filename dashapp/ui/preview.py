"""What an entry will do to the month of its day, and what speaks against it, before it is sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from dash import html

from dashapp.domain import calendar, rupiah
from dashapp.domain.calendar import FIRST_MONTH
from dashapp.domain.compliance import Status
from dashapp.domain.past import OwnMonth
from dashapp.domain.problems import BadValue, Problem
from dashapp.domain.purchases import Fund
from dashapp.ui import messages
from dashapp.ui.elements import Child, icon
from dashapp.ui.entry import Effect, effect_strip
from dashapp.ui.words import _, day_month, month_only

Value = TypeVar("Value")
SMALL = 1000  # rupiah; less than that buys nothing, so it is mostly a slip


@dataclass(frozen=True)
class Planned:
    """What the form holds: rupiah, fund, day; `own`: rupiah of it that wait in that month already.

    `arrived`: when it was first entered, None for a new one: being mended makes nothing late.
    `used`: number of another own purchase that shows the same photo.
    """

    amount: int | None
    fund: Fund
    day: date | None
    own: int = 0
    arrived: date | None = None
    used: str | None = None


def planned(amount: str | None, fund: str | None, day: str | None) -> Planned:
    """What of the form can be read so far; the rest is told when it is sent."""
    chosen = Fund(fund) if fund in list(Fund) else Fund.PRIBADI
    return Planned(_read(rupiah.read, amount), chosen, _read(calendar.read_day, day))


def _read(reader: Callable[[object], Value], text: object) -> Value | None:
    try:
        return reader(text)
    except BadValue:
        return None


def preview(planned: Planned, month: OwnMonth | None, today: date) -> list[Child]:
    """Warnings, then what the purchase does to `month`, that of its day (docs/rules.md §3, §5).

    Where it cannot be sent the reason takes the place of the promise.
    """
    warnings: list[Child] = [_warning(words) for words in _doubts(planned)]
    day = planned.day
    if day is None:
        return warnings
    refused = _refused(day, month, today)
    if refused is not None:
        return [*warnings, _warning(messages.sentence(refused))]
    if month is None or planned.amount is None:
        return warnings
    if (planned.arrived or today) > month.report_by:
        words = _(
            "Batas lapor %(month)s, %(day)s, sudah lewat: akan tercatat terlambat.",
            month=month_only(month.month),
            day=day_month(month.report_by),
        )
        warnings.append(_warning(words))
    return [*warnings, effect_strip(_effect(planned, planned.amount, month, today))]


def _doubts(planned: Planned) -> Sequence[str]:
    doubts = []
    if planned.amount is not None and planned.amount < SMALL:
        doubts.append(_("%(sum)s? Periksa nominalnya.", sum=rupiah.write(planned.amount)))
    if planned.used is not None:
        doubts.append(
            _(
                "Foto ini sudah dipakai pada pembelian %(number)s. Kirim hanya bila ini pembelian"
                " lain.",
                number=planned.used,
            )
        )
    return doubts


def _refused(day: date, month: OwnMonth | None, today: date) -> Problem | None:
    if day > today:
        return Problem("day_future", {"today": today})
    if day < FIRST_MONTH:
        return Problem("day_too_early")
    if month is not None and month.closed_at is not None:
        return Problem("month_closed", {"month": month.month})
    return None


def _effect(planned: Planned, amount: int, month: OwnMonth, today: date) -> Effect:
    waiting = max(0, month.totals.waiting - planned.own)
    reached = month.totals.verified + waiting + amount
    status = Status.FULFILLED if reached >= month.minimum else Status.PARTIAL
    return Effect(
        reached,
        month.minimum,
        status if month.obliged else Status.EXEMPT,
        planned.fund,
        among=waiting > 0,
        month=None if month.month == calendar.month_of(today) else month.month,
    )


def _warning(words: str) -> html.Div:
    return html.Div([icon("warning"), html.Span(words)], className="strip strip-madu entry-doubt")
