"""Places of OPDs, and rates that everyone may see."""

from dashapp.domain.compliance import Rate
from dashapp.domain.ranking import ranks, shown


def test_ties_share_the_better_place_and_the_next_place_is_left_out() -> None:
    rates = {"A": Rate(9, 10), "B": Rate(18, 20), "C": Rate(8, 10), "D": Rate(10, 10)}
    assert ranks(rates) == {"D": 1, "A": 2, "B": 2, "C": 4}


def test_rates_that_look_equal_are_compared_exactly() -> None:
    # 66.666 % and 66.60 % both show as 66 %.
    assert ranks({"A": Rate(333, 500), "B": Rate(6, 9)}) == {"B": 1, "A": 2}


def test_an_opd_with_under_five_obliged_people_has_no_place() -> None:
    assert ranks({"A": Rate(4, 4), "B": Rate(1, 5), "C": Rate(0, 0)}) == {"B": 1}


def test_while_nobody_has_met_the_duty_no_opd_has_a_place() -> None:
    assert ranks({"A": Rate(0, 10), "B": Rate(0, 20)}) == {}
    assert ranks({"A": Rate(0, 10), "B": Rate(1, 20)}) == {"B": 1, "A": 2}


def test_a_group_under_five_people_shows_no_rate() -> None:
    assert shown(Rate(3, 4)).text == "–"
    assert shown(Rate(4, 5)).text == "80,0%"
