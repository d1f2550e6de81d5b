"""Sales of a seller added up by week, day, product and OPD; worked out by hand."""

from datetime import date

import pytest

from dashapp.domain.shop_sales import (
    Sale,
    Sum,
    by_day,
    by_opd,
    by_product,
    growth,
    initials,
    pieces_of,
    same_day_before,
    total,
    weeks,
)


def june(day: int) -> date:
    return date(2026, 6, day)


SALES = [
    Sale(june(1), 1, "Keripik", "Dinkes", 2, 24_000),
    Sale(june(7), 2, "Kopi", "Dikdaya", 1, 38_000),
    Sale(june(8), 1, "Keripik", "Dinkes", 1, 12_000),
    Sale(june(22), None, "", "Dinkes", 0, 50_000),
    Sale(june(24), 1, "Keripik", "Diskominfo", 3, 36_000),
]


def test_a_month_falls_into_weeks_from_its_first_day_and_the_last_one_ends_today() -> None:
    found = [(week.first.day, week.last.day, week.amount) for week in weeks(SALES, june(24))]
    assert found == [(1, 7, 62_000), (8, 14, 12_000), (15, 21, 0), (22, 24, 86_000)]
    assert [week.running for week in weeks(SALES, june(24))] == [False, False, False, True]


@pytest.mark.parametrize(
    ("today", "bars"),
    [
        (june(1), [(1, 1)]),
        (june(7), [(1, 7)]),
        (june(8), [(1, 7), (8, 8)]),
        (june(30), [(1, 7), (8, 14), (15, 21), (22, 28), (29, 30)]),
        (date(2026, 2, 28), [(1, 7), (8, 14), (15, 21), (22, 28)]),
    ],
)
def test_the_bars_of_a_month_on_a_day(today: date, bars: list[tuple[int, int]]) -> None:
    assert [(week.first.day, week.last.day) for week in weeks([], today)] == bars


@pytest.mark.parametrize(
    ("today", "before"),
    [
        (june(24), date(2026, 5, 24)),
        (date(2026, 3, 31), date(2026, 2, 28)),
        (date(2026, 1, 5), date(2025, 12, 5)),
    ],
)
def test_the_same_day_of_the_month_before(today: date, before: date) -> None:
    assert same_day_before(today) == before


@pytest.mark.parametrize(
    ("now", "before", "percent"),
    [(112, 100, 12), (100, 100, 0), (1_999, 1_000, 99), (995, 1_000, 0), (50, 100, -50),
     (0, 100, -100), (100, 0, None), (0, 0, None)],
)  # fmt: skip
def test_growth_is_rounded_towards_nothing(now: int, before: int, percent: int | None) -> None:
    assert growth(now, before) == percent


def test_sums_by_day_product_and_opd() -> None:
    assert total(SALES, june(1), june(8)) == 74_000
    assert by_day(SALES)[0] == (june(24), Sum("2026-06-24", 3, 36_000))
    assert by_product(SALES) == (
        Sum("Keripik", 6, 72_000),
        Sum("", 0, 50_000),
        Sum("Kopi", 1, 38_000),
    )
    assert [(each.name, each.amount) for each in by_opd(SALES)] == [
        ("Dinkes", 86_000),
        ("Dikdaya", 38_000),
        ("Diskominfo", 36_000),
    ]
    assert pieces_of(SALES) == {1: 6, 2: 1}


def test_nothing_sold_is_nothing_everywhere() -> None:
    assert (by_day([]), by_product([]), by_opd([])) == ((), (), ())
    assert [week.amount for week in weeks([], june(3))] == [0]


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Siti Rahmawati", "SR"), ("budi", "B"), ("Dra. Ani Wijaya, M.Si", "DA"), ("", "?"),
     ("123", "?")],
)  # fmt: skip
def test_a_buyer_is_two_letters_to_a_seller(name: str, shown: str) -> None:
    assert initials(name) == shown
