"""The whole catalogue read at once: sellers, products, papers, pairs, sales (docs/rules.md §15)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from sqlalchemy.orm import Session

from dashapp.domain import calendar, likeness, papers
from dashapp.domain.curation import Curation
from dashapp.domain.likeness import Known
from dashapp.domain.papers import Kind, Mark, Paper
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed
from dashapp.services import trail
from db.models import Product, Umkm
from db.queries import curation as queries
from db.queries import summary as sales_queries
from db.session import reading, url


@dataclass
class Book:
    """The whole catalogue as it stands, read at once."""

    day: date
    districts: Mapping[str, str]
    sellers: dict[int, Umkm]
    products: dict[int, list[Product]]
    papers: dict[int, dict[Kind, Paper]]
    pairs: list[tuple[int, int]] = field(default_factory=list)

    def marks(self, umkm_id: int) -> dict[Kind, Mark]:
        categories = {each.category for each in self.products.get(umkm_id, []) if _counts(each)}
        return papers.marks(self.papers.get(umkm_id, {}), categories, self.day)

    def known(self, umkm_id: int) -> Known:
        """A seller as others are compared with it."""
        seller = self.sellers[umkm_id]
        nib = self.papers.get(umkm_id, {}).get(Kind.NIB)
        return Known(
            seller.id, seller.name, seller.kecamatan, seller.owner, seller.phone or "",
            nib.number if nib else "", seller.address,
        )  # fmt: skip

    def stays(self, one: int, other: int) -> tuple[int, int]:
        """Of a pair the seller that should stay, then the one that should go."""
        first, second = sorted((one, other), key=lambda each: _age(self.sellers[each]))
        return first, second


def read(session: Session, now: datetime) -> Book:
    """The catalogue as it stands."""
    sellers = {each.id: each for each in queries.sellers(session)}
    goods: dict[int, list[Product]] = defaultdict(list)
    for product in queries.products(session):
        goods[product.umkm_id].append(product)
    written: dict[int, dict[Kind, Paper]] = defaultdict(dict)
    for row in queries.papers(session):
        paper = Paper(papers.State(row.state), row.number, row.until)
        written[row.umkm_id][Kind(row.kind)] = paper
    book = Book(
        calendar.wib_day(now),
        queries.districts(session),
        sellers,
        dict(goods),
        dict(written),
    )
    compared = [book.known(each) for each, seller in sellers.items() if seller.active]
    book.pairs = likeness.pairs(compared, queries.distinct(session))
    return book


def sold_in(month: date) -> dict[int, int]:
    """Verified rupiah of a month by seller; of merged ones with the seller that stays."""
    return _sales(url(), trail.revision(), month)[0]


def ever_sold(month: date) -> frozenset[int]:
    """The sellers from whom somebody has ever bought; asked together with sales of `month`."""
    return _sales(url(), trail.revision(), month)[1]


@lru_cache(maxsize=8)
def _sales(_url: str, _revision: int, month: date) -> tuple[dict[int, int], frozenset[int]]:
    """Sales of a month, and who has ever sold; worked out once per revision."""
    with reading() as session:
        sold = sales_queries.sales(session, month)
        ever = sales_queries.sold_by_line(session, date.max)
        ever |= set(sales_queries.first_days_at_shops(session))
    return {seller: sold[seller] for seller in sold if seller is not None}, frozenset(ever)


def demand(by: Actor) -> None:
    """NotAllowed for anyone but DKUPP."""
    if not by.holds(Role.DKUPP):
        raise NotAllowed


def _counts(product: Product) -> bool:
    """Whether a product says which papers its seller needs: also one that is still proposed."""
    return product.active and product.curation in (Curation.ACCEPTED, Curation.PROPOSED)


def on_shelf(product: Product) -> bool:
    return product.active and product.curation == Curation.ACCEPTED


def _age(seller: Umkm) -> tuple[bool, bool, date, int]:
    """Who was here first: accepted before proposed, then by day of registration."""
    is_new = seller.curation != Curation.ACCEPTED
    return is_new, seller.registered_on is None, seller.registered_on or date.max, seller.id
