"""What moved between two looks at the OPDs."""

from dashapp.domain import rises
from dashapp.domain.compliance import Rate
from dashapp.domain.rises import Rise


def test_the_largest_rise_is_found_by_points_and_not_by_people() -> None:
    before = {"A": Rate(10, 100), "B": Rate(1, 10)}
    now = {"A": Rate(20, 100), "B": Rate(4, 10)}  # A: ten people, 10 points; B: three, 30 points
    assert rises.largest(before, now) == Rise("B", Rate(1, 10), Rate(4, 10))


def test_nothing_rose_when_all_stayed_or_fell() -> None:
    now = {"A": Rate(2, 10), "B": Rate(5, 10)}
    assert rises.largest({"A": Rate(3, 10), "B": Rate(5, 10)}, now) is None
    assert rises.largest({}, {}) is None


def test_an_opd_with_under_five_people_is_never_named() -> None:
    assert rises.largest({"A": Rate(0, 4)}, {"A": Rate(4, 4)}) is None
    assert rises.low({"A": Rate(0, 4)}) == 0


def test_an_opd_that_was_not_there_before_stood_at_nothing() -> None:
    found = rises.largest({}, {"A": Rate(2, 8)})
    assert found == Rise("A", Rate(0, 8), Rate(2, 8))


def test_low_is_what_is_shown_below_85_percent() -> None:
    now = {"A": Rate(84, 100), "B": Rate(85, 100), "C": Rate(849, 1000), "D": Rate(0, 0)}
    assert rises.low(now) == 2  # 84% and 84,9%, which is shown as 84
