"""A shop's products as a file: taken out, changed in a spreadsheet, looked at, taken in (§14)."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any

import xlsxwriter
from sqlalchemy.orm import Session

from dashapp.domain import product_rows, shop_sales
from dashapp.domain.cells import Cell
from dashapp.domain.people import Actor
from dashapp.domain.problems import Problem, Rejected
from dashapp.domain.product_rows import Entry, Known, Plan, RawRow
from dashapp.domain.products import Curation, NewProduct
from dashapp.services import products, shop, tables
from dashapp.services import shop_sales as sales_service
from dashapp.services.products import Own
from db.queries import products as queries
from db.session import reading, transaction

MOST_BYTES = 2_000_000  # of a file
LISTED = ("NOMOR", "NAMA", "KATEGORI", "SATUAN", "HARGA", "TAMPIL")
TOLD = ("STOK", "TERJUAL BULAN INI", "DKUPP")  # for the reader; not taken in
FORMATS = ("xlsx", "csv")
_WIDTHS = (9, 36, 16, 16, 12, 9, 9, 20, 14)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@dataclass(frozen=True)
class Preview:
    """What a list would do; `seen` names this very plan, and whoever confirms says it back."""

    plan: Plan
    seen: str


@dataclass(frozen=True)
class Done:
    """What a list did: how many products."""

    added: int
    changed: int
    same: int
    refused: int


def read(content: bytes) -> list[RawRow]:
    """The rows of a CSV or XLSX. Raises Rejected on "file" for what is no such list."""
    if len(content) > MOST_BYTES:
        raise Rejected({"file": Problem("file_too_large", {"limit": MOST_BYTES // 1_000_000})})
    most = product_rows.MOST_ROWS + 100  # titles, empty and repeated rows
    return product_rows.raw_rows(tables.read(content, heading="NAMA", max_rows=most).rows)


def preview(rows: Sequence[RawRow], shop_id: int | None, *, by: Actor, now: datetime) -> Preview:
    """What the rows would do to an own shop; nothing is written."""
    with reading() as session:
        found = shop.find(session, shop_id, by)
        return _preview(rows, queries.of_shop(session, found.id, now))


def apply(
    rows: Sequence[RawRow], shop_id: int | None, *, seen: str, by: Actor, now: datetime
) -> Done:
    """Do what was previewed, whole or not at all; bad rows stop no good one.

    Raises Rejected list_changed when the same rows would do something else by now.
    """
    with transaction() as session:
        found = shop.find(session, shop_id, by)
        if not found.active or found.merged:
            raise Rejected({"": Problem("shop_closed")})
        there = queries.of_shop(session, found.id, now)
        previewed = _preview(rows, there)
        if previewed.seen != seen:
            raise Rejected({"": Problem("list_changed")})
        plan = previewed.plan
        products.demand_room(len(there) + len(plan.added))
        for entry in plan.entries:
            _take(session, found.id, entry, by=by, now=now)
        return Done(len(plan.added), len(plan.changed), plan.same, len(plan.refused))


def export(
    form: str,
    shop_id: int | None,
    *,
    by: Actor,
    now: datetime,
    say: Callable[[Curation], str],
) -> bytes:
    """The products of an own shop as "xlsx" or "csv"; `say` words how each stands with DKUPP.

    No text becomes a formula, and what comes back unchanged changes nothing.
    """
    found = products.listing(shop_id, by=by, now=now)
    sold = shop_sales.pieces_of(sales_service.report(shop_id, by=by, now=now).sales)
    rows = [_line(each, sold, say) for each in found]
    return _xlsx(rows) if form == "xlsx" else _csv(rows)


def _preview(rows: Sequence[RawRow], there: Sequence[Any]) -> Preview:
    plan = product_rows.judge(rows, [_known(row) for row in there])
    return Preview(plan, blake2b(repr(plan).encode(), digest_size=12).hexdigest())


def _known(row: Any) -> Known:
    product = row.Product
    new = NewProduct(
        product.name, product.category, product.unit, row.price or 0, product.photo_key
    )
    return Known(product.id, new, product.active, Curation(product.curation))


def _take(session: Session, shop_id: int, entry: Entry, *, by: Actor, now: datetime) -> None:
    if entry.known is None:
        number = products.create(session, shop_id, entry.new, by=by, now=now)
    else:
        number = entry.known.id
    row = queries.one(session, number, now)
    if entry.known is not None and entry.changes - {"shown"}:
        products.change(session, row, entry.new, by=by, now=now)
    products.set_shown(session, row.Product, entry.shown, by=by, now=now)


def _line(own: Own, sold: Mapping[int, int], say: Callable[[Curation], str]) -> list[Cell]:
    listed: list[Cell] = [own.id, own.name, own.category, own.unit, own.price]
    shown = "ya" if own.active else "tidak"
    return [*listed, shown, own.stock, sold.get(own.id, 0), say(own.curation)]


def _xlsx(rows: Sequence[Sequence[Cell]]) -> bytes:
    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, options) as book:
        sheet = book.add_worksheet("Produk")
        bold, plain = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        amount = book.add_format({"num_format": "#,##0"})
        for column, title in enumerate((*LISTED, *TOLD)):
            sheet.set_column(column, column, _WIDTHS[column])
            sheet.write_string(0, column, title, bold)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, column, cell, plain)
                else:
                    sheet.write_number(number, column, cell, amount if column else None)
        sheet.freeze_panes(1, 0)
    return kept.getvalue()


def _csv(rows: Sequence[Sequence[Cell]]) -> bytes:
    kept = io.StringIO(newline="")
    writer = csv.writer(kept, delimiter=";", lineterminator="\r\n")
    writer.writerow((*LISTED, *TOLD))
    for row in rows:
        writer.writerow([_guarded(cell) for cell in row])
    return kept.getvalue().encode("utf-8-sig")


def _guarded(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
