"""The chosen goods as the browser sends them, made fit to be used."""

from __future__ import annotations

Cart = list[list[int]]


def quantities(cart: Cart) -> dict[int, int]:
    """Product and quantity of each chosen product; what is no such pair is left out."""
    return {pair[0]: pair[1] for pair in cart if len(pair) == 2 and min(pair) > 0}
