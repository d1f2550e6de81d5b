"""Sells over the counter of a gallery to an ASN without an order (docs/rules.md §3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from dashapp.domain import calendar, nip, orders
from dashapp.domain.orders import Payment
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import BadValue, NotAllowed, Problem, Rejected
from dashapp.domain.purchases import Line
from dashapp.services import answers, buyer_tokens, guesses, sales, stock
from dashapp.services.sales import Sold
from db.queries import notas as queries
from db.session import reading, transaction


@dataclass(frozen=True)
class Buyer:
    """Who stands at the counter; nothing of how that person stands. `is_own`: the cashier.

    `held` names the buyer in `sell` to the same cashier, for buyer_tokens.HELD.
    """

    name: str
    opd: str
    is_own: bool
    held: str


def buyer(nip_or_token: object, *, by: Actor, now: datetime, address: str = "") -> Buyer:
    """Name and OPD of whoever is to buy, by NIP or QR, for the cashier to compare.

    Raises Rejected on "buyer": buyer_empty, nip_… (domain/nip.py), buyer_unknown, token_…, and
    guess_wait(seconds) after too many wrong ones. NotAllowed for anyone but a cashier.
    """
    if not by.scopes_of(Role.KASIR):
        raise NotAllowed
    person_id = _identify(nip_or_token, by, now, address)
    if isinstance(person_id, Problem):
        raise Rejected({"buyer": person_id})
    with reading() as session:
        found = queries.buyer(session, person_id, calendar.wib_day(now))
    held = buyer_tokens.hold(found.id, by.account_id, now)
    return Buyer(found.name, found.opd or "", found.id == by.person_id, held)


def sell(
    buyer_nip_or_token: object,
    quantities: Mapping[int, int],
    payment: object,
    *,
    by: Actor,
    now: datetime,
    key: str,
    gallery: str | None = None,
    prices: Mapping[int, int] | None = None,
    address: str = "",
) -> Sold:
    """Sell `quantities` (product: pieces) at today's prices: a verified purchase of today.

    `gallery` may be left out by a cashier of one; `prices`: what the cashier's page showed. The
    same `key` again gives the first answer again. Raises Rejected with every problem by field
    ("buyer", "payment", "gallery", orders.field_of, ""), NotAllowed for anyone but a cashier.
    """
    place = gallery_of(by, gallery)
    account_id = by.account_id
    if account_id is None:
        raise NotAllowed
    answers.demand_key(key)
    body = answers.fingerprint(str(buyer_nip_or_token), orders.pairs(quantities), place)
    with reading() as session:  # a token may have run out before the form came the second time
        earlier = answers.find(session, account_id, key, body)
        if earlier is not None:
            return sales.sold(session, earlier)
    person_id = _identify(buyer_nip_or_token, by, now, address)
    with transaction() as session:
        earlier = answers.find(session, account_id, key, body)
        if earlier is not None:
            return sales.sold(session, earlier)
        goods, paid = _accept(session, person_id, place, quantities, prices, payment, now)
        assert isinstance(person_id, int)  # else _accept has refused
        purchase = sales.write(
            session, person_id, goods, paid, source="kasir", by=by, now=now, gallery=place
        )
        pieces = {line.product_id or 0: line.quantity for line in goods}
        stock.take(session, place, pieces, "jual", by=by, now=now, purchase_id=purchase.id)
        answers.remember(session, account_id, key, body, purchase.id, now)
        return sales.sold(session, purchase.id)


def own_token(*, by: Actor, now: datetime) -> str:
    """What the actor's own QR says: good at any counter for a few minutes (buyer_tokens.KEPT)."""
    if by.person_id is None:
        raise NotAllowed
    return buyer_tokens.make(by.person_id, now)


def read_token(text: str, *, now: datetime) -> int:
    """The person that a token names. Raises BadValue token_unreadable or token_expired."""
    return buyer_tokens.read(text, now)


def gallery_of(by: Actor, wanted: str | None) -> str:
    """The cashier's gallery; one of several has to be named (Rejected gallery_unclear)."""
    held = by.scopes_of(Role.KASIR) if by.holds(Role.KASIR) else ()
    if not held or (wanted is not None and wanted not in held):
        raise NotAllowed
    if wanted is None and len(held) > 1:
        raise Rejected({"gallery": Problem("gallery_unclear")})
    return wanted or held[0]


def _identify(text: object, by: Actor, now: datetime, address: str) -> int | Problem:
    """The person of a NIP or token, or what is wrong with it; wrong ones are counted."""
    if text is None or (isinstance(text, str) and not text.strip()):
        return Problem("buyer_empty")
    with transaction() as session:  # those tried at once are counted one by one
        problem = guesses.wait(session, by, address, now)
        if problem is not None:
            return problem
        found = _look_up(session, text, by, now)
        if isinstance(found, Problem):
            guesses.failed(session, by, address, now, "nip")
        return found


def _look_up(session: Session, text: object, by: Actor, now: datetime) -> int | Problem:
    today = calendar.wib_day(now)
    bare = text.strip() if isinstance(text, str) else ""
    try:
        if buyer_tokens.is_one(bare):
            row = queries.buyer(session, buyer_tokens.read(bare, now), today)
        elif buyer_tokens.is_held(bare):
            person = buyer_tokens.read_held(bare, by.account_id, now)
            row = queries.buyer(session, person, today)
        else:
            row = queries.buyer_of_nip(session, nip.read(text), today)
    except BadValue as bad:
        return bad.problem
    return Problem("buyer_unknown") if row is None else int(row.id)


def _accept(
    session: Session,
    person_id: int | Problem,
    gallery: str,
    quantities: object,
    prices: object,
    payment: object,
    now: datetime,
) -> tuple[tuple[Line, ...], Payment]:
    """Goods and payment, or Rejected with what is wrong with them and with the buyer."""
    problems: dict[str, Problem] = {}
    goods: tuple[Line, ...] = ()
    if isinstance(person_id, Problem):
        problems["buyer"] = person_id
    try:
        goods = orders.accept(quantities, stock.offers(session, gallery, quantities, now), prices)
    except Rejected as rejected:
        problems.update(rejected.problems)
    try:
        paid = orders.read_payment(payment)
    except BadValue as bad:
        problems["payment"] = bad.problem
    if problems:
        raise Rejected(problems)
    return goods, paid
