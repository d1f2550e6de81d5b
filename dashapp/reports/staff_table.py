"""The list of an OPD's people as XLSX: what was filtered stands on top, totals are formulas."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter

from dashapp.domain.compliance import Status
from dashapp.ui import labels
from dashapp.ui.words import _, day_long

HEAD = 5  # rows above the first person: title, month, when and what, an empty one, the heads
# Columns of rupiah, with letters as spreadsheets have them.
MINIMUM, VERIFIED, WAITING, COUNTED, MISSING = "FGHIJ"
STATUS = "L"


@dataclass(frozen=True)
class Line:
    """One person; `nip` is masked, amounts are rupiah. Nothing is owed by the exempt."""

    name: str
    nip: str
    unit: str
    level: str
    minimum: int
    verified: int
    waiting: int
    last_day: date | None
    status: Status
    note: str

    @property
    def owed(self) -> int | None:
        return None if self.status is Status.EXEMPT else self.minimum


def write(title: str, below: Sequence[str], lines: Sequence[Line]) -> bytes:
    """The file. No text of a person becomes a formula; each formula carries its own result."""
    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, options) as book:
        looks = _Looks(book)
        sheet = book.add_worksheet(_("Pegawai"))
        sheet.write_string(0, 0, title, looks.bold)
        for number, text in enumerate(below, start=1):
            sheet.write_string(number, 0, text, looks.text)
        for column, (words, width) in enumerate(_heads()):
            sheet.set_column(column, column, width)
            sheet.write_string(HEAD - 1, column, words, looks.bold)
        for number, line in enumerate(lines):
            _write_line(sheet, HEAD + number, line, looks)
        _write_totals(sheet, lines, looks)
        sheet.freeze_panes(HEAD, 2)
        sheet.autofilter(HEAD - 1, 0, HEAD + max(len(lines), 1) - 1, len(_heads()) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEAD - 1)
    return kept.getvalue()


class _Looks:
    """How cells look."""

    def __init__(self, book: Any) -> None:
        self.bold = book.add_format({"bold": True})
        self.text = book.add_format({"num_format": "@"})
        self.money = book.add_format({"num_format": "#,##0"})
        self.sum = book.add_format({"num_format": "#,##0", "bold": True, "top": 1})
        self.day = book.add_format({"num_format": "dd/mm/yyyy"})


def _heads() -> list[tuple[str, int]]:
    return [
        (_("No."), 5), (_("Nama"), 34), (_("NIP"), 24), (_("Unit kerja"), 30), (_("Jenjang"), 18),
        (_("Minimum"), 12), (_("Disetujui"), 12), (_("Menunggu"), 12), (_("Terhitung"), 12),
        (_("Kurang"), 12), (_("Terakhir belanja"), 16), (_("Status"), 14), (_("Keterangan"), 26),
    ]  # fmt: skip


def _write_line(sheet: Any, row: int, line: Line, looks: _Looks) -> None:
    place, owed = row + 1, line.owed  # as formulas count rows
    sheet.write_number(row, 0, place - HEAD)
    for column, text in enumerate((line.name, line.nip, line.unit, line.level), start=1):
        sheet.write_string(row, column, text, looks.text)
    if owed is not None:
        sheet.write_number(f"{MINIMUM}{place}", owed, looks.money)
        counted, missing = min(line.verified, owed), max(0, owed - line.verified)
        formula = f"=MIN({VERIFIED}{place},{MINIMUM}{place})"
        sheet.write_formula(f"{COUNTED}{place}", formula, looks.money, counted)
        formula = f"=MAX(0,{MINIMUM}{place}-{VERIFIED}{place})"
        sheet.write_formula(f"{MISSING}{place}", formula, looks.money, missing)
    sheet.write_number(f"{VERIFIED}{place}", line.verified, looks.money)
    sheet.write_number(f"{WAITING}{place}", line.waiting, looks.money)
    if line.last_day is not None:
        sheet.write_datetime(row, 10, line.last_day, looks.day)
    sheet.write_string(row, 11, labels.status(line.status).word, looks.text)
    sheet.write_string(row, 12, line.note, looks.text)


def _write_totals(sheet: Any, lines: Sequence[Line], looks: _Looks) -> None:
    if not lines:
        return
    last, row = HEAD + len(lines), HEAD + len(lines)
    sheet.write_string(row, 1, _("Jumlah"), looks.bold)
    for column, value in _sums(lines).items():
        formula = f"=SUM({column}{HEAD + 1}:{column}{last})"
        sheet.write_formula(f"{column}{row + 1}", formula, looks.sum, value)
    for number, status in enumerate(Status, start=row + 2):
        word = labels.status(status).word
        found = sum(line.status is status for line in lines)
        sheet.write_string(number, 1, word, looks.text)
        formula = f'=COUNTIF({STATUS}{HEAD + 1}:{STATUS}{last},"{word}")'
        sheet.write_formula(number, 2, formula, looks.money, found)


def _sums(lines: Sequence[Line]) -> dict[str, int]:
    owing = [(line.owed, line.verified) for line in lines if line.owed is not None]
    return {
        MINIMUM: sum(owed for owed, _bought in owing),
        VERIFIED: sum(line.verified for line in lines),
        WAITING: sum(line.waiting for line in lines),
        COUNTED: sum(min(owed, bought) for owed, bought in owing),
        MISSING: sum(max(0, owed - bought) for owed, bought in owing),
    }


def printed(day: date, time: str) -> str:
    """When it was taken: "Diunduh 24 Juni 2026, 09.41 WIB"."""
    return _("Diunduh %(day)s, %(time)s WIB", day=day_long(day), time=time)
