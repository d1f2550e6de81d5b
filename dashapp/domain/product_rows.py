"""A seller's list of products, row by row: what each would do, and bad ones with reasons (§14)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashapp.domain import cells, headers, products
from dashapp.domain.cells import Cell, text
from dashapp.domain.curation import Curation
from dashapp.domain.headers import Rows
from dashapp.domain.problems import BadValue, Problem, Rejected
from dashapp.domain.products import NewProduct, ProductDraft
from dashapp.domain.rupiah import MAX_AMOUNT

MOST_ROWS = 500
LONGEST_CELL = 160  # characters kept; whatever is longer is too long for every column

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "number": ("NOMOR",),
    "name": ("NAMA", "NAMA PRODUK", "PRODUK"),
    "category": ("KATEGORI",),
    "unit": ("SATUAN", "UKURAN"),
    "price": ("HARGA",),
    "shown": ("TAMPIL", "AKTIF"),
}
NEEDS = (("name",), ("price",))
_SWITCH: Mapping[str, bool | None] = {
    "": None, "ya": True, "y": True, "tampil": True, "aktif": True, "1": True,
    "tidak": False, "t": False, "nonaktif": False, "0": False,
}  # fmt: skip


@dataclass(frozen=True)
class RawRow:
    """The cells of one row as they came; empty ones leave a known product as it is."""

    row: int
    number: Cell = None
    name: Cell = None
    category: Cell = None
    unit: Cell = None
    price: Cell = None
    shown: Cell = None


@dataclass(frozen=True)
class Known:
    """A product that the shop has already."""

    id: int
    new: NewProduct
    active: bool
    curation: Curation

    @property
    def key(self) -> str:
        return products.key_of(self.new.name, self.new.unit)


@dataclass(frozen=True)
class Entry:
    """A good row: a new product (`known` None) or what a known one becomes."""

    row: int
    known: Known | None
    new: NewProduct
    shown: bool

    @property
    def changes(self) -> frozenset[str]:
        """What differs from the known product; `shown` stands for being on the shelf."""
        if self.known is None:
            return frozenset()
        differ = products.changed(vars(self.known.new), self.new)
        return differ | ({"shown"} if self.shown != self.known.active else frozenset())

    @property
    def proposes(self) -> bool:
        """Whether DKUPP has to look at it."""
        return self.known is None or bool(self.changes & frozenset(products.CURATED))


@dataclass(frozen=True)
class RowProblem:
    """A bad row: its number in the file, the name in it, and why."""

    row: int
    name: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Plan:
    """What a list would do to a shop."""

    entries: tuple[Entry, ...]
    refused: tuple[RowProblem, ...]

    @property
    def added(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.known is None)

    @property
    def changed(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.changes)

    @property
    def same(self) -> int:
        return len(self.entries) - len(self.added) - len(self.changed)


def raw_rows(table: Rows) -> list[RawRow]:
    """The rows below the header; raises Rejected on "file" when there is no header or no row."""
    header = headers.find(table, COLUMNS, NEEDS)
    found = []
    for place, row in enumerate(table[header.row + 1 :], start=header.row + 2):
        given = {field: _short(header.cell(row, field)) for field in COLUMNS}
        if any(text(cell) for cell in given.values()) and not header.is_repeated(row):
            found.append(RawRow(place, **given))
    if not found:
        raise Rejected({"file": Problem("list_empty")})
    if len(found) > MOST_ROWS:
        raise Rejected({"file": Problem("file_too_many_rows", {"rows": MOST_ROWS})})
    return found


def judge(rows: Iterable[RawRow], known: Sequence[Known]) -> Plan:
    """What each row would do to the products that are there."""
    entries: list[Entry] = []
    refused: list[RowProblem] = []
    taken: dict[str, int] = {}  # what a row stands for: the first row that does
    for row in rows:
        try:
            entry = _judge(row, known)
            _demand_single(entry, known, taken)
            entries.append(entry)
        except Rejected as rejected:
            problems = tuple(rejected.problems.values())
            refused.append(RowProblem(row.row, text(row.name), problems))
    return Plan(tuple(entries), tuple(refused))


def _judge(row: RawRow, known: Sequence[Known]) -> Entry:
    present = _present(row, known)
    kept = present.new if present else None
    draft = ProductDraft(
        name=text(row.name) or (kept and kept.name),
        category=text(row.category) or (kept and kept.category),
        unit=text(row.unit) or (kept and kept.unit),
        price=_price(row.price) if text(row.price) else kept and kept.price,
        photo=kept and kept.photo,
    )
    new = products.accept(draft)
    shown = _switch(row.shown)
    entry = Entry(
        row.row, present, new, shown if shown is not None else not present or present.active
    )
    if present is not None and entry.changes:
        products.after_change(present.curation, entry.changes)
    return entry


def _present(row: RawRow, known: Sequence[Known]) -> Known | None:
    """The product that a row is about: by its NOMOR, else by name and unit."""
    written = text(cells.number(row.number))
    if written:
        found = next((each for each in known if str(each.id) == written), None)
        if found is None:
            raise Rejected({"number": Problem("number_unknown", {"written": written[:20]})})
        return found
    key = products.key_of(text(row.name), text(row.unit))
    alive = (each for each in known if each.curation is not Curation.REFUSED)
    return next((each for each in alive if each.key == key), None)


def _demand_single(entry: Entry, known: Sequence[Known], taken: dict[str, int]) -> None:
    key = products.key_of(entry.new.name, entry.new.unit)
    own = entry.known.id if entry.known else None
    for name in {key, f"#{own}"} if own else {key}:
        if name in taken:
            raise Rejected({"": Problem("row_doubled", {"row": taken[name]})})
    others = (each for each in known if each.id != own and each.curation is not Curation.REFUSED)
    if any(each.key == key for each in others):
        raise Rejected({"name": Problem("product_known")})
    taken[key] = entry.row
    if own:
        taken[f"#{own}"] = entry.row


def _price(cell: Cell) -> object:
    """The cell as an amount is read: a whole float is a number, all else is its text."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) <= MAX_AMOUNT:
        return int(cell)
    return cell if isinstance(cell, int) and not isinstance(cell, bool) else text(cell)


def _switch(cell: Cell) -> bool | None:
    words = "ya" if cell is True else "tidak" if cell is False else text(cell).casefold()
    if words not in _SWITCH:
        raise Rejected({"shown": Problem("switch_unreadable")})
    return _SWITCH[words]


def _short(cell: Cell) -> Cell:
    return cell[:LONGEST_CELL] if isinstance(cell, str) else cell


def from_browser(sent: object) -> list[RawRow]:
    """Rows that a page has kept since the file was read; raises BadValue rows_unreadable."""
    if not isinstance(sent, list) or len(sent) > MOST_ROWS:
        raise BadValue("rows_unreadable")
    return list(_rows_of(sent))


def _rows_of(sent: list[object]) -> Iterator[RawRow]:
    for each in sent:
        if not isinstance(each, list) or len(each) != 1 + len(COLUMNS):
            raise BadValue("rows_unreadable")
        place, *given = each
        if not isinstance(place, int) or isinstance(place, bool):
            raise BadValue("rows_unreadable")
        if not all(cell is None or isinstance(cell, str | int | float) for cell in given):
            raise BadValue("rows_unreadable")
        yield RawRow(place, *(_short(cell) for cell in given))


def for_browser(rows: Iterable[RawRow]) -> list[list[Cell]]:
    """Rows as a page keeps them until they are confirmed; days and other cells as text."""
    return [[row.row, *(_plain(getattr(row, field)) for field in COLUMNS)] for row in rows]


def _plain(cell: Cell) -> Cell:
    return cell if cell is None or isinstance(cell, str | int | float) else text(cell)
