"""What people carry home: baskets made beforehand, found by the amount that is to be spent."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from dashapp.services.demo.chance import Chance, Weighted
from dashapp.services.demo.market import STEP, Market, Product

LARGEST = 450_000  # rupiah in one basket
AT_A_GALLERY, AT_A_SELLER = 900, 40  # baskets made for each place and era

Basket = tuple[tuple[Product, int, int], ...]  # product, quantity, unit price


class Shelf:
    """The baskets of one place in one era, by their sum."""

    def __init__(self, found: Sequence[tuple[int, Basket]]) -> None:
        ordered = sorted(found, key=lambda pair: pair[0])
        self._sums = [total for total, _ in ordered]
        self._baskets = [basket for _, basket in ordered]

    def near(self, amount: int, chance: Chance) -> tuple[int, Basket] | None:
        """A basket of `amount` or a little more, None when there is none."""
        return self._between(amount, amount + max(STEP * 2, amount // 25), chance)

    def exactly(self, amount: int, chance: Chance) -> tuple[int, Basket] | None:
        """A basket of just `amount`, None when there is none."""
        return self._between(amount, amount, chance)

    def _between(self, least: int, most: int, chance: Chance) -> tuple[int, Basket] | None:
        low, high = bisect_left(self._sums, least), bisect_right(self._sums, most)
        if low == high:
            return None
        place = chance.whole(low, high - 1)
        return self._sums[place], self._baskets[place]


class Baskets:
    """Shelves of every gallery and seller, and the orders of meeting food."""

    def __init__(self, market: Market, chance: Chance) -> None:
        self._market = market
        popular = {
            seller.id: 1 / (1 + rank) ** 0.55
            for rank, seller in enumerate(chance.shuffled(market.sellers))
        }
        by_id = {product.id: product for product in market.products}
        at: dict[str | int, list[Product]] = defaultdict(list)
        for gallery, number in market.stock:
            if by_id[number].seller not in market.quiet:
                at[gallery].append(by_id[number])
        for product in market.products:
            if product.seller not in market.quiet:
                at[product.seller].append(product)
        self._shelves = {
            (place, era): _shelf(place, goods, era, popular, chance)
            for place, goods in at.items()
            for era in range(len(market.eras))
        }
        self.meeting_food = [
            p
            for p in market.products
            if p.picture in ("box", "bento") and p.seller not in market.quiet
        ]
        open_sellers = [seller.id for seller in market.sellers if seller.id not in market.quiet]
        self.sellers = Weighted(open_sellers, [popular[number] for number in open_sellers])

    def at(self, place: str | int, era: int) -> Shelf:
        """The shelf of a gallery (its code) or a seller (its id)."""
        return self._shelves[place, era]


def _shelf(
    place: str | int, goods: Sequence[Product], era: int, popular: dict[int, float], chance: Chance
) -> Shelf:
    drawn = Weighted(goods, [popular[product.seller] for product in goods])
    found = []
    for _ in range(AT_A_GALLERY if isinstance(place, str) else AT_A_SELLER):
        basket = _basket(drawn, era, chance)
        total = sum(quantity * price for _, quantity, price in basket)
        if total <= LARGEST:
            found.append((total, basket))
    return Shelf(found)


def _basket(drawn: Weighted[Product], era: int, chance: Chance) -> Basket:
    lines: dict[int, tuple[Product, int, int]] = {}
    for _ in range(chance.one((1, 1, 2, 2, 3))):
        product = drawn.draw(chance)
        price = product.prices[era]
        quantity = chance.one((1, 1, 2, 2, 3, 4)) if price <= 40_000 else 1
        lines[product.id] = (product, quantity, price)
    return tuple(lines.values())
