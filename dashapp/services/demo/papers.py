"""What DKUPP knows of the demo's sellers: owners, addresses, papers, proposals, likely doubles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, update

from dashapp.domain import calendar
from dashapp.domain.papers import Kind, State, is_needed
from dashapp.services.demo.bulk import Bulk, Row
from dashapp.services.demo.chance import Chance, rows
from dashapp.services.demo.market import Market, Product, Seller
from dashapp.services.demo.names import FEMALE, MALE, Names
from db.models import Price, Umkm, UmkmPaper
from db.models import Product as ProductRow

NEW_PRODUCTS, NEW_SELLERS, DOUBLES = 9, 3, 3
IN_PROCESS = 0.3  # share of the food sellers whose halal certificate is on its way
# What is wrong with the papers of one seller each: kind, state, days from today to its last day.
FAULTS: tuple[tuple[Kind, State, int], ...] = (
    (Kind.PIRT, State.HELD, -6),
    (Kind.PIRT, State.HELD, -41),
    (Kind.PIRT, State.HELD, 25),
    (Kind.PIRT, State.HELD, 9),
    (Kind.HALAL, State.HELD, 14),
    (Kind.HALAL, State.HELD, -18),
    (Kind.NIB, State.NONE, 0),
    (Kind.NIB, State.NONE, 0),
    (Kind.HALAL, State.NONE, 0),
)
_STREETS = ("Jl. Raya {} {}", "Jl. Mawar {1}, {0}", "Jl. Diponegoro {1}, {0}", "Jl. Pasar {} {}")
_HAMLETS = ("Dusun Krajan", "Dusun Tengah", "Dusun Timur", "Dusun Kidul", "Dusun Sumber")


@dataclass(frozen=True)
class Known:
    """A seller with what DKUPP has written down."""

    seller: Seller
    owner: str
    address: str
    registered_on: date | None
    phone: str
    nib: str
    proposed_at: datetime | None = None


@dataclass
class Register:
    """Everything that is added to the market's rows."""

    known: list[Known] = field(default_factory=list)  # of the market's own sellers
    added: list[Known] = field(default_factory=list)  # doubles and proposed sellers
    products: list[tuple[Product, datetime | None]] = field(default_factory=list)
    papers: list[Row] = field(default_factory=list)


def write(connection: Connection, market: Market, present: datetime, seed: int) -> None:
    """Complete the market's rows; the same day and seed write the same."""
    made = draw(market, present, Chance(seed, calendar.wib_day(present), "papers"))
    bulk = Bulk(connection)
    sellers: Any = Umkm.__table__
    facts = ("owner", "address", "registered_on")
    connection.execute(
        update(sellers)
        .where(sellers.c.id == bindparam("number"))
        .values({name: bindparam(f"new_{name}") for name in facts}),
        [
            {"number": each.seller.id} | {f"new_{name}": getattr(each, name) for name in facts}
            for each in made.known
        ],
    )
    bulk.insert(
        Umkm,
        "id code name kecamatan phone active owner address registered_on curation proposed_at",
        map(_seller_row, made.added),
    )
    bulk.insert(
        ProductRow,
        "id umkm_id name category unit picture active curation proposed_at",
        (
            (p.id, p.seller, p.name, p.category, p.unit, p.picture, True,
             "diajukan" if at else "diterima", at)
            for p, at in made.products
        ),
    )  # fmt: skip
    bulk.insert(
        Price,
        "product_id amount since",
        ((p.id, p.prices[-1], at or calendar.wib_midnight(calendar.wib_day(present)))
         for p, at in made.products),
    )  # fmt: skip
    bulk.insert(UmkmPaper, "umkm_id kind state number until", made.papers)


def draw(market: Market, present: datetime, chance: Chance) -> Register:
    """Owners, addresses, papers of every seller; proposals and doubles after the market's ids."""
    today = calendar.wib_day(present)
    places = {row["code"]: row["name"] for row in rows("kecamatan")}
    made, names = Register(), Names()
    for seller in market.sellers:
        owner = names.draw(chance, chance.one((MALE, FEMALE)), []).name
        where = _address(places[seller.kecamatan], chance)
        since = _since(today, chance)
        made.known.append(Known(seller, owner, where, since, seller.phone, _nib(since, chance)))
    turn = chance.shuffled(made.known[1:])  # the first one is the demo's own seller
    _add_doubles(made, turn[:DOUBLES], market, present, chance)
    proposing = turn[DOUBLES : DOUBLES + NEW_PRODUCTS]
    _propose_products(made, proposing, market, present, chance)
    _propose_sellers(made, market, places, present, chance)
    category = _categories(market)
    food = [
        each.seller.id
        for each in turn[DOUBLES + NEW_PRODUCTS :]
        if is_needed(Kind.PIRT, [category[each.seller.kind]])
    ]
    _write_papers(made, category, dict(zip(food, FAULTS, strict=False)), today, chance)
    return made


def _add_doubles(
    made: Register,
    olds: Sequence[Known],
    market: Market,
    present: datetime,
    chance: Chance,
) -> None:
    """The same seller registered again: with CV before its name, another spelling of the phone."""
    changes: tuple[Callable[[Known], dict[str, str]], ...] = (
        lambda old: {"phone": f"+62 {old.phone[1:]}", "nib": ""},
        lambda old: {"phone": _phone(900 + old.seller.id), "nib": ""},
        lambda old: {"phone": _phone(900 + old.seller.id)},
    )
    forms = ("CV", "UD", "CV")
    for place, (old, change) in enumerate(zip(olds, changes, strict=True)):
        number = len(market.sellers) + len(made.added) + 1
        seller = replace(old.seller, id=number, name=f"{forms[place]} {old.seller.name}")
        day = calendar.wib_day(present) - timedelta(days=3 + 5 * place)
        owner = old.owner if place else f"H. {old.owner.split()[0]}"
        again = Known(seller, owner, old.address, day, old.phone, old.nib)
        made.added.append(replace(again, **change(old)))  # type: ignore[arg-type]
        for product in [each for each in market.products if each.seller == old.seller.id][:2]:
            made.products.append((_again(made, market, product, number, product.name), None))


def _propose_products(
    made: Register,
    sellers: Sequence[Known],
    market: Market,
    present: datetime,
    chance: Chance,
) -> None:
    for place, known in enumerate(sellers):
        like = next(each for each in market.products if each.seller == known.seller.id)
        name = _new_name(market, like, chance)
        at = present - timedelta(hours=7 + 11 * place, minutes=chance.whole(0, 59))
        made.products.append((_again(made, market, like, known.seller.id, name), at))


def _propose_sellers(
    made: Register, market: Market, places: dict[str, str], present: datetime, chance: Chance
) -> None:
    names = Names()
    taken = {each.name for each in market.sellers}
    for place, model in enumerate(chance.shuffled(market.sellers)[:NEW_SELLERS]):
        number = len(market.sellers) + len(made.added) + 1
        owner = names.draw(chance, chance.one((MALE, FEMALE)), []).name
        name = next(
            name
            for word in (owner.split()[-1], owner.split()[0], owner)
            if (name := f"{model.name.split()[0]} {word}") not in taken
        )
        seller = replace(model, id=number, name=name)
        at = present - timedelta(days=1 + 2 * place, hours=chance.whole(1, 9))
        where = _address(places[seller.kecamatan], chance)
        nib = _nib(calendar.wib_day(at), chance)
        made.added.append(Known(seller, owner, where, None, _phone(800 + number), nib, at))
        like = next(each for each in market.products if each.seller == model.id)
        made.products.append((_again(made, market, like, number, like.name), at))


def _write_papers(
    made: Register,
    category: Mapping[str, str],
    faults: Mapping[int, tuple[Kind, State, int]],
    today: date,
    chance: Chance,
) -> None:
    for known in [*made.known, *made.added]:
        fault = faults.get(known.seller.id)
        is_new = known.proposed_at is not None
        for kind in Kind:
            needed = is_needed(kind, [category[known.seller.kind]])
            found = _paper(kind, known, today, chance, is_new) if needed else None
            if fault is not None and fault[0] is kind and found is not None:
                found = _spoilt(found, fault, today)
            if found is not None and found[2] is not State.NONE:
                made.papers.append((*found[:2], found[2].value, *found[3:]))


def _paper(
    kind: Kind, known: Known, today: date, chance: Chance, is_new: bool
) -> tuple[int, str, State, str, date | None] | None:
    """A paper that holds well beyond today, or one in process."""
    number = known.seller.id
    if kind is Kind.NIB:
        return (number, kind.value, State.HELD, known.nib, None) if known.nib else None
    until = today + timedelta(days=chance.whole(90, 1500))
    waits = chance.below(IN_PROCESS) and kind is Kind.HALAL
    if is_new or waits:
        return (number, kind.value, State.PENDING, "", None)
    serial = chance.whole(1, 9999)
    if kind is Kind.PIRT:
        text = (
            f"2{chance.whole(1, 15):02d}3513{number % 100:02d}{serial:04d}-{until.year % 100:02d}"
        )
        return (number, kind.value, State.HELD, text, until)
    text = f"ID3511{number:07d}{serial:04d}{chance.whole(21, 25)}"
    return (number, kind.value, State.HELD, text, until if chance.below(0.5) else None)


def _spoilt(
    found: tuple[int, str, State, str, date | None],
    fault: tuple[Kind, State, int],
    today: date,
) -> tuple[int, str, State, str, date | None]:
    _kind, state, days = fault
    until = today + timedelta(days=days) if state is State.HELD else None
    return (found[0], found[1], state, found[3] or "ID35110000000000025", until)


def _again(made: Register, market: Market, like: Product, seller: int, name: str) -> Product:
    number = len(market.products) + len(made.products) + 1
    return replace(like, id=number, seller=seller, name=name)


def _new_name(market: Market, like: Product, chance: Chance) -> str:
    """A variant of the kind that its seller does not sell yet."""
    kind = next(row for row in rows("demo_products") if like.name.startswith(row["base"] + " "))
    sold = {each.name for each in market.products if each.seller == like.seller}
    free = [f"{kind['base']} {each}" for each in kind["variants"].split(";")]
    return next((name for name in chance.shuffled(free) if name not in sold), f"{like.name} Baru")


def _seller_row(known: Known) -> Row:
    seller = known.seller
    state = "diajukan" if known.proposed_at else "diterima"
    return (
        seller.id, seller.code, seller.name, seller.kecamatan, known.phone, True, known.owner,
        known.address, known.registered_on, state, known.proposed_at,
    )  # fmt: skip


def _categories(market: Market) -> dict[str, str]:
    """The category of what sellers of a kind sell."""
    return {market.sellers[each.seller - 1].kind: each.category for each in market.products}


def _address(place: str, chance: Chance) -> str:
    if chance.below(0.5):
        return chance.one(_STREETS).format(place, chance.whole(2, 98))
    hamlet, rt, rw = chance.one(_HAMLETS), chance.whole(1, 9), chance.whole(1, 5)
    return f"{hamlet} RT {rt:02d} RW {rw:02d}, {place}"


def _since(today: date, chance: Chance) -> date:
    return today - timedelta(days=chance.whole(60, 900))


def _nib(since: date, chance: Chance) -> str:
    return f"{since:%d%m%y}{chance.whole(0, 9_999_999):07d}"


def _phone(number: int) -> str:
    return f"08000000{number:04d}"  # 0800: nobody's own number
