"""What the sums are made of: obligations, and the steps of the purchases that count for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from db.models import MonthDay, MonthSummary, Obligation, PurchaseStep

CHUNK = 2000  # values in one IN list
COUNTS = (
    "headcount",
    "exempt",
    "fulfilled",
    "waiting",
    "partial",
    "rejected",
    "none",
    "verified_amount",
    "waiting_amount",
    "achieved",
    "target",
    "opd_fund_amount",
)


def chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    """The ids in order, in lists that fit one query."""
    rest = iter(sorted(ids))
    while part := list(islice(rest, CHUNK)):
        yield part


def obligations(session: Session, ids: Collection[int]) -> list[Any]:
    """The rows to keep books of, in order of id."""
    table = Obligation.__table__.c
    columns = (table.id, table.month, table.opd, table.level, table.minimum, table.obliged)
    return [
        row
        for part in chunks(ids)
        for row in session.execute(select(*columns).where(table.id.in_(part)).order_by(table.id))
    ]


def steps(session: Session, ids: Collection[int]) -> list[Any]:
    """Every step, in order, of purchases that ever counted for one of these obligations."""
    table = PurchaseStep.__table__.c
    found: dict[int, Any] = {}
    for part in chunks(ids):
        touched = select(table.purchase_id).where(table.obligation_id.in_(part))
        query = select(
            table.seq,
            table.purchase_id,
            table.at,
            table.obligation_id,
            table.state,
            table.amount,
            table.fund,
        ).where(table.purchase_id.in_(touched))
        found.update({row.seq: row for row in session.execute(query)})
    return [found[seq] for seq in sorted(found)]


def set_totals(session: Session, rows: Sequence[dict[str, int]]) -> None:
    """Write verified, waiting, rejected and opd_fund of obligations named by `id`."""
    if rows:
        session.execute(update(Obligation), rows)


def add(
    session: Session, table: type[MonthSummary] | type[MonthDay], rows: Sequence[dict[str, Any]]
) -> None:
    """Add each row's counts to the row of the same key, which may be new."""
    if not rows:
        return
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    statement = dialect.insert(table)
    keys = [column.name for column in table.__table__.primary_key]
    sums = {name: getattr(table, name) + statement.excluded[name] for name in COUNTS}
    session.execute(statement.on_conflict_do_update(index_elements=keys, set_=sums), rows)


def insert_obligations(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    session.execute(insert(Obligation), rows)


def ids_of_month(session: Session, month: date) -> list[int]:
    return list(session.scalars(select(Obligation.id).where(Obligation.month == month)))
