"""The check finds every way in which shelves, orders, sales and notas can disagree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from dashapp.services import checks, counter, handover
from db.models import Nota, Order, OrderLine, Purchase, Stock, StockMove
from db.session import transaction
from tests.factories import a_key, an_asn, wib
from tests.shops import a_cashier, an_order, goods

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def shop(db: str) -> dict[str, int]:
    """One open order, one that was handed over in part, one sale over the counter."""
    buyer, cashier = an_asn(), a_cashier()
    an_order(buyer, {goods(): 2})
    fetched = an_order(buyer, {goods(): 3})
    [line] = handover.one(fetched.id, by=cashier, now=wib(10)).lines
    handover.hand_over(fetched.id, {line.line_id: 2}, "tunai", by=cashier, now=wib(10))
    token = counter.own_token(by=buyer, now=wib(10))
    sold = counter.sell(token, {goods(): 1}, "qris", by=cashier, now=wib(10), key=a_key())
    assert checks.run() == []
    return {"fetched": fetched.id, "sold": sold.purchase_id}


def found_after(act: Callable[[Session], Any]) -> set[str]:
    with transaction() as session:
        act(session)
    return {difference.what for difference in checks.run()}


def test_stock_that_no_move_explains(shop: dict[str, int]) -> None:
    more = update(Stock).values(quantity=Stock.quantity + 1)
    assert found_after(lambda session: session.execute(more)) == {"stock"}


def test_a_move_that_is_lost(shop: dict[str, int]) -> None:
    lost = delete(StockMove).where(StockMove.kind == "pesan")
    found = found_after(lambda session: session.execute(lost))
    assert found == {"stock", "order stock"}


def test_a_sale_whose_goods_still_lie_on_the_shelf(shop: dict[str, int]) -> None:
    lost = delete(StockMove).where(StockMove.kind == "jual")
    found = found_after(lambda session: session.execute(lost))
    assert found == {"stock", "sale stock"}


def test_an_order_that_became_the_purchase_of_another(shop: dict[str, int]) -> None:
    stranger = an_asn().person_id
    other = update(Order).where(Order.id == shop["fetched"]).values(person_id=stranger)
    assert found_after(lambda session: session.execute(other)) == {"order purchase"}


def test_more_taken_than_was_paid_for(shop: dict[str, int]) -> None:
    more = update(OrderLine).where(OrderLine.order_id == shop["fetched"]).values(taken=3)
    found = found_after(lambda session: session.execute(more))
    assert found == {"order purchase", "order stock"}


def test_a_sale_without_a_nota(shop: dict[str, int]) -> None:
    lost = delete(Nota).where(Nota.purchase_id == shop["sold"])
    assert found_after(lambda session: session.execute(lost)) == {"nota"}


def test_a_purchase_from_an_order_that_is_not_there(shop: dict[str, int]) -> None:
    other = update(Purchase).where(Purchase.id == shop["sold"]).values(source="pesanan")
    found = found_after(lambda session: session.execute(other))
    assert found == {"sale order", "sale stock"}


def test_a_nota_of_what_no_seller_confirmed(shop: dict[str, int]) -> None:
    other = update(Purchase).where(Purchase.id == shop["sold"]).values(source="form")
    found = found_after(lambda session: session.execute(other))
    assert found == {"nota", "sale stock"}


def test_an_order_that_ended_without_an_end(shop: dict[str, int]) -> None:
    other = update(Order).where(Order.id == shop["fetched"]).values(ended_at=None)
    assert found_after(lambda session: session.execute(other)) == {"order end"}
