"""Uploaded tables: what offices send is read, what is no table is refused by what it is."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import openpyxl
import pytest

from dashapp.domain.problems import Rejected
from dashapp.services import tables

HEAD = ["NIP", "NAMA", "OPD"]
LINE = ["198702142011012008", "Sari, S.Kom., M.T.", "Dinas Perumahan, Kawasan Permukiman"]


def xlsx(fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def plain_xlsx() -> bytes:
    def fill(book: openpyxl.Workbook) -> None:
        for row in (HEAD, LINE):
            book.active.append(row)

    return xlsx(fill)


def with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same XLSX with one part changed, or added when it has none of that name."""
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            data = old.read(part)
            new.writestr(part, change(data) if part == name else data)
        if name not in old.namelist():
            new.writestr(name, change(b""))
    return kept.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(Rejected) as refused:
        tables.read(content)
    return refused.value.problems["file"].code


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_with_its_separator_and_encoding(delimiter: str, encoding: str) -> None:
    quoted = [f'"{cell}"' for cell in ("198702142011012008", "Café, Sari", "Dinas A, B, C, D")]
    text = "\n".join(["Daftar, pegawai, 2025", delimiter.join(HEAD), delimiter.join(quoted)])
    rows = tables.read(text.encode(encoding)).rows
    assert rows[1:] == [HEAD, ["198702142011012008", "Café, Sari", "Dinas A, B, C, D"]]


def test_semicolons_win_over_the_commas_inside_names() -> None:
    text = "\r\n".join([";".join(HEAD), *[";".join(LINE)] * 20])
    assert tables.read(text.encode()).rows[1] == LINE


def test_a_separator_named_in_the_first_line_is_taken_and_rows_keep_their_numbers() -> None:
    rows = tables.read(b"sep=|\nNIP|NAMA\n1|a;b;c\n\n2|d\n").rows
    assert rows == [[], ["NIP", "NAMA"], ["1", "a;b;c"], [], ["2", "d"]]


def test_an_xlsx_keeps_text_numbers_dates_and_the_numbers_of_its_rows() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["B3"] = "NIP"
        book.active["B4"] = "198702142011012008"
        book.active["C4"] = 198702142011012008
        book.active["D4"] = datetime(2025, 1, 2)
        book.active["E4"] = datetime(2025, 1, 2, 9, 41)

    rows = tables.read(xlsx(fill)).rows
    assert rows[2][1] == "NIP"
    assert rows[3][1] == "198702142011012008"
    assert isinstance(rows[3][2], float)
    assert rows[3][3] == date(2025, 1, 2)
    assert rows[3][4] == datetime(2025, 1, 2, 9, 41)


def test_the_sheet_with_the_header_is_taken_and_hidden_ones_are_not() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active.append(["Petunjuk pengisian"])
        hidden = book.create_sheet("lama")
        hidden.append(["NIP", "lama"])
        hidden.sheet_state = "hidden"
        book.create_sheet("data").append(["nip", "baru"])

    assert tables.read(xlsx(fill)).rows == [["nip", "baru"]]


def test_a_lying_dimension_hides_no_rows() -> None:
    content = with_part(
        plain_xlsx(), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"A1:C2", b"A1:A1")
    )
    assert tables.read(content).rows == [HEAD, LINE]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b" \r\n ", "file_empty"),
        (b"\n<!DOCTYPE html><html><table>", "file_is_page"),
        (b"\xef\xbb\xbf<table><tr><td>NIP", "file_is_page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "file_old_excel"),
        (b"%PDF-1.7 ...", "file_other_format"),
        (b"\x89PNG\r\n", "file_other_format"),
        (b"NIP;NAMA\n\x00\x00\x00", "file_other_format"),
        (b"PK\x03\x04 cut off", "file_unreadable"),
        (b"NIP;" * 61 + b"x", "file_too_many_columns"),
        (b"NIP;NAMA\n" * 20_001, "file_too_many_rows"),
        (b"x" * (20 * 1024**2 + 1), "file_too_large"),
    ],
)
def test_what_is_no_table_is_refused_by_what_it_is(content: bytes, code: str) -> None:
    assert refusal(content) == code


def test_another_kind_of_zip_is_refused() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert refusal(kept.getvalue()) == "file_other_format"


def test_a_doubled_part_is_refused() -> None:
    kept = io.BytesIO(plain_xlsx())
    with (
        zipfile.ZipFile(kept, "a") as archive,
        pytest.warns(UserWarning, match="Duplicate name"),
    ):
        archive.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")
    assert refusal(kept.getvalue()) == "file_suspicious"


def test_a_part_that_unpacks_enormously_is_refused() -> None:
    bomb = with_part(plain_xlsx(), "xl/media/x.bin", lambda _: b"0" * 30_000_000)
    assert len(bomb) < 100_000
    assert refusal(bomb) == "file_suspicious"


def test_many_parts_are_refused() -> None:
    kept = io.BytesIO(plain_xlsx())
    with zipfile.ZipFile(kept, "a") as archive:
        for number in range(200):
            archive.writestr(f"xl/media/{number}.bin", b"x")
    assert refusal(kept.getvalue()) == "file_suspicious"


def test_one_cell_in_the_last_corner_costs_no_memory_of_ours() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["A1"] = "NIP"
        book.active["XFD1048576"] = "x"

    assert refusal(xlsx(fill)) in {"file_too_heavy", "file_too_many_rows"}


def test_hundreds_of_thousands_of_short_rows_are_refused() -> None:
    rows = b"".join(b'<row r="%d"><c><v>1</v></c></row>' % number for number in range(1, 300_000))
    content = with_part(
        plain_xlsx(),
        "xl/worksheets/sheet1.xml",
        lambda xml: (
            xml.split(b"<sheetData>")[0] + b"<sheetData>" + rows + b"</sheetData></worksheet>"
        ),
    )
    assert refusal(content) in {"file_suspicious", "file_too_heavy", "file_too_many_rows"}


def test_damaged_parts_are_refused_and_nothing_else_happens() -> None:
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        content = with_part(plain_xlsx(), part, lambda xml: xml[: len(xml) // 2])
        assert refusal(content) in {"file_unreadable", "file_too_heavy", "file_empty"}


def test_an_entity_bomb_does_not_unfold() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    content = with_part(
        plain_xlsx(),
        "xl/worksheets/sheet1.xml",
        lambda xml: bomb + xml.replace(b"NIP", b"&b;"),
    )
    try:
        rows = tables.read(content).rows
    except Rejected:
        return
    assert "hahaha" not in str(rows)


def test_an_xlsx_without_any_cell_is_empty() -> None:
    assert refusal(xlsx(lambda book: None)) == "file_empty"
