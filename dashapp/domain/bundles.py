""" "Paket pas target": baskets that reach what is left to buy, from sellers who sold least (§12).

A subset sum over the prices that are on the shelf, with sets of sums kept as the bits of whole
numbers: shifting one by a price adds that price to every sum in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from math import gcd

from dashapp.domain.purchases import MAX_LINES

FIRST_POOL = 24  # products looked at before more are; each round looks at twice as many
FEW = 10  # pieces that a basket has at most, unless the goods are too cheap for that
BITS = 60_000_000  # of all sets of sums of one basket: bounds time and memory


@dataclass(frozen=True)
class Choice:
    """A product that can be had now; `sold`: rupiah that its seller has sold so far."""

    product_id: int
    umkm_id: int
    price: int
    sold: int = 0


@dataclass(frozen=True)
class Bundle:
    """One piece of each of these products; `amount` is what they cost together."""

    product_ids: tuple[int, ...]
    amount: int


def propose(target: int, choices: Iterable[Choice], day: date, *, count: int = 3) -> list[Bundle]:
    """At most `count` baskets that cost `target` rupiah or as little more as possible.

    The least sum is found whenever the sums of all products fit BITS, which 3,000 products at
    multiples of Rp 500 do; else among the products of those who sold least. A basket of several
    sellers goes before one of a single one that costs the same. No product is in two baskets, and
    the same day gives the same baskets.
    """
    left = _in_turn(choices, day) if target > 0 else []
    found: list[Bundle] = []
    while len(found) < count:
        best = _best(target, left)
        if best is None:
            break
        used = {choice.product_id for choice in best}
        ids = tuple(choice.product_id for choice in best)
        found.append(Bundle(ids, sum(choice.price for choice in best)))
        left = [choice for choice in left if choice.product_id not in used]
    return sorted(found, key=lambda bundle: bundle.amount)


def _in_turn(choices: Iterable[Choice], day: date) -> list[Choice]:
    """One product of each seller, who sold least first, then a second one of each, and so on.

    Among sellers who sold the same, and the products of one, the day decides.
    """
    by_seller: dict[int, list[Choice]] = defaultdict(list)
    for choice in choices:
        if choice.price > 0:
            by_seller[choice.umkm_id].append(choice)
    keyed = []
    for umkm_id, goods in by_seller.items():
        goods.sort(key=lambda choice: _draw(day, "produk", choice.product_id))
        turn = _draw(day, "umkm", umkm_id)
        keyed += [(place, choice.sold, turn, choice) for place, choice in enumerate(goods)]
    keyed.sort(key=lambda key: key[:3])
    return [choice for *_, choice in keyed]


def _draw(day: date, kind: str, number: int) -> bytes:
    return blake2b(f"{day} {kind} {number}".encode(), digest_size=8).digest()


def _best(target: int, choices: Sequence[Choice]) -> list[Choice] | None:
    """The cheapest basket that reaches the target; None when no basket does."""
    cheap = [choice for choice in choices if choice.price < target]
    single = min(
        (choice for choice in choices if choice.price >= target),
        key=lambda choice: choice.price,
        default=None,
    )
    several = _several(target, cheap, single.price if single else None)
    if several is None:
        return None if single is None else [single]
    return several


def _several(target: int, cheap: Sequence[Choice], most: int | None) -> list[Choice] | None:
    """The best basket of two pieces or more that costs at most `most`; None without one."""
    if not cheap:
        return None
    unit = gcd(*(choice.price for choice in cheap))
    goal = -(-target // unit)
    highest = max(choice.price for choice in cheap)
    limit = (target + highest - 1 if most is None else min(most, target + highest - 1)) // unit
    if limit < goal:
        return None
    pieces = _pieces(target, cheap)
    size, best = FIRST_POOL, None
    while True:
        affordable = BITS // (pieces * (limit + 1))
        pool = cheap[: min(size, max(FIRST_POOL, affordable))]
        found = _Sums(pool, unit, goal, limit, pieces).cheapest()
        if found is not None and (best is None or _cost(found) < _cost(best)):
            best = found
        if best is not None and _cost(best) == goal * unit:
            return best
        if len(pool) == len(cheap) or size > affordable:
            return best
        size *= 2


def _pieces(target: int, cheap: Sequence[Choice]) -> int:
    """How many pieces a basket may have: FEW, or more where even the dearest ten do not reach."""
    total = 0
    for needed, price in enumerate(sorted((one.price for one in cheap), reverse=True), start=1):
        total += price
        if total >= target:
            return min(MAX_LINES, max(FEW, needed + 2), len(cheap))
    return min(MAX_LINES, len(cheap))


def _cost(basket: Sequence[Choice]) -> int:
    return sum(choice.price for choice in basket)


class _Sums:
    """Which sums the first products of a pool can make, by number of pieces."""

    def __init__(
        self, pool: Sequence[Choice], unit: int, goal: int, limit: int, pieces: int
    ) -> None:
        self._pool, self._goal, self._limit = pool, goal, limit
        self._steps = [choice.price // unit for choice in pool]
        self._after: list[list[int]] = [[1] + [0] * pieces]  # bit s: the sum s can be made
        within = (1 << (limit + 1)) - 1
        for step in self._steps:
            before = self._after[-1]
            self._after.append(
                [1]
                + [
                    before[number] | (before[number - 1] << step & within)
                    for number in range(1, pieces + 1)
                ]
            )

    def cheapest(self) -> list[Choice] | None:
        """The basket of the least sum from the goal on, of two pieces or more, as few as can be."""
        reached = [
            (self._goal + _lowest(above), number)
            for number, sums in enumerate(self._after[-1])
            if number >= 2 and (above := sums >> self._goal)
        ]
        if not reached:
            return None
        return self._basket(*min(reached))

    def _basket(self, total: int, number: int) -> list[Choice]:
        """Which products make a sum; the earlier ones, of those who sold less, where they do."""
        basket = []
        for place in range(len(self._pool), 0, -1):
            if self._after[place - 1][number] >> total & 1:
                continue  # made without this one
            basket.append(self._pool[place - 1])
            total, number = total - self._steps[place - 1], number - 1
        return basket[::-1]


def _lowest(bits: int) -> int:
    """The place of the lowest bit that is set."""
    return (bits & -bits).bit_length() - 1
