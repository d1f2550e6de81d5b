"""How evenly sales are spread."""

from dashapp.domain import spread


def test_the_largest_are_summed_whatever_their_order() -> None:
    assert spread.largest([10, 50, 20, 40], 2) == 90
    assert spread.largest([10], 10) == 10


def test_equal_sales_have_a_gini_of_zero() -> None:
    assert spread.gini([30_000, 30_000, 30_000]) == 0


def test_one_seller_of_four_takes_all() -> None:
    assert spread.gini([0, 0, 0, 50_000]) == 75  # (n - 1) / n


def test_a_known_spread_is_rounded_down() -> None:
    # sorted 1 2 3 4: weighted 30, total 10: (60 - 50) / 40 = 0.25
    assert spread.gini([4, 2, 1, 3]) == 25
    # sorted 1 1 4: weighted 15, total 6: (30 - 24) / 18 = 0.333…
    assert spread.gini([1, 4, 1]) == 33


def test_without_sales_there_is_no_gini() -> None:
    assert spread.gini([0, 0]) is None
    assert spread.gini([]) is None
