"""What tests of orders and counters need: a stocked shelf, a cashier, a buyer who owes."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from dashapp.domain.people import Actor, Role
from dashapp.services import orders
from dashapp.services.orders import Placed
from db.models import Account, Stock, StockMove
from db.session import reading, transaction
from tests.factories import a_key, a_product, an_asn, wib

GALLERY = "DEK-KRAKSAAN"
OTHER_GALLERY = "DEK-TONGAS"
_serial = count(1)


def a_cashier(*galleries: str, name: str = "Kasir Contoh", person: Actor | None = None) -> Actor:
    """A cashier of these galleries (Kraksaan), outside the roster unless a `person` is named."""
    held = frozenset((Role.KASIR, scope) for scope in galleries or (GALLERY,))
    if person is not None:
        return replace(person, roles=person.roles | {Role.KASIR}, scopes=held)
    with transaction() as session:
        login = f"kasir.{next(_serial)}"
        account = Account(way="name", login=login, name=name, created_at=wib(1))
        session.add(account)
        session.flush()
        return Actor(account.id, None, name, frozenset({Role.KASIR}), held)


def put(product: int, pieces: int, gallery: str = GALLERY) -> None:
    """Lay pieces on a shelf as the first ones."""
    with transaction() as session:
        session.add(Stock(gallery=gallery, product_id=product, quantity=pieces))
        if pieces:
            session.add(
                StockMove(
                    at=wib(1),
                    gallery=gallery,
                    product_id=product,
                    change=pieces,
                    kind="awal",
                    actor="perintah",
                )
            )


def goods(price: int = 20_000, pieces: int = 5, *, gallery: str = GALLERY, name: str = "") -> int:
    """A product of which `pieces` lie at the gallery; its id."""
    product = a_product(price=price, name=name or f"Barang {next(_serial)}")
    put(product, pieces, gallery)
    return product


def free(product: int, gallery: str = GALLERY) -> int:
    """How many pieces nobody has reserved."""
    with reading() as session:
        return session.get_one(Stock, (gallery, product)).quantity


def an_order(
    buyer: Actor | None = None, quantities: dict[int, int] | None = None, *, day: int = 10
) -> Placed:
    """An order at Kraksaan, of one product at Rp 20.000 unless said otherwise."""
    return orders.place(
        quantities or {goods(): 1}, GALLERY, by=buyer or an_asn(), now=wib(day, 9), key=a_key()
    )
