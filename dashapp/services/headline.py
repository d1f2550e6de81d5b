"""What the sign-in page may tell everyone: how much has reached UMKM this month, and how many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock

from dashapp.domain import calendar
from db.queries import events
from db.queries import summary as queries
from db.session import reading

SMALLEST = 5  # sellers; with fewer the sum might tell about one of them


@dataclass(frozen=True)
class Headline:
    """Verified rupiah of both funds in a month, and how many sellers have sold (docs/rules.md §12).

    The same two figures as on the summary: services.money.
    """

    month: date
    amount: int
    sellers: int


_lock = Lock()
_latest: tuple[tuple[int, date], Headline | None] | None = None


def of_this_month(now: datetime) -> Headline | None:
    """The figures of the present month, None while there is too little to tell."""
    global _latest
    month = calendar.month_of(calendar.wib_day(now))
    with reading() as session:
        key = (events.revision(session), month)
        with _lock:
            if _latest is not None and _latest[0] == key:
                return _latest[1]
        amount = sum(
            row.verified_amount + row.opd_fund_amount
            for row in queries.months(session, month, month)
        )
        sellers = len(queries.sold_in(session, month))
    found = Headline(month, amount, sellers) if sellers >= SMALLEST else None
    with _lock:
        _latest = key, found
    return found
