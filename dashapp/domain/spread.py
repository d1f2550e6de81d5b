"""How evenly sales are spread over sellers: the share of the largest, and the Gini index (§12)."""

from __future__ import annotations

from collections.abc import Sequence


def largest(amounts: Sequence[int], number: int = 10) -> int:
    """Rupiah of the `number` largest amounts together."""
    return sum(sorted(amounts, reverse=True)[:number])


def gini(amounts: Sequence[int]) -> int | None:
    """The Gini index in hundredths, rounded down: 0 when all sold the same; None without sales.

    Sellers without sales belong in `amounts`, as 0: leaving them out would flatter the index.
    """
    total = sum(amounts)
    if total <= 0:
        return None
    number = len(amounts)
    weighted = sum(place * amount for place, amount in enumerate(sorted(amounts), start=1))
    return 100 * (2 * weighted - (number + 1) * total) // (number * total)
