"""The market of the demo: sellers, their products with prices over time, stock of galleries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashapp.domain import calendar
from dashapp.services.demo.chance import Chance, rows

SELLERS, PRODUCTS, NEVER_SOLD = 120, 400, 10
STEP = 500  # rupiah: prices and amounts are multiples of it
# fmt: off
SURNAMES = (
    "Barokah", "Berkah", "Makmur", "Lestari", "Jaya", "Mandiri", "Sejahtera", "Abadi",
    "Sari Rasa", "Bu Nur", "Bu Tini", "Mbak Sri", "Pak Min", "Ibu Siti", "Bunda Ina", "Argopuro",
    "Bromo", "Rengganis", "Bestari", "Mekar", "Sumber Rejeki", "Karya Muda", "Putra Desa",
    "Melati", "Anugerah", "Harapan", "Subur", "Maju Bersama", "Tirta", "Cahaya",
)
# fmt: on


@dataclass(frozen=True)
class Seller:
    """An UMKM; `id` counts from 1 and makes its code."""

    id: int
    name: str
    kecamatan: str
    kind: str

    @property
    def code(self) -> str:
        return f"U-{self.id:04d}"

    @property
    def phone(self) -> str:
        return f"08000000{self.id:04d}"  # 0800: nobody's own number


@dataclass(frozen=True)
class Product:
    """Something to buy; `prices` by era, see `eras`."""

    id: int
    seller: int
    name: str
    category: str
    unit: str
    picture: str
    prices: tuple[int, ...]


@dataclass(frozen=True)
class Market:
    sellers: tuple[Seller, ...]
    products: tuple[Product, ...]
    stock: dict[tuple[str, int], int]  # (gallery, product id) -> pieces
    eras: tuple[date, ...]  # the day from which each row of prices holds
    quiet: frozenset[int]  # sellers from whom nobody has bought yet

    def era_of(self, day: date) -> int:
        return sum(day >= begun for begun in self.eras[1:])


def build(months: Sequence[date], chance: Chance) -> Market:
    """The same market for the same chance; prices have moved twice within `months`."""
    kinds = rows("demo_products")
    eras = _eras(months)
    sellers = _sellers(kinds, chance)
    products = _products(sellers, {kind["product"]: kind for kind in kinds}, len(eras), chance)
    quiet = frozenset(seller.id for seller in chance.shuffled(sellers[1:])[:NEVER_SOLD])
    return Market(tuple(sellers), tuple(products), _stock(products, chance), eras, quiet)


def _eras(months: Sequence[date]) -> tuple[date, ...]:
    moved = {months[-back] for back in (7, 2) if back < len(months)}
    return tuple(sorted({months[0], *moved}))


def _sellers(kinds: Sequence[dict[str, str]], chance: Chance) -> list[Seller]:
    codes = {row["name"]: row["code"] for row in rows("kecamatan")}
    made: list[Seller] = []
    taken: set[str] = set()
    turn = 0
    while len(made) < SELLERS:
        kind = kinds[turn % len(kinds)]
        places = kind["places"].split(";")
        place = places[turn // len(kinds) % len(places)]
        name = _name(kind["sellers"].split(";"), taken, chance)
        made.append(Seller(len(made) + 1, name, codes[place], kind["product"]))
        turn += 1
    return made


def _name(stems: Sequence[str], taken: set[str], chance: Chance) -> str:
    while True:
        name = f"{chance.one(stems)} {chance.one(SURNAMES)}"
        if name not in taken:
            taken.add(name)
            return name


def _products(
    sellers: Sequence[Seller], kinds: dict[str, dict[str, str]], eras: int, chance: Chance
) -> list[Product]:
    listed = {row["product"]: row for row in rows("products")}
    made: list[Product] = []
    for seller in sellers:
        kind = kinds[seller.kind]
        facts = listed.get(seller.kind) or EXTRA[seller.kind]
        count = PRODUCTS * seller.id // SELLERS - PRODUCTS * (seller.id - 1) // SELLERS
        for variant in chance.shuffled(kind["variants"].split(";"))[:count]:
            prices = _prices(int(facts["price_low"]), int(facts["price_high"]), eras, chance)
            made.append(
                Product(
                    len(made) + 1,
                    seller.id,
                    f"{kind['base']} {variant}",
                    facts["category"],
                    facts["unit"],
                    kind["picture"],
                    prices,
                )
            )
    return made


# What design asks for beside products.csv, in the form of its rows.
EXTRA: dict[str, dict[str, str]] = {
    name: {"category": category, "unit": unit, "price_low": low, "price_high": high}
    for name, category, unit, low, high in (
        ("Jamu segar", "Minuman", "250 ml", "8000", "15000"),
        ("Sabun susu", "Kerajinan", "80 g", "12000", "25000"),
        ("Anyaman bambu", "Kerajinan", "1 buah", "15000", "90000"),
        ("Kue kering", "Makanan", "250 g", "20000", "45000"),
    )
}


def _prices(low: int, high: int, eras: int, chance: Chance) -> tuple[int, ...]:
    """Today's price last; one product in six was cheaper before."""
    now = low + chance.whole(0, (high - low) // STEP) * STEP
    rise = chance.whole(1, 4) * STEP if chance.below(0.18) else 0
    since = chance.whole(1, eras - 1) if eras > 1 else 0
    before = max(low, now - rise)
    return tuple(before if era < since else now for era in range(eras))


def _stock(products: Sequence[Product], chance: Chance) -> dict[tuple[str, int], int]:
    stock = {}
    for row in rows("galleries"):
        for product in products:
            if chance.below(0.55):
                stock[row["code"], product.id] = _pieces(chance)
    return stock


def _pieces(chance: Chance) -> int:
    roll = chance.roll()
    if roll < 0.07:
        return 0
    return chance.whole(1, 5) if roll < 0.2 else chance.whole(6, 60)


def since_of(market: Market, product: Product) -> list[tuple[date, int]]:
    """The product's price history: each price with its first day."""
    history: list[tuple[date, int]] = []
    for day, price in zip(market.eras, product.prices, strict=True):
        if not history or history[-1][1] != price:
            history.append((day, price))
    return [
        (calendar.FIRST_MONTH if place == 0 else day, price)
        for place, (day, price) in enumerate(history)
    ]
