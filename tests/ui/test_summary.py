"""The summary in words: three sentences by fixed rules, and small groups that stay unseen."""

from datetime import date

import pytest

from dashapp.domain.basis import Basis
from dashapp.domain.compliance import Rate
from dashapp.ui import summary as ui
from dashapp.ui import summary_sellers as sellers
from dashapp.ui.summary_gaps import GapRow, gaps
from dashapp.ui.summary_lists import (
    DotRow,
    district_table,
    districts,
    districts_sentence,
    dots,
)
from dashapp.ui.summary_sellers import Sellers
from dashapp.ui.summary_strips import Strip, StripRow, strip_table, strips
from tests.ui.tree import of_class
from tests.ui.tree import words as text_of

JUNE = date(2026, 6, 1)
MAY_24 = Basis(date(2026, 5, 1), date(2026, 5, 24))
HEAD = ui.Headline(Rate(6990, 7656), Rate(6680, 7660), MAY_24)
PAID = ui.Paid(470_000_000, 28_200_000, 460_600_000, MAY_24, 312, 500)


def moves(**over: object) -> ui.Moves:
    facts: dict[str, object] = {
        "month": JUNE,
        "completed": 618,
        "before": Rate(832, 1000),
        "now": Rate(913, 1000),
        "risen": "Satpol PP",
        "risen_from": Rate(53, 91),
        "risen_to": Rate(72, 91),
        "low": 5,
        "first_sold": 9,
        "never": 89,
        "sellers": 500,
    }
    return ui.Moves(**(facts | over))  # type: ignore[arg-type]


def said(**over: object) -> str:
    return text_of(ui.honey_parts(HEAD, PAID, moves(**over)))


def test_each_sentence_names_its_numbers() -> None:
    words = said()
    assert "618 ASN melengkapi kewajiban Juni, kepatuhan dari 83,2% ke 91,3%." in words
    assert "Satpol PP naik paling jauh, dari 58% ke 79% (72 dari 91)." in words
    assert "5 OPD masih di bawah 85%." in words
    assert "9 UMKM laku untuk pertama kali; 89 dari 500 belum pernah laku." in words


def test_where_nothing_moved_it_says_so() -> None:
    words = said(completed=0, risen=None, risen_from=None, risen_to=None, low=0, first_sold=0)
    assert "Kepatuhan Juni 91,3%: tidak ada perubahan pekan ini." in words
    assert "Tidak ada OPD yang naik pekan ini. Tidak ada OPD di bawah 85%." in words
    assert "Tidak ada UMKM yang baru laku pekan ini; 89 dari 500 belum pernah laku." in words


def test_a_month_past_its_deadline_tells_how_it_stands_not_what_moved() -> None:
    words = said(over=True)
    assert "pekan ini" not in words
    assert "Keadaan Juni" in words
    assert "913 dari 1.000 ASN memenuhi kewajiban Juni, kepatuhan 91,3%." in words
    assert "89 dari 500 UMKM belum pernah laku." in words


def test_a_fall_is_said_as_plainly_as_a_rise() -> None:
    assert "3 ASN tidak lagi memenuhi kewajiban Juni" in said(completed=-3)


def test_the_headline_stands_with_its_fraction_and_the_same_day_last_month() -> None:
    words = said()
    assert "91,3%" in words
    assert "6.990 dari 7.656 ASN memenuhi" in words
    assert "naik 4,1 poin dari 87,2% pada 24 Mei" in words


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2026, 5, 24), "4,1 poin dari 87,2% pada 24 Mei"),
        (date(2026, 6, 8), "4,1 poin dari 87,2% untuk Mei pada 8 Juni"),
        (None, "4,1 poin dari 87,2% di bulan Mei"),
    ],
)
def test_the_headline_is_one_comparison_with_one_number(day: date | None, says: str) -> None:
    head = ui.Headline(Rate(6990, 7656), Rate(6680, 7660), Basis(date(2026, 5, 1), day))
    change, _money = of_class(ui.honey_parts(head, PAID, moves()), "honey-change")
    words = text_of(change)
    assert words.endswith(says)
    assert words.count("%") == 1


def test_money_names_both_funds_and_its_change() -> None:
    words = said().replace("\u00a0", " ")
    assert "Rp 498,2 jt" in words
    assert "ke 312 dari 500 UMKM · belanja OPD Rp 28,2 jt" in words
    assert "naik Rp 37,6 jt dari Rp 460,6 jt pada 24 Mei" in words


def test_without_a_last_month_nothing_is_compared() -> None:
    head = ui.Headline(Rate(1, 2), None, MAY_24)
    words = text_of(ui.honey_parts(head, ui.Paid(0, 0, None, MAY_24, 0, 0), moves()))
    assert "Belum ada bulan lalu untuk dibandingkan" in words
    assert "poin" not in words


def test_a_cell_of_under_five_people_shows_its_count_and_no_rate() -> None:
    groups = [("Setda", [Strip("Bagian Umum", "Bag. Umum", {"iv": Rate(3, 4), "p": Rate(0, 0)})])]
    rows = [StripRow(key, key, Rate(50, 100)) for key in ("iv", "p", "ii")]
    shown = str(strips(groups, rows))
    assert "– (4 orang)" in shown
    assert "3 dari 4" not in shown
    assert "75" not in shown
    table = text_of(strip_table(groups, rows))
    assert "– (4)" in table
    assert "3 dari 4" not in table


def test_what_a_dash_means_is_said_once_however_many_cells_have_one() -> None:
    opds = [Strip(f"OPD {n}", f"OPD {n}", {"iv": Rate(1, 4), "p": Rate(0, 1)}) for n in range(30)]
    rows = [StripRow(key, key, Rate(50, 100)) for key in ("iv", "p")]
    groups = [("Kecamatan", opds)]
    assert text_of(strips(groups, rows)).count("di bawah 5 orang") == 1
    assert text_of(strip_table(groups, rows)).count("Di bawah 5 orang") == 1
    whole = [("Kecamatan", [Strip("OPD", "OPD", {"iv": Rate(4, 5)})])]
    assert "di bawah 5" not in text_of(strips(whole, rows[:1]))


def test_the_cell_of_a_head_is_open_to_whoever_may_see_it() -> None:
    head = Strip("Dinas A", "A", {"ii": Rate(1, 1), "iii": Rate(1, 1)}, frozenset({"ii"}))
    rows = [StripRow(key, key, Rate(1, 1)) for key in ("ii", "iii")]
    shown = str(strips([("Dinas", [head])], rows))
    assert "Dinas A · ii · 1 dari 1 · 100%" in shown
    assert "Dinas A · iii · – (1 orang)" in shown


def test_a_wide_group_names_its_lowest() -> None:
    opds = [Strip("Kecamatan Paiton", "Kec. Paiton", {"semua": Rate(36, 50)})] * 24
    rows = [StripRow("semua", "Semua jenjang", Rate(1, 2))]
    assert "Kecamatan 24 dari Kec. Paiton 72%" in text_of(strips([("Kecamatan", opds)], rows))
    few = text_of(strips([("Setda", opds[:10])], rows))
    assert "Setda 10" in few
    assert "Paiton" not in few


def test_a_gap_is_people_and_the_named_ones_are_set_against_all_who_are_missing() -> None:
    rows = [
        GapRow("Dinas Pendidikan", "Dikdaya", "Eselon IV", Rate(1100, 2500)),
        GapRow("Dinas Kesehatan", "Dinkes", "Pelaksana", Rate(400, 1000)),
    ]
    words = text_of(gaps(rows, 4000))
    assert "Dikdaya · Eselon IV1.400 belum, dari 2.500" in words
    assert "Bersama 2.000 dari 4.000 ASN yang belum memenuhi (50,0%)." in words


def test_no_gap_at_all_says_so() -> None:
    assert "Semua sudah memenuhi" in text_of(gaps([], 0))
    assert "hanya ada di kelompok kecil" in text_of(gaps([], 3))


def test_a_cell_of_five_people_shows_its_rate() -> None:
    groups = [("Setda", [Strip("Bagian Umum", "Bag. Umum", {"iv": Rate(4, 5)})])]
    shown = str(strips(groups, [StripRow("iv", "Eselon IV", Rate(4, 5))]))
    assert "Bagian Umum · Eselon IV · 4 dari 5 · 80%" in shown
    assert "sc sc-2" in shown


def test_dots_stand_in_the_order_given_and_an_unranked_opd_has_no_mark() -> None:
    rows = [
        DotRow("Dinas A", "A", 1, Rate(1, 1), Rate(1, 2)),
        DotRow("Dinas B", "B", None, Rate(0, 0), None),
    ]
    shown = dots(rows)
    words = text_of(shown)
    assert words.index("A") < words.index("B")
    assert str(shown).count("dot-now") == 1
    assert str(shown).count("dot-last") == 1


def test_dots_of_no_opd_at_all_are_an_empty_list() -> None:
    assert text_of(dots([])) == ""


def test_districts_without_sales_are_there_and_the_rest_is_named() -> None:
    words = text_of(districts([("Krucil", 1_500_000, 2), ("Kuripan", 0, 0)], 250_000))
    assert "Kuripan" in words
    assert "belum dirinci per penjual" in words
    assert "belum dirinci" not in text_of(districts([("Krucil", 0, 0)], 0))


def test_the_map_is_put_into_words_and_into_a_table() -> None:
    rows = [("Krucil", 62_300_000, 41), ("Kuripan", 600_000, 2)]
    said = districts_sentence(rows).replace("\u00a0", " ")
    assert said.endswith("terbanyak Krucil Rp 62,3 jt, paling sedikit Kuripan Rp 600.000.")
    assert "Krucil41Rp 62.300.000" in text_of(district_table(rows)).replace("\u00a0", " ")
    assert "Belum ada" in districts_sentence([("Krucil", 0, 0)])
    assert "Belum ada" in districts_sentence([])


def test_the_parts_of_sellers_sum_to_all_of_them() -> None:
    found = Sellers(largest=10, reached=312, earlier=99, never=89, top=38, total=100, gini=61)
    words = text_of(sellers.legend(found))
    for part in (
        "10 terlaris",
        "302 lain",
        "99 laku sebelumnya",
        "89 belum pernah",
        "38,0% rupiah",
    ):
        assert part in words
    assert sum(found.sizes) == 500


def test_the_spread_is_told_in_rupiah_and_the_coefficient_stands_in_the_table_alone() -> None:
    found = Sellers(10, 110, 0, 10, 66_900_000, 260_800_000, 42)
    said = sellers.sentence(found).replace("\u00a0", " ")
    assert said == "10 penjual terlaris menerima Rp 66,9 jt dari Rp 260,8 jt (25,6%)."
    assert "Gini" not in said + text_of(sellers.legend(found))
    table = text_of(sellers.table(found))
    assert "Koefisien Gini 0,42." in table
    assert "0 berarti semua penjual menerima sama banyak, 1 berarti" in table


def test_fewer_than_ten_who_sold_are_called_by_their_number() -> None:
    found = Sellers(10, 3, 0, 2, 60_000, 60_000, 40)
    assert found.sizes == (3, 0, 0, 2)
    assert sellers.sentence(found).startswith("3 penjual terlaris")


def test_no_sale_at_all_has_no_share_and_no_gini() -> None:
    none = Sellers(10, 0, 0, 5, 0, 0, None)
    assert "0 terlaris" in text_of(sellers.legend(none))
    assert "– rupiah" in text_of(sellers.legend(none))
    assert "Belum ada penjualan" in sellers.sentence(none)
    assert "Gini –" in text_of(sellers.table(none))
