"""Prices that close a gap."""

import pytest

from dashapp.domain.fit import fits, fitting_prices


@pytest.mark.parametrize(
    ("gap", "prices"),
    [
        (10_000, (10_000, 12_000)),
        (50_000, (50_000, 60_000)),
        (3_000, (3_000, 5_000)),  # a fifth would be 600: at least 2.000
        (1, (1, 2_001)),
        (0, None),
        (-5_000, None),
    ],
)
def test_a_price_fits_from_the_gap_to_a_fifth_above_it(
    gap: int, prices: tuple[int, int] | None
) -> None:
    assert fitting_prices(gap) == prices


def test_both_ends_fit_and_one_rupiah_beyond_does_not() -> None:
    assert [fits(price, 10_000) for price in (9_999, 10_000, 12_000, 12_001)] == [
        False,
        True,
        True,
        False,
    ]


def test_nothing_fits_a_duty_that_is_met() -> None:
    assert not fits(1_000, 0)
