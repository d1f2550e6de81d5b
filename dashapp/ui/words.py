"""Words in Bahasa Indonesia: the gettext shorthand `_`, dates, times, days left, counts."""

from datetime import date, datetime

from flask_babel import gettext

from dashapp.domain.calendar import WIB

NBSP = "\u00a0"
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
MONTHS_SHORT = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


def _(text: str, **params: object) -> str:
    """The text in the reader's language, `%(name)s` filled in; the msgids are Indonesian.

    Works outside a request too (command line, tests): then the msgid itself is the text.
    """
    try:
        return str(gettext(text, **params))
    except (RuntimeError, KeyError):  # no application, or one without Babel
        return text % params if params else text


def month_name(month: date) -> str:
    """Juni 2026"""
    return f"{_(MONTHS[month.month - 1])} {month.year}"


def month_only(month: date) -> str:
    """Juni"""
    return _(MONTHS[month.month - 1])


def month_short(month: date) -> str:
    """Jun"""
    return _(MONTHS_SHORT[month.month - 1])


def day_long(day: date) -> str:
    """24 Juni 2026"""
    return f"{day.day} {month_name(day)}"


def day_month(day: date) -> str:
    """24 Juni"""
    return f"{day.day} {month_only(day)}"


def day_short(day: date) -> str:
    """24 Jun"""
    return f"{day.day} {month_short(day)}"


def clock_time(instant: datetime) -> str:
    """09.41, in WIB; the instant must be aware."""
    return f"{instant.astimezone(WIB):%H.%M}"


def moment(instant: datetime) -> str:
    """24 Jun 2026, 09.41 (WIB); the instant must be aware."""
    local = instant.astimezone(WIB)
    return f"{day_short(local.date())} {local.year}, {local:%H.%M}"


def days_left(last_day: date, today: date) -> str:
    """Until the end of `last_day`: "16 hari lagi", "hari ini, sampai 23.59", "sudah lewat"."""
    left = (last_day - today).days
    if left < 0:
        return _("sudah lewat")
    if left == 0:
        return _("hari ini, sampai 23.59")
    return _("%(days)d hari lagi", days=left)


def count(number: int) -> str:
    """6.072: a whole number with points for thousands."""
    return f"{number:,}".replace(",", ".")
