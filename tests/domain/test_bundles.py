"""Baskets that reach what is left to buy: the least sum, several sellers, the quiet ones first."""

from __future__ import annotations

import time
from datetime import date, timedelta
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashapp.domain.bundles import Choice, propose

DAY = date(2026, 6, 24)


def shelf(*prices: int) -> list[Choice]:
    """Products with these prices, each of a seller of its own."""
    return [Choice(number, 100 + number, price) for number, price in enumerate(prices, start=1)]


def amounts(target: int, choices: list[Choice], count: int = 3) -> list[int]:
    return [bundle.amount for bundle in propose(target, choices, DAY, count=count)]


def least(target: int, prices: list[int]) -> int | None:
    """The least sum of a subset that reaches the target, found by trying every one."""
    sums = (
        sum(part)
        for size in range(1, len(prices) + 1)
        for part in combinations(prices, size)
        if sum(part) >= target
    )
    return min(sums, default=None)


def test_a_target_that_can_be_hit_is_hit_exactly() -> None:
    [bundle] = propose(22_000, shelf(10_000, 12_000, 17_000), DAY, count=1)
    assert (sorted(bundle.product_ids), bundle.amount) == ([1, 2], 22_000)


def test_one_that_cannot_is_passed_by_as_little_as_possible() -> None:
    assert amounts(21_000, shelf(10_000, 12_000, 17_000), count=1) == [22_000]


def test_several_sellers_go_before_one_that_costs_the_same() -> None:
    [bundle] = propose(20_000, shelf(20_000, 8_000, 12_000), DAY, count=1)
    assert sorted(bundle.product_ids) == [2, 3]


def test_a_single_product_is_taken_when_nothing_else_reaches_as_closely() -> None:
    [bundle] = propose(20_000, shelf(20_500, 8_000, 13_000), DAY, count=1)
    assert bundle.product_ids == (1,)


def test_no_product_is_in_two_baskets() -> None:
    bundles = propose(20_000, shelf(*[10_000] * 6, 5_000), DAY)
    used = [number for bundle in bundles for number in bundle.product_ids]
    assert [bundle.amount for bundle in bundles] == [20_000] * 3
    assert len(used) == len(set(used))


def test_those_who_sold_least_are_in_the_basket() -> None:
    loud = [Choice(number, number, 10_000, sold=5_000_000) for number in range(1, 30)]
    quiet = [Choice(number, number, 10_000, sold=0) for number in range(30, 36)]
    bundles = propose(20_000, loud + quiet, DAY)
    assert sorted(n for b in bundles for n in b.product_ids) == [30, 31, 32, 33, 34, 35]


def test_the_second_product_of_a_seller_waits_for_the_first_of_all_others() -> None:
    one = [Choice(number, 1, 10_000) for number in range(1, 10)]
    others = [Choice(10, 2, 10_000, sold=9_000), Choice(11, 3, 10_000, sold=9_000)]
    [bundle] = propose(30_000, one + others, DAY, count=1)
    assert {10, 11} < set(bundle.product_ids)


def test_the_day_decides_and_the_order_of_the_products_does_not() -> None:
    choices = shelf(*[5_000] * 40)
    shuffled = Random(1).sample(choices, len(choices))
    assert propose(10_000, choices, DAY) == propose(10_000, shuffled, DAY)
    week = {propose(10_000, choices, DAY + timedelta(days=n), count=1)[0] for n in range(7)}
    assert len(week) > 1


@pytest.mark.parametrize("target", [0, -1])
def test_without_anything_left_to_buy_there_is_no_basket(target: int) -> None:
    assert propose(target, shelf(10_000), DAY) == []


def test_without_goods_or_enough_of_them_there_is_no_basket() -> None:
    assert propose(10_000, [], DAY) == []
    assert propose(10_000, shelf(3_000, 4_000), DAY) == []


def test_cheap_goods_may_be_more_than_ten_but_never_more_than_an_order_holds() -> None:
    [bundle] = propose(40_000, shelf(*[2_000] * 60), DAY, count=1)
    assert (bundle.amount, len(bundle.product_ids)) == (40_000, 20)
    assert propose(200_000, shelf(*[1_000] * 300), DAY) == []


@given(
    st.lists(st.integers(1, 60), min_size=1, max_size=9),
    st.integers(1, 200),
    st.sampled_from([1, 7, 500]),
)
def test_the_sum_is_the_least_that_any_subset_reaches(
    prices: list[int], target: int, unit: int
) -> None:
    prices = [price * unit for price in prices]
    expected = least(target * unit, prices)
    found = amounts(target * unit, shelf(*prices), count=1)
    assert found == ([] if expected is None else [expected])


@pytest.mark.parametrize("step", [1, 100, 500])
def test_three_thousand_products_take_less_than_fifty_milliseconds_of_work(step: int) -> None:
    chance = Random(7)
    choices = [
        Choice(number, number % 500, chance.randrange(4_000 // step, 90_000 // step) * step)
        for number in range(1, 3001)
    ]
    for target in (10_000, 75_000, 200_000):
        took = []
        for _ in range(3):  # other programs may be at work
            begun = time.thread_time()
            bundles = propose(target, choices, DAY)
            took.append(time.thread_time() - begun)
        assert len(bundles) == 3
        assert all(target <= bundle.amount <= target + 2 for bundle in bundles)
        assert min(took) < 0.05
