"""A list of products row by row: new, changed, the same, or refused with a reason."""

from datetime import date

import pytest

from dashapp.domain import product_rows
from dashapp.domain.curation import Curation
from dashapp.domain.problems import BadValue, Rejected
from dashapp.domain.product_rows import Known, Plan, RawRow, from_browser, judge, raw_rows
from dashapp.domain.products import NewProduct

HEADER = ["NOMOR", "Nama", "KATEGORI", "SATUAN", "HARGA", "TAMPIL"]
KERIPIK = Known(
    7, NewProduct("Keripik Pisang", "Makanan", "150 g", 12_000, "foto"), True, Curation.ACCEPTED
)
KOPI = Known(
    8, NewProduct("Kopi Tiris", "Minuman", "200 g", 38_000, None), False, Curation.ACCEPTED
)
KNOWN = [KERIPIK, KOPI]


def plan(*rows: list[object]) -> Plan:
    return judge(raw_rows([HEADER, *rows]), KNOWN)  # type: ignore[list-item]


def refused(*rows: list[object]) -> list[tuple[int, list[str]]]:
    return [(bad.row, [p.code for p in bad.problems]) for bad in plan(*rows).refused]


def test_a_row_without_number_is_a_new_product_that_dkupp_has_to_see() -> None:
    found = plan([None, "Sambal Teri", "makanan", "1 botol", "26.000", ""])
    (entry,) = found.entries
    assert entry.new == NewProduct("Sambal Teri", "Makanan", "1 botol", 26_000, None)
    assert (entry.known, entry.shown, entry.proposes) == (None, True, True)
    assert (len(found.added), len(found.changed), found.same) == (1, 0, 0)


def test_a_known_number_changes_its_product_and_empty_cells_leave_it_as_it_is() -> None:
    (entry,) = plan([7, "", "", "", 13_500.0, "tidak"]).entries
    assert entry.new == NewProduct("Keripik Pisang", "Makanan", "150 g", 13_500, "foto")
    assert entry.changes == {"price", "shown"}
    assert not entry.proposes


def test_name_and_unit_find_a_product_without_its_number() -> None:
    (entry,) = plan(["", "KERIPIK pisang", "", "150 G", "12000", "ya"]).entries
    assert entry.known == KERIPIK
    assert entry.changes == {"name", "unit"}  # as they are written now: DKUPP sees it


def test_a_list_that_was_taken_out_and_comes_back_unchanged_does_nothing() -> None:
    found = plan(
        [7, "Keripik Pisang", "Makanan", "150 g", 12_000, "ya"],
        [8, "Kopi Tiris", "Minuman", "200 g", 38_000, "tidak"],
    )
    assert (found.added, found.changed, found.same, found.refused) == ((), (), 2, ())


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        (["99", "X produk", "Makanan", "1", 5_000, ""], ["number_unknown"]),
        (["=1+1", "X produk", "Makanan", "1", 5_000, ""], ["number_unknown"]),
        (["", "Sambal", "Elektronik", "1 botol", "26.000", ""], ["category_unknown"]),
        (["", "Sambal", "Makanan", "", "26.000", ""], ["unit_empty"]),
        (["", "", "", "", "26.000", ""],
         ["product_name_empty", "category_empty", "unit_empty"]),
        (["", "Sambal", "Makanan", "1 botol", "12.500,5", ""], ["price_cents"]),
        (["", "Sambal", "Makanan", "1 botol", "26,000", ""], ["price_unreadable"]),
        (["", "Sambal", "Makanan", "1 botol", "=A1*2", ""], ["price_unreadable"]),
        (["", "Sambal", "Makanan", "1 botol", 12_500.5, ""], ["price_unreadable"]),
        (["", "Sambal", "Makanan", "1 botol", 1e300, ""], ["price_unreadable"]),
        (["", "Sambal", "Makanan", "1 botol", True, ""], ["price_empty"]),
        (["", "x" * 10_000, "Makanan", "1 botol", 5_000, ""], ["product_name_too_long"]),
        (["", "Sambal", "Makanan", "1 botol", 5_000, "mungkin"], ["switch_unreadable"]),
        ([8, "Keripik Pisang", "Makanan", "150 g", 5_000, ""], ["product_known"]),
    ],
)  # fmt: skip
def test_a_bad_row_comes_back_with_its_reasons(row: list[object], codes: list[str]) -> None:
    assert refused(row) == [(2, codes)]


def test_a_product_in_two_rows_is_taken_once() -> None:
    first = [7, "", "", "", 13_000, ""]
    assert refused(first, [7, "", "", "", 14_000, ""]) == [(3, ["row_doubled"])]
    new = ["", "Sambal", "Makanan", "1 botol", 5_000, ""]
    assert refused(new, ["", "SAMBAL", "Makanan", "1 Botol", 6_000, ""]) == [(3, ["row_doubled"])]


def test_a_bad_row_stops_no_good_one() -> None:
    found = plan(
        ["", "Sambal", "Makanan", "1 botol", "salah", ""],
        ["", "Dodol", "Makanan", "250 g", "18.000", ""],
    )
    assert [entry.new.name for entry in found.entries] == ["Dodol"]
    assert [bad.row for bad in found.refused] == [2]


def test_a_refused_product_is_not_changed_by_a_list() -> None:
    no = Known(9, NewProduct("Rokok", "Makanan", "1 bungkus", 20_000, None), True, Curation.REFUSED)
    rows = [RawRow(2, 9, price=21_000)]
    assert judge(rows, [no]).refused[0].problems[0].code == "product_refused"


def test_formula_text_keeps_its_letters_and_loses_only_our_own_guard() -> None:
    (entry,) = plan(["", "'=HYPERLINK(A1)", "Makanan", "1 buah", 5_000, ""]).entries
    assert entry.new.name == "=HYPERLINK(A1)"


def test_the_header_is_found_below_titles_and_empty_rows_are_passed_over() -> None:
    table = [["Daftar produk"], [], HEADER, [None] * 6, HEADER, ["", "Dodol", "Makanan", "1", 900]]
    assert [row.row for row in raw_rows(table)] == [6]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ([HEADER], "list_empty"),
        ([["a", "b"]], "header_not_found"),
        ([["NAMA", "KATEGORI"], ["x", "y"]], "header_missing"),
        ([HEADER, *[["", f"Produk {n}", "Makanan", "1", 900] for n in range(501)]],
         "file_too_many_rows"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_refused_whole(table: list[list[object]], code: str) -> None:
    with pytest.raises(Rejected) as caught:
        raw_rows(table)  # type: ignore[arg-type]
    assert caught.value.problems["file"].code == code


def test_rows_come_back_from_a_page_as_they_went() -> None:
    rows = [RawRow(2, 7, "Kopi", None, "200 g", 38_000.0, True), RawRow(3, price=date(2026, 1, 2))]
    kept = product_rows.for_browser(rows)
    assert kept[1] == [3, None, None, None, None, "2026-01-02", None]
    assert from_browser(kept)[0] == rows[0]


@pytest.mark.parametrize(
    "sent",
    [None, "x", {}, [[1]], [[True, *[""] * 6]], [["2", *[""] * 6]], [[2, [], *[""] * 5]],
     [[2, *[""] * 6]] * 501],
)  # fmt: skip
def test_rows_that_no_page_of_ours_has_kept_are_refused(sent: object) -> None:
    with pytest.raises(BadValue):
        from_browser(sent)
