"""Refused rows come back as a file: what was read, why it was refused, and nothing that runs."""

import csv
import io
from collections.abc import Sequence
from datetime import date

import openpyxl
import pytest

from dashapp.domain.problems import Problem
from dashapp.services import roster
from dashapp.services.roster_file import RefusedFile, refused_file
from tests.rosters import a_nip

HEADER = ["No", "Nip", "Nama", "OPD", "Eselon", "Agama", "TMT Jabatan", "Nomor HP"]
EVIL: tuple[str, ...] = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "＝1+1",
    '=HYPERLINK("http://x")',
)

pytestmark = [
    pytest.mark.usefixtures("db"),
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
]


def a_row(nip: object, name: str = "Sari", opd: str = "Dinas Entah") -> Sequence[object]:
    return [1, nip, name, opd, "IV.a", "rahasia", date(2024, 3, 1), "0811"]


def as_xlsx(*rows: Sequence[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in (["Daftar"], HEADER, *rows):
        book.active.append(list(row))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def as_csv(*rows: Sequence[object]) -> bytes:
    kept = io.StringIO(newline="")
    csv.writer(kept, delimiter=";").writerows([["Daftar"], HEADER, *rows])
    return kept.getvalue().encode()


def refused(content: bytes) -> RefusedFile:
    shown = roster.preview(content, "pegawai", day=date(2025, 1, 1))
    made = refused_file(shown, say)
    assert made is not None
    return made


def say(problem: Problem) -> str:
    return f"[{problem.code}]"


def xlsx_rows(content: bytes) -> list[list[object]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def csv_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_an_xlsx_comes_back_as_xlsx_with_reasons_and_only_the_columns_that_are_kept() -> None:
    made = refused(as_xlsx(a_row(a_nip(1)), a_row("12", opd="Dinkes")))
    assert made.ending == ".xlsx"
    head, *rows = xlsx_rows(made.content)
    assert head == ["Nip", "Nama", "OPD", "Eselon", "TMT Jabatan", "Nomor HP", "ALASAN", "BARIS"]
    assert rows == [
        [a_nip(1), "Sari", "Dinas Entah", "IV.a", "01-03-2024", "0811", "[opd_unknown]", "3"],
        ["12", "Sari", "Dinkes", "IV.a", "01-03-2024", "0811", "[nip_length]", "4"],
    ]


def test_a_csv_comes_back_as_csv_and_its_nip_stays_text_in_a_spreadsheet() -> None:
    made = refused(as_csv(a_row(a_nip(1))))
    assert made.ending == ".csv"
    assert csv_rows(made.content)[1][0] == f"'{a_nip(1)}"


def test_nothing_comes_back_when_nothing_was_refused() -> None:
    shown = roster.preview(as_csv(a_row(a_nip(1), opd="Dinkes")), "x", day=date(2025, 1, 1))
    assert refused_file(shown, say) is None


@pytest.mark.parametrize("text", EVIL)
def test_no_text_becomes_a_formula_and_it_is_read_back_as_it_was(text: str) -> None:
    made = refused(as_csv(a_row(a_nip(1), text)))
    (row,) = csv_rows(made.content)[1:]
    assert row[1] == f"'{text}"
    again = roster.preview(made.content, "lagi", day=date(2025, 1, 1))
    assert again.changes.refused[0].name == text
    assert again.changes.refused[0].nip == a_nip(1)


def test_a_formula_text_stays_text_in_an_xlsx() -> None:
    names = [*EVIL[:4], "http://contoh.id"]
    source = openpyxl.Workbook()
    for row in (HEADER, *(a_row(a_nip(number), "x") for number in range(len(names)))):
        source.active.append(list(row))
    for number, name in enumerate(names, start=2):
        source.active.cell(number, 3).value = name
        source.active.cell(number, 3).data_type = "s"
    kept = io.BytesIO()
    source.save(kept)
    sheet = openpyxl.load_workbook(io.BytesIO(refused(kept.getvalue()).content)).active
    cells = [sheet.cell(number, 2) for number in range(2, len(names) + 2)]
    assert [cell.value for cell in cells] == names
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)


def test_a_broken_numeric_nip_comes_back_with_its_reason() -> None:
    made = refused(as_xlsx(a_row(198702142011012008)))
    (row,) = xlsx_rows(made.content)[1:]
    assert row[-2] == "[nip_number] [opd_unknown]"


def test_names_with_separators_quotes_and_line_ends_stay_one_record() -> None:
    made = refused(as_csv(a_row(a_nip(1), 'Sari; "Ibu"\nContoh')))
    assert [row[1] for row in csv_rows(made.content)] == ["Nama", 'Sari; "Ibu" Contoh']
