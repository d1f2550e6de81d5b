"""What a month is compared with, on each day of its reporting period and after it."""

from datetime import date

import pytest

from dashapp.domain import basis
from dashapp.domain.basis import Basis

JUNE, MAY = date(2026, 6, 1), date(2026, 5, 1)
TENTH = date(2026, 7, 10)


@pytest.mark.parametrize(
    ("month", "today", "then"),
    [
        (JUNE, date(2026, 6, 24), date(2026, 5, 24)),
        (JUNE, date(2026, 6, 1), date(2026, 5, 1)),
        (JUNE, date(2026, 7, 8), date(2026, 6, 8)),  # both two days before the deadline
        (date(2026, 3, 1), date(2026, 3, 31), date(2026, 2, 28)),  # there is no 31st
        (date(2026, 1, 1), date(2026, 1, 5), date(2025, 12, 5)),
        (date(2026, 7, 1), date(2026, 6, 30), JUNE),  # not begun yet
    ],
)
def test_a_month_is_compared_on_the_same_day_a_month_before(
    month: date, today: date, then: date
) -> None:
    assert basis.same_day_last_month(month, today) == then


def test_until_the_deadline_both_months_are_looked_at_equally_early() -> None:
    assert basis.of(JUNE, date(2026, 6, 24), TENTH) == Basis(MAY, date(2026, 5, 24))
    assert basis.of(JUNE, TENTH, TENTH) == Basis(MAY, date(2026, 6, 10))


def test_after_the_deadline_both_months_stand_as_they_do_now() -> None:
    assert basis.of(JUNE, date(2026, 7, 11), TENTH) == Basis(MAY, None)


def test_an_extended_deadline_is_waited_for() -> None:
    assert basis.of(JUNE, date(2026, 7, 11), date(2026, 7, 15)) == Basis(MAY, date(2026, 6, 11))
