"""Everything read once, in order, for the check that recomputes all sums."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import case, cast, func, select, text
from sqlalchemy.orm import Session

from db.models import (
    Account,
    MonthDay,
    MonthSummary,
    Obligation,
    Posting,
    Purchase,
    PurchaseLine,
    PurchaseStep,
)
from db.types import Whole


def _sum_where(*conditions: Any) -> Any:
    total = func.coalesce(func.sum(case((conditions[0], Purchase.amount), else_=0)), 0)
    return cast(total, Whole)


def totals_from_purchases(session: Session) -> Iterator[Any]:
    """Per obligation with purchases: rupiah by what the states say, straight from the purchases."""
    own = Purchase.fund == "pribadi"
    verified = Purchase.state == "terverifikasi"
    waiting = Purchase.state.in_(("diajukan", "dikembalikan"))
    refused = Purchase.state.in_(("ditolak", "dibatalkan"))
    query = select(
        Purchase.obligation_id.label("id"),
        _sum_where(own & verified).label("verified"),
        _sum_where(own & waiting).label("waiting"),
        _sum_where(own & refused).label("rejected"),
        _sum_where(~own & verified).label("opd_fund"),
    ).group_by(Purchase.obligation_id)
    return iter(session.execute(query))


def obligations(session: Session) -> Iterator[Any]:
    query = select(Obligation.__table__).order_by(Obligation.id)
    return iter(session.execute(query.execution_options(yield_per=5000)))


def steps(session: Session) -> Iterator[Any]:
    """Every step, purchase by purchase, each purchase's in order."""
    query = select(PurchaseStep.__table__).order_by(PurchaseStep.purchase_id, PurchaseStep.seq)
    return iter(session.execute(query.execution_options(yield_per=5000)))


def purchases(session: Session) -> Iterator[Any]:
    """Every purchase with the sum of its lines (None without lines), in order of id."""
    lines = (
        select(PurchaseLine.purchase_id, cast(func.sum(PurchaseLine.amount), Whole).label("total"))
        .group_by(PurchaseLine.purchase_id)
        .subquery()
    )
    query = (
        select(
            Purchase.id,
            Purchase.obligation_id,
            Purchase.person_id,
            Purchase.day,
            Purchase.amount,
            Purchase.state,
            Purchase.fund,
            Purchase.decided_by,
            Obligation.person_id.label("owed_by"),
            Obligation.month,
            lines.c.total.label("lines"),
        )
        .join(Obligation, Obligation.id == Purchase.obligation_id)
        .outerjoin(lines, lines.c.purchase_id == Purchase.id)
        .order_by(Purchase.id)
    )
    return iter(session.execute(query.execution_options(yield_per=5000)))


def summaries(session: Session) -> Iterator[Any]:
    return iter(session.execute(select(MonthSummary.__table__)))


def days(session: Session) -> Iterator[Any]:
    return iter(session.execute(select(MonthDay.__table__)))


def persons_by_account(session: Session) -> dict[int, int | None]:
    return {row.id: row.person_id for row in session.execute(select(Account.id, Account.person_id))}


def postings(session: Session) -> Iterator[Any]:
    """Every posting, person by person, in order of time."""
    query = select(Posting.person_id, Posting.valid_from, Posting.valid_to)
    return iter(session.execute(query.order_by(Posting.person_id, Posting.valid_from)))


def engine_complaints(session: Session) -> list[str]:
    """What SQLite itself finds wrong with its file; PostgreSQL has no such question."""
    if session.get_bind().dialect.name != "sqlite":
        return []
    found = [row[0] for row in session.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]
    return found + [str(tuple(row)) for row in session.execute(text("PRAGMA foreign_key_check"))]


def engine(session: Session) -> tuple[str, str, str]:
    """Name and version of the database engine, and SQLite's journal mode ("" elsewhere)."""
    if session.get_bind().dialect.name != "sqlite":
        version = session.execute(text("SHOW server_version")).scalar_one()
        return "postgresql", str(version).split()[0], ""
    version = session.execute(text("SELECT sqlite_version()")).scalar_one()
    return "sqlite", str(version), str(session.execute(text("PRAGMA journal_mode")).scalar_one())
