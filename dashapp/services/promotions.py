"""The log of promotions: record, withdraw (docs/rules.md §6). No figure of compliance moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from dashapp.domain import calendar, promotions
from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.domain.promotions import NewPromotion, PromotionDraft
from dashapp.services import answers, months, trail
from db.models import Promotion, PromotionUmkm
from db.queries import promotions as queries
from db.queries import purchases as purchase_queries
from db.session import reading, transaction

PER_DAY = 30  # entries of one person in one WIB day: a log, not a loudspeaker


@dataclass(frozen=True)
class Saved:
    """The answer to a form."""

    id: int
    month: date


@dataclass(frozen=True)
class Seller:
    """An UMKM that a promotion may name."""

    code: str
    name: str


def record(draft: PromotionDraft, *, by: Actor, now: datetime, key: str) -> Saved:
    """Save a promotion of the actor; the same `key` again gives the first answer again.

    It counts for the OPD of the actor's obligation in the month of its day. Raises Rejected with
    every problem by field, NotAllowed for an actor who is not in the roster.
    """
    if by.person_id is None or by.account_id is None:
        raise NotAllowed
    answers.demand_key(key)
    months.ensure_current(now)
    with transaction() as session:
        sellers = {row.code: row.id for row in purchase_queries.sellers(session)}
        new = promotions.accept(draft, today=calendar.wib_day(now), sellers=sellers)
        earlier = queries.by_key(session, key)
        if earlier is not None:
            return _same(session, earlier, new, by)
        opd = _opd(session, by.person_id, new.month)
        _demand_photo(session, new.photo, by)
        _demand_room(session, by.person_id, now)
        row = _row(new, opd, by.person_id, key, now)
        session.add(row)
        session.flush()  # its sellers need the promotion's id
        session.add_all(PromotionUmkm(promotion_id=row.id, umkm_id=each) for each in new.sellers)
        _tell(session, "promotion_recorded", row, by, now)
        return Saved(row.id, new.month)


def withdraw(promotion_id: int, *, by: Actor, now: datetime) -> None:
    """Take back an own promotion; it is as if it had never been entered.

    Raises Rejected when its month has been closed, NotAllowed when it is someone else's, has been
    withdrawn, or does not exist.
    """
    with transaction() as session:
        row = session.get(Promotion, promotion_id)
        if row is None or by.person_id is None or row.person_id != by.person_id:
            raise NotAllowed
        if row.withdrawn_at is not None:
            return  # pressed twice
        _demand_open(session, row.month, "")
        row.withdrawn_at = now
        _tell(session, "promotion_withdrawn", row, by, now)


def count_of(person_id: int, first: date, last: date) -> int:
    """How many promotions of a person stand, in months from `first` to `last`, both included."""
    with reading() as session:
        return queries.count_of(session, person_id, first, last)


def sellers() -> list[Seller]:
    """The UMKM that a promotion may name, by name."""
    with reading() as session:
        return [Seller(row.code, row.name) for row in purchase_queries.sellers(session)]


def _same(session: Session, earlier: Promotion, new: NewPromotion, by: Actor) -> Saved:
    """The first answer, when the same person has sent the same form."""
    named = {row.umkm_id for row in queries.sellers_of(session, [earlier.id])[earlier.id]}
    known = (
        earlier.person_id,
        earlier.kind,
        earlier.text,
        earlier.day,
        earlier.fund,
        earlier.amount,
        earlier.reached,
        earlier.photo_key,
        earlier.link,
    )
    sent = (
        by.person_id,
        new.kind,
        new.text,
        new.day,
        new.cost,
        new.amount,
        new.reached,
        new.photo,
        new.link,
    )
    if known != sent or named != set(new.sellers):
        raise Rejected({"": Problem("promotion_key_used")})
    return Saved(earlier.id, earlier.month)


def _opd(session: Session, person_id: int, month: date) -> str:
    _demand_open(session, month, "day")
    found = queries.place(session, person_id, month)
    if found is None:
        raise Rejected({"day": Problem("promotion_no_obligation", _named(month))})
    code: str = found.Opd.code
    return code


def _demand_open(session: Session, month: date, field: str) -> None:
    """Unlike a purchase, a promotion opens no month: it is entered where duty is known."""
    found = months.find(session, month)
    if found is None:
        raise Rejected({field: Problem("promotion_no_obligation", _named(month))})
    if found.closed_at is not None:
        raise Rejected({field: Problem("promotion_month_closed", _named(month))})


def _named(month: date) -> dict[str, object]:
    return {"month": calendar.write_month(month)}


def _demand_photo(session: Session, key: str | None, by: Actor) -> None:
    photo = purchase_queries.photo(session, key) if key else None
    if key and (photo is None or photo.account_id != by.account_id):
        raise Rejected({"photo": Problem("promotion_photo_missing")})


def _demand_room(session: Session, person_id: int, now: datetime) -> None:
    midnight = calendar.wib_midnight(calendar.wib_day(now))
    if queries.entered_since(session, person_id, midnight) >= PER_DAY:
        raise Rejected({"": Problem("promotion_quota", {"limit": PER_DAY})})


def _row(new: NewPromotion, opd: str, person_id: int, key: str, now: datetime) -> Promotion:
    return Promotion(
        person_id=person_id,
        opd=opd,
        month=new.month,
        day=new.day,
        kind=new.kind.value,
        text=new.text,
        reached=new.reached,
        fund=new.cost.value,
        amount=new.amount,
        photo_key=new.photo,
        link=new.link,
        key=key,
        entered_at=now,
    )


def _tell(session: Session, kind: str, row: Promotion, by: Actor, now: datetime) -> None:
    facts = {
        "person": row.person_id,
        "opd": row.opd,
        "month": calendar.write_month(row.month),
        "kind": row.kind,
    }
    trail.append(session, kind, actor=by, now=now, subject=f"promotion:{row.id}", data=facts)
