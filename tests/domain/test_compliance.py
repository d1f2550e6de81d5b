"""Status, counts and rates: a partition, one denominator, rounded down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashapp.domain.compliance import Counts, Rate, Status, Totals, status_of

RUPIAH = st.integers(0, 300_000)
TOTALS = st.builds(Totals, RUPIAH, RUPIAH, RUPIAH)
PERSON = st.tuples(st.booleans(), st.sampled_from([50_000, 75_000, 200_000]), TOTALS, RUPIAH)


@pytest.mark.parametrize(
    ("verified", "waiting", "rejected", "status"),
    [
        (50_000, 0, 0, "fulfilled"),  # exactly met
        (49_999, 0, 0, "partial"),  # a rupiah short
        (49_999, 1, 0, "waiting"),
        (0, 50_000, 0, "waiting"),
        (49_999, 0, 90_000, "partial"),
        (0, 49_999, 0, "partial"),
        (1, 0, 0, "partial"),
        (0, 1, 50_000, "partial"),
        (0, 0, 1, "rejected"),
        (0, 0, 50_000, "rejected"),
        (0, 0, 0, "none"),
        (90_000, 90_000, 90_000, "fulfilled"),
    ],
)
def test_a_person_has_the_status_that_the_money_says(verified, waiting, rejected, status):
    totals = Totals(verified, waiting, rejected)
    assert status_of(obliged=True, minimum=50_000, totals=totals) == status
    assert status_of(obliged=False, minimum=50_000, totals=totals) == "exempt"


@pytest.mark.parametrize("minimum", [50_000, 75_000, 100_000, 150_000, 200_000])
def test_one_rupiah_decides_at_every_level(minimum):
    met = status_of(obliged=True, minimum=minimum, totals=Totals(verified=minimum))
    short = status_of(obliged=True, minimum=minimum, totals=Totals(verified=minimum - 1))
    assert (met, short) == (Status.FULFILLED, Status.PARTIAL)


def test_the_counts_of_a_person_who_bought_more_than_owed():
    counts = Counts.of(obliged=True, minimum=50_000, totals=Totals(80_000, 5_000, 1_000))
    assert counts == Counts(
        headcount=1,
        fulfilled=1,
        verified_amount=80_000,
        waiting_amount=5_000,
        achieved=50_000,
        target=50_000,
    )


def test_the_counts_of_a_person_who_is_short():
    counts = Counts.of(obliged=True, minimum=75_000, totals=Totals(20_000, 55_000), opd_fund=9_000)
    assert counts == Counts(
        headcount=1,
        waiting=1,
        verified_amount=20_000,
        waiting_amount=55_000,
        achieved=20_000,
        target=75_000,
        opd_fund_amount=9_000,
    )


def test_what_an_exempt_person_buys_is_money_but_neither_target_nor_achievement():
    counts = Counts.of(obliged=False, minimum=50_000, totals=Totals(60_000, 7_000))
    assert counts == Counts(headcount=1, exempt=1, verified_amount=60_000, waiting_amount=7_000)
    assert counts.obliged == 0


def test_spending_by_the_opd_never_fulfils_anybodys_duty():
    counts = Counts.of(obliged=True, minimum=50_000, totals=Totals(), opd_fund=500_000)
    assert (counts.none, counts.verified_amount, counts.opd_fund_amount) == (1, 0, 500_000)


@given(st.lists(PERSON, max_size=20))
def test_the_six_counts_sum_to_the_headcount(people):
    total = Counts()
    for obliged, minimum, totals, opd_fund in people:
        total += Counts.of(obliged=obliged, minimum=minimum, totals=totals, opd_fund=opd_fund)
    six = (total.exempt, total.fulfilled, total.waiting, total.partial, total.rejected, total.none)
    assert sum(six) == total.headcount == len(people)
    assert total.obliged == sum(obliged for obliged, *_ in people)
    assert total.verified_amount == sum(totals.verified for _, _, totals, _ in people)
    assert total.target == sum(minimum for obliged, minimum, *_ in people if obliged)
    assert total.achieved <= total.target
    assert (total.achieved == total.target) is (total.fulfilled == total.obliged)


@given(PERSON, PERSON)
def test_adding_and_taking_away_undo_each_other(one, other):
    a, b = (
        Counts.of(obliged=obliged, minimum=minimum, totals=totals, opd_fund=fund)
        for obliged, minimum, totals, fund in (one, other)
    )
    assert (a + b) - b == a
    assert (a - a).is_zero
    assert (b - a).is_zero is (a == b)
    assert not a.is_zero


@pytest.mark.parametrize(
    ("part", "whole", "tenths", "percent", "shade", "text", "fraction"),
    [
        (0, 0, None, None, None, "–", "0 dari 0"),
        (0, 40, 0, 0, 0, "0%", "0 dari 40"),
        (1, 3000, 0, 0, 0, "0%", "1 dari 3.000"),
        (1, 3, 333, 33, 0, "33,3%", "1 dari 3"),
        (499, 1000, 499, 49, 0, "49,9%", "499 dari 1.000"),
        (1, 2, 500, 50, 1, "50,0%", "1 dari 2"),
        (6072, 9109, 666, 66, 1, "66,6%", "6.072 dari 9.109"),
        (696, 1000, 696, 69, 1, "69,6%", "696 dari 1.000"),
        (7, 10, 700, 70, 2, "70,0%", "7 dari 10"),
        (849, 1000, 849, 84, 2, "84,9%", "849 dari 1.000"),
        (17, 20, 850, 85, 3, "85,0%", "17 dari 20"),
        (7, 8, 875, 87, 3, "87,5%", "7 dari 8"),
        (7722, 7723, 999, 99, 3, "99,9%", "7.722 dari 7.723"),
        (999_999, 1_000_000, 999, 99, 3, "99,9%", "999.999 dari 1.000.000"),
        (7723, 7723, 1000, 100, 4, "100%", "7.723 dari 7.723"),
    ],
)
def test_a_rate_is_rounded_down_and_coloured_by_what_is_shown(
    part, whole, tenths, percent, shade, text, fraction
):
    rate = Rate(part, whole)
    assert (rate.tenths, rate.percent, rate.shade) == (tenths, percent, shade)
    assert (rate.text, rate.fraction) == (text, fraction)


@given(st.integers(1, 10**9), st.data())
def test_a_hundred_is_shown_only_when_nothing_is_missing(whole, data):
    part = data.draw(st.integers(0, whole) | st.integers(max(0, whole - 3), whole))
    rate = Rate(part, whole)
    assert (rate.text == "100%") is (rate.percent == 100) is (rate.shade == 4) is (part == whole)


def test_the_rate_of_a_group_leaves_the_exempt_out():
    counts = Counts(headcount=10, exempt=2, fulfilled=7, none=1)
    assert (counts.rate.part, counts.rate.whole, counts.rate.text) == (7, 8, "87,5%")


def test_a_group_without_obliged_people_has_no_rate():
    assert Counts(headcount=3, exempt=3).rate.text == "–"
