"""When a month reminds, and whom."""

from datetime import date, datetime

import pytest

from dashapp.domain import calendar, reminders

TENTH = date(2026, 7, 10)


@pytest.mark.parametrize(
    ("at", "kind"),
    [
        ("2026-07-02T23:59:59+07:00", None),
        ("2026-07-03T07:59:59+07:00", None),
        ("2026-07-03T08:00:00+07:00", "h7"),
        ("2026-07-03T23:59:59+07:00", "h7"),
        ("2026-07-04T00:00:00+07:00", None),  # what was missed is not made up the day after
        ("2026-07-07T08:00:00+07:00", "h3"),
        ("2026-07-09T01:00:00+00:00", "h1"),  # 08.00 in WIB
        ("2026-07-10T23:59:59+07:00", "h0"),
        ("2026-07-11T08:00:00+07:00", None),
    ],
)
def test_reminders_go_out_from_eight_until_the_day_ends(at: str, kind: str | None) -> None:
    assert reminders.kind_at(datetime.fromisoformat(at), TENTH) == kind


def test_a_month_that_still_runs_is_never_reminded_by_the_calendar() -> None:
    for month in calendar.months(date(2025, 1, 1), date(2027, 12, 1)):
        first = calendar.report_by(month).toordinal() - max(reminders.KINDS)
        assert date.fromordinal(first) > calendar.last_day(month)


def test_an_extended_deadline_has_keys_of_its_own() -> None:
    june = date(2026, 6, 1)
    assert reminders.calendar_key(june, "h3", TENTH) == "2026-06:h3:2026-07-10"
    assert reminders.calendar_key(june, "h3", date(2026, 7, 13)) == "2026-06:h3:2026-07-13"
    assert reminders.hand_key(date(2026, 6, 24)) == "2026-06-24"


@pytest.mark.parametrize(
    ("verified", "waiting", "returned", "due"),
    [
        (0, 0, 0, True),
        (74_999, 0, 0, True),
        (75_000, 0, 0, False),
        (75_000, 9_000, 1, False),  # met: what came back need not be mended for the duty
        (0, 75_000, 0, False),  # it is DKUPP's turn
        (0, 75_000, 1, True),
        (40_000, 34_999, 0, True),
    ],
)
def test_whoever_has_something_left_to_do_is_due(
    verified: int, waiting: int, returned: int, due: bool
) -> None:
    for obliged in (True, False):
        found = reminders.is_due(
            obliged=obliged,
            minimum=75_000,
            verified=verified,
            waiting=waiting,
            returned=returned,
        )
        assert found == (due and obliged)
