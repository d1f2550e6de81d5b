"""Where a proposed price stands among similar products, whatever the size of their packs (§15)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

FEWEST = 4  # with fewer of the same kind, all of the category are compared
MOST_COLUMNS = 16
_STEPS = (500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000)
_UNIT = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*([a-z]+)")
_SIZES = {
    "g": ("g", 1), "gr": ("g", 1), "gram": ("g", 1), "kg": ("g", 1000), "ons": ("g", 100),
    "ml": ("ml", 1), "cc": ("ml", 1), "l": ("ml", 1000), "liter": ("ml", 1000),
    "m": ("m", 1), "meter": ("m", 1),
}  # fmt: skip


@dataclass(frozen=True)
class Good:
    """A product for sale at a price in rupiah per unit ("150 g")."""

    name: str
    category: str
    unit: str
    price: int


@dataclass(frozen=True)
class Range:
    """Prices of similar products for the unit of the proposed one, the lowest first.

    `kind` is the word that they share ("keripik"), "" when they share the category alone.
    """

    kind: str
    prices: tuple[int, ...]


def kind_of(name: str) -> str:
    """The word that says what a product is: the first one of its name."""
    words = re.findall(r"[^\W\d_]+", name.casefold())
    return words[0] if words else ""


def among(proposed: Good, others: Sequence[Good]) -> Range:
    """The prices of products like the proposed one: of its kind, else of its category."""
    category = [each for each in others if each.category.casefold() == proposed.category.casefold()]
    kind = kind_of(proposed.name)
    alike = _prices(proposed, [each for each in category if kind and kind_of(each.name) == kind])
    if len(alike) >= FEWEST:
        return Range(kind, alike)
    return Range("", _prices(proposed, category))


def _prices(proposed: Good, others: Sequence[Good]) -> tuple[int, ...]:
    found = (scaled(each.price, each.unit, proposed.unit) for each in others)
    return tuple(sorted(price for price in found if price is not None))


def scaled(price: int, unit: str, wanted: str) -> int | None:
    """A price per `unit` as a price per `wanted`, rounded; None when the two cannot be compared."""
    if unit.casefold().strip() == wanted.casefold().strip():
        return price
    one, other = _size(unit), _size(wanted)
    if one is None or other is None or one[0] != other[0] or not one[1]:
        return None
    return round(price * other[1] / one[1])


def _size(unit: str) -> tuple[str, float] | None:
    found = _UNIT.fullmatch(unit.casefold().strip())
    if found is None:
        return None
    number = float(found[1].replace(",", "."))
    word, factor = _SIZES.get(found[2], (found[2], 1))
    return word, number * factor


def step_of(prices: Sequence[int]) -> int:
    """The width in rupiah of a column, such that the prices need at most MOST_COLUMNS."""
    span = max(prices) - min(prices)
    return next((step for step in _STEPS if span // step < MOST_COLUMNS), _STEPS[-1])
