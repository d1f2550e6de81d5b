"""The evaluation as files for e-Kinerja and TPP: XLSX with typed cells, and CSV."""

from __future__ import annotations

import csv as tables
import io

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from dashapp.domain import calendar
from dashapp.services.evaluations import RULE, Evaluated, Evaluations

TITLES = (
    "NIP", "Nama", "Bulan wajib", "Tepat waktu", "Terlambat", "Tidak terpenuhi", "Dibebaskan",
    "Rupiah terverifikasi", "Promosi", "Nilai",
)  # fmt: skip
_FIRST = 4  # row of the titles, from 0: what the file is stands above
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def xlsx(found: Evaluations) -> bytes:
    """One sheet: NIP as text, totals as formulas with their values, the working above."""
    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, options) as book:
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        money, one = (
            book.add_format({"num_format": "#,##0"}),
            book.add_format({"num_format": "0.0"}),
        )
        sheet = book.add_worksheet("Evaluasi")
        sheet.set_column(0, 1, 26)
        sheet.set_column(2, len(TITLES) - 1, 15)
        for number, line in enumerate(heading(found)):
            sheet.write_string(number, 0, line)
        for column, title in enumerate(TITLES):
            sheet.write_string(_FIRST, column, title, bold)
        for number, row in enumerate(found.rows, start=_FIRST + 1):
            sheet.write_string(number, 0, row.nip, text)
            sheet.write_string(number, 1, row.name, text)
            for column, figure in enumerate(_figures(row), start=2):
                sheet.write_number(number, column, figure, money)
            if row.score is not None:
                sheet.write_number(number, len(TITLES) - 1, row.score, one)
        _totals(sheet, found, bold, money)
        sheet.freeze_panes(_FIRST + 1, 2)
        sheet.autofilter(_FIRST, 0, _FIRST + max(1, len(found.rows)), len(TITLES) - 1)
    return kept.getvalue()


def csv(found: Evaluations) -> bytes:
    """Comma-separated UTF-8 with a mark of its coding; text that a spreadsheet would run is not."""
    kept = io.StringIO(newline="")
    writer = tables.writer(kept)
    writer.writerow(TITLES)
    for row in found.rows:
        name = f"'{row.name}" if row.name.startswith(_FORMULAS) else row.name
        score = "" if row.score is None else f"{row.score:.1f}"
        writer.writerow([row.nip, name, *_figures(row), score])
    return kept.getvalue().encode("utf-8-sig")


def heading(found: Evaluations) -> list[str]:
    """What the file is, of when, and by which rule."""
    at = found.as_of.astimezone(calendar.WIB)
    weight = str(float(found.late_weight)).replace(".", ",")
    return [
        f"Evaluasi belanja UMKM {calendar.write_month(found.first)}"
        f" sampai {calendar.write_month(found.last)}",
        f"Dicetak {at:%d/%m/%Y %H.%M} WIB, SHA-256 {found.sha256}",
        f"Aturan {RULE}: nilai = 100 × (tepat waktu + {weight} × terlambat) / bulan wajib,"
        " dibulatkan ke bawah satu desimal. Tanpa sanksi otomatis.",
    ]


def _totals(sheet: Worksheet, found: Evaluations, bold: Format, money: Format) -> None:
    """Sums below the figures, as formulas that carry their values."""
    foot = _FIRST + 1 + len(found.rows)
    sheet.write_string(foot, 1, "Jumlah", bold)
    if not found.rows:
        return
    sums = zip(*(_figures(row) for row in found.rows), strict=True)
    for column, numbers in enumerate(sums, start=2):
        top, bottom = (xl_rowcol_to_cell(row, column) for row in (_FIRST + 1, foot - 1))
        sheet.write_formula(foot, column, f"=SUM({top}:{bottom})", money, sum(numbers))


def _figures(row: Evaluated) -> tuple[int, ...]:
    return (
        row.owed,
        row.on_time,
        row.late,
        row.unmet,
        row.exempt,
        row.verified_amount,
        row.promotions,
    )
