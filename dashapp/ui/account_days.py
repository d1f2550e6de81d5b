"""Moments and terms as the pages about accounts say them."""

from datetime import date, datetime

from dashapp.domain.calendar import wib_day
from dashapp.ui.words import _, clock_time, day_long, day_short


def when(instant: datetime | None, now: datetime) -> str:
    """hari ini, 09.12 · kemarin · 6 Jul · 6 Jul 2025 · – for never."""
    if instant is None:
        return "–"
    day, today = wib_day(instant), wib_day(now)
    if day == today:
        return _("hari ini, %(time)s", time=clock_time(instant))
    if (today - day).days == 1:
        return _("kemarin")
    return day_near(day, today)


def day_near(day: date, today: date) -> str:
    """6 Jul, with the year when it is another one."""
    return day_short(day) if day.year == today.year else f"{day_short(day)} {day.year}"


def term_of(first: date, last: date | None, today: date) -> str:
    """mulai 13 Jul · s.d. 30 Sep · nothing for a role that holds without end."""
    begins = _("mulai %(day)s", day=day_near(first, today)) if first > today else ""
    ends = _("s.d. %(day)s", day=day_near(last, today)) if last is not None else ""
    return ", ".join(part for part in (begins, ends) if part)


def span_of(first: date, last: date | None) -> str:
    """24 Juni 2026 sampai 30 September 2026; mulai 24 Juni 2026 without an end."""
    if last is None:
        return _("mulai %(day)s", day=day_long(first))
    return _("%(first)s sampai %(last)s", first=day_long(first), last=day_long(last))
