"""The summary in words: three sentences by fixed rules, and small groups that stay unseen."""

from datetime import date

from dashapp.domain.compliance import Rate
from dashapp.ui import summary as ui
from dashapp.ui.summary_lists import DotRow, Sellers, districts, dots, sellers
from dashapp.ui.summary_strips import Strip, StripRow, strip_table, strips
from tests.ui.tree import words as text_of

JUNE = date(2026, 6, 1)
HEAD = ui.Headline(Rate(6990, 7656), Rate(6680, 7660), date(2026, 5, 24), Rate(6800, 7660))
PAID = ui.Paid(470_000_000, 28_200_000, 460_600_000, date(2026, 5, 24), 312, 500, 89)


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


def test_a_fall_is_said_as_plainly_as_a_rise() -> None:
    assert "3 ASN tidak lagi memenuhi kewajiban Juni" in said(completed=-3)


def test_the_headline_stands_with_its_fraction_and_the_same_day_last_month() -> None:
    words = said()
    assert "91,3%" in words
    assert "6.990 dari 7.656 ASN memenuhi" in words
    assert "naik 4,1 poin dari 24 Mei (Mei 88,7%)" in words  # 91,3 less 87,2


def test_money_names_both_funds_and_its_change() -> None:
    words = said().replace("\u00a0", " ")
    assert "Rp 498,2 jt" in words
    assert "pribadi Rp 470 jt · belanja OPD Rp 28,2 jt" in words
    assert "naik Rp 37,6 jt dari 24 Mei" in words


def test_without_a_last_month_nothing_is_compared() -> None:
    head = ui.Headline(Rate(1, 2), None, date(2024, 12, 1), None)
    words = text_of(ui.honey_parts(head, ui.Paid(0, 0, None, JUNE, 0, 0, 0), moves()))
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
    assert "– (4 orang)" in table
    assert "3 dari 4" not in table


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


def test_the_parts_of_sellers_sum_to_all_of_them() -> None:
    found = Sellers(largest=10, reached=312, earlier=99, never=89, top=38, total=100, gini=61)
    words = text_of(sellers(found))
    for part in ("10 terbesar", "302 lain", "99 pernah laku", "89 belum pernah", "38,0% rupiah"):
        assert part in words
    assert "Gini 0,61" in words


def test_no_sale_at_all_has_no_share_and_no_gini() -> None:
    words = text_of(sellers(Sellers(10, 0, 0, 5, 0, 0, None)))
    assert "0 terbesar" in words
    assert "– rupiah" in words
    assert "Gini –" in words
