"""What DKUPP may set beside the minimums: each setting with its values and its default."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from dashapp.domain import evaluation, obligations, orders


class Key(StrEnum):
    """In the order in which they are listed; the value is the key in the table `setting`."""

    ORDER_DAYS = "order_days"
    LATE_WEIGHT = "late_weight"  # in hundredths of a month on time
    PART_TIME = "part_time"


EXEMPT, OBLIGED = "dibebaskan", "wajib"
VALUES: Mapping[Key, tuple[str, ...]] = {
    Key.ORDER_DAYS: tuple(str(days) for days in range(1, orders.MOST_DAYS + 1)),
    Key.LATE_WEIGHT: ("0", "25", "50", "75", "100"),
    Key.PART_TIME: (EXEMPT, OBLIGED),
}
DEFAULTS: Mapping[Key, str] = {
    Key.ORDER_DAYS: str(orders.DAYS),
    Key.LATE_WEIGHT: str(int(evaluation.LATE_WEIGHT * 100)),
    Key.PART_TIME: EXEMPT,
}


def value_of(key: Key, stored: str | None) -> str:
    """The value in force: what is stored, the default where that says nothing usable."""
    return stored if stored in VALUES[key] else DEFAULTS[key]


def late_weight(stored: str | None) -> Fraction:
    """What a late month weighs of one on time (docs/rules.md §7)."""
    return Fraction(int(value_of(Key.LATE_WEIGHT, stored)), 100)


def exempt_kinds(stored: str | None) -> frozenset[str]:
    """The kinds of staff that owe nothing (docs/rules.md §2)."""
    is_exempt = value_of(Key.PART_TIME, stored) == EXEMPT
    return obligations.PARUH_WAKTU if is_exempt else frozenset()
