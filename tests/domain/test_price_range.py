"""Where a proposed price stands: like with like, per the same amount."""

from __future__ import annotations

import pytest

from dashapp.domain import price_range
from dashapp.domain.price_range import Good, Range


def good(name: str, price: int, unit: str = "150 g", category: str = "Makanan") -> Good:
    return Good(name, category, unit, price)


def test_products_of_the_same_kind_are_compared_per_the_same_amount() -> None:
    # 20.000 per 300 g is 10.000 per 150 g; 1 kg at 100.000 is 15.000
    others = [
        good("Keripik Pisang", 12_000),
        good("keripik kentang", 20_000, "300 g"),
        good("Keripik Tempe", 100_000, "1 kg"),
        good("Keripik Singkong", 13_000),
        good("Rengginang", 9_000),
        good("Keripik Kaca", 9_000, category="Kerajinan"),
    ]
    found = price_range.among(good("Keripik Talas Pedas", 14_000), others)
    assert found == Range("keripik", (10_000, 12_000, 13_000, 15_000))


def test_with_few_of_its_kind_the_whole_category_is_compared() -> None:
    others = [good("Abon", 30_000), good("Rengginang", 9_000), good("Keripik Pisang", 12_000)]
    found = price_range.among(good("Keripik Talas", 14_000), others)
    assert found == Range("", (9_000, 12_000, 30_000))


@pytest.mark.parametrize(
    ("unit", "wanted", "expected"),
    [
        ("1 liter", "250 ml", 2_500),
        ("1,5 kg", "150 g", 1_000),
        ("6 butir", "12 butir", 20_000),
        ("1 buah", "150 g", None),
        ("sebungkus", "sebungkus", 10_000),
        ("sebungkus", "150 g", None),
        ("0 g", "150 g", None),
    ],
)
def test_a_price_is_scaled_only_between_amounts_that_can_be_compared(
    unit: str, wanted: str, expected: int | None
) -> None:
    assert price_range.scaled(10_000, unit, wanted) == expected


def test_the_columns_are_few_whatever_the_span() -> None:
    assert price_range.step_of([10_000, 10_000]) == 500
    assert price_range.step_of([10_000, 20_000]) == 1_000  # 500 would need 21 columns
    assert price_range.step_of([0, 10**9]) == 1_000_000


def test_a_nameless_product_is_of_no_kind() -> None:
    assert price_range.kind_of("150 !") == ""
