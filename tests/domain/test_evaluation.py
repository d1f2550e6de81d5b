"""Report, outcome and score of months, held against tables worked out by hand."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

import pytest

from dashapp.domain.calendar import WIB
from dashapp.domain.evaluation import (
    Evaluation,
    Outcome,
    Report,
    evaluate,
    outcome_of,
    report_of,
)

DEADLINE = date(2026, 7, 10)  # of June 2026
BEFORE, LAST, AFTER = date(2026, 7, 9), date(2026, 7, 10), date(2026, 7, 11)


def july(day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(2026, 7, day, hour, minute, tzinfo=WIB)


EIGHTH = (july(8), 75_000)
LATE = (july(12), 75_000)


@pytest.mark.parametrize(
    ("on_time", "late", "unmet", "tenths", "text"),
    [
        (4, 1, 1, 750, "75"),  # 100 × 4,5 / 6
        (5, 0, 1, 833, "83,3"),  # 83,33…
        (2, 1, 0, 833, "83,3"),  # 100 × 2,5 / 3
        (1, 1, 1, 500, "50"),
        (0, 1, 5, 83, "8,3"),  # 100 × 0,5 / 6 = 8,33…
        (0, 1, 6, 71, "7,1"),  # 7,142…
        (11, 1, 0, 958, "95,8"),  # 95,83…
        (1999, 0, 1, 999, "99,9"),  # 99,95 is not 100
        (12, 0, 0, 1000, "100"),
        (0, 0, 3, 0, "0"),
        (0, 0, 0, None, "–"),
    ],
)
def test_the_score_is_a_fraction_rounded_down_to_one_decimal(
    on_time: int, late: int, unmet: int, tenths: int | None, text: str
) -> None:
    found = Evaluation(on_time, late, unmet, exempt=2)
    assert (found.tenths(), found.text) == (tenths, text)
    assert found.owed == on_time + late + unmet


def test_another_weight_for_late_months_gives_another_score() -> None:
    assert Evaluation(1, 1, 0).tenths(Fraction(1, 4)) == 625
    assert Evaluation(1, 1, 0).tenths(Fraction(0)) == 500


def test_running_and_exempt_months_are_not_owed() -> None:
    months = [Outcome.RUNNING, Outcome.EXEMPT, Outcome.EXEMPT, Outcome.LATE, Outcome.ON_TIME]
    assert evaluate(months) == Evaluation(on_time=1, late=1, unmet=0, exempt=2)


@pytest.mark.parametrize(
    ("obliged", "verified", "today", "outcome"),
    [
        (True, [EIGHTH], AFTER, Outcome.ON_TIME),
        (True, [EIGHTH], LAST, Outcome.RUNNING),  # counts once the deadline has passed
        (False, [], LAST, Outcome.RUNNING),
        (False, [EIGHTH], AFTER, Outcome.EXEMPT),
        (True, [], AFTER, Outcome.UNMET),
        (True, [(july(8), 74_999)], AFTER, Outcome.UNMET),
        (True, [(july(8), 74_999), (july(12), 1)], AFTER, Outcome.LATE),  # the last rupiah decides
        (True, [(july(10, 23, 59), 75_000)], AFTER, Outcome.ON_TIME),
        (True, [(july(11, 0, 0), 75_000)], AFTER, Outcome.LATE),
    ],
)
def test_a_month_counts_by_when_its_verified_entries_arrived(
    obliged: bool, verified: list[tuple[datetime, int]], today: date, outcome: Outcome
) -> None:
    found = outcome_of(
        obliged=obliged, verified=verified, minimum=75_000, report_by=DEADLINE, today=today
    )
    assert found is outcome


# Rp 50.000 on the 3rd waits, Rp 30.000 on the 8th waits, Rp 75.000 on the 12th is approved.
WAITING = [(july(3), 50_000), (july(8), 30_000)]
ALL = [*WAITING, (july(12), 75_000)]


@pytest.mark.parametrize(
    ("verified", "entered", "today", "closed", "report"),
    [
        ([], [], BEFORE, False, None),
        ([], WAITING, BEFORE, False, Report(july(8), late=False, provisional=True)),
        ([], WAITING[:1], BEFORE, False, None),
        ([EIGHTH], [EIGHTH], BEFORE, False, Report(july(8), late=False)),
        # up to the deadline waiting entries decide too: they had arrived earlier
        ([EIGHTH], [(july(2), 75_000), EIGHTH], LAST, False, Report(july(2), late=False)),
        ([EIGHTH], [(july(2), 75_000), EIGHTH], AFTER, False, Report(july(8), late=False)),
        # after it: what would hold once approved, and only while that can still happen
        ([], WAITING, AFTER, False, Report(july(8), late=False, provisional=True)),
        ([], WAITING, AFTER, True, None),
        ([LATE], ALL, AFTER, False, Report(july(12), late=True)),
        ([], [LATE], AFTER, False, Report(july(12), late=True, provisional=True)),
    ],
)
def test_a_report_is_the_moment_at_which_the_minimum_was_reached(
    verified: list[tuple[datetime, int]],
    entered: list[tuple[datetime, int]],
    today: date,
    closed: bool,
    report: Report | None,
) -> None:
    found = report_of(
        verified=verified,
        entered=entered,
        minimum=75_000,
        report_by=DEADLINE,
        today=today,
        closed=closed,
    )
    assert found == report


def test_an_extended_deadline_makes_a_late_report_one_on_time() -> None:
    extended = {"verified": [LATE], "minimum": 75_000, "report_by": date(2026, 7, 15)}
    report = report_of(entered=[LATE], today=date(2026, 7, 13), closed=False, **extended)  # type: ignore[arg-type]
    assert report == Report(july(12), late=False)
    outcome = outcome_of(obliged=True, today=date(2026, 7, 16), **extended)  # type: ignore[arg-type]
    assert outcome is Outcome.ON_TIME
