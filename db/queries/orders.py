"""Reads of orders: one's own, those that wait at a gallery, those whose time is over."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import cast, exists, func, literal, or_, select
from sqlalchemy.orm import Session

from db.models import (
    Account,
    Gallery,
    Nota,
    Notification,
    Opd,
    Order,
    OrderLine,
    Person,
    Posting,
    Product,
    Setting,
    Umkm,
)
from db.types import Code, Whole

OPEN = ("dipesan", "siap")


def setting(session: Session, key: str) -> str | None:
    return session.scalar(select(Setting.value).where(Setting.key == key))


def gallery(session: Session, code: str) -> Gallery | None:
    """A gallery where one may order."""
    found = session.get(Gallery, code)
    return found if found is not None and found.active else None


def answered(session: Session, account_id: int, key: str) -> Order | None:
    """The order that this key of the account made."""
    return session.scalar(select(Order).where(Order.account_id == account_id, Order.key == key))


def open_codes(session: Session) -> set[str]:
    return set(session.scalars(select(Order.code).where(Order.state.in_(OPEN))))


def count_open(session: Session, person_id: int) -> int:
    query = select(func.count()).select_from(Order)
    return session.scalars(query.where(Order.person_id == person_id, Order.state.in_(OPEN))).one()


def open_amount(session: Session, person_id: int) -> int:
    """Rupiah of the orders of a person that wait."""
    total = func.coalesce(func.sum(OrderLine.quantity * OrderLine.unit_price), 0)
    query = (
        select(cast(total, Whole))
        .join(Order, Order.id == OrderLine.order_id)
        .where(Order.person_id == person_id, Order.state.in_(OPEN))
    )
    return session.scalars(query).one()


def lines(session: Session, order_id: int) -> Sequence[OrderLine]:
    return lines_of(session, [order_id])


def lines_of(session: Session, order_ids: Collection[int]) -> Sequence[OrderLine]:
    """Lines of orders, order by order as they were asked for."""
    query = select(OrderLine).where(OrderLine.order_id.in_(order_ids))
    return session.scalars(query.order_by(OrderLine.order_id, OrderLine.position)).all()


def goods(session: Session, order_ids: Collection[int]) -> Sequence[Any]:
    """Lines of orders with seller and picture, order by order as they were asked for."""
    query = (
        select(
            OrderLine,
            Umkm.name.label("seller"),
            Product.picture,
            Product.photo_key,
            Product.category,
            Product.unit,
        )
        .join(Umkm, Umkm.id == OrderLine.umkm_id)
        .join(Product, Product.id == OrderLine.product_id)
        .where(OrderLine.order_id.in_(order_ids))
        .order_by(OrderLine.order_id, OrderLine.position)
    )
    return session.execute(query).all()


def _facts() -> Any:
    return (
        select(
            Order,
            Gallery.name.label("place"),
            Nota.key.label("nota_key"),
            Nota.serial.label("nota_serial"),
        )
        .join(Gallery, Gallery.code == Order.gallery)
        .outerjoin(Nota, Nota.purchase_id == Order.purchase_id)
    )


def own(session: Session, person_id: int, limit: int) -> Sequence[Any]:
    """Orders of a person with place and nota: the open ones first, then the latest."""
    query = _facts().where(Order.person_id == person_id)
    ended = Order.state.not_in(OPEN)
    return session.execute(query.order_by(ended, Order.id.desc()).limit(limit)).all()


def one(session: Session, order_id: int, person_id: int) -> Any:
    """One order of this person; None for anybody else's."""
    query = _facts().where(Order.id == order_id, Order.person_id == person_id)
    return session.execute(query).one_or_none()


def due(session: Session, now: datetime, limit: int) -> Sequence[Order]:
    """Open orders whose time is over, the first first."""
    query = select(Order).where(Order.state.in_(OPEN), Order.expires_at <= now)
    return session.scalars(query.order_by(Order.id).limit(limit)).all()


def any_due(session: Session, now: datetime) -> bool:
    query = select(Order.id).where(Order.state.in_(OPEN), Order.expires_at <= now).limit(1)
    return session.scalar(query) is not None


def expiring(session: Session, until: datetime) -> Sequence[Order]:
    """Open orders that expire by `until` and whose buyers have not been told so."""
    subject = literal("order:", Code()) + cast(Order.id, Code)
    told = exists().where(Notification.subject == subject, Notification.kind == "order_expiring")
    query = select(Order).where(Order.state.in_(OPEN), Order.expires_at <= until, ~told)
    return session.scalars(query.order_by(Order.id)).all()


def _at_counter(day: date) -> Any:
    posted = (
        select(Posting.opd)
        .where(
            Posting.person_id == Order.person_id,
            Posting.valid_from <= day,
            or_(Posting.valid_to.is_(None), Posting.valid_to > day),
        )
        .limit(1)
        .scalar_subquery()
    )
    return (
        select(
            Order,
            Person.name.label("buyer"),
            Opd.short_name.label("opd"),
            Gallery.name.label("place"),
        )
        .join(Person, Person.id == Order.person_id)
        .join(Gallery, Gallery.code == Order.gallery)
        .outerjoin(Opd, Opd.code == posted)
    )


def waiting(session: Session, galleries: Collection[str], day: date) -> Sequence[Any]:
    """Open orders at these galleries with buyer and OPD of `day`, the oldest first."""
    query = _at_counter(day).where(Order.gallery.in_(galleries), Order.state.in_(OPEN))
    return session.execute(query.order_by(Order.placed_at, Order.id)).all()


def at_counter(session: Session, order_id: int, day: date) -> Any:
    """One order as the cashier sees it."""
    return session.execute(_at_counter(day).where(Order.id == order_id)).one_or_none()


def by_code(session: Session, code: str, since: datetime) -> Sequence[Order]:
    """The open order of a code, then those that had it and ended after `since`, latest first."""
    query = select(Order).where(
        Order.code == code, or_(Order.state.in_(OPEN), Order.ended_at >= since)
    )
    return session.scalars(query.order_by(Order.state.not_in(OPEN), Order.id.desc())).all()


def account_name(session: Session, account_id: int) -> str | None:
    return session.scalar(select(Account.name).where(Account.id == account_id))


def nota_of(session: Session, purchase_id: int) -> Nota | None:
    return session.scalar(select(Nota).where(Nota.purchase_id == purchase_id))


def gallery_name(session: Session, code: str) -> str:
    return session.scalars(select(Gallery.name).where(Gallery.code == code)).one()
