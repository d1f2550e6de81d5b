"""The catalogue as a table to take away: sellers with papers, and their products (§15)."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter

from dashapp.domain import calendar
from dashapp.domain.curation import Curation
from dashapp.domain.papers import Kind, Mark
from dashapp.domain.people import Actor
from dashapp.services import trail
from dashapp.services.catalogue_book import Book, demand, ever_sold, read, sold_in
from db.models import Product, Umkm
from db.queries import curation as queries
from db.session import reading, transaction

SELLERS = (
    "Kode", "Nama UMKM", "Pemilik", "Telepon", "Kecamatan", "Alamat", "Terdaftar", "Keadaan",
    "NIB", "Nomor NIB", "PIRT", "Nomor PIRT", "PIRT sampai", "Halal", "Nomor halal",
    "Halal sampai", "Produk", "Laku bulan ini", "Pernah laku",
)  # fmt: skip
PRODUCTS = ("Kode UMKM", "Nama UMKM", "Produk", "Kategori", "Satuan", "Harga", "Keadaan")
_MARKS: Mapping[Mark, str] = {
    Mark.VALID: "berlaku",
    Mark.ENDING: "habis dalam 30 hari",
    Mark.PENDING: "diproses",
    Mark.ENDED: "habis",
    Mark.MISSING: "belum ada",
    Mark.NOT_NEEDED: "tidak perlu",
}
_WIDTH = 20
Cell = str | int | None


@dataclass(frozen=True)
class Taken:
    name: str
    content: bytes


def take(*, by: Actor, now: datetime) -> Taken:
    """The whole catalogue as XLSX; that it was taken is an event. NotAllowed for others than DKUPP.

    Every text is a text cell: a name that looks like a formula or an address stays what it is.
    """
    demand(by)
    day = calendar.wib_day(now)
    with reading() as session:
        book = read(session, now)
        ids = [each.id for mine in book.products.values() for each in mine]
        prices = queries.prices(session, ids, now)
    month = calendar.month_of(day)
    sold, ever = sold_in(month), ever_sold(month)
    sellers = [_seller(book, each, sold, each.id in ever) for each in book.sellers.values()]
    products = [
        _product(book.sellers[umkm], each, prices.get(each.id))
        for umkm, mine in book.products.items()
        if umkm in book.sellers
        for each in mine
    ]
    content = _xlsx({"UMKM": (SELLERS, sellers), "Produk": (PRODUCTS, products)})
    with transaction() as session:
        facts = {"sellers": len(sellers), "products": len(products)}
        trail.append(session, "catalogue_taken", actor=by, now=now, data=facts)
    return Taken(f"katalog-umkm-{day.isoformat()}.xlsx", content)


def _seller(book: Book, found: Umkm, sold: Mapping[int, int], has_sold: bool) -> list[Cell]:
    marks, written = book.marks(found.id), book.papers.get(found.id, {})
    papers: list[Cell] = []
    for kind in Kind:
        paper = written.get(kind)
        papers += [_MARKS[marks[kind]], paper.number if paper else ""]
        if kind is not Kind.NIB:
            papers.append(paper.until.isoformat() if paper and paper.until else "")
    return [
        found.code,
        found.name,
        found.owner,
        found.phone,
        book.districts.get(found.kecamatan, ""),
        found.address,
        found.registered_on.isoformat() if found.registered_on else "",
        found.curation if found.active else "nonaktif",
        *papers,
        len(book.products.get(found.id, [])),
        sold.get(found.id, 0),
        "ya" if has_sold else "belum",
    ]


def _product(seller: Umkm, product: Product, price: int | None) -> list[Cell]:
    is_hidden = product.curation == Curation.ACCEPTED and not product.active
    state = "tidak tampil" if is_hidden else product.curation
    return [
        seller.code, seller.name, product.name, product.category, product.unit, price, state,
    ]  # fmt: skip


def _xlsx(sheets: Mapping[str, tuple[Sequence[str], Sequence[Sequence[Cell]]]]) -> bytes:
    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, options) as book:
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        money = book.add_format({"num_format": "#,##0"})
        for name, (titles, rows) in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.set_column(0, len(titles) - 1, _WIDTH)
            for column, title in enumerate(titles):
                sheet.write_string(0, column, title, bold)
            for number, row in enumerate(rows, start=1):
                for column, cell in enumerate(row):
                    if isinstance(cell, int):
                        sheet.write_number(number, column, cell, money)
                    else:
                        sheet.write_string(number, column, cell or "", text)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, max(len(rows), 1), len(titles) - 1)
    return kept.getvalue()
