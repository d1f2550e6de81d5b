"""The number by which people name a purchase: PB, the day it arrived, and its running number."""

from __future__ import annotations

import re
from datetime import date, datetime

from dashapp.domain import calendar
from dashapp.domain.problems import BadValue

_LONGEST = 40  # characters that are looked at
_NUMBER = re.compile(r"#?PB-?([0-9]{6})-?([0-9]{4,15})", re.IGNORECASE | re.ASCII)


def write(purchase_id: int, arrived_at: datetime) -> str:
    """PB-260623-0412"""
    return f"PB-{calendar.wib_day(arrived_at):%y%m%d}-{purchase_id:04d}"


def read(text: object) -> tuple[int, date]:
    """The purchase's id and the day on which it arrived.

    Takes "PB-260623-0412" in any case, with "#" before and blanks around. Raises BadValue
    number_empty or number_unreadable.
    """
    if text is None or (isinstance(text, str) and not text.strip()):
        raise BadValue("number_empty")
    bare = text.strip() if isinstance(text, str) and len(text) <= _LONGEST else ""
    found = _NUMBER.fullmatch(bare)
    if found is None:
        raise BadValue("number_unreadable")
    try:
        day = date(2000 + int(found[1][:2]), int(found[1][2:4]), int(found[1][4:]))
    except ValueError:
        raise BadValue("number_unreadable") from None
    return int(found[2]), day
