"""The demo's tills: sales of the last two months with notas, the orders before some of them.

Beside those that were fetched some orders wait, some were given up, some were forgotten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from dashapp.domain import calendar, orders
from dashapp.domain.orders import OrderState, Payment
from dashapp.domain.states import Fund, State
from dashapp.services import notas
from dashapp.services.demo.baskets import Basket
from dashapp.services.demo.cast import Player
from dashapp.services.demo.chance import Chance
from dashapp.services.demo.habits import GALLERIES
from dashapp.services.demo.lives import Bought
from dashapp.services.demo.market import Market, Product

MONTHS = 2  # so long the galleries have had tills
ORDERED = 0.5  # of the sales to people who have an account
WAITING, FORGOTTEN, GIVEN_UP = 40, 30, 20
BACK = 21  # days over which forgotten and given up orders are spread
SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
KEY_LENGTH = 22  # 128 bits and more


@dataclass(frozen=True)
class Sale:
    """What a cashier confirmed: the purchase, its nota, how it was paid, by which account."""

    bought: Bought
    serial: str
    key: str
    payment: Payment
    account: int


@dataclass
class Ordered:
    """One order; `bought` is what it became."""

    buyer: Player
    gallery: str
    basket: Basket
    placed: datetime
    expires: datetime
    state: OrderState
    code: str
    ready: datetime | None = None
    ended: datetime | None = None
    ended_by: str | None = None
    bought: Bought | None = None
    id: int = 0

    @property
    def person(self) -> int:
        return self.buyer.person or 0

    @property
    def amount(self) -> int:
        return sum(pieces * price for _, pieces, price in self.basket)

    @property
    def pieces(self) -> int:
        return sum(pieces for _, pieces, _ in self.basket)


@dataclass
class Tills:
    begun: tuple[date, ...] = ()  # the months with tills
    sales: list[Sale] = field(default_factory=list)
    orders: list[Ordered] = field(default_factory=list)
    left: Counter[tuple[date, str, int]] = field(default_factory=Counter)  # pieces, by month


def draw(
    purchases: Sequence[Bought],
    market: Market,
    players: Sequence[Player],
    owing: Collection[int],
    months: Sequence[date],
    present: datetime,
    chance: Chance,
) -> Tills:
    """Make till sales of what cashiers confirmed lately; `owing`: who owes in the last month."""
    made = Tills(tuple(months[-MONTHS:]))
    buyers = {player.person: player for player in players if player.person}
    for bought in sorted(purchases, key=lambda each: each.id):
        if bought.day >= made.begun[0] and _is_till_sale(bought):
            _sell(made, bought, buyers.get(bought.person), chance)
    plain = [p for p in players if not p.key and p.role == "asn" and p.person in owing]
    opened = calendar.wib_midnight(made.begun[0])
    if plain and present - opened > timedelta(days=BACK):
        _leave_orders(made, market, plain, present, chance)
    made.orders.sort(key=lambda order: order.placed)
    for number, order in enumerate(made.orders, start=1):
        order.id = number
    return made


def _is_till_sale(bought: Bought) -> bool:
    first = bought.steps[0]
    confirmed = first.state is State.TERVERIFIKASI and not bought.imported
    return confirmed and bool(bought.gallery and bought.basket) and bought.fund is Fund.PRIBADI


def _sell(made: Tills, bought: Bought, buyer: Player | None, chance: Chance) -> None:
    step = bought.steps[0]
    serial = notas.serial(bought.id, step.at)
    key = "".join(chance.one(SIGNS) for _ in range(KEY_LENGTH))
    payment = Payment.QRIS if chance.below(0.6) else Payment.TUNAI
    made.sales.append(Sale(bought, serial, key, payment, int(step.actor.partition(":")[2])))
    bought.receipt, bought.source = serial, "kasir"
    for product, pieces, _ in bought.basket:
        made.left[calendar.month_of(bought.day), bought.gallery or "", product.id] += pieces
    placed = step.at - timedelta(minutes=chance.whole(45, 1800))
    if buyer is None or not chance.below(ORDERED) or placed < calendar.wib_midnight(made.begun[0]):
        return
    bought.source = "pesanan"
    made.orders.append(
        Ordered(
            buyer,
            bought.gallery or "",
            bought.basket,
            placed,
            orders.kept_until(placed, orders.DAYS),
            OrderState.DIAMBIL,
            _code(chance),
            ready=placed + (step.at - placed) / 2 if chance.below(0.6) else None,
            ended=step.at,
            ended_by=step.actor,
            bought=bought,
        )
    )


def _leave_orders(
    made: Tills, market: Market, plain: Sequence[Player], present: datetime, chance: Chance
) -> None:
    shelves = _shelves(market)
    codes: set[str] = set()
    for _ in range(WAITING):
        order = _placed(shelves, plain, present - _ago(chance, 1, 40), chance)
        while order.code in codes:
            order.code = _code(chance)
        codes.add(order.code)
        if chance.below(0.4):
            order.state, order.ready = OrderState.SIAP, order.placed + timedelta(minutes=25)
        month = calendar.month_of(calendar.wib_day(order.placed))
        for product, pieces, _ in order.basket:
            made.left[month, order.gallery, product.id] += pieces
        made.orders.append(order)
    for _ in range(FORGOTTEN):
        order = _placed(shelves, plain, present - _ago(chance, 4 * 24, BACK * 24), chance)
        order.state, order.ended, order.ended_by = OrderState.KEDALUWARSA, order.expires, "jam"
        made.orders.append(order)
    for _ in range(GIVEN_UP):
        order = _placed(shelves, plain, present - _ago(chance, 12, BACK * 24), chance)
        order.state, order.ended_by = OrderState.BATAL, order.buyer.label
        order.ended = order.placed + timedelta(minutes=chance.whole(5, 600))
        made.orders.append(order)


def _ago(chance: Chance, least: int, most: int) -> timedelta:
    """A time of so many hours before the present."""
    return timedelta(minutes=chance.whole(least * 60, most * 60))


def _shelves(market: Market) -> dict[str, list[Product]]:
    """What each of the large galleries has plenty of."""
    by_id = {product.id: product for product in market.products}
    found: dict[str, list[Product]] = {gallery: [] for gallery in GALLERIES}
    for (gallery, number), pieces in market.stock.items():
        if gallery in found and pieces >= 12 and by_id[number].seller not in market.quiet:
            found[gallery].append(by_id[number])
    return found


def _placed(
    shelves: dict[str, list[Product]], plain: Sequence[Player], at: datetime, chance: Chance
) -> Ordered:
    roll = chance.roll()
    gallery = GALLERIES[int(roll * roll * len(GALLERIES))]
    goods = chance.shuffled(shelves[gallery])[: chance.one((1, 1, 2, 2, 3))]
    basket = tuple((product, chance.one((1, 1, 2)), product.prices[-1]) for product in goods)
    expires = orders.kept_until(at, orders.DAYS)
    buyer = chance.one(plain)
    return Ordered(buyer, gallery, basket, at, expires, OrderState.DIPESAN, _code(chance))


def _code(chance: Chance) -> str:
    return orders.write_code(chance.whole(0, orders.CODES - 1))


def outflow(made: Tills) -> Iterator[tuple[date, str, int, int]]:
    """What left each shelf in each month and did not come back: month, gallery, product, pieces."""
    for (month, gallery, product), pieces in sorted(made.left.items()):
        yield month, gallery, product, pieces
