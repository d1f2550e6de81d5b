"""A cashier keeps the shelf: what comes in, what leaves unsold, what somebody has counted."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.services import checks, stock, trail
from db.models import Event, Product, StockMove
from db.session import reading, transaction
from tests.factories import a_product, a_verifier, an_asn, wib
from tests.shops import GALLERY, OTHER_GALLERY, a_cashier, an_order, free, goods

pytestmark = pytest.mark.usefixtures("db")


def refused(act: Callable[[], object], field: str) -> Problem:
    with pytest.raises(Rejected) as caught:
        act()
    return caught.value.problems[field]


def test_what_comes_in_and_leaves_is_moved_with_its_reason_in_one_event_each() -> None:
    product, cashier = goods(pieces=5), a_cashier()
    before = trail.revision()
    assert stock.receive(GALLERY, product, "12", by=cashier, now=wib(10), seen=5) == 17
    assert stock.issue(GALLERY, product, 2, "kemasan sobek", by=cashier, now=wib(11)) == 15
    with reading() as session:
        moves = session.scalars(select(StockMove).order_by(StockMove.id)).all()
        issued = session.scalars(select(Event).where(Event.kind == "stock_issued")).one()
    assert [(move.kind, move.change, move.reason) for move in moves] == [
        ("awal", 5, None),
        ("masuk", 12, None),
        ("keluar", -2, "kemasan sobek"),
    ]
    assert issued.subject == f"product:{product}"
    assert json.loads(issued.data) == {
        "gallery": GALLERY,
        "change": -2,
        "quantity": 15,
        "reason": "kemasan sobek",
    }
    assert trail.revision() == before + 2
    assert checks.run() == []


def test_a_product_may_come_to_a_gallery_for_the_first_time() -> None:
    product = a_product()
    assert stock.receive(GALLERY, product, 3, by=a_cashier(), now=wib(10)) == 3
    assert free(product) == 3


def test_who_counts_counts_also_what_is_reserved() -> None:
    product, cashier = goods(pieces=10), a_cashier()
    an_order(quantities={product: 4})
    assert stock.correct(GALLERY, product, 9, "hitung ulang", by=cashier, now=wib(10)) == 5
    problem = refused(
        lambda: stock.correct(GALLERY, product, 3, "hitung ulang", by=cashier, now=wib(10)),
        "pieces",
    )
    assert (problem.code, problem.params["reserved"]) == ("counted_below_reserved", 4)
    [row] = stock.shelf(GALLERY, by=cashier, now=wib(10))
    assert (row.free, row.reserved, row.there) == (5, 4, 9)
    assert checks.run() == []


def test_a_count_that_is_right_moves_nothing() -> None:
    product, cashier = goods(pieces=10), a_cashier()
    assert stock.correct(GALLERY, product, 10, "hitung ulang", by=cashier, now=wib(10)) == 10
    assert checks.run() == []


def test_no_more_leaves_than_is_free() -> None:
    product, cashier = goods(pieces=5), a_cashier()
    an_order(quantities={product: 4})
    problem = refused(
        lambda: stock.issue(GALLERY, product, 2, "rusak", by=cashier, now=wib(10)), "pieces"
    )
    assert (problem.code, problem.params["left"]) == ("shelf_short", 1)
    assert free(product) == 1


def test_a_form_that_is_sent_twice_counts_once() -> None:
    product, cashier = goods(pieces=5), a_cashier()
    stock.receive(GALLERY, product, 12, by=cashier, now=wib(10), seen=5)
    problem = refused(
        lambda: stock.receive(GALLERY, product, 12, by=cashier, now=wib(10), seen=5), ""
    )
    assert (problem.code, problem.params["left"]) == ("stock_changed", 17)


def test_what_cannot_be_a_number_or_a_reason_is_told_at_its_field() -> None:
    product, cashier = goods(pieces=5), a_cashier()
    pieces: list[Any] = [None, "", "dua", 0, -1, 1.5, True, 10**6, "1\0", 10**30]
    for wrong in pieces:
        receiving = partial(stock.receive, GALLERY, product, wrong, by=cashier, now=wib(10))
        assert refused(receiving, "pieces").code == "stock_pieces_unreadable"
    reasons: list[tuple[Any, str]] = [
        (None, "reason_empty"),
        (" ", "reason_empty"),
        ("x" * 501, "reason_too_long"),
        ("a\0b", "reason_unreadable"),
    ]
    for reason, code in reasons:
        issuing = partial(stock.issue, GALLERY, product, 1, reason, by=cashier, now=wib(10))
        assert refused(issuing, "reason").code == code
    most = refused(
        lambda: stock.receive(GALLERY, product, 99_999, by=cashier, now=wib(10)), "pieces"
    )
    assert most.code == "pieces_too_many"


def test_what_is_not_sold_any_more_may_leave_but_not_come_in() -> None:
    product, cashier = goods(pieces=5), a_cashier()
    with transaction() as session:
        session.get_one(Product, product).active = False
    problem = refused(lambda: stock.receive(GALLERY, product, 1, by=cashier, now=wib(10)), "")
    assert problem.code == "product_gone"
    stock.issue(GALLERY, product, 5, "kembali ke penjual", by=cashier, now=wib(10))
    [row] = stock.shelf(GALLERY, by=cashier, now=wib(10))
    assert (row.free, row.on_sale) == (0, False)


def test_only_cashiers_of_the_gallery_touch_or_see_its_shelf() -> None:
    product = goods(pieces=5)
    for nobody in (a_cashier(OTHER_GALLERY), an_asn(), a_verifier(), Actor()):
        with pytest.raises(NotAllowed):
            stock.receive(GALLERY, product, 1, by=nobody, now=wib(10))
        with pytest.raises(NotAllowed):
            stock.shelf(GALLERY, by=nobody, now=wib(10))
    products: list[Any] = [None, 0, 10**6, 2**80, "1", True]
    for number in products:
        with pytest.raises(NotAllowed):
            stock.receive(GALLERY, number, 1, by=a_cashier(), now=wib(10))


def test_pieces_are_taken_all_or_none_whatever_was_read_before() -> None:
    many, few = goods(pieces=5), goods(pieces=1)
    cashier = a_cashier()
    with pytest.raises(Rejected) as caught, transaction() as session:
        stock.take(session, GALLERY, {few: 2, many: 5}, "pesan", by=cashier, now=wib(10))
    assert caught.value.problems.keys() == {f"product:{few}"}
    assert (free(many), free(few)) == (5, 1)
