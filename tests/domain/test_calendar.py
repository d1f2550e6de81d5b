"""Months and deadlines in WIB, the same on every server."""

import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashapp.domain import calendar
from dashapp.domain.problems import BadValue

JANUARY, FEBRUARY, DECEMBER = date(2025, 1, 1), date(2025, 2, 1), date(2025, 12, 1)
INSTANTS = st.datetimes(
    datetime(2025, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC) | st.just(calendar.WIB)
)


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Jakarta", "Pacific/Kiritimati"])
def machine_zone(request, monkeypatch):
    """The machine keeps the time of another place; the verdicts must not."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def wib(year, month, day, hour=0, minute=0, second=0, micro=0) -> datetime:
    jakarta = timezone(timedelta(hours=7))
    return datetime(year, month, day, hour, minute, second, micro, tzinfo=jakarta)


def test_a_month_is_its_first_day():
    assert calendar.month_of(date(2025, 1, 31)) == JANUARY


def test_months_follow_each_other_over_the_year():
    assert calendar.next_month(DECEMBER) == date(2026, 1, 1)
    assert calendar.next_month(JANUARY) == FEBRUARY
    assert calendar.previous_month(JANUARY) == date(2024, 12, 1)
    assert calendar.previous_month(date(2025, 3, 1)) == FEBRUARY


@pytest.mark.parametrize(
    ("month", "last", "report_by"),
    [
        (JANUARY, date(2025, 1, 31), date(2025, 2, 10)),
        (FEBRUARY, date(2025, 2, 28), date(2025, 3, 10)),
        (date(2028, 2, 1), date(2028, 2, 29), date(2028, 3, 10)),
        (DECEMBER, date(2025, 12, 31), date(2026, 1, 10)),
    ],
)
def test_buying_ends_with_the_month_and_reporting_on_the_tenth_after_it(month, last, report_by):
    assert calendar.last_day(month) == last
    assert calendar.report_by(month) == report_by


def test_a_span_of_months_includes_both_ends():
    assert calendar.months(date(2025, 11, 1), date(2026, 2, 1)) == [
        date(2025, 11, 1),
        date(2025, 12, 1),
        date(2026, 1, 1),
        date(2026, 2, 1),
    ]
    assert calendar.months(JANUARY, JANUARY) == [JANUARY]
    assert calendar.months(FEBRUARY, JANUARY) == []


@pytest.mark.parametrize(
    ("arrived", "on_time"),
    [
        (wib(2025, 2, 10, 0, 0, 0), True),
        (wib(2025, 2, 10, 23, 59, 59), True),
        (wib(2025, 2, 10, 23, 59, 59, 999_999), True),
        (wib(2025, 2, 11, 0, 0, 0), False),
        (wib(2025, 2, 11, 0, 0, 1), False),
        (datetime(2025, 2, 10, 16, 59, 59, 999_999, tzinfo=UTC), True),
        (datetime(2025, 2, 10, 17, 0, 0, tzinfo=UTC), False),
        (datetime(2025, 2, 10, 12, 0, tzinfo=timezone(timedelta(hours=-5))), False),
        (datetime(2025, 2, 11, 1, 59, 59, tzinfo=timezone(timedelta(hours=9))), True),
    ],
)
def test_on_time_is_before_the_day_after_the_deadline_begins(machine_zone, arrived, on_time):
    last_day = calendar.report_by(JANUARY)
    assert calendar.is_on_time(arrived, last_day) is on_time
    assert calendar.is_late(arrived, last_day) is not on_time


def test_an_extended_deadline_includes_the_whole_of_its_last_day():
    assert calendar.is_on_time(wib(2025, 2, 12, 23, 59, 59), date(2025, 2, 12))
    assert not calendar.is_on_time(wib(2025, 2, 13), date(2025, 2, 12))


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2025, 1, 31, 16, 59, 59, 999_999, tzinfo=UTC), date(2025, 1, 31)),
        (datetime(2025, 1, 31, 17, 0, 0, tzinfo=UTC), date(2025, 2, 1)),
        (wib(2025, 1, 1), date(2025, 1, 1)),
        (datetime(2024, 12, 31, 17, 0, tzinfo=UTC), date(2025, 1, 1)),
    ],
)
def test_an_instant_belongs_to_its_day_in_wib(machine_zone, instant, day):
    assert calendar.wib_day(instant) == day


def test_a_day_begins_at_seventeen_utc_the_day_before(machine_zone):
    midnight = calendar.wib_midnight(date(2025, 2, 1))
    assert midnight == datetime(2025, 1, 31, 17, 0, tzinfo=UTC)
    assert midnight.utcoffset() == timedelta(0)


def test_a_naive_instant_is_never_taken_for_the_machines_own_time():
    for judge in (calendar.wib_day, lambda at: calendar.is_on_time(at, date(2025, 2, 10))):
        with pytest.raises(ValueError, match="offset"):
            judge(datetime(2025, 2, 10, 12, 0))


@given(INSTANTS, INSTANTS)
def test_time_going_on_never_leads_into_an_earlier_month(one, other):
    earlier, later = sorted((one, other))
    assert calendar.month_of(calendar.wib_day(earlier)) <= calendar.month_of(
        calendar.wib_day(later)
    )


@given(INSTANTS)
def test_every_instant_lies_in_exactly_one_day(instant):
    day = calendar.wib_day(instant)
    assert calendar.wib_midnight(day) <= instant
    assert instant < calendar.wib_midnight(day + timedelta(days=1))


@given(INSTANTS, INSTANTS, st.dates(date(2025, 1, 1), date(2040, 1, 1)))
def test_what_is_late_stays_late(one, other, last_day):
    earlier, later = sorted((one, other))
    if calendar.is_late(earlier, last_day):
        assert calendar.is_late(later, last_day)


@pytest.mark.parametrize(
    "text", ["2025-02-10", "10/02/2025", "10-02-2025", " 10/2/2025 ", date(2025, 2, 10)]
)
def test_a_day_is_read_in_the_forms_of_offices(text):
    assert calendar.read_day(text) == date(2025, 2, 10)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (None, "day_empty"),
        ("", "day_empty"),
        ("  ", "day_empty"),
        ("2025-02-30", "day_unreadable"),
        ("31/04/2025", "day_unreadable"),
        ("29-02-2025", "day_unreadable"),
        ("02/13/2025", "day_unreadable"),
        ("00/01/2025", "day_unreadable"),
        ("2025-00-10", "day_unreadable"),
        ("10/02/25", "day_unreadable"),
        ("10/02-2025", "day_unreadable"),
        ("2025/02/10", "day_unreadable"),
        ("20250210", "day_unreadable"),
        ("2025-02-10T00:00:00", "day_unreadable"),
        ("2025-W07-1", "day_unreadable"),
        ("0025-02-10", "day_unreadable"),
        ("9999-12-31", "day_unreadable"),
        ("10 Februari 2025", "day_unreadable"),
        ("besok", "day_unreadable"),
        ("٢٠٢٥-٠٢-١٠", "day_unreadable"),
        ("２０２５-02-10", "day_unreadable"),
        ("2025-02-10\x00", "day_unreadable"),
        ("\ud800", "day_unreadable"),
        ("1" * 10_000, "day_unreadable"),
        (45698, "day_unreadable"),
        (45698.0, "day_unreadable"),
        (True, "day_unreadable"),
        (["2025-02-10"], "day_unreadable"),
        ({}, "day_unreadable"),
        (datetime(2025, 2, 10, 12, 0), "day_unreadable"),
    ],
    ids=lambda value: repr(value)[:24],
)
def test_an_impossible_day_is_refused(value, code):
    with pytest.raises(BadValue) as refused:
        calendar.read_day(value)
    assert refused.value.problem.code == code


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2025-02-10 23:59:59", datetime(2025, 2, 10, 16, 59, 59, tzinfo=UTC)),
        ("2025-02-10T23:59:59", datetime(2025, 2, 10, 16, 59, 59, tzinfo=UTC)),
        ("10/02/2025 23:59:59", datetime(2025, 2, 10, 16, 59, 59, tzinfo=UTC)),
        ("10-02-2025 23:59:59", datetime(2025, 2, 10, 16, 59, 59, tzinfo=UTC)),
        ("10/02/2025 23.59", datetime(2025, 2, 10, 16, 59, tzinfo=UTC)),
        ("1/2/2025 9:05:00", datetime(2025, 2, 1, 2, 5, tzinfo=UTC)),
        ("2025-02-10T23:59:59+07:00", datetime(2025, 2, 10, 16, 59, 59, tzinfo=UTC)),
        ("2025-02-10T16:59:59Z", datetime(2025, 2, 10, 16, 59, 59, tzinfo=UTC)),
        ("2025-02-10 16:59:59 +00:00", datetime(2025, 2, 10, 16, 59, 59, tzinfo=UTC)),
        ("2025-02-10T23:59:59.999999+0700", datetime(2025, 2, 10, 16, 59, 59, 999_999, tzinfo=UTC)),
        ("2025-02-11T01:59:59+09", datetime(2025, 2, 10, 16, 59, 59, tzinfo=UTC)),
        ("2025-01-01 00:00", datetime(2024, 12, 31, 17, 0, tzinfo=UTC)),
        (" 2025-02-10 00:00:00 ", datetime(2025, 2, 9, 17, 0, tzinfo=UTC)),
    ],
)
def test_a_moment_without_offset_is_in_wib(machine_zone, text, instant):
    read = calendar.read_instant(text)
    assert read == instant
    assert read.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "2025-02-10",
        "2025-02-30 10:00:00",
        "2025-02-10 24:00:00",
        "2025-02-10 23:60:00",
        "10/02/2025 25:00:00",
        "10/02/2025",
        "02/13/2025 10:00:00",
        "2025-02-10T10:00:00+25:00",
        "0001-01-01 00:00:00",
        "9999-12-31 23:59:59",
        "2025-02-10 1O:00:00",
        "２０２５-02-10 10:00:00",
        "kemarin",
        "\ud800",
        "1" * 10_000,
        1_739_206_799,
        45698.5,
        True,
        ["2025-02-10 10:00:00"],
    ],
    ids=lambda value: repr(value)[:24],
)
def test_an_impossible_moment_is_refused(value):
    with pytest.raises(BadValue) as refused:
        calendar.read_instant(value)
    assert refused.value.problem.code == "instant_unreadable"


def test_a_month_is_written_as_it_is_read():
    assert calendar.read_month("2025-01") == JANUARY
    assert calendar.read_month(" 2025-12 ") == DECEMBER
    assert calendar.write_month(DECEMBER) == "2025-12"


@pytest.mark.parametrize(
    "value",
    [None, "", "2025-13", "2025-00", "2025", "2025-1", "01-2025", "２０２５-01", 202501, []],
)
def test_an_impossible_month_is_refused(value):
    with pytest.raises(BadValue) as refused:
        calendar.read_month(value)
    assert refused.value.problem.code == "month_unreadable"
