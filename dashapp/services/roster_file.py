"""Hands the refused rows of a roster back: the columns that are kept, and each row's reasons."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import xlsxwriter

from dashapp.domain.cells import Cell, text
from dashapp.domain.problems import Problem
from dashapp.services.roster import Preview

REASON, ROW = "ALASAN", "BARIS"  # headers of the two columns that come on top
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_WIDTHS = {REASON: 60, ROW: 8}
_WIDTH = 22


@dataclass(frozen=True)
class RefusedFile:
    """A file to save under any name with this ending (".xlsx" or ".csv", as the roster was)."""

    ending: str
    content: bytes


def refused_file(previewed: Preview, say: Callable[[Problem], str]) -> RefusedFile | None:
    """The refused rows with their reasons in the words of `say`; None when no row was refused.

    Only the needed columns come back; the NIP stays text, and no text becomes a formula.
    """
    if not previewed.changes.refused:
        return None
    header = previewed.reading.header
    fields = sorted(header.columns, key=lambda field: header.columns[field])
    titles = [*(header.words[field] for field in fields), REASON, ROW]
    rows = list(_rows(previewed, fields, say))
    if previewed.table.is_xlsx:
        return RefusedFile(".xlsx", _xlsx(titles, rows))
    return RefusedFile(".csv", _csv(titles, rows, fields.index("nip")))


def _rows(
    previewed: Preview, fields: Sequence[str], say: Callable[[Problem], str]
) -> Iterator[list[str]]:
    for refused in previewed.changes.refused:
        row = previewed.table.rows[refused.row - 1]
        cells = [_shown(previewed.reading.header.cell(row, field)) for field in fields]
        yield [*cells, " ".join(say(problem) for problem in refused.problems), str(refused.row)]


def _shown(cell: Cell) -> str:
    return f"{cell:%d-%m-%Y}" if isinstance(cell, date) else text(cell)


def _xlsx(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, options) as book:
        sheet = book.add_worksheet("Ditolak")
        bold, plain = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        for column, title in enumerate(titles):
            sheet.set_column(column, column, _WIDTHS.get(title, _WIDTH), plain)
            sheet.write_string(0, column, title, bold)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell, plain)
        sheet.freeze_panes(1, 0)
    return kept.getvalue()


def _csv(titles: Sequence[str], rows: Sequence[Sequence[str]], nip_column: int) -> bytes:
    kept = io.StringIO(newline="")
    writer = csv.writer(kept, delimiter=";", lineterminator="\r\n")
    writer.writerow(titles)
    for row in rows:
        guarded = [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row]
        # a spreadsheet would read 18 digits as a number and lose the last ones
        guarded[nip_column] = f"'{row[nip_column]}"
        writer.writerow(guarded)
    return kept.getvalue().encode("utf-8-sig")
