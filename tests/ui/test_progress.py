"""The honey panel: what is missing, and two deadlines that must not be confused."""

from dataclasses import replace
from datetime import date
from typing import Any

from dashapp.domain.compliance import Status
from dashapp.ui.gauge import gauge
from dashapp.ui.progress import MonthCell, Progress, honey_panel
from tests.ui.tree import of_class, of_type, words

JUNE = Progress(
    month=date(2026, 6, 1),
    today=date(2026, 6, 24),
    report_by=date(2026, 7, 10),
    minimum=75_000,
    verified=65_000,
    verified_count=4,
)


def said(progress: Progress, part: str) -> str:
    """The words of a part as a wide window shows it."""
    shown = of_class(honey_panel(progress), part)[0]
    for small in of_class(shown, "small-only"):
        small.children = ""
    return words(shown)


def test_the_panel_states_amount_minimum_and_gap() -> None:
    assert said(JUNE, "honey-number") == "Rp\u00a065.000 dari Rp\u00a075.000"
    assert said(JUNE, "honey-missing") == ("Kurang Rp\u00a010.000 lagi · 4 pembelian terverifikasi")
    assert words(of_class(honey_panel(JUNE), "cell-number")[0]) == "86%"


def test_what_waits_is_not_asked_for_twice_and_counts_as_not_met() -> None:
    waiting = replace(JUNE, verified=20_000, waiting=40_000, verified_count=1, waiting_count=2)
    assert waiting.to_buy == 15_000
    assert said(waiting, "honey-missing") == (
        "Kurang Rp\u00a015.000 lagi · 1 pembelian terverifikasi · 2 menunggu"
    )
    cell = of_class(honey_panel(waiting), "cell")[0]
    assert (cell.style["--fill"], cell.style["--hatch"]) == ("26", "80")


def test_enough_waiting_is_said_as_waiting() -> None:
    waiting = replace(JUNE, verified=0, waiting=75_000, verified_count=0, waiting_count=1)
    assert said(waiting, "honey-missing") == "Menunggu verifikasi Rp\u00a075.000 · 1 menunggu"


def test_what_was_sent_back_is_named_with_the_way_to_it() -> None:
    returned = replace(JUNE, verified=0, waiting=75_000, verified_count=0, returned_count=1)
    assert said(returned, "honey-missing") == "1 perlu diperbaiki"
    both = replace(returned, waiting_count=2, mend_at="/riwayat")
    assert said(both, "honey-missing") == "1 perlu diperbaiki · 2 menunggu"
    (panel,) = of_class(honey_panel(both), "honey-amounts")
    assert [way.href for way in of_type(panel, "A")] == ["/riwayat"]
    short = replace(both, waiting=20_000)
    assert said(short, "honey-missing") == (
        "Kurang Rp\u00a055.000 lagi · 2 menunggu · 1 perlu diperbaiki"
    )
    (line,) = of_class(honey_panel(short), "honey-line")
    assert of_type(line, "A") == []  # it is not read aloud, so it must not take the focus


def test_a_met_duty_says_so_and_fills_the_cell_only_to_its_brim() -> None:
    met = replace(JUNE, verified=200_000)
    assert said(met, "honey-missing").startswith("Terpenuhi")
    assert words(of_class(honey_panel(met), "cell-number")[0]) == "100%"


def test_one_rupiah_short_is_99_percent() -> None:
    assert replace(JUNE, verified=74_999).percent == 99


def test_an_exempt_person_sees_the_reason_and_no_percentage() -> None:
    exempt = replace(JUNE, exempt="cuti_melahirkan")
    assert said(exempt, "honey-missing").startswith("Dibebaskan: Cuti melahirkan")
    assert words(of_class(honey_panel(exempt), "cell-number")[0]) == "–"


def test_both_deadlines_stand_on_the_rail() -> None:
    assert said(JUNE, "rail-heads") == "6 hari lagi untuk belanja16 hari lagi batas lapor"
    rail = honey_panel(JUNE)
    assert of_class(rail, "rail-today")[0].style == {"left": "60%"}  # day 24 of 40
    assert of_class(rail, "rail-report")[0].style == {"left": "75%"}  # day 30 of 40


def test_on_the_last_day_to_buy_it_is_today_and_the_other_days_make_room() -> None:
    last = replace(JUNE, today=date(2026, 6, 30))
    assert said(last, "rail-heads").startswith("hari ini untuk belanja10 hari lagi")
    assert said(last, "rail-days") == "1 Jun10 JulHari ini 30 Jun"


def test_after_the_month_only_reporting_is_left() -> None:
    after = replace(JUNE, today=date(2026, 7, 9))
    assert said(after, "rail-heads") == "masa belanja selesai1 hari lagi batas lapor"
    late = replace(JUNE, today=date(2026, 7, 11))
    assert said(late, "rail-heads") == "masa belanja selesaibatas lapor lewat"


def test_a_longer_deadline_stretches_the_rail() -> None:
    longer = replace(JUNE, report_by=date(2026, 7, 20))
    assert of_class(honey_panel(longer), "rail-report")[0].style == {"left": "60%"}


def test_the_year_has_twelve_cells_and_unbegun_months_are_dashed() -> None:
    history = [
        MonthCell(date(2026, 5, 1), Status.PARTIAL),
        MonthCell(date(2026, 6, 1), Status.NONE),
    ]
    panel = honey_panel(replace(JUNE, history=history))
    assert len(of_class(panel, "honey-month")) == 12
    assert len(of_class(panel, "month-half")) == 1
    assert len(of_class(panel, "month-none")) == 1
    assert len(of_class(panel, "month-later")) == 10
    assert "Mei: Sebagian" in words(panel)


def test_a_cell_without_value_is_a_dash_and_never_overflows() -> None:
    assert words(gauge(None)) == "–"
    cell: Any = gauge(250)
    assert cell.style["--fill"] == "100"
    cell = gauge(90, waiting=50)
    assert cell.style["--hatch"] == "100"


def test_a_phone_sees_jenjang_and_the_day_by_which_to_report() -> None:
    panel = honey_panel(replace(JUNE, level="Eselon IV"))
    small = [words(part) for part in of_class(panel, "small-only")]
    assert small == ["Kewajiban Juni · Eselon IV", "lapor s.d. 10 Jul"]


def test_the_line_that_stays_on_top_says_the_same_in_short() -> None:
    [line] = of_class(honey_panel(JUNE), "honey-line")
    assert words(line) == (
        "Rp\u00a065.000 dari Rp\u00a075.000Kurang Rp\u00a010.000 lagi · 16 hari lagi"
    )
    assert getattr(line, "aria-hidden") == "true"
    [exempt] = of_class(honey_panel(replace(JUNE, exempt="cltn")), "honey-line")
    assert "hari lagi" not in words(exempt)
