"""Keeps the sums: whoever changes purchases or obligations does it inside `rebooking`.

The books of a person's month are worked out from the steps of the purchases before and after the
change; the difference goes into `month_summary` and `month_day`, in the same transaction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import ledger
from dashapp.domain.compliance import Counts, Totals
from dashapp.domain.ledger import Step
from dashapp.domain.purchases import Fund, State
from db.models import MonthDay, MonthSummary
from db.queries import books

Cell = tuple[date, str, str]  # month, OPD, level


@dataclass(frozen=True)
class Book:
    """One person's month: where it counts, its totals, and how it came about day by day."""

    cell: Cell
    totals: Totals
    opd_fund: int
    timeline: tuple[tuple[date, Counts], ...]

    @property
    def counts(self) -> Counts:
        return self.timeline[-1][1]


@contextmanager
def rebooking(session: Session, obligation_ids: Collection[int]) -> Iterator[None]:
    """Bring all sums of these obligations up to date when the block ends without error."""
    before = _books(session, obligation_ids)
    yield
    session.flush()
    _post(session, before, _books(session, obligation_ids))


def book_new(session: Session, obligation_ids: Collection[int]) -> None:
    """Enter obligations that were just inserted into the sums."""
    _post(session, {}, _books(session, obligation_ids))


def _books(session: Session, ids: Collection[int]) -> dict[int, Book]:
    steps = _steps_by_obligation(session, ids)
    return {row.id: _book(row, steps[row.id]) for row in books.obligations(session, ids)}


def _steps_by_obligation(session: Session, ids: Collection[int]) -> dict[int, list[Step]]:
    by_purchase: dict[int, list[Step]] = defaultdict(list)
    for row in books.steps(session, ids):
        by_purchase[row.purchase_id].append(
            Step(
                row.purchase_id,
                row.at,
                row.obligation_id,
                State(row.state),
                row.amount,
                Fund(row.fund),
            )
        )
    sorted_out: dict[int, list[Step]] = defaultdict(list)
    for history in by_purchase.values():
        for obligation_id in {step.obligation_id for step in history}:
            sorted_out[obligation_id].extend(history)
    return sorted_out


def _book(row: Any, steps: list[Step]) -> Book:
    totals, opd_fund = ledger.totals(steps, row.id)
    timeline = ledger.timeline(
        steps, row.id, obliged=row.obliged, minimum=row.minimum, first_day=row.month
    )
    return Book((row.month, row.opd, row.level), totals, opd_fund, tuple(timeline))


def _post(session: Session, before: Mapping[int, Book], after: Mapping[int, Book]) -> None:
    changed = [key for key in after if before.get(key) != after[key]]
    summary: dict[Cell, Counts] = defaultdict(Counts)
    daily: dict[tuple[Cell, date], Counts] = defaultdict(Counts)
    for key in changed:
        if key in before:
            _enter(before[key], summary, daily, sign=-1)
        _enter(after[key], summary, daily, sign=1)
    books.set_totals(session, [_totals_row(key, after[key]) for key in changed])
    books.add(session, MonthSummary, [_row(cell, counts) for cell, counts in _moved(summary)])
    books.add(
        session,
        MonthDay,
        [_row(cell, counts) | {"day": day} for (cell, day), counts in _moved(daily)],
    )


def _enter(
    book: Book, summary: dict[Cell, Counts], daily: dict[tuple[Cell, date], Counts], *, sign: int
) -> None:
    last = Counts()
    for day, counts in book.timeline:
        change = counts - last if sign > 0 else last - counts
        daily[book.cell, day] = daily[book.cell, day] + change
        summary[book.cell] = summary[book.cell] + change
        last = counts


def _moved(sums: Mapping[Any, Counts]) -> list[tuple[Any, Counts]]:
    return sorted((key, counts) for key, counts in sums.items() if not counts.is_zero)


def _row(cell: Cell, counts: Counts) -> dict[str, Any]:
    month, opd, level = cell
    return {"month": month, "opd": opd, "level": level} | asdict(counts)


def _totals_row(key: int, book: Book) -> dict[str, int]:
    return {"id": key, "opd_fund": book.opd_fund} | asdict(book.totals)
