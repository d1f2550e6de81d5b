"""What is opened in the catalogue: a proposal, a seller, a pair that may be one (§15)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from sqlalchemy.orm import Session

from dashapp.domain import calendar, likeness, price_range
from dashapp.domain.curation import Curation
from dashapp.domain.papers import Kind, Mark, Paper
from dashapp.domain.people import Actor
from dashapp.domain.price_range import Good, Range
from dashapp.domain.problems import NotAllowed
from dashapp.services.catalogue_book import Book, demand, on_shelf, read, sold_in
from db.models import Product, Umkm
from db.queries import curation as queries
from db.session import reading

RECENT = timedelta(days=30)  # how long a changed price is shown for information


@dataclass(frozen=True)
class PaperView:
    kind: Kind
    mark: Mark
    paper: Paper | None


@dataclass(frozen=True)
class ProductLine:
    """A product in the list of its seller; `price` None when it never had one."""

    id: int
    name: str
    category: str
    unit: str
    price: int | None
    active: bool
    curation: Curation
    reason: str | None


@dataclass(frozen=True)
class PriceChange:
    name: str
    before: int
    amount: int
    at: datetime


@dataclass(frozen=True)
class SellerView:
    """A seller as DKUPP opens it; `seen` names the state that was shown."""

    id: int
    code: str
    name: str
    kecamatan_code: str
    kecamatan: str
    owner: str
    phone: str
    address: str
    registered_on: date | None
    proposed_at: datetime | None
    active: bool
    curation: Curation
    reason: str | None
    papers: tuple[PaperView, ...]
    products: tuple[ProductLine, ...]
    changes: tuple[PriceChange, ...]
    sold: int
    seen: str

    @property
    def on_shelf(self) -> int:
        return sum(each.active and each.curation is Curation.ACCEPTED for each in self.products)


@dataclass(frozen=True)
class ProposalView:
    """A product that waits for DKUPP, with its price among similar ones."""

    id: int
    name: str
    category: str
    unit: str
    photo_key: str | None
    price: int | None
    stock: tuple[tuple[str, int], ...]  # gallery and pieces
    proposed_at: datetime | None
    seller: SellerView
    range: Range
    doubles: int  # products of the seller that bear the same name already
    seen: str


@dataclass(frozen=True)
class PairView:
    """Two sellers that may be one: first the one that should stay. `same`: fields that are equal.

    `may_stay`: who of them can be the one that stays, as it was accepted and is active.
    """

    stays: SellerView
    goes: SellerView
    nibs: tuple[str, str]
    same: frozenset[str]
    may_stay: tuple[bool, bool]


def proposal(product_id: int, *, by: Actor, now: datetime) -> ProposalView:
    """A proposed product; NotAllowed also when it does not wait for a decision (any more)."""
    demand(by)
    with reading() as session:
        product = session.get(Product, product_id)
        if product is None or product.curation != Curation.PROPOSED:
            raise NotAllowed
        book = read(session, now)
        if product.umkm_id not in book.sellers:
            raise NotAllowed
        price = queries.prices(session, [product.id], now).get(product.id)
        return ProposalView(
            id=product.id,
            name=product.name,
            category=product.category,
            unit=product.unit,
            photo_key=product.photo_key,
            price=price,
            stock=tuple((row.name, row.quantity) for row in queries.stock(session, product.id)),
            proposed_at=product.proposed_at,
            seller=_seller(session, book, product.umkm_id, now),
            range=_range(session, product, price, now),
            doubles=_doubles(book, product),
            seen=seen_of_product(product, price),
        )


def seller(umkm_id: int, *, by: Actor, now: datetime) -> SellerView:
    """A seller of the catalogue; NotAllowed when there is none, it was merged or refused."""
    demand(by)
    with reading() as session:
        return _seller(session, read(session, now), umkm_id, now)


def pair(one: int, other: int, *, by: Actor, now: datetime) -> PairView:
    """Two sellers side by side; NotAllowed when they do not look alike (any more)."""
    demand(by)
    with reading() as session:
        book = read(session, now)
        if (min(one, other), max(one, other)) not in book.pairs:
            raise NotAllowed
        first, second = book.stays(one, other)
        known = book.known(first), book.known(second)
        return PairView(
            stays=_seller(session, book, first, now),
            goes=_seller(session, book, second, now),
            nibs=(known[0].nib, known[1].nib),
            same=likeness.same(*known),
            may_stay=(can_stay(book.sellers[first]), can_stay(book.sellers[second])),
        )


def can_stay(found: Umkm) -> bool:
    """Whether another seller may be merged into this one."""
    return found.active and found.merged_into is None and found.curation == Curation.ACCEPTED


def seen_of_product(product: Product, price: int | None) -> str:
    """Names a product as it was shown: a decision holds only for that."""
    return _digest(
        product.name, product.category, product.unit, product.photo_key, product.curation,
        product.proposed_at, price,
    )  # fmt: skip


def seen_of_seller(found: Umkm) -> str:
    """Names a seller as it was shown."""
    return _digest(
        found.name, found.owner, found.phone, found.kecamatan, found.address, found.curation,
        found.proposed_at, found.active,
    )  # fmt: skip


def _digest(*parts: object) -> str:
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _seller(session: Session, book: Book, umkm_id: int, now: datetime) -> SellerView:
    found = book.sellers.get(umkm_id)
    if found is None:
        raise NotAllowed
    mine = book.products.get(umkm_id, [])
    prices = queries.prices(session, [each.id for each in mine], now)
    changes = queries.changes(session, now - RECENT, now, umkm_id)
    month = calendar.month_of(book.day)
    return SellerView(
        id=found.id,
        code=found.code,
        name=found.name,
        kecamatan_code=found.kecamatan,
        kecamatan=book.districts.get(found.kecamatan, ""),
        owner=found.owner,
        phone=found.phone or "",
        address=found.address,
        registered_on=found.registered_on,
        proposed_at=found.proposed_at,
        active=found.active,
        curation=Curation(found.curation),
        reason=found.curation_reason,
        papers=_papers(book, umkm_id),
        products=tuple(_line(each, prices) for each in mine),
        changes=tuple(PriceChange(row.name, row.before, row.amount, row.since) for row in changes),
        sold=sold_in(month).get(umkm_id, 0),
        seen=seen_of_seller(found),
    )


def _papers(book: Book, umkm_id: int) -> tuple[PaperView, ...]:
    marks: Mapping[Kind, Mark] = book.marks(umkm_id)
    written = book.papers.get(umkm_id, {})
    return tuple(PaperView(kind, marks[kind], written.get(kind)) for kind in Kind)


def _line(product: Product, prices: Mapping[int, int]) -> ProductLine:
    return ProductLine(
        product.id,
        product.name,
        product.category,
        product.unit,
        prices.get(product.id),
        product.active,
        Curation(product.curation),
        product.curation_reason,
    )


def _range(session: Session, product: Product, price: int | None, now: datetime) -> Range:
    if price is None:
        return Range("", ())
    others = [
        Good(row.name, row.category, row.unit, row.amount)
        for row in queries.goods(session, product.category, now)
        if row.id != product.id
    ]
    return price_range.among(Good(product.name, product.category, product.unit, price), others)


def _doubles(book: Book, product: Product) -> int:
    name = likeness.core(product.name)
    return sum(
        each.id != product.id and on_shelf(each) and likeness.core(each.name) == name
        and each.unit.casefold() == product.unit.casefold()
        for each in book.products.get(product.umkm_id, [])
    )  # fmt: skip
