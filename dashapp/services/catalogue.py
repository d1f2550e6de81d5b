"""The list of the catalogue: what of the sellers DKUPP needs to look at (docs/rules.md §15)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from dashapp.domain import calendar, papers
from dashapp.domain.curation import Curation
from dashapp.domain.papers import Kind, Mark
from dashapp.domain.people import Actor
from dashapp.services.catalogue_book import Book, demand, ever_sold, on_shelf, read, sold_in
from db.session import reading

PAGE = 25  # rows added at a time
MOST = 1000
LONGEST_SEARCH = 60
FILTERS = ("perlu", "usulan", "dokumen", "ganda", "semua")

MatterKind = Literal["produk", "umkm", "dokumen", "ganda", "penjual"]
_OF_FILTER: Mapping[str, tuple[str, ...]] = {
    "perlu": ("produk", "umkm", "ganda", "dokumen"),
    "usulan": ("produk", "umkm"),
    "dokumen": ("dokumen",),
    "ganda": ("ganda",),
    "semua": ("penjual",),
}


Keys = Mapping[str, tuple[str, ...]]  # the lines of each filter, by name


@dataclass(frozen=True)
class Matter:
    """One line of the list: what is to be looked at of which seller.

    `key` names it ("produk:12", "ganda:3-8"); `about`: the product, or the name of the other one;
    `first`: of a whole seller, what is to be looked at first.
    """

    key: str
    kind: MatterKind
    umkm_id: int
    about: str = ""
    paper: Kind | None = None
    until: date | None = None
    proposed_at: datetime | None = None
    first: Matter | None = None


@dataclass(frozen=True)
class Row:
    """A matter with what the list shows of its seller; `sold`: verified rupiah of this month."""

    matter: Matter
    name: str
    kecamatan: str
    goods: str
    category: str
    photo_key: str | None
    marks: Mapping[Kind, Mark]
    products: int
    sold: int
    active: bool


@dataclass(frozen=True)
class Figures:
    """What stands above the list: active sellers that were accepted, and theirs."""

    sellers: int
    products: int
    districts: int
    complete: int  # sellers whose papers all hold
    never: int  # sellers from whom nobody has ever bought


@dataclass(frozen=True)
class Listing:
    rows: tuple[Row, ...]
    counts: Mapping[str, int]  # by filter, for the same search
    chosen: str
    figures: Figures

    @property
    def found(self) -> int:
        return self.counts[self.chosen]


def listing(
    chosen: str | None, search: str | None, limit: int, *, by: Actor, now: datetime
) -> Listing:
    """The matters of a filter, those whose seller or product holds every word searched for.

    Raises NotAllowed for anyone but DKUPP.
    """
    demand(by)
    wanted = chosen if chosen in FILTERS else FILTERS[0]
    month = calendar.month_of(calendar.wib_day(now))
    with reading() as session:
        book = read(session, now)
    sold = sold_in(month)
    found = [each for each in matters(book) if _fits(each, book, search)]
    by_filter = {
        name: [each for each in found if each.kind in kinds] for name, kinds in _OF_FILTER.items()
    }
    shown = by_filter[wanted][: max(1, min(limit, MOST))]
    return Listing(
        rows=tuple(_row(each, book, sold) for each in shown),
        counts={name: len(each) for name, each in by_filter.items()},
        chosen=wanted,
        figures=_figures(book, ever_sold(month)),
    )


def keys(*, by: Actor, now: datetime) -> Keys:
    """The lines of each filter in order, by name; NotAllowed for anyone but DKUPP."""
    demand(by)
    with reading() as session:
        found = matters(read(session, now))
    return {
        name: tuple(each.key for each in found if each.kind in kinds)
        for name, kinds in _OF_FILTER.items()
    }


def matters(book: Book) -> list[Matter]:
    """All lines of all filters: proposals first, the oldest first; then pairs, papers, sellers."""
    found = [*_proposals(book), *_pairs(book), *_papers(book)]
    first = {each.umkm_id: each for each in reversed(found)}
    sellers = [
        Matter(f"penjual:{each}", "penjual", each, first=first.get(each)) for each in book.sellers
    ]
    return [*found, *sellers]


def _proposals(book: Book) -> list[Matter]:
    found = [
        Matter(f"umkm:{each.id}", "umkm", each.id, proposed_at=each.proposed_at)
        for each in book.sellers.values()
        if each.curation == Curation.PROPOSED
    ]
    for seller in book.sellers.values():
        if seller.curation != Curation.ACCEPTED or not seller.active:
            continue  # a new seller's products wait until the seller was accepted
        found += [
            Matter(
                f"produk:{each.id}", "produk", seller.id, each.name, proposed_at=each.proposed_at
            )
            for each in book.products.get(seller.id, [])
            if each.curation == Curation.PROPOSED
        ]
    never = datetime.min.replace(tzinfo=calendar.WIB)
    return sorted(found, key=lambda each: (each.proposed_at or never, each.key))


def _pairs(book: Book) -> list[Matter]:
    found = []
    for one, other in book.pairs:
        stays, goes = book.stays(one, other)
        key = f"ganda:{one}-{other}"
        found.append(Matter(key, "ganda", goes, book.sellers[stays].name))
    return found


def _papers(book: Book) -> list[Matter]:
    """One line per seller; of two that may be one only the one that should stay."""
    going = {book.stays(*pair)[1] for pair in book.pairs}
    found = []
    for seller in book.sellers.values():
        if not seller.active or seller.curation != Curation.ACCEPTED or seller.id in going:
            continue
        worst = papers.worst(book.marks(seller.id))
        if worst is not None:
            paper = book.papers.get(seller.id, {}).get(worst)
            until = paper.until if paper else None
            found.append(Matter(f"dokumen:{seller.id}", "dokumen", seller.id, "", worst, until))
    order = {mark: place for place, mark in enumerate(papers.WANTING)}
    return sorted(
        found,
        key=lambda each: (
            order[book.marks(each.umkm_id)[each.paper or Kind.NIB]],
            each.until or date.max,
            each.key,
        ),
    )


def _fits(matter: Matter, book: Book, search: str | None) -> bool:
    words = (search or "")[:LONGEST_SEARCH].casefold().split()
    if not words:
        return True
    seller = book.sellers[matter.umkm_id]
    names = [each.name for each in book.products.get(seller.id, [])]
    place = book.districts.get(seller.kecamatan, "")
    text = " ".join([seller.name, seller.owner, place, matter.about, *names]).casefold()
    return all(word in text for word in words)


def _row(matter: Matter, book: Book, sold: Mapping[int, int]) -> Row:
    seller = book.sellers[matter.umkm_id]
    mine = book.products.get(seller.id, [])
    shown = next((each for each in mine if each.name == matter.about), mine[0] if mine else None)
    return Row(
        matter=matter,
        name=seller.name,
        kecamatan=book.districts.get(seller.kecamatan, ""),
        goods=shown.name if shown else "",
        category=shown.category if shown else "",
        photo_key=shown.photo_key if shown else None,
        marks=book.marks(seller.id),
        products=sum(on_shelf(each) for each in mine),
        sold=sold.get(seller.id, 0),
        active=seller.active,
    )


def _figures(book: Book, ever: frozenset[int]) -> Figures:
    counted = [
        each.id
        for each in book.sellers.values()
        if each.active and each.curation == Curation.ACCEPTED
    ]
    return Figures(
        sellers=len(counted),
        products=sum(on_shelf(each) for one in counted for each in book.products.get(one, [])),
        districts=len({book.sellers[each].kecamatan for each in counted}),
        complete=sum(papers.is_complete(book.marks(each)) for each in counted),
        never=sum(each not in ever for each in counted),
    )
