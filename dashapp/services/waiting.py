"""What a verifier sees: the queue by risk, one purchase with its receipt, how the work goes on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import calendar, numbers
from dashapp.domain.compliance import Rate
from dashapp.domain.levels import Level
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import BadValue, NotAllowed, Problem, Rejected
from dashapp.domain.purchases import State
from dashapp.domain.risk import CHECK, SURE, Reason
from dashapp.services import holds, risk
from dashapp.services.holds import Holder
from dashapp.services.purchases import number
from db.models import Purchase
from db.queries import history
from db.queries import purchases as purchase_queries
from db.queries import queue as queries
from db.session import reading, transaction

QUEUE_PAGE = 50  # rows added at a time; the count says how many wait in all
QUEUE_MOST = 1000
ORDERS = ("risk", "oldest", "newest")
PARTS = ("all", "check", "safe")
FIRST_LOOKED_AT = 20  # rows among which the next free one is sought


@dataclass(frozen=True)
class Item:
    """One waiting purchase in the queue. `score` None: never weighed; `holder`: who has it open."""

    id: int
    number: str
    buyer: str
    opd: str
    amount: int
    day: date
    arrived_at: datetime
    goods: str  # of the first line, "" when not itemised
    category: str
    score: int | None
    reason: Reason | None  # the heaviest
    holder: str | None

    @property
    def is_safe(self) -> bool:
        return self.score is not None and self.score < CHECK


@dataclass(frozen=True)
class Queue:
    """What waits for this verifier: never own purchases."""

    items: tuple[Item, ...]
    waiting: int  # in all, also those not listed
    check: int  # of these: to be looked at one by one
    oldest: datetime | None

    @property
    def safe(self) -> int:
        return self.waiting - self.check


@dataclass(frozen=True)
class LineView:
    description: str
    quantity: int
    unit_price: int
    amount: int


@dataclass(frozen=True)
class Twin:
    """Another purchase that a reason names, for the verifier to compare."""

    id: int
    number: str
    buyer: str
    state: State
    photo_key: str | None


@dataclass(frozen=True)
class View:
    """What a verifier sees of one purchase."""

    id: int
    number: str
    state: State
    buyer: str
    opd: str
    level: Level
    minimum: int
    verified: int  # of the same person and month, without this one while it waits
    obliged: bool
    place: str
    day: date
    arrived_at: datetime
    claimed: int
    amount: int
    fund: str
    receipt_number: str | None
    photo_key: str | None
    reason: str | None
    lines: tuple[LineView, ...]
    is_own: bool
    reasons: tuple[Reason, ...]
    twins: tuple[Twin, ...]
    read_total: int | None  # by a machine that is sure enough
    holder: Holder | None
    seen: int  # the latest change that this view knows; a decision about it names it


@dataclass(frozen=True)
class Pace:
    """How the work goes on: decisions of today, and of this month the share that needed none."""

    done: int
    per_hour: int
    by_sale: Rate


def demand(by: Actor) -> None:
    """Raises NotAllowed for anyone but DKUPP."""
    if not by.holds(Role.DKUPP):
        raise NotAllowed


def queue(
    *,
    by: Actor,
    now: datetime | None = None,
    order: str | None = None,
    only: str | None = None,
    newest_first: bool = False,
    limit: int = QUEUE_PAGE,
) -> Queue:
    """The purchases that wait, but for the actor's own, the oldest first unless told otherwise.

    `order` is one of ORDERS, `only` one of PARTS; anything else is passed over. Without `now` no
    hold of others is told. Raises NotAllowed for anyone but DKUPP.
    """
    demand(by)
    default = "newest" if newest_first else "oldest"
    with reading() as session:
        rows = _rows(session, by, now, order or default, only, max(1, min(limit, QUEUE_MOST)))
        counts = queries.count_waiting(session, by.person_id)
    found = tuple(_item(row) for row in rows)
    return Queue(found, counts.all, int(counts.check), counts.oldest)


def open_next(
    *,
    by: Actor,
    now: datetime,
    order: str | None = None,
    only: str | None = None,
    after: int | None = None,
) -> int | None:
    """Hold the first purchase of the queue that nobody else has open, and return it.

    `after` is the one just decided or left. None when there is nothing left to do.
    """
    demand(by)
    with transaction() as session:
        rows = _rows(session, by, now, order or "risk", only, FIRST_LOOKED_AT, free=True)
        free = next((row.Purchase.id for row in rows if row.Purchase.id != after), None)
        if free is not None:
            holds.take(session, free, by=by, now=now)
        return free


def one(purchase_id: int, *, by: Actor, now: datetime | None = None) -> View:
    """One purchase with its receipt. NotAllowed also when it does not exist."""
    demand(by)
    with reading() as session:
        row = queries.with_facts(session, purchase_id)
        if row is None:
            raise NotAllowed
        return _view(session, row, by, now)


def open_one(purchase_id: int, *, by: Actor, now: datetime) -> View:
    """`one`, held for the actor from now on while it waits and is not the actor's own."""
    renew(purchase_id, by=by, now=now)
    return one(purchase_id, by=by, now=now)


def renew(purchase_id: int, *, by: Actor, now: datetime) -> Holder | None:
    """Go on holding what is open; who holds it when that is another."""
    demand(by)
    with transaction() as session:
        found = session.get(Purchase, purchase_id)
        if found is None:
            raise NotAllowed
        if found.state != State.DIAJUKAN or found.person_id == by.person_id:
            return None
        return holds.take(session, purchase_id, by=by, now=now)


def find(text: object, *, by: Actor) -> int:
    """The purchase of a number such as PB-260623-0412; Rejected on field "number" when none is."""
    demand(by)
    try:
        purchase_id, day = numbers.read(text)
    except BadValue as bad:
        raise Rejected({"number": bad.problem}) from bad
    with reading() as session:
        found = session.get(Purchase, purchase_id)
    if found is None or calendar.wib_day(found.arrived_at) != day:
        raise Rejected({"number": Problem("number_not_found")})
    return purchase_id


def pace(*, by: Actor, now: datetime) -> Pace:
    """How many purchases were decided today, how many an hour, and how many needed no decision."""
    demand(by)
    today = calendar.wib_day(now)
    with reading() as session:
        done, first = queries.decided_since(session, calendar.wib_midnight(today))
        sold, verified = queries.verified_by_sale(session, calendar.month_of(today))
    hours = max(timedelta(hours=1), now - first) / timedelta(hours=1) if first else 1
    return Pace(done, int(done / hours), Rate(sold, verified))


def _rows(
    session: Session,
    by: Actor,
    now: datetime | None,
    order: str,
    only: str | None,
    limit: int,
    *,
    free: bool = False,
) -> Any:
    return queries.waiting(
        session,
        order=order if order in ORDERS else "risk",
        only=only if only in PARTS else "all",
        person_id=by.person_id,
        account_id=by.account_id,
        now=now,
        limit=limit,
        free=free,
    )


def _item(row: Any) -> Item:
    found: Purchase = row.Purchase
    return Item(
        id=found.id,
        number=number(found),
        buyer=row.buyer,
        opd=row.opd_short,
        amount=found.claimed,
        day=found.day,
        arrived_at=found.arrived_at,
        goods=row.goods or "",
        category=row.category or "",
        score=row.score,
        reason=next(iter(risk.read_reasons(row.reasons)), None),
        holder=row.holder,
    )


def _view(session: Session, row: Any, by: Actor, now: datetime | None) -> View:
    found: Purchase = row.Purchase
    kept = queries.risk(session, found.id)
    reasons = risk.read_reasons(kept.reasons if kept else None)
    return View(
        id=found.id,
        number=number(found),
        state=State(found.state),
        buyer=row.buyer,
        opd=row.opd,
        level=Level(row.level),
        minimum=row.minimum,
        verified=row.verified,
        obliged=row.obliged,
        place=row.place,
        day=found.day,
        arrived_at=found.arrived_at,
        claimed=found.claimed,
        amount=found.amount,
        fund=found.fund,
        receipt_number=found.receipt_number,
        photo_key=found.photo_key,
        reason=found.reason,
        lines=tuple(
            LineView(line.description, line.quantity, line.unit_price, line.amount)
            for line in purchase_queries.lines(session, found.id)
        ),
        is_own=found.person_id == by.person_id,
        reasons=reasons,
        twins=_twins(session, reasons),
        read_total=_read_total(session, found),
        holder=holds.holder(session, found.id, by=by, now=now) if now else None,
        seen=history.latest_step(session, found.id),
    )


def _twins(session: Session, reasons: tuple[Reason, ...]) -> tuple[Twin, ...]:
    named = {key for each in reasons if isinstance(key := each.params.get("purchase"), int)}
    return tuple(
        Twin(
            row.Purchase.id,
            number(row.Purchase),
            row.buyer,
            State(row.Purchase.state),
            row.Purchase.photo_key,
        )
        for row in queries.named(session, named)
    )


def _read_total(session: Session, found: Purchase) -> int | None:
    read = queries.readings(session, found.photo_key)
    return read.total if read is not None and read.sure >= SURE else None
