"""What a seller has sold, added up: by week of a month, by day, by product, by buyers' OPD."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from dashapp.domain import calendar

WEEK = 7  # days: 1-7, 8-14, … and what is left of the month

Key = TypeVar("Key", str, date)


@dataclass(frozen=True)
class Sale:
    """Sold on a day to people of one OPD; `product_id` None: nobody said what was sold."""

    day: date
    product_id: int | None
    name: str
    opd: str
    pieces: int
    amount: int


@dataclass(frozen=True)
class Week:
    """The days of one bar, both included, with their rupiah; `running`: it holds today."""

    first: date
    last: date
    amount: int
    running: bool


@dataclass(frozen=True)
class Sum:
    """What was sold under one name: pieces, rupiah."""

    name: str
    pieces: int
    amount: int


def weeks(sales: Iterable[Sale], today: date) -> tuple[Week, ...]:
    """The weeks of the month of `today` until then; the last one ends with today."""
    by_day = _by(sales, lambda sale: sale.day)
    found = []
    first = calendar.month_of(today)
    while first <= today:
        end = min(first + timedelta(days=WEEK - 1), calendar.last_day(first))
        last = min(end, today)
        amount = sum(each.amount for day, each in by_day.items() if first <= day <= last)
        found.append(Week(first, last, amount, running=first <= today <= last))
        first = end + timedelta(days=1)
        if first.month != today.month:
            break
    return tuple(found)


def same_day_before(today: date) -> date:
    """The day of the month before that is as far on as today: its last one where it is shorter."""
    before = calendar.previous_month(calendar.month_of(today))
    return before.replace(day=min(today.day, calendar.last_day(before).day))


def total(sales: Iterable[Sale], first: date, last: date) -> int:
    """Rupiah from the first to the last day, both included."""
    return sum(sale.amount for sale in sales if first <= sale.day <= last)


def growth(now: int, before: int) -> int | None:
    """By how many percent `now` is above (or below) `before`, towards zero; None without before."""
    if before == 0:
        return None
    rise = 100 * abs(now - before) // before
    return rise if now >= before else -rise


def by_day(sales: Iterable[Sale]) -> tuple[tuple[date, Sum], ...]:
    """Days on which something was sold, the latest first."""
    found = _by(sales, lambda sale: sale.day)
    return tuple(sorted(found.items(), reverse=True, key=lambda pair: pair[0]))


def by_product(sales: Iterable[Sale]) -> tuple[Sum, ...]:
    """Products by their rupiah, the most first; what nobody itemised has an empty name."""
    return _most_first(_by(sales, lambda sale: sale.name))


def by_opd(sales: Iterable[Sale]) -> tuple[Sum, ...]:
    """The OPDs of the buyers by rupiah, the most first."""
    return _most_first(_by(sales, lambda sale: sale.opd))


def pieces_of(sales: Iterable[Sale]) -> dict[int, int]:
    """How many pieces were sold of each product."""
    found: dict[int, int] = defaultdict(int)
    for sale in sales:
        if sale.product_id is not None:
            found[sale.product_id] += sale.pieces
    return dict(found)


def initials(name: str) -> str:
    """SR for Siti Rahmawati: all that a seller learns of a buyer's name (docs/rules.md §8)."""
    words = [word for word in name.split(",")[0].split() if word[0].isalpha()]
    return "".join(word[0] for word in words[:2]).upper() or "?"


def _by(sales: Iterable[Sale], key: Callable[[Sale], Key]) -> dict[Key, Sum]:
    found: dict[Key, list[Sale]] = defaultdict(list)
    for sale in sales:
        found[key(sale)].append(sale)
    return {name: _sum(str(name), each) for name, each in found.items()}


def _sum(name: str, sales: Sequence[Sale]) -> Sum:
    return Sum(name, sum(sale.pieces for sale in sales), sum(sale.amount for sale in sales))


def _most_first(found: dict[str, Sum]) -> tuple[Sum, ...]:
    return tuple(sorted(found.values(), key=lambda each: (-each.amount, each.name)))
