"""What a seller does with own products: propose, change, price, show and hide (docs/rules.md §14).

DKUPP accepts a product before it stands on the shelf; price, picture and stock are the seller's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from sqlalchemy.orm import Session

from dashapp.domain import products
from dashapp.domain.people import Actor
from dashapp.domain.problems import NotThere, Problem, Rejected
from dashapp.domain.products import Curation, NewProduct, ProductDraft
from dashapp.services import shop, trail
from db.models import Photo, Price, Product
from db.queries import products as queries
from db.queries.photos import SMALL
from db.session import reading, transaction

DRAWING = "basket"  # of assets/products, until the seller gives a picture
SAME_SEND = timedelta(minutes=1)  # within it the same new product is the same press, sent twice


@dataclass(frozen=True)
class OnShelf:
    """How many free pieces lie at one gallery."""

    gallery: str
    name: str
    quantity: int


@dataclass(frozen=True)
class Own:
    """One product as its seller sees it; `seen` names this very state of it."""

    id: int
    shop_id: int
    name: str
    category: str
    unit: str
    price: int
    photo: str | None
    active: bool
    curation: Curation
    reason: str | None
    shelves: tuple[OnShelf, ...]
    seen: str

    @property
    def stock(self) -> int:
        """Free pieces at all galleries."""
        return sum(shelf.quantity for shelf in self.shelves)


@dataclass(frozen=True)
class PriceSince:
    amount: int
    since: datetime


def listing(shop_id: int | None, *, by: Actor, now: datetime) -> tuple[Own, ...]:
    """The products of an own shop by name. NotThere for a shop that is not the actor's."""
    with reading() as session:
        found = shop.find(session, shop_id, by)
        rows = queries.of_shop(session, found.id, now)
        shelves = _shelves(session, found.id)
    return tuple(_own(row, shelves.get(row.Product.id, ())) for row in rows)


def one(product_id: int, *, by: Actor, now: datetime) -> Own:
    """One own product. NotThere for anybody else's just as for one that does not exist."""
    with reading() as session:
        row = _find(session, product_id, by, now)
        return _own(row, _shelves(session, row.Product.umkm_id).get(product_id, ()))


def prices(product_id: int, *, by: Actor, now: datetime) -> tuple[PriceSince, ...]:
    """What an own product has cost, the present price first."""
    with reading() as session:
        _find(session, product_id, by, now)
        rows = queries.prices(session, product_id)
    return tuple(PriceSince(row.amount, row.since) for row in rows)


def add(draft: ProductDraft, shop_id: int | None, *, by: Actor, now: datetime) -> int:
    """Propose a new product to DKUPP; return its id. Raises Rejected with every problem by field.

    The same product sent twice within a minute, as by a double press, is one product.
    """
    new = products.accept(draft)
    with transaction() as session:
        found = shop.find(session, shop_id, by)
        if not found.active or found.merged:
            raise Rejected({"": Problem("shop_closed")})
        rows = queries.of_shop(session, found.id, now)
        twin = _same(rows, new)
        if twin is not None and _is_same_send(twin, new, now):
            return int(twin.Product.id)
        if twin is not None:
            raise Rejected({"name": Problem("product_known")})
        demand_room(len(rows) + 1)
        _demand_picture(session, new.photo, None, by)
        return create(session, found.id, new, by=by, now=now)


def edit(
    product_id: int, draft: ProductDraft, *, by: Actor, now: datetime, seen: str | None = None
) -> Curation:
    """Change an own product; return how it stands with DKUPP afterwards.

    `seen`: the state that the form showed; Rejected product_changed when it is another one by now.
    """
    new = products.accept(draft)
    with transaction() as session:
        row = _find(session, product_id, by, now)
        if seen is not None and seen != _mark(row):
            raise Rejected({"": Problem("product_changed")})
        twin = _same(queries.of_shop(session, row.Product.umkm_id, now), new)
        if twin is not None and twin.Product.id != product_id:
            raise Rejected({"name": Problem("product_known")})
        _demand_picture(session, new.photo, row.Product.photo_key, by)
        return change(session, row, new, by=by, now=now)


def show(product_id: int, on: bool, *, by: Actor, now: datetime) -> None:
    """Put an own product on the shelf, or take it down for a while; stock and price stay."""
    with transaction() as session:
        row = _find(session, product_id, by, now)
        set_shown(session, row.Product, on, by=by, now=now)


def set_shown(session: Session, product: Product, on: bool, *, by: Actor, now: datetime) -> None:
    """`show` in the caller's transaction; writes nothing when it is so already."""
    if product.active == on:
        return
    product.active = on
    _tell(session, "product_shown" if on else "product_hidden", product, {}, by=by, now=now)


def change(session: Session, row: Any, new: NewProduct, *, by: Actor, now: datetime) -> Curation:
    """Make the product of a row (queries.one) the new one; writes nothing when nothing differs."""
    product: Product = row.Product
    before = _values(row)
    changes = products.changed(before, new)
    curation = products.after_change(Curation(product.curation), changes)
    proposes = curation is Curation.PROPOSED and (
        product.curation != curation or bool(changes & frozenset(products.CURATED))
    )
    if not changes and not proposes:
        return curation
    product.name, product.category, product.unit = new.name, new.category, new.unit
    product.photo_key = new.photo
    if proposes:
        product.curation, product.curation_reason = curation.value, None
        product.proposed_at = now
    if "price" in changes:
        _set_price(session, product.id, new.price, now)
    facts = {name: [before[name], getattr(new, name)] for name in sorted(changes)}
    kind = "product_proposed" if proposes else "product_changed"
    _tell(session, kind, product, facts, by=by, now=now)
    return curation


def create(session: Session, shop_id: int, new: NewProduct, *, by: Actor, now: datetime) -> int:
    """Propose a product in the caller's transaction, which has seen that there is none like it."""
    product = Product(
        umkm_id=shop_id,
        name=new.name,
        category=new.category,
        unit=new.unit,
        picture=DRAWING,
        photo_key=new.photo,
        curation=Curation.PROPOSED.value,
        proposed_at=now,
    )
    session.add(product)
    session.flush()  # the price and the event need the product's id
    _set_price(session, product.id, new.price, now)
    facts = {"name": new.name, "category": new.category, "unit": new.unit, "price": new.price}
    _tell(session, "product_proposed", product, facts, by=by, now=now)
    return product.id


def _find(session: Session, product_id: int, by: Actor, now: datetime) -> Any:
    row = queries.one(session, product_id, now) if 0 < product_id < 2**63 else None
    if row is None or row.Product.umkm_id not in shop.own_ids(by):
        raise NotThere
    return row


def _shelves(session: Session, shop_id: int) -> Mapping[int, tuple[OnShelf, ...]]:
    found: dict[int, list[OnShelf]] = defaultdict(list)
    for row in queries.stocks(session, shop_id):
        found[row.product_id].append(OnShelf(row.gallery, row.name, row.quantity))
    return {product_id: tuple(each) for product_id, each in found.items()}


def _own(row: Any, shelves: tuple[OnShelf, ...]) -> Own:
    product: Product = row.Product
    return Own(
        id=product.id,
        shop_id=product.umkm_id,
        name=product.name,
        category=product.category,
        unit=product.unit,
        price=row.price or 0,
        photo=product.photo_key,
        active=product.active,
        curation=Curation(product.curation),
        reason=product.curation_reason,
        shelves=shelves,
        seen=_mark(row),
    )


def _values(row: Any) -> dict[str, object]:
    product: Product = row.Product
    return {
        "name": product.name,
        "category": product.category,
        "unit": product.unit,
        "price": row.price,
        "photo": product.photo_key,
    }


def _mark(row: Any) -> str:
    written = repr((*_values(row).values(), row.Product.curation))
    return blake2b(written.encode(), digest_size=8).hexdigest()


def _same(rows: Any, new: NewProduct) -> Any:
    """The product with the name and unit of the new one; one that DKUPP refused is none."""
    key = products.key_of(new.name, new.unit)
    return next(
        (
            row
            for row in rows
            if row.Product.curation != Curation.REFUSED
            and products.key_of(row.Product.name, row.Product.unit) == key
        ),
        None,
    )


def _is_same_send(row: Any, new: NewProduct, now: datetime) -> bool:
    proposed = row.Product.proposed_at
    is_recent = proposed is not None and now - proposed < SAME_SEND
    return is_recent and not products.changed(_values(row), new)


def demand_room(number: int) -> None:
    """Raise Rejected products_too_many when one shop may not have `number` products."""
    if number > products.MOST_PRODUCTS:
        raise Rejected({"": Problem("products_too_many", {"limit": products.MOST_PRODUCTS})})


def _demand_picture(session: Session, key: str | None, present: str | None, by: Actor) -> None:
    """Only a picture that this account has sent, or the one that is there."""
    if key is None or key == present:
        return
    sizes = [session.get(Photo, each) for each in (key, key + SMALL)]
    if any(photo is None or photo.account_id != by.account_id for photo in sizes):
        raise Rejected({"photo": Problem("picture_missing")})


def _set_price(session: Session, product_id: int, amount: int, now: datetime) -> None:
    """From now on; two prices of the same moment would be none, so the later one replaces it."""
    there = queries.price_since(session, product_id, now)
    if there is not None:
        there.amount = amount
        return
    session.add(Price(product_id=product_id, amount=amount, since=now))


def _tell(
    session: Session,
    kind: str,
    product: Product,
    facts: Mapping[str, object],
    *,
    by: Actor,
    now: datetime,
) -> None:
    data = {"umkm": product.umkm_id, "name": product.name, **facts}
    subject = f"product:{product.id}"
    trail.append(session, kind, actor=by, now=now, subject=subject, data=data, moves=True)
