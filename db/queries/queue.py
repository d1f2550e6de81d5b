"""Reads for the queue of verification: what waits, by risk, with all that a verifier looks at."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session

from dashapp.domain.risk import CHECK, UNKNOWN
from db.models import (
    Account,
    Gallery,
    Hold,
    Month,
    Obligation,
    Opd,
    Person,
    Photo,
    Product,
    Purchase,
    PurchaseLine,
    PurchaseRisk,
    PurchaseStep,
    Reading,
    Umkm,
)
from db.queries.books import chunks

SALES = ("pesanan", "kasir", "penjual")  # sources that are confirmed as they are sold
LATER = datetime(9999, 1, 1, tzinfo=UTC)  # when no hold is in force any more
DECIDED = ("terverifikasi", "dikembalikan", "ditolak", "dibatalkan")


def waiting(
    session: Session,
    *,
    order: str,
    only: str,
    person_id: int | None,
    now: datetime | None,
    account_id: int | None,
    limit: int,
    free: bool = False,
) -> Sequence[Any]:
    """Purchases that wait, without the person's own, with score, reasons and who holds them.

    `order`: risk, oldest or newest first; `only`: all, check or safe (docs/rules.md §3); `free`:
    without those that another account holds at `now`.
    """
    others = Hold.account_id != (account_id or 0)
    held = (Hold.purchase_id == Purchase.id, Hold.until > (now or LATER), others)
    ids = _scored(select(Purchase.id), person_id).where(*_ONLY[only])
    if free:
        ids = ids.where(~exists().where(*held))
    picked = ids.order_by(*_ORDERS[order]).limit(limit).subquery()
    query = (
        _with_facts()
        .add_columns(
            PurchaseRisk.score, PurchaseRisk.reasons, Account.name.label("holder"), Hold.until
        )
        .join(picked, picked.c.id == Purchase.id)
        .outerjoin(PurchaseRisk, PurchaseRisk.purchase_id == Purchase.id)
        .outerjoin(Hold, and_(*held))
        .outerjoin(Account, Account.id == Hold.account_id)
        .order_by(*_ORDERS[order])
    )
    return session.execute(query).all()


def count_waiting(session: Session, person_id: int | None = None) -> Any:
    """How many wait that are not the person's own, how many of them risky; the oldest arrival."""
    query = select(
        func.count().label("all"),
        func.coalesce(func.sum(case((_SCORE >= CHECK, 1), else_=0)), 0).label("check"),
        func.min(Purchase.arrived_at).label("oldest"),
    )
    return session.execute(_scored(query, person_id)).one()


def safe(
    session: Session,
    *,
    person_id: int | None,
    account_id: int | None,
    now: datetime,
    ids: Collection[int] | None = None,
) -> Any:
    """(id, claimed, latest step) of what may be approved together: safe, and in nobody's hands.

    `ids`: of these alone.
    """
    others = Hold.account_id != (account_id or 0)
    held = (Hold.purchase_id == Purchase.id, Hold.until > now, others)
    step = select(func.max(PurchaseStep.seq)).where(PurchaseStep.purchase_id == Purchase.id)
    query = _scored(
        select(Purchase.id, Purchase.claimed, step.scalar_subquery().label("seen")), person_id
    )
    query = query.join(Obligation, Obligation.id == Purchase.obligation_id)
    query = query.join(Month, Month.month == Obligation.month)
    query = query.where(*_ONLY["safe"], ~exists().where(*held), Month.closed_at.is_(None))
    if ids is not None:
        query = query.where(Purchase.id.in_(ids))
    return session.execute(query.order_by(Purchase.arrived_at, Purchase.id)).all()


def claimed_by(session: Session, ids: Collection[int]) -> int:
    """What these purchases claim together, in rupiah."""
    return sum(
        int(session.scalar(select(func.sum(Purchase.claimed)).where(Purchase.id.in_(part))) or 0)
        for part in chunks(ids)
    )


def _scored(query: Select[Any], person_id: int | None) -> Select[Any]:
    """Of what waits and is not the person's own, with its risk if that is known."""
    return (
        query.select_from(Purchase)
        .outerjoin(PurchaseRisk, PurchaseRisk.purchase_id == Purchase.id)
        .where(Purchase.state == "diajukan", Purchase.person_id != (person_id or 0))
    )


# What was never weighed is looked at, and stands between the others.
_SCORE = func.coalesce(PurchaseRisk.score, UNKNOWN)
_ONLY: dict[str, tuple[ColumnElement[bool], ...]] = {
    "all": (),
    "check": (_SCORE >= CHECK,),
    "safe": (_SCORE < CHECK,),
}
_ORDERS: dict[str, tuple[Any, ...]] = {
    "risk": (_SCORE.desc(), Purchase.arrived_at, Purchase.id),
    "oldest": (Purchase.arrived_at, Purchase.id),
    "newest": (Purchase.arrived_at.desc(), Purchase.id.desc()),
}


def _with_facts() -> Any:
    return (
        select(
            Purchase,
            Person.name.label("buyer"),
            Obligation.level,
            Obligation.minimum,
            Obligation.verified,
            Obligation.obliged,
            Obligation.month,
            Opd.name.label("opd"),
            Opd.short_name.label("opd_short"),
            func.coalesce(Gallery.name, Umkm.name).label("place"),
            Photo.sha256,
            PurchaseLine.description.label("goods"),
            Product.category,
        )
        .join(Obligation, Obligation.id == Purchase.obligation_id)
        .join(Person, Person.id == Purchase.person_id)
        .join(Opd, Opd.code == Obligation.opd)
        .outerjoin(Gallery, Gallery.code == Purchase.gallery)
        .outerjoin(Umkm, Umkm.id == Purchase.umkm_id)
        .outerjoin(Photo, Photo.key == Purchase.photo_key)
        .outerjoin(
            PurchaseLine,
            and_(PurchaseLine.purchase_id == Purchase.id, PurchaseLine.position == 1),
        )
        .outerjoin(Product, Product.id == PurchaseLine.product_id)
    )


def with_facts(session: Session, purchase_id: int) -> Any:
    return session.execute(_with_facts().where(Purchase.id == purchase_id)).one_or_none()


def risk(session: Session, purchase_id: int) -> PurchaseRisk | None:
    return session.get(PurchaseRisk, purchase_id)


def readings(session: Session, photo_key: str | None) -> Reading | None:
    """What a machine read from a photo; None when there is none, or nobody has read it."""
    return session.get(Reading, photo_key) if photo_key else None


def named(session: Session, ids: Collection[int]) -> Sequence[Any]:
    """Purchases by id with their buyers."""
    query = select(Purchase, Person.name.label("buyer"))
    query = query.join(Person, Person.id == Purchase.person_id).where(Purchase.id.in_(ids))
    return session.execute(query.order_by(Purchase.id)).all()


def decided_since(session: Session, since: datetime) -> tuple[int, datetime | None]:
    """How many purchases that had waited were decided since an instant, and the first of these."""
    query = select(func.count(), func.min(Purchase.decided_at)).where(
        Purchase.decided_at >= since, Purchase.decided_at > Purchase.arrived_at,
        Purchase.decided_by.like("akun:%"), Purchase.state.in_(DECIDED),
    )  # fmt: skip
    number, first = session.execute(query).one()
    return number, first


def verified_by_sale(session: Session, month: date) -> tuple[int, int]:
    """Of the verified purchases of a month: those that the seller's side confirmed, and all."""
    confirmed = or_(Purchase.source.in_(SALES), Purchase.decided_at == Purchase.arrived_at)
    query = (
        select(func.coalesce(func.sum(case((confirmed, 1), else_=0)), 0), func.count())
        .select_from(Obligation)
        .join(Purchase, Purchase.obligation_id == Obligation.id)
        .where(Obligation.month == month, Purchase.state == "terverifikasi")
    )
    sold, verified = session.execute(query).one()
    return int(sold), verified
