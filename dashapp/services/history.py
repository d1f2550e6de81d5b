"""What a person sees of the own past: months with their report, purchases, the evaluation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import calendar, evaluation, ledger, purchases
from dashapp.domain.compliance import Totals
from dashapp.domain.evaluation import Evaluation, Outcome
from dashapp.domain.ledger import Step
from dashapp.domain.past import Entry, Goods, OwnMonth, Past
from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed
from dashapp.domain.purchases import Fund, State
from dashapp.services import months, settings
from dashapp.services.purchases import number
from db.models import Purchase
from db.queries import books, photos, promotions
from db.queries import history as queries
from db.session import reading

Returned = dict[int, tuple[int, int]]  # by obligation: how many were sent back, and their rupiah


@dataclass(frozen=True)
class Draft:
    """A purchase that its buyer may change. `seen`: its last change, for `purchases.mend`."""

    entry: Entry
    seen: int


def look(*, by: Actor, now: datetime, year: int | None = None, month: date | None = None) -> Past:
    """The actor's history of a year; without one, the year of the report that is due next.

    A month outside the year, or without an obligation, gives way to the one most worth seeing:
    where a purchase asks to be mended, else the one whose report is due next.
    """
    months.ensure_current(now)
    today = calendar.wib_day(now)
    if by.person_id is None:
        return Past(today, (), (), None, (), Evaluation(), 0, 0)
    with reading() as session:
        rows = queries.months(session, by.person_id)
        years = tuple(dict.fromkeys(row.month.year for row in rows))
        returned = queries.returned(session, [row.id for row in rows])
        wanted = year if year in years else _worth(rows, returned, today).year
        rows = [row for row in rows if row.month.year == wanted]
        known = _months(session, rows, today, returned)
        chosen = _chosen(rows, month, _worth(rows, returned, today))
        return Past(
            today=today,
            years=years,
            months=tuple(known.values()),
            chosen=None if chosen is None else known[chosen.id],
            entries=() if chosen is None else _entries(session, chosen.id),
            evaluation=evaluation.evaluate(
                (one.outcome for one in known.values()), settings.late_weight(session)
            ),
            spent=sum(one.totals.verified for one in known.values()),
            sellers=queries.sellers(session, list(known)),
            promotions=_promotions(session, by.person_id, list(known.values())),
        )


def one(purchase_id: int, *, by: Actor) -> Draft:
    """An own purchase as it stands; NotAllowed when it is someone else's or does not exist."""
    if by.person_id is None:
        raise NotAllowed
    with reading() as session:
        row = queries.purchase(session, purchase_id, by.person_id)
        if row is None:
            raise NotAllowed
        lines = queries.goods(session, [purchase_id])[purchase_id]
        return Draft(_entry(row, lines), queries.latest_step(session, purchase_id))


def month_of(day: date, *, by: Actor) -> OwnMonth | None:
    """The actor's month in which `day` lies; None when nothing is recorded for it."""
    if by.person_id is None:
        return None
    with reading() as session:
        return month_in(session, by.person_id, day, day)


def month_in(session: Session, person_id: int, day: date, today: date) -> OwnMonth | None:
    """A person's month in which `day` lies; None when nothing is recorded for it.

    For other services, which know whether the reader may see it.
    """
    rows = queries.months(session, person_id)
    rows = [row for row in rows if row.month == calendar.month_of(day)]
    returned = queries.returned(session, [row.id for row in rows])
    return next(iter(_months(session, rows, today, returned).values()), None)


def photo_used(key: object, *, by: Actor, but: int | None = None) -> str | None:
    """Number of an own purchase, other than `but`, that shows the same picture; None for none."""
    if by.person_id is None or not isinstance(key, str):
        return None
    with reading() as session:
        found = photos.shown_by(session, key, person_id=by.person_id, but=but)
        return None if found is None else number(found)


def _promotions(session: Session, person_id: int, known: Sequence[OwnMonth]) -> int:
    counted = [one.month for one in known if one.outcome is not Outcome.RUNNING]
    if not counted:
        return 0
    return promotions.count_of(session, person_id, min(counted), max(counted))


def _due(rows: Sequence[Any], today: date) -> date:
    """The month whose report is due next, else the latest; this one when there is none."""
    coming = [row.month for row in rows if row.report_by >= today]
    latest = [row.month for row in rows[:1]]
    return min(coming, default=max(latest, default=calendar.month_of(today)))


def _worth(rows: Sequence[Any], returned: Returned, today: date) -> date:
    """The earliest open month with a purchase to mend, else the one that is due."""
    asking = [row.month for row in rows if row.id in returned and row.closed_at is None]
    return min(asking, default=_due(rows, today))


def _chosen(rows: Sequence[Any], month: date | None, usual: date) -> Any:
    wanted = [row for row in rows if row.month == month]
    return next(iter(wanted), next((row for row in rows if row.month == usual), None))


def _months(
    session: Session, rows: Sequence[Any], today: date, returned: Returned
) -> dict[int, OwnMonth]:
    steps = [
        Step(
            row.purchase_id,
            row.at,
            row.obligation_id,
            State(row.state),
            row.amount,
            Fund(row.fund),
        )
        for row in books.steps(session, [row.id for row in rows])
    ]
    return {row.id: _month(row, steps, today, returned.get(row.id, (0, 0))) for row in rows}


def _month(row: Any, steps: Sequence[Step], today: date, returned: tuple[int, int]) -> OwnMonth:
    verified = ledger.arrivals(steps, row.id, waiting_too=False)
    report = evaluation.report_of(
        verified=verified,
        entered=ledger.arrivals(steps, row.id, waiting_too=True),
        minimum=row.minimum,
        report_by=row.report_by,
        today=today,
        closed=row.closed_at is not None,
    )
    return OwnMonth(
        month=row.month,
        minimum=row.minimum,
        obliged=row.obliged,
        reason=row.reason,
        totals=Totals(row.verified, row.waiting, row.rejected),
        report_by=row.report_by,
        closed_at=row.closed_at,
        report=report if row.obliged else None,
        outcome=evaluation.outcome_of(
            obliged=row.obliged,
            verified=verified,
            minimum=row.minimum,
            report_by=row.report_by,
            today=today,
        ),
        returned=returned[0],
        returned_amount=returned[1],
    )


def _entries(session: Session, obligation_id: int) -> tuple[Entry, ...]:
    rows = queries.purchases(session, obligation_id)
    goods = queries.goods(session, [row.Purchase.id for row in rows])
    return tuple(_entry(row, goods[row.Purchase.id]) for row in rows)


def _entry(row: Any, lines: Sequence[Any]) -> Entry:
    found: Purchase = row.Purchase
    state = State(found.state)
    open_to_buyer = purchases.may_become(state, State.DITARIK)
    return Entry(
        id=found.id,
        number=number(found),
        state=state,
        day=found.day,
        place=row.place,
        place_code=row.place_code,
        goods=tuple(
            Goods(line.product_id, line.description, line.quantity, line.unit_price, line.category)
            for line in lines
        ),
        claimed=found.claimed,
        amount=found.amount,
        fund=Fund(found.fund),
        receipt_number=found.receipt_number,
        photo_key=found.photo_key,
        photo_size=row.photo_size or 0,
        reason=found.reason,
        arrived_at=found.arrived_at,
        late=calendar.is_late(found.arrived_at, row.report_by),
        may_change=open_to_buyer and row.closed_at is None,
    )
