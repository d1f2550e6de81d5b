"""Where most people are missing."""

from dashapp.domain import gaps
from dashapp.domain.compliance import Rate


def test_groups_stand_by_the_people_who_are_missing_and_not_by_percent() -> None:
    rates = {"half of ten": Rate(5, 10), "most of many": Rate(900, 1000), "few": Rate(7, 8)}
    found = gaps.largest(rates, 2)
    assert found == [("most of many", Rate(900, 1000)), ("half of ten", Rate(5, 10))]


def test_a_group_of_under_five_is_never_named_and_a_full_one_is_no_gap() -> None:
    assert gaps.largest({"four": Rate(0, 4), "full": Rate(9, 9), "nobody": Rate(0, 0)}, 5) == []
    assert gaps.largest({"five": Rate(0, 5)}, 5) == [("five", Rate(0, 5))]


def test_of_equal_groups_the_first_stands_first() -> None:
    assert [name for name, _rate in gaps.largest({"b": Rate(1, 6), "a": Rate(2, 7)}, 2)] == [
        "b",
        "a",
    ]
