"""Placing, looking at and giving up an order; its days; what people are told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from dashapp.domain.orders import OrderState
from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.services import checks, orders
from db.models import Event, Notification, Order, Price, Product, Setting, StockMove, Umkm
from db.session import reading, transaction
from tests.factories import a_key, an_asn, wib
from tests.shops import GALLERY, OTHER_GALLERY, a_cashier, an_order, free, goods

pytestmark = pytest.mark.usefixtures("db")


def refused(
    quantities: Any, *, prices: Any = None, gallery: Any = GALLERY, by: Actor | None = None
) -> Mapping[str, Problem]:
    """The problems with which an order on 10 June 2026 is refused."""
    with pytest.raises(Rejected) as caught:
        orders.place(
            quantities, gallery, prices=prices, by=by or an_asn(), now=wib(10), key=a_key()
        )
    return caught.value.problems


def events(kind: str) -> list[Event]:
    with reading() as session:
        return list(session.scalars(select(Event).where(Event.kind == kind)))


def notices(kind: str) -> list[Notification]:
    with reading() as session:
        return list(session.scalars(select(Notification).where(Notification.kind == kind)))


def a_new_price(product: int, amount: int, day: int) -> None:
    with transaction() as session:
        session.add(Price(product_id=product, amount=amount, since=wib(day)))


# Placing


def test_an_order_reserves_its_goods_and_says_where_and_until_when_they_wait() -> None:
    terasi, keripik = goods(10_000, 5), goods(12_000, 3)
    buyer = an_asn()
    placed = orders.place({terasi: 1, keripik: 2}, GALLERY, by=buyer, now=wib(24, 9), key=a_key())
    assert placed.amount == 34_000
    assert placed.place == "Galeri Dekranasda Kraksaan"
    assert placed.number == f"PS-0624-{placed.id:03d}"
    assert len(placed.code) == 6
    assert placed.code.isdigit()
    assert placed.expires_at == wib(27, 0)  # kept through 26 June
    assert (free(terasi), free(keripik)) == (4, 1)
    assert checks.run() == []


def test_the_code_stands_in_no_event() -> None:
    placed = an_order()
    [event] = events("order_placed")
    assert event.subject == f"order:{placed.id}"
    assert placed.code not in event.data


def test_an_order_counts_as_nothing_and_its_rupiah_stand_apart() -> None:
    buyer = an_asn()
    an_order(buyer, {goods(10_000): 2, goods(15_000): 1})
    assert orders.open_amount(by=buyer) == 35_000
    assert orders.open_amount(by=an_asn()) == 0


def test_sent_again_with_the_same_key_it_is_the_same_order() -> None:
    buyer, product, key = an_asn(), goods(), a_key()
    first = orders.place({product: 2}, GALLERY, by=buyer, now=wib(10), key=key)
    again = orders.place({product: 2}, GALLERY, by=buyer, now=wib(11), key=key)
    assert again == first
    assert free(product) == 3


def test_the_same_key_for_something_else_is_refused() -> None:
    buyer, product, key = an_asn(), goods(), a_key()
    orders.place({product: 2}, GALLERY, by=buyer, now=wib(10), key=key)
    with pytest.raises(Rejected) as caught:
        orders.place({product: 3}, GALLERY, by=buyer, now=wib(10), key=key)
    assert caught.value.problems[""].code == "key_used_differently"


def test_every_line_that_cannot_be_is_told_and_nothing_is_reserved() -> None:
    few, dear, fine, gone = goods(pieces=2), goods(20_000), goods(), goods()
    with transaction() as session:
        session.get_one(Product, gone).active = False
    a_new_price(dear, 25_000, 9)
    problems = refused(
        {few: 3, dear: 1, fine: 1, gone: 1, 999_999: 1},
        prices={few: 20_000, dear: 20_000, fine: 20_000, gone: 20_000},
    )
    assert {field: problem.code for field, problem in problems.items()} == {
        f"product:{few}": "shelf_short",
        f"product:{dear}": "price_changed",
        f"product:{gone}": "product_gone",
        "product:999999": "product_gone",
    }
    assert problems[f"product:{few}"].params["left"] == 2
    changed = problems[f"product:{dear}"].params
    assert (changed["seen"], changed["price"]) == (20_000, 25_000)
    assert (free(few), free(fine)) == (2, 5)


def test_agreed_to_the_new_price_the_order_is_taken_at_it() -> None:
    product = goods(20_000)
    a_new_price(product, 25_000, 9)
    placed = orders.place(
        {product: 1}, GALLERY, prices={product: 25_000}, by=an_asn(), now=wib(10), key=a_key()
    )
    assert placed.amount == 25_000


def test_a_later_price_changes_no_order() -> None:
    buyer, product = an_asn(), goods(20_000)
    placed = an_order(buyer, {product: 2})
    a_new_price(product, 30_000, 10)
    assert orders.one(placed.id, by=buyer, now=wib(11)).amount == 40_000


def test_what_dkupp_has_not_accepted_cannot_be_ordered() -> None:
    proposed, of_a_proposed_seller = goods(), goods()
    with transaction() as session:
        session.get_one(Product, proposed).curation = "diajukan"
        seller = session.get_one(Product, of_a_proposed_seller).umkm_id
        session.get_one(Umkm, seller).curation = "diajukan"
    problems = refused({proposed: 1, of_a_proposed_seller: 1})
    assert [problem.code for problem in problems.values()] == ["product_gone"] * 2


def test_what_lies_at_another_gallery_is_not_here() -> None:
    product = goods(pieces=5, gallery=OTHER_GALLERY)
    problem = refused({product: 1})[f"product:{product}"]
    assert (problem.code, problem.params["left"]) == ("shelf_short", 0)


def test_a_basket_or_gallery_that_is_none_is_refused() -> None:
    buyer, product = an_asn(), goods()
    baskets: list[Any] = [{}, None, [1, 2], "x"]
    for basket in baskets:
        assert refused(basket, by=buyer).keys() == {""}
    for number in (0, -1, 2**70, "x", None, "1\0", 1.5):
        assert [p.code for p in refused({number: 1}, by=buyer).values()] == ["product_gone"]
    for gallery in (None, "", "NN", 7, "DEK\0", ["DEK-KRAKSAAN"]):
        problems = refused({product: 1}, gallery=gallery, by=buyer)
        assert problems["gallery"].code == "gallery_unknown"
    assert free(product) == 5


def test_a_key_that_is_none_is_refused() -> None:
    buyer, product = an_asn(), goods()
    for key in (None, "", "kurang", "x" * 65, "kunci-\0001", "kunci-éééé", 12345678):
        with pytest.raises(Rejected) as caught:
            orders.place({product: 1}, GALLERY, by=buyer, now=wib(10), key=key)  # type: ignore[arg-type]
        assert caught.value.problems[""].code == "key_unusable"


def test_someone_who_owes_nothing_yet_is_told_so() -> None:
    late = an_asn(since=wib(5).date())
    an_asn()  # somebody serves on the first, so the month opens
    assert refused({goods(): 1}, by=late)[""].code == "no_obligation"


def test_an_eleventh_open_order_has_to_wait() -> None:
    buyer, product = an_asn(), goods(pieces=20)
    for _ in range(10):
        an_order(buyer, {product: 1})
    problem = refused({product: 1}, by=buyer)[""]
    assert (problem.code, problem.params["limit"]) == ("orders_too_many", 10)


def test_only_people_of_the_roster_order() -> None:
    with pytest.raises(NotAllowed):
        orders.place({goods(): 1}, GALLERY, by=a_cashier(), now=wib(10), key=a_key())


# Looking


def test_an_order_is_shown_with_its_goods_sellers_and_code() -> None:
    buyer, product = an_asn(), goods(10_000, name="<script>alert(1)</script>")
    placed = an_order(buyer, {product: 2})
    [seen] = orders.own(by=buyer, now=wib(10))
    assert seen == orders.one(placed.id, by=buyer, now=wib(10))
    assert (seen.state, seen.code, seen.is_open) == (OrderState.DIPESAN, placed.code, True)
    [line] = seen.lines
    assert (line.name, line.quantity, line.amount) == ("<script>alert(1)</script>", 2, 20_000)
    assert line.seller.startswith("UMKM")


def test_open_orders_come_before_those_that_have_ended_the_latest_first() -> None:
    buyer = an_asn()
    first, second, third = (an_order(buyer) for _ in range(3))
    orders.cancel(third.id, by=buyer, now=wib(10))
    assert [order.id for order in orders.own(by=buyer, now=wib(10))] == [
        second.id,
        first.id,
        third.id,
    ]


def test_an_order_that_is_not_there_is_not_yours() -> None:
    buyer = an_asn()
    numbers: list[Any] = [None, 0, -1, 2**80, "x", 10**6]
    for number in numbers:
        for act in (orders.one, orders.cancel):
            with pytest.raises(NotAllowed):
                act(number, by=buyer, now=wib(10))


def test_nobody_sees_or_cancels_the_order_of_another() -> None:
    placed = an_order()
    for act in (orders.one, orders.cancel):
        with pytest.raises(NotAllowed):
            act(placed.id, by=an_asn(), now=wib(10))
    with pytest.raises(NotAllowed):
        orders.cancel(placed.id, by=Actor(system="jam"), now=wib(10))


# Giving up


def test_a_cancelled_order_gives_its_goods_back() -> None:
    buyer, product = an_asn(), goods(pieces=5)
    placed = an_order(buyer, {product: 3})
    orders.cancel(placed.id, by=buyer, now=wib(11))
    seen = orders.one(placed.id, by=buyer, now=wib(11))
    assert (seen.state, seen.code, seen.ended_at) == (OrderState.BATAL, None, wib(11))
    assert free(product) == 5
    with reading() as session:
        moves = session.scalars(select(StockMove).where(StockMove.order_id == placed.id)).all()
    assert [(move.kind, move.change) for move in moves] == [("pesan", -3), ("kembali", 3)]
    assert len(events("order_cancelled")) == 1
    assert checks.run() == []


def test_an_order_is_cancelled_once() -> None:
    buyer, product = an_asn(), goods(pieces=5)
    placed = an_order(buyer, {product: 3})
    orders.cancel(placed.id, by=buyer, now=wib(11))
    with pytest.raises(Rejected) as caught:
        orders.cancel(placed.id, by=buyer, now=wib(11))
    assert caught.value.problems[""].code == "order_cancelled"
    assert free(product) == 5


# Its days


def test_an_order_holds_to_the_last_moment_of_its_last_day_and_no_longer() -> None:
    buyer, product = an_asn(), goods(pieces=5)
    placed = an_order(buyer, {product: 2}, day=10)
    assert orders.expire(now=wib(12, 23, 59)) == 0
    assert orders.expire(now=wib(13, 0)) == 1
    assert orders.expire(now=wib(13, 0)) == 0
    assert orders.one(placed.id, by=buyer, now=wib(13)).state is OrderState.KEDALUWARSA
    assert free(product) == 5
    [notice] = notices("order_expired")
    assert (notice.person_id, notice.subject) == (buyer.person_id, f"order:{placed.id}")
    assert len(events("order_expired")) == 1
    assert checks.run() == []


def test_whoever_looks_at_orders_never_finds_an_overdue_one() -> None:
    buyer = an_asn()
    an_order(buyer, day=10)
    assert [order.state for order in orders.own(by=buyer, now=wib(13))] == [OrderState.KEDALUWARSA]


def test_what_has_expired_can_be_ordered_by_the_next_one() -> None:
    product, first, second = goods(pieces=1), an_asn(), an_asn()
    an_order(first, {product: 1}, day=10)
    orders.place({product: 1}, GALLERY, by=second, now=wib(13), key=a_key())
    assert free(product) == 0


def test_an_expired_order_is_not_cancelled_any_more() -> None:
    buyer = an_asn()
    placed = an_order(buyer, day=10)
    with pytest.raises(Rejected) as caught:
        orders.cancel(placed.id, by=buyer, now=wib(13))
    assert caught.value.problems[""].code == "order_expired"


def test_the_days_are_a_setting() -> None:
    with transaction() as session:
        session.add(Setting(key="order_days", value="7"))
    assert an_order(day=10).expires_at == wib(17, 0)


def test_people_are_told_once_on_the_last_day() -> None:
    buyer = an_asn()
    placed = an_order(buyer, day=10)
    assert orders.warn(now=wib(11, 23, 59)) == 0
    assert orders.warn(now=wib(12, 0)) == 1
    assert orders.warn(now=wib(12, 1)) == 0
    [notice] = notices("order_expiring")
    assert (notice.person_id, notice.subject) == (buyer.person_id, f"order:{placed.id}")
    assert json.loads(notice.data)["gallery"] == "Galeri Dekranasda Kraksaan"
    assert len(events("order_expiring")) == 1


def test_of_an_order_for_a_day_nobody_is_warned_when_it_is_placed() -> None:
    with transaction() as session:
        session.add(Setting(key="order_days", value="1"))
    placed = an_order(day=10)  # at 9, until midnight: 15 hours
    assert orders.warn(now=wib(10, 16, 29)) == 0
    assert orders.warn(now=wib(10, 16, 30)) == 1
    assert placed.expires_at - wib(10, 16, 30) == timedelta(hours=7, minutes=30)


def test_many_expire_at_once() -> None:
    buyers = [an_asn() for _ in range(3)]
    product = goods(pieces=30)
    for buyer in buyers:
        for _ in range(3):
            an_order(buyer, {product: 2})
    assert free(product) == 12
    assert orders.expire(now=wib(20)) == 9
    assert free(product) == 30
    with reading() as session:
        assert set(session.scalars(select(Order.state))) == {"kedaluwarsa"}
    assert checks.run() == []
