"""Whose screen a waiting purchase is on, so that two verifiers never decide about the same one.

A hold lasts two minutes and is renewed while the purchase stays open; it is no act of the trail.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from dashapp.domain.people import Actor
from dashapp.domain.problems import Problem, Rejected
from db.models import Account, Hold
from db.session import transaction

HELD_FOR = timedelta(minutes=2)


@dataclass(frozen=True)
class Holder:
    """Another verifier who has a purchase open, at least until `until`."""

    name: str
    until: datetime


def take(session: Session, purchase_id: int, *, by: Actor, now: datetime) -> Holder | None:
    """Hold a purchase, and let go what the actor held before; the holder when it is another."""
    other = holder(session, purchase_id, by=by, now=now)
    if other is not None or by.account_id is None:
        return other
    let_go(session, by=by)
    session.execute(delete(Hold).where(Hold.purchase_id == purchase_id))  # one that has run out
    session.add(Hold(purchase_id=purchase_id, account_id=by.account_id, until=now + HELD_FOR))
    session.flush()
    return None


def keep(purchase_id: int, *, by: Actor, now: datetime) -> Holder | None:
    """`take` in a transaction of its own: to open a purchase, and to renew while it is open."""
    with transaction() as session:
        return take(session, purchase_id, by=by, now=now)


def let_go(session: Session, *, by: Actor) -> None:
    """The actor holds nothing any more."""
    session.execute(delete(Hold).where(Hold.account_id == by.account_id))


def release(session: Session, purchase_id: int) -> None:
    """Nobody holds the purchase any more: it has been decided."""
    session.execute(delete(Hold).where(Hold.purchase_id == purchase_id))


def holder(session: Session, purchase_id: int, *, by: Actor, now: datetime) -> Holder | None:
    """Who else has the purchase open; None when nobody has."""
    held = session.get(Hold, purchase_id, populate_existing=True)
    if held is None or held.until <= now or held.account_id == by.account_id:
        return None
    return Holder(session.get_one(Account, held.account_id).name, held.until)


def demand_free(session: Session, purchase_id: int, *, by: Actor, now: datetime) -> None:
    """Raises Rejected held(name) when somebody else has the purchase open."""
    other = holder(session, purchase_id, by=by, now=now)
    if other is not None:
        raise Rejected({"": Problem("held", {"name": other.name})})
