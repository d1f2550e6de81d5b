"""Opens a month on somebody's order, in a transaction of its own."""

from __future__ import annotations

from datetime import date, datetime

from dashapp.domain.people import Actor
from dashapp.services import months
from dashapp.services.months import Opened
from db.session import transaction


def open_one(month: date, *, by: Actor, now: datetime) -> Opened:
    """Open `month`; `people` is 0 when nobody serves on its first day, so that it stays unopened.

    Raises Rejected on "month" for a month that has not begun or lies before the first one.
    """
    with transaction() as session:
        return months.open_month(session, month, by=by, now=now)
