"""What DKUPP decides about sellers and products: accept, return, refuse, take off (§15)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import calendar, curation
from dashapp.domain.curation import Curation
from dashapp.domain.people import Actor
from dashapp.domain.problems import BadValue, NotAllowed, Problem, Rejected
from dashapp.services import seller_accounts, trail
from dashapp.services.account_admin import Handed
from dashapp.services.catalogue_book import demand
from dashapp.services.catalogue_views import seen_of_product, seen_of_seller
from db.models import Product, Umkm, UmkmDistinct
from db.queries import curation as queries
from db.session import transaction

_EVENTS = {
    Curation.ACCEPTED: "accepted",
    Curation.RETURNED: "returned",
    Curation.REFUSED: "refused",
}


def accept_product(product_id: int, *, by: Actor, now: datetime, seen: str | None = None) -> None:
    """Put a proposed product on the shelf.

    `seen`, here and below: the view that was decided about. Raises Rejected proposal_changed when
    the seller has changed it since, or somebody else has decided; NotAllowed for anyone but DKUPP
    and when there is no such product.
    """
    _decide_product(product_id, Curation.ACCEPTED, None, by, now, seen)


def return_product(
    product_id: int, *, by: Actor, now: datetime, reason: object, seen: str | None = None
) -> None:
    """Send a proposed product back to its seller, who mends it and proposes it again."""
    _decide_product(product_id, Curation.RETURNED, _reason(reason), by, now, seen)


def refuse_product(
    product_id: int, *, by: Actor, now: datetime, reason: object, seen: str | None = None
) -> None:
    """Refuse a proposed product."""
    _decide_product(product_id, Curation.REFUSED, _reason(reason), by, now, seen)


def accept_seller(
    umkm_id: int, *, by: Actor, now: datetime, seen: str | None = None
) -> Handed | None:
    """Take a proposed seller into the catalogue; its first password when it had no account yet."""
    demand(by)
    with transaction() as session:
        found = _proposed_seller(session, umkm_id, seen)
        found.registered_on = found.registered_on or calendar.wib_day(now)
        _settle(session, found, "umkm", Curation.ACCEPTED, None, by, now)
        if not found.phone or queries.grants(session, umkm_id):
            return None
        return seller_accounts.open_for(session, found, by=by, now=now)


def return_seller(
    umkm_id: int, *, by: Actor, now: datetime, reason: object, seen: str | None = None
) -> None:
    """Send a proposed seller back to whoever proposed it."""
    _decide_seller(umkm_id, Curation.RETURNED, _reason(reason), by, now, seen)


def refuse_seller(
    umkm_id: int, *, by: Actor, now: datetime, reason: object, seen: str | None = None
) -> None:
    """Refuse a proposed seller; it leaves the catalogue, and its row stays."""
    _decide_seller(umkm_id, Curation.REFUSED, _reason(reason), by, now, seen)


def take_off(product_id: int, *, by: Actor, now: datetime, reason: object) -> None:
    """Take an accepted product off the shelf for good; only DKUPP puts it back.

    Orders that wait at a gallery are still handed over.
    """
    why = _reason(reason)
    demand(by)
    with transaction() as session:
        product = _product(session, product_id)
        if product.curation != Curation.ACCEPTED:
            raise _changed(product.curation)
        product.active = False
        product.curation, product.curation_reason = Curation.REFUSED.value, why
        _tell(session, "product_deactivated", f"product:{product_id}", by, now, reason=why)


def put_back(product_id: int, *, by: Actor, now: datetime, reason: object) -> None:
    """Put a product that was refused or taken off back on the shelf."""
    why = _reason(reason)
    demand(by)
    with transaction() as session:
        product = _product(session, product_id)
        if product.curation != Curation.REFUSED:
            raise _changed(product.curation)
        product.active = True
        product.curation, product.curation_reason = Curation.ACCEPTED.value, None
        _tell(session, "product_activated", f"product:{product_id}", by, now, reason=why)


def deactivate(umkm_id: int, *, by: Actor, now: datetime, reason: object) -> None:
    """Take a seller with all its products off the shelf; nothing of it is deleted."""
    _set_active(umkm_id, False, _reason(reason), by, now)


def activate(umkm_id: int, *, by: Actor, now: datetime, reason: object) -> None:
    """Let a seller sell again; not one that was merged into another."""
    _set_active(umkm_id, True, _reason(reason), by, now)


def found_distinct(one: int, other: int, *, by: Actor, now: datetime) -> None:
    """Two sellers that look alike are two: they are not shown side by side again.

    Raises Rejected umkm_merged when they have become one meanwhile.
    """
    demand(by)
    lower, higher = min(one, other), max(one, other)
    with transaction() as session:
        found = [session.get(Umkm, each) for each in (one, other)]
        if one == other or None in found:
            raise NotAllowed
        if any(each is not None and each.merged_into is not None for each in found):
            raise Rejected({"": Problem("umkm_merged")})
        if session.get(UmkmDistinct, (lower, higher)) is not None:
            return
        session.add(UmkmDistinct(lower_id=lower, higher_id=higher))
        _tell(session, "umkm_distinct", f"umkm:{lower}", by, now, other=higher)


def _decide_product(
    product_id: int, to: Curation, why: str | None, by: Actor, now: datetime, seen: str | None
) -> None:
    demand(by)
    with transaction() as session:
        product = _product(session, product_id)
        price = queries.prices(session, [product_id], now).get(product_id)
        if not curation.may_decide(product.curation):
            raise _changed(product.curation)
        if seen is not None and seen != seen_of_product(product, price):
            raise _changed(product.curation)
        if to is Curation.ACCEPTED and price is None:
            raise Rejected({"": Problem("product_without_price")})
        _settle(session, product, "product", to, why, by, now)


def _decide_seller(
    umkm_id: int, to: Curation, why: str, by: Actor, now: datetime, seen: str | None
) -> None:
    demand(by)
    with transaction() as session:
        found = _proposed_seller(session, umkm_id, seen)
        _settle(session, found, "umkm", to, why, by, now)


def _proposed_seller(session: Session, umkm_id: int, seen: str | None) -> Umkm:
    found = _seller(session, umkm_id)
    if not curation.may_decide(found.curation) or found.merged_into is not None:
        raise _changed(found.curation)
    if seen is not None and seen != seen_of_seller(found):
        raise _changed(found.curation)
    return found


def _settle(
    session: Session,
    thing: Product | Umkm,
    kind: str,
    to: Curation,
    why: str | None,
    by: Actor,
    now: datetime,
) -> None:
    thing.curation, thing.curation_reason = to.value, why
    event, facts = f"{kind}_{_EVENTS[to]}", {"name": thing.name, "reason": why}
    _tell(session, event, f"{kind}:{thing.id}", by, now, **facts)


def _set_active(umkm_id: int, active: bool, why: str, by: Actor, now: datetime) -> None:
    demand(by)
    with transaction() as session:
        found = _seller(session, umkm_id)
        if found.merged_into is not None:
            raise Rejected({"": Problem("umkm_merged")})
        if found.active is active:
            raise Rejected({"": Problem("umkm_changed")})
        found.active, found.curation_reason = active, None if active else why
        event = "umkm_activated" if active else "umkm_deactivated"
        _tell(session, event, f"umkm:{umkm_id}", by, now, reason=why)


def _product(session: Session, product_id: int) -> Product:
    found = session.get(Product, product_id)
    if found is None:
        raise NotAllowed
    return found


def _seller(session: Session, umkm_id: int) -> Umkm:
    found = session.get(Umkm, umkm_id)
    if found is None or found.curation == Curation.REFUSED:
        raise NotAllowed
    return found


def _reason(value: object) -> str:
    try:
        return curation.read_reason(value)
    except BadValue as bad:
        raise Rejected({"reason": bad.problem}) from bad


def _changed(state: str) -> Rejected:
    return Rejected({"": Problem("proposal_changed", {"state": state})})


def _tell(
    session: Session, kind: str, subject: str, by: Actor, now: datetime, **facts: Any
) -> None:
    """The event of an act that moves what shelves and open pages show."""
    trail.append(session, kind, actor=by, now=now, subject=subject, data=facts, moves=True)
