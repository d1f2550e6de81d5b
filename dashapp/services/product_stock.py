"""A seller's own goods on the shelves of galleries: one piece more or less, or counted anew (§14).

Each act is a move of the shelf with its reason; the pieces are those that nobody has reserved.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from dashapp.domain import orders, sharing
from dashapp.domain.people import Actor
from dashapp.domain.problems import BadValue, NotAllowed, NotThere, Problem, Rejected
from dashapp.domain.products import Curation
from dashapp.services import shop, stock, trail
from db.models import Gallery, Product
from db.queries import stock as stock_queries
from db.session import transaction

MOST_STEP = 500  # pieces of one press or of several in a row
STEPPED = "diubah penjual"  # the reason of a change by plus and minus


def step(product_id: int, gallery: str, change: int, *, by: Actor, now: datetime) -> int:
    """Put `change` pieces of an own product on a shelf, or take them off; return what is free.

    Raises NotAllowed for anybody else's product and an unknown gallery; Rejected (field the
    gallery's code) stock_short or pieces_too_many, "" stock_not_yet.
    """
    if not change or abs(change) > MOST_STEP:
        raise Rejected({gallery: Problem("stock_unreadable")})
    with transaction() as session:
        product = _own(session, product_id, by)
        after = _change(session, product, gallery, change, STEPPED, by, now)
        kind = "stock_received" if change > 0 else "stock_issued"
        _tell(session, kind, product, {gallery: change}, STEPPED, by, now)
        return after


def count(
    product_id: int,
    counts: Mapping[str, tuple[int, object]],
    reason: object,
    *,
    by: Actor,
    now: datetime,
) -> int:
    """Set what is free at galleries: by code what the form showed, and what it shall be.

    Returns how many galleries changed. Raises Rejected by code with every problem, stock_moved
    among them when a shelf is no longer as the form showed it; "reason" when there is none.
    """
    wanted, problems = _read(counts)
    try:
        why = sharing.read_reason(reason)
    except BadValue as bad:
        problems["reason"] = bad.problem
    if problems:
        raise Rejected(problems)
    with transaction() as session:
        product = _own(session, product_id, by)
        changes = _changes(session, product, counts, wanted)
        for gallery in sorted(changes):
            _change(session, product, gallery, changes[gallery], why, by, now, kind="koreksi")
        _tell(session, "stock_corrected", product, changes, why, by, now)
        return len(changes)


def _read(
    counts: Mapping[str, tuple[int, object]],
) -> tuple[dict[str, int], dict[str, Problem]]:
    wanted: dict[str, int] = {}
    problems: dict[str, Problem] = {}
    for gallery, (_seen, value) in counts.items():
        pieces = orders.whole(value.strip() if isinstance(value, str) else value)
        if pieces is None or pieces < 0:
            problems[gallery] = Problem("stock_unreadable")
        elif pieces > stock.MOST_PIECES:
            problems[gallery] = Problem("pieces_too_many", {"limit": stock.MOST_PIECES})
        else:
            wanted[gallery] = pieces
    return wanted, problems


def _changes(
    session: Session,
    product: Product,
    counts: Mapping[str, tuple[int, object]],
    wanted: Mapping[str, int],
) -> dict[str, int]:
    """By how much each shelf changes; those that stay as they are left out."""
    asked = {code: pieces - counts[code][0] for code, pieces in wanted.items()}
    asked = {code: change for code, change in asked.items() if change}
    if not asked:
        raise Rejected({"": Problem("stock_unchanged")})
    problems = {}
    for code in asked:
        free = stock_queries.quantity(session, code, product.id)
        if free != counts[code][0]:
            problems[code] = Problem("stock_moved", {"left": free})
    if problems:
        raise Rejected(problems)
    return asked


def _change(
    session: Session,
    product: Product,
    gallery: str,
    change: int,
    reason: str,
    by: Actor,
    now: datetime,
    *,
    kind: str | None = None,
) -> int:
    place = session.get(Gallery, gallery)
    if place is None or not place.active:
        raise NotAllowed
    if change > 0 and product.curation != Curation.ACCEPTED:
        raise Rejected({"": Problem("stock_not_yet")})
    move = kind or ("masuk" if change > 0 else "keluar")
    try:
        return stock.change_one(session, gallery, product.id, change, move, reason, by=by, now=now)
    except Rejected as rejected:
        raise Rejected({gallery: _of_seller(rejected.problems["pieces"])}) from rejected


def _of_seller(problem: Problem) -> Problem:
    """A shelf's problem in words for whoever fills it."""
    return Problem("stock_short", problem.params) if problem.code == "shelf_short" else problem


def _own(session: Session, product_id: int, by: Actor) -> Product:
    product = session.get(Product, product_id) if 0 < product_id < 2**63 else None
    if product is None or product.umkm_id not in shop.own_ids(by):
        raise NotThere
    return product


def _tell(
    session: Session,
    kind: str,
    product: Product,
    changes: Mapping[str, int],
    reason: str,
    by: Actor,
    now: datetime,
) -> None:
    data = {"umkm": product.umkm_id, "changes": dict(changes), "reason": reason}
    subject = f"product:{product.id}"
    trail.append(session, kind, actor=by, now=now, subject=subject, data=data, moves=True)
