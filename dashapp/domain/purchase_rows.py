"""Reads purchases that another system kept, row by row: good rows, and bad ones with reasons."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from dashapp.domain import calendar, cells, headers, nip, texts
from dashapp.domain.cells import Cell, key, text
from dashapp.domain.headers import Header, Rows
from dashapp.domain.import_places import ImportPlace, Places
from dashapp.domain.problems import BadValue, Problem
from dashapp.domain.roster import RowProblem, data_rows
from dashapp.domain.states import Fund, State

T = TypeVar("T")

LONGEST_RECEIPT_NUMBER = 40
LONGEST_REASON = 300
DEFAULT_REASON = "dari impor"

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "nip": ("NIP",),
    "day": ("TANGGAL",),
    "place": ("TEMPAT",),
    "receipt_number": ("NOMOR NOTA", "NO NOTA"),
    "amount": ("NOMINAL",),
    "state": ("STATUS",),
    "arrived": ("DIENTRI",),
    "fund": ("SUMBER DANA",),
    "reason": ("ALASAN",),
}
NEEDS = (("nip",), ("day",), ("place",), ("amount",))
# ditarik and dibatalkan are acts within this system: they cannot come from outside.
STATES: Mapping[str, State] = {
    "": State.DIAJUKAN,
    "diajukan": State.DIAJUKAN,
    "terverifikasi": State.TERVERIFIKASI,
    "dikembalikan": State.DIKEMBALIKAN,
    "ditolak": State.DITOLAK,
}
FUNDS: Mapping[str, Fund] = {
    "": Fund.PRIBADI,
    "pribadi": Fund.PRIBADI,
    "belanjaopd": Fund.BELANJA_OPD,
}
_REASONED = frozenset({State.DIKEMBALIKAN, State.DITOLAK})


@dataclass(frozen=True)
class PurchaseRow:
    """One purchase of the file; `import_key` is the same in every file that brings it again."""

    row: int
    nip: str
    person_id: int
    day: date
    place: ImportPlace
    amount: int
    state: State
    fund: Fund
    receipt_number: str | None
    arrived_at: datetime
    reason: str | None
    import_key: str

    @property
    def month(self) -> date:
        return calendar.month_of(self.day)


@dataclass(frozen=True)
class PurchaseReading:
    rows: tuple[PurchaseRow, ...]
    refused: tuple[RowProblem, ...]

    @property
    def read(self) -> int:
        return len(self.rows) + len(self.refused)


def read(table: Rows, *, people: Mapping[str, int], places: Places, today: date) -> PurchaseReading:
    """Read a table of purchases (docs/rules.md §3); `people` are the ids by every NIP known.

    Whether a month takes entries is for the caller to ask. Raises Rejected on "file" when the
    header is not there.
    """
    header = headers.find(table, COLUMNS, NEEDS)
    seen: Counter[str] = Counter()
    rows: list[PurchaseRow] = []
    refused: list[RowProblem] = []
    for number, row in data_rows(table, header):
        reader = _Reader(number, row, header)
        good = reader.read(people, places, today, seen)
        if good is None:
            refused.append(RowProblem(number, reader.nip_as_written(), "", reader.problems()))
        else:
            rows.append(good)
    return PurchaseReading(tuple(rows), tuple(refused))


class _Reader:
    """Reads one row and gathers everything that is wrong in it."""

    def __init__(self, number: int, row: Sequence[Cell], header: Header) -> None:
        self._number = number
        self._row = row
        self._header = header
        self._problems: list[Problem] = []

    def read(
        self, people: Mapping[str, int], places: Places, today: date, seen: Counter[str]
    ) -> PurchaseRow | None:
        number = self._try("nip", lambda cell: nip.read(cells.number(cell)))
        person_id = self._person(number, people)
        day = self._day(today)
        place = self._try("place", lambda cell: places.find(text(cell)))
        amount = self._try("amount", cells.amount)
        receipt, receipt_known = self._receipt_number()
        import_key = ""
        if person_id and day and place and amount and receipt_known:
            import_key = _key(person_id, day, place, receipt, amount, seen)
        state = self._word("state", STATES, "status_unknown")
        fund = self._word("fund", FUNDS, "fund_unknown")
        arrived = self._arrived(day, today)
        reason = self._reason(state)
        if self._problems or not (number and person_id and day and place and amount):
            return None
        if state is None or fund is None or arrived is None:
            return None
        return PurchaseRow(
            self._number,
            number,
            person_id,
            day,
            place,
            amount,
            state,
            fund,
            receipt,
            arrived,
            reason,
            import_key,
        )

    def problems(self) -> tuple[Problem, ...]:
        return tuple(self._problems)

    def nip_as_written(self) -> str:
        return text(cells.number(self._header.cell(self._row, "nip")))[:LONGEST_RECEIPT_NUMBER]

    def _cell(self, field: str) -> Cell:
        return self._header.cell(self._row, field)

    def _try(self, field: str, read_cell: Callable[[Cell], T]) -> T | None:
        try:
            return read_cell(self._cell(field))
        except BadValue as bad:
            self._problems.append(bad.problem)
            return None

    def _person(self, number: str | None, people: Mapping[str, int]) -> int | None:
        if number is None or number in people:
            return people.get(number or "")
        self._problems.append(Problem("nip_unknown"))
        return None

    def _day(self, today: date) -> date | None:
        day = self._try("day", _needed_day)
        if day is None:
            return None
        if day > today:
            self._problems.append(Problem("day_future", {"today": today}))
        elif day < calendar.FIRST_MONTH:
            self._problems.append(Problem("day_too_early"))
        return day

    def _receipt_number(self) -> tuple[str | None, bool]:
        before = len(self._problems)
        found = self._try(
            "receipt_number",
            lambda cell: texts.read(
                text(cell).removeprefix("-") and text(cell),  # "-" alone: none
                field="receipt_number",
                limit=LONGEST_RECEIPT_NUMBER,
            ),
        )
        return found, len(self._problems) == before

    def _word(self, field: str, words: Mapping[str, T], code: str) -> T | None:
        written = text(self._cell(field))
        found = words.get(key(written))
        if found is None:
            self._problems.append(Problem(code, {"written": written[:LONGEST_RECEIPT_NUMBER]}))
        return found

    def _arrived(self, day: date | None, today: date) -> datetime | None:
        before = len(self._problems)
        arrived = self._try("arrived", cells.moment)
        if len(self._problems) > before or day is None:
            return None
        arrived = arrived or calendar.wib_midnight(day)
        if calendar.wib_day(arrived) > max(day, today):
            self._problems.append(Problem("arrived_future"))
        return arrived

    def _reason(self, state: State | None) -> str | None:
        found = self._try(
            "reason", lambda cell: texts.read(text(cell), field="reason", limit=LONGEST_REASON)
        )
        return (found or DEFAULT_REASON) if state in _REASONED else found


def _needed_day(cell: Cell) -> date:
    day = cells.day(cell)
    if day is None:
        raise BadValue("day_empty")
    return day


def _key(
    person_id: int,
    day: date,
    place: ImportPlace,
    receipt: str | None,
    amount: int,
    seen: Counter[str],
) -> str:
    """What makes a row the same purchase; without a nota number its place among equals counts."""
    parts = [person_id, day.isoformat(), place.code, receipt or "", amount]
    same = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    if receipt:
        return same
    seen[same] += 1
    return f"{same}#{seen[same]}"
