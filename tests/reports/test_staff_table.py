"""The list of people as a file: totals that agree, no text that runs, no NIP but a masked one."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl

from dashapp.domain.compliance import Status
from dashapp.reports import staff_table
from dashapp.reports.staff_table import Line


def a_line(name: str, verified: int, status: Status, *, minimum: int = 75_000) -> Line:
    nip, day = "•••••••• 201101 • 002", date(2026, 6, 10)
    return Line(name, nip, "Bidang", "Eselon IV", minimum, verified, 5_000, day, status, "catatan")


LINES = [
    a_line("Ayu", 80_000, Status.FULFILLED),
    a_line("=1+1", 40_000, Status.PARTIAL),
    a_line("@Fajar", 20_000, Status.EXEMPT),
]


def sheet(*, values: bool) -> Any:
    content = staff_table.write("Dinas Contoh", ["Juni", "Saringan: semua"], LINES)
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values).active


def test_totals_are_formulas_and_carry_what_they_come_to() -> None:
    formulas, values = sheet(values=False), sheet(values=True)
    assert formulas["F9"].value == "=SUM(F6:F8)"
    # 75.000 twice; what was approved of all three; 75.000 and 40.000 count; 35.000 are missing.
    sums = [values[f"{column}9"].value for column in "FGHIJ"]
    assert sums == [150_000, 140_000, 15_000, 115_000, 35_000]
    counted = {values.cell(row, 2).value: values.cell(row, 3).value for row in range(11, 17)}
    assert counted["Terpenuhi"] == counted["Sebagian"] == counted["Dibebaskan"] == 1
    assert sum(counted.values()) == 3
    assert formulas["C11"].value == '=COUNTIF(L6:L8,"Terpenuhi")'


def test_what_people_are_called_is_text() -> None:
    names = [sheet(values=False).cell(row, 2) for row in (6, 7, 8)]
    assert [cell.value for cell in names] == ["Ayu", "=1+1", "@Fajar"]
    assert {cell.data_type for cell in names} == {"s"}
    assert sheet(values=True)["F8"].value is None  # nothing is owed by the exempt
    assert sheet(values=True)["A3"].value == "Saringan: semua"
