"""Months, days and deadlines in WIB: buying ends with the month, reporting on the 10th after it.

A month is the date of its first day. Instants are aware datetimes; nothing here reads a clock or
the machine's time zone.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from dashapp.domain.problems import BadValue

WIB = timezone(timedelta(hours=7), "WIB")  # fixed: Jakarta keeps no summer time, no tz data needed
FIRST_MONTH = date(2025, 1, 1)
REPORT_DAY = 10
READABLE_YEARS = range(1900, 2200)  # anything else is a slip of the finger, and may overflow

_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LOCAL_DAY = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_LOCAL_INSTANT = re.compile(r"([0-9]{1,2}[/-][0-9]{1,2}[/-][0-9]{4})[ T]([0-9:.]+)")
_ISO_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,6})?)?"
    r"( ?(Z|[+-][0-9]{2}(:?[0-9]{2})?))?"
)
_TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2}))?")


def month_of(day: date) -> date:
    """The month in which `day` lies."""
    return date(day.year, day.month, 1)


def next_month(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def previous_month(month: date) -> date:
    return month_of(month_of(month) - timedelta(days=1))


def last_day(month: date) -> date:
    """The last day on which a purchase of `month` can be made."""
    return next_month(month) - timedelta(days=1)


def months(first: date, last: date) -> list[date]:
    """All months from `first` to `last`, both included; none when `last` lies before `first`."""
    found = []
    month = month_of(first)
    while month <= month_of(last):
        found.append(month)
        month = next_month(month)
    return found


def report_by(month: date) -> date:
    """The last day to report purchases of `month`, when nothing was extended (docs/rules.md §5)."""
    return next_month(month).replace(day=REPORT_DAY)


def wib_day(instant: datetime) -> date:
    """The day it is in WIB at `instant`, which must be aware."""
    return _aware(instant).astimezone(WIB).date()


def wib_midnight(day: date) -> datetime:
    """The instant (UTC) at which `day` begins in WIB."""
    return datetime(day.year, day.month, day.day, tzinfo=WIB).astimezone(UTC)


def is_on_time(arrived: datetime, last_day_to_report: date) -> bool:
    """True when something arrived before the day after `last_day_to_report` began in WIB (§5)."""
    return _aware(arrived) < wib_midnight(last_day_to_report + timedelta(days=1))


def is_late(arrived: datetime, last_day_to_report: date) -> bool:
    return not is_on_time(arrived, last_day_to_report)


def read_month(text: object) -> date:
    """Read "2025-01". Raises BadValue month_unreadable."""
    found = _MONTH.fullmatch(text.strip()) if isinstance(text, str) else None
    day = found and _day(int(found[1]), int(found[2]), 1)
    if not day:
        raise BadValue("month_unreadable")
    return day


def write_month(month: date) -> str:
    """Write 2025-01, the form of addresses, commands and the API."""
    return f"{month.year:04d}-{month.month:02d}"


def read_day(text: object) -> date:
    """Read 2025-02-10, 10/02/2025 or 10-02-2025. Raises BadValue day_empty or day_unreadable.

    A plain date passes; a datetime does not, for its zone is anybody's guess.
    """
    if isinstance(text, datetime):
        raise BadValue("day_unreadable")
    if isinstance(text, date):
        return text
    if text is None or (isinstance(text, str) and not text.strip()):
        raise BadValue("day_empty")
    day = _day_in(text.strip()) if isinstance(text, str) else None
    if day is None:
        raise BadValue("day_unreadable")
    return day


def read_instant(text: object) -> datetime:
    """Read a moment, WIB when it carries no offset, and return it in UTC.

    Forms: 2025-02-10 23:59:59, 10/02/2025 23:59:59, 10-02-2025 23:59, ISO 8601 with or without
    offset. Raises BadValue instant_unreadable.
    """
    if not isinstance(text, str):
        raise BadValue("instant_unreadable")
    moment = _local_instant(text.strip()) or _iso_instant(text.strip())
    if moment is None or moment.year not in READABLE_YEARS:
        raise BadValue("instant_unreadable")
    return (moment if moment.tzinfo else moment.replace(tzinfo=WIB)).astimezone(UTC)


def _aware(instant: datetime) -> datetime:
    # astimezone() would take a naive one as the machine's own time: another verdict on each server
    if instant.utcoffset() is None:
        raise ValueError("an instant needs its offset")
    return instant


def _day(year: int, month: int, day: int) -> date | None:
    if year not in READABLE_YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_in(text: str) -> date | None:
    if found := _ISO_DAY.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _LOCAL_DAY.fullmatch(text):
        return _day(int(found[4]), int(found[3]), int(found[1]))
    return None


def _local_instant(text: str) -> datetime | None:
    found = _LOCAL_INSTANT.fullmatch(text)
    day = _day_in(found[1]) if found else None
    time = _TIME.fullmatch(found[2]) if found else None
    if day is None or time is None:
        return None
    try:
        return datetime(day.year, day.month, day.day, int(time[1]), int(time[2]), int(time[3] or 0))
    except ValueError:
        return None


def _iso_instant(text: str) -> datetime | None:
    if not _ISO_INSTANT.fullmatch(text):  # fromisoformat alone also reads week dates and 20250110
        return None
    try:
        return datetime.fromisoformat(text.replace(" +", "+").replace(" -", "-").replace(" Z", "Z"))
    except ValueError:
        return None
