"""Two sellers that are one: the one stays with all that is to come, history keeps both (§15)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from dashapp.domain import calendar
from dashapp.domain.curation import Curation
from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.services import seller_accounts, trail
from dashapp.services.catalogue_book import demand
from dashapp.services.catalogue_views import can_stay
from db.models import Umkm, UmkmPaper
from db.queries import curation as queries
from db.session import reading, transaction


@dataclass(frozen=True)
class Weight:
    """What a merge moves to the seller that stays, and the `history` that keeps its copies.

    `purchases`: at the own shop, not decided yet. `papers`: kinds that the one that stays lacks.
    """

    products: int
    pieces: int
    orders: int
    purchases: int
    accounts: int
    papers: tuple[str, ...]
    history: int


def weigh(goes: int, stays: int, *, by: Actor, now: datetime) -> tuple[Weight, str, str]:
    """What merging would move, and the names of the one that goes and the one that stays.

    Raises Rejected and NotAllowed as `merge` does.
    """
    demand(by)
    with reading() as session:
        going, staying = _both(session, goes, stays)
        return _weight(session, goes, stays, now), going.name, staying.name


def merge(goes: int, stays: int, *, by: Actor, now: datetime) -> Weight:
    """Merge one seller into another, which must be accepted and active; say what was moved.

    Products with prices and stock, lines of open orders, undecided purchases at the own shop,
    grants and missing papers move; everything that was decided keeps the name it had. The one that
    goes is inactive from now on and names the other; nothing is deleted. Raises Rejected when one
    of them was merged meanwhile, NotAllowed when there is no such seller.
    """
    demand(by)
    with transaction() as session:
        going, staying = _both(session, goes, stays)
        weight = _weight(session, goes, stays, now)
        for product in queries.products(session, goes):
            product.umkm_id = stays
        for line in queries.open_lines(session, goes):
            line.umkm_id = stays
        for purchase in queries.waiting_at_shop(session, goes):
            purchase.umkm_id = stays
        _copy_papers(session, goes, stays, weight.papers)
        accounts = seller_accounts.move(session, goes, stays, by=by, now=now)
        for earlier in queries.merged_here(session, goes):
            earlier.merged_into = stays  # one step always leads to the one that stays
        going.merged_into, going.active = stays, False
        staying.owner = staying.owner or going.owner
        staying.address = staying.address or going.address
        facts = asdict(weight) | {"into": stays, "account_ids": accounts}
        subject = f"umkm:{goes}"
        trail.append(
            session, "umkm_merged", actor=by, now=now, subject=subject, data=facts, moves=True
        )
        return weight


def _both(session: Session, goes: int, stays: int) -> tuple[Umkm, Umkm]:
    going, staying = session.get(Umkm, goes), session.get(Umkm, stays)
    if going is None or staying is None or goes == stays:
        raise NotAllowed
    if going.merged_into is not None or going.curation == Curation.REFUSED:
        raise Rejected({"": Problem("umkm_merged")})
    if not can_stay(staying):
        raise Rejected({"": Problem("umkm_cannot_stay", {"seller": staying.name})})
    return going, staying


def _weight(session: Session, goes: int, stays: int, now: datetime) -> Weight:
    have = {row.kind for row in queries.papers(session, [stays])}
    theirs = [row.kind for row in queries.papers(session, [goes])]
    return Weight(
        products=len(queries.products(session, goes)),
        pieces=queries.pieces(session, goes),
        orders=queries.open_orders_of(session, goes),
        purchases=len(queries.waiting_at_shop(session, goes)),
        accounts=len(seller_accounts.in_force(session, goes, calendar.wib_day(now))),
        papers=tuple(sorted(kind for kind in theirs if kind not in have)),
        history=queries.history(session, goes),
    )


def _copy_papers(session: Session, goes: int, stays: int, kinds: tuple[str, ...]) -> None:
    for row in queries.papers(session, [goes]):
        if row.kind in kinds:
            session.add(
                UmkmPaper(
                    umkm_id=stays, kind=row.kind, state=row.state, number=row.number,
                    until=row.until,
                )
            )  # fmt: skip
