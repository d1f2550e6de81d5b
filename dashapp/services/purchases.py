"""What an ASN does with own purchases: record, mend, withdraw (docs/rules.md §3)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from dashapp.domain import calendar, numbers, purchases
from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.domain.purchases import NewPurchase, Offer, Place, PurchaseDraft, State
from dashapp.services import answers, ledger, months, risk, steps
from db.models import Purchase, PurchaseLine
from db.queries import history
from db.queries import purchases as queries
from db.session import transaction


@dataclass(frozen=True)
class Saved:
    """The answer to a form: the purchase's number, and whether it came after the deadline."""

    id: int
    number: str
    state: State
    amount: int
    month: date
    late: bool


def record(draft: PurchaseDraft, *, by: Actor, now: datetime, key: str) -> Saved:
    """Save a purchase of the actor; the same `key` again gives the first answer again.

    Raises Rejected with every problem by field, NotAllowed for an actor who is not in the roster.
    """
    if by.person_id is None or by.account_id is None:
        raise NotAllowed
    answers.demand_key(key)
    body = answers.fingerprint(asdict(draft))
    with transaction() as session:
        earlier = answers.find(session, by.account_id, key, body)
        if earlier is not None:
            return _saved(session, session.get_one(Purchase, earlier))
        new = _accept(session, draft, by=by, now=now)
        months.ensure_open(session, new.month, by=by, now=now)
        obligation = months.obligation_for(session, by.person_id, new.month)
        purchase = Purchase(
            obligation_id=obligation.id,
            person_id=by.person_id,
            state=State.DIAJUKAN.value,
            arrived_at=now,
            source="form",
        )
        _fill(session, purchase, new)
        with ledger.rebooking(session, [obligation.id]):
            session.add(purchase)
            session.flush()  # the lines and the step need the purchase's id
            _write_lines(session, purchase.id, new)
            steps.add(session, purchase, by=by, now=now)
        risk.assess(session, purchase, now=now)
        answers.remember(session, by.account_id, key, body, purchase.id, now)
        steps.tell(session, "purchase_recorded", purchase, by=by, now=now)
        return _saved(session, purchase)


def mend(
    purchase_id: int, draft: PurchaseDraft, *, by: Actor, now: datetime, seen: int | None = None
) -> Saved:
    """Correct an own purchase that still waits; it keeps its first arrival.

    `seen` is the last change that the buyer knew of (history.one): with it, Rejected state_changed
    when there has been another since, in a second tab or by a verifier.
    """
    with transaction() as session:
        purchase = own(session, purchase_id, by)
        _demand_unchanged(session, purchase, seen)
        purchases.step_to(State(purchase.state), State.DIAJUKAN)
        months.writable(session, steps.month_of(session, purchase))
        new = _accept(session, draft, by=by, now=now, mended=purchase)
        months.ensure_open(session, new.month, by=by, now=now)
        obligation = months.obligation_for(session, purchase.person_id, new.month)
        with ledger.rebooking(session, {purchase.obligation_id, obligation.id}):
            purchase.obligation_id = obligation.id
            purchase.state = State.DIAJUKAN.value
            purchase.reason = None
            _fill(session, purchase, new)
            session.execute(delete(PurchaseLine).where(PurchaseLine.purchase_id == purchase.id))
            _write_lines(session, purchase.id, new)
            steps.add(session, purchase, by=by, now=now)
        risk.assess(session, purchase, now=now)
        steps.tell(session, "purchase_mended", purchase, by=by, now=now)
        return _saved(session, purchase)


def withdraw(purchase_id: int, *, by: Actor, now: datetime) -> None:
    """Take back an own purchase that nobody has approved; it is as if it had never been entered."""
    with transaction() as session:
        purchase = own(session, purchase_id, by)
        steps.move(session, purchase, State.DITARIK, by=by, now=now)
        risk.assess(session, purchase, now=now)
        steps.tell(session, "purchase_withdrawn", purchase, by=by, now=now)


def own(session: Session, purchase_id: int, by: Actor) -> Purchase:
    """The actor's purchase; NotAllowed when it is someone else's or does not exist."""
    purchase = session.get(Purchase, purchase_id)
    if purchase is None or by.person_id is None or purchase.person_id != by.person_id:
        raise NotAllowed
    return purchase


def number(purchase: Purchase) -> str:
    """The number that a person reads: the day of arrival and the running number."""
    return numbers.write(purchase.id, purchase.arrived_at)


def _demand_unchanged(session: Session, purchase: Purchase, seen: int | None) -> None:
    if seen is not None and seen != history.latest_step(session, purchase.id):
        raise Rejected({"": Problem("state_changed", {"state": purchase.state})})


def _accept(
    session: Session,
    draft: PurchaseDraft,
    *,
    by: Actor,
    now: datetime,
    mended: Purchase | None = None,
) -> NewPurchase:
    kept = _kept(session, mended.id) if mended else {}
    new = purchases.accept(
        draft,
        today=calendar.wib_day(now),
        places=places(session),
        offers=_offers(session, draft, now) | kept,
    )
    if mended is not None and new.photo == mended.photo_key:
        return new
    photo = queries.photo(session, new.photo) if new.photo else None
    if photo is None or photo.account_id != by.account_id:
        raise Rejected({"photo": Problem("photo_missing")})
    return new


def _kept(session: Session, purchase_id: int) -> dict[int, Offer]:
    """What a purchase is made of, at the price it was bought for: that never changes (§3)."""
    return {
        line.product_id: Offer(
            line.product_id, line.umkm_id, line.description, line.unit_price, active=True
        )
        for line in queries.lines(session, purchase_id)
        if line.product_id is not None and line.umkm_id is not None
    }


def places(session: Session) -> dict[str, Place]:
    """Where one may have bought: galleries by code and sellers by code."""
    galleries = [Place("gallery", row.code, row.name) for row in queries.galleries(session)]
    sellers = [Place("umkm", row.code, row.name) for row in queries.sellers(session)]
    return {place.code: place for place in galleries + sellers}


def _offers(session: Session, draft: PurchaseDraft, now: datetime) -> dict[int, Offer]:
    asked = {line.product_id for line in draft.lines if _is_id(line.product_id)}
    rows = queries.offers(session, {int(str(number)) for number in asked}, now)
    return {row.id: Offer(row.id, row.umkm_id, row.name, row.amount, row.active) for row in rows}


def _is_id(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**63


def _fill(session: Session, purchase: Purchase, new: NewPurchase) -> None:
    purchase.day = new.day
    purchase.gallery = new.place.code if new.place.kind == "gallery" else None
    is_umkm = new.place.kind == "umkm"
    purchase.umkm_id = queries.seller_id(session, new.place.code) if is_umkm else None
    purchase.claimed = purchase.amount = new.amount
    purchase.fund = new.fund.value
    purchase.receipt_number = new.receipt_number
    purchase.photo_key = new.photo


def _write_lines(session: Session, purchase_id: int, new: NewPurchase) -> None:
    session.add_all(
        PurchaseLine(
            purchase_id=purchase_id,
            position=position,
            product_id=line.product_id,
            umkm_id=line.umkm_id,
            description=line.description,
            quantity=line.quantity,
            unit_price=line.unit_price,
            amount=line.amount,
        )
        for position, line in enumerate(new.lines, start=1)
    )


def _saved(session: Session, purchase: Purchase) -> Saved:
    month = months.find(session, calendar.month_of(purchase.day))
    return Saved(
        id=purchase.id,
        number=number(purchase),
        state=State(purchase.state),
        amount=purchase.amount,
        month=calendar.month_of(purchase.day),
        late=month is not None and calendar.is_late(purchase.arrived_at, month.report_by),
    )
