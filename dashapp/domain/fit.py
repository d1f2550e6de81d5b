"""Which prices close a gap: what "Pas untuk Rp 10.000" holds (docs/rules.md §12)."""

from __future__ import annotations

OVER_PERCENT = 20  # so much above the gap still fits
OVER_LEAST = 2_000  # rupiah; a fifth of a small gap would fit nothing


def fitting_prices(gap: int) -> tuple[int, int] | None:
    """The lowest and the highest price that close a gap of `gap` rupiah; None without a gap."""
    if gap <= 0:
        return None
    return gap, gap + max(gap * OVER_PERCENT // 100, OVER_LEAST)


def fits(price: int, gap: int) -> bool:
    """Whether a price closes the gap without going far beyond it."""
    prices = fitting_prices(gap)
    return prices is not None and prices[0] <= price <= prices[1]
