"""Beside a shelf: what moved today and who moved it, and products that never lay there."""

from __future__ import annotations

import pytest

from dashapp.domain.problems import NotAllowed
from dashapp.services import counter, stock, stock_book
from tests.factories import a_key, a_product, an_asn, wib
from tests.shops import GALLERY, OTHER_GALLERY, a_cashier, an_order, goods

pytestmark = pytest.mark.usefixtures("db")


def test_the_moves_of_today_say_what_and_who_but_not_who_ordered() -> None:
    cashier, buyer = a_cashier(name="Kasir Satu"), an_asn()
    terasi = goods(name="Terasi")
    stock.receive(GALLERY, terasi, 2, by=cashier, now=wib(9))  # yesterday
    stock.receive(GALLERY, terasi, 12, by=cashier, now=wib(10, 8))
    an_order(buyer, {terasi: 1})
    stock.issue(GALLERY, terasi, 3, "kemasan sobek", by=cashier, now=wib(10, 10))
    token = counter.own_token(by=buyer, now=wib(10, 11))
    counter.sell(token, {terasi: 1}, "qris", by=cashier, now=wib(10, 11), key=a_key())
    stock.receive(OTHER_GALLERY, terasi, 5, by=a_cashier(OTHER_GALLERY), now=wib(10, 12))
    found = stock_book.moves(GALLERY, by=cashier, now=wib(10, 15))
    assert [(move.name, move.change, move.kind, move.reason, move.who) for move in found] == [
        ("Terasi", -1, "jual", None, "Kasir Satu"),
        ("Terasi", -3, "keluar", "kemasan sobek", "Kasir Satu"),
        ("Terasi", -1, "pesan", None, None),
        ("Terasi", 12, "masuk", None, "Kasir Satu"),
    ]


def test_what_never_lay_at_the_gallery_is_found_by_name() -> None:
    cashier = a_cashier()
    goods(name="Sirup Mangga", pieces=0)  # has lain there
    elsewhere = goods(name="Sirup Jahe", gallery=OTHER_GALLERY)
    nowhere = a_product(name="Sirup Rosela")
    found = stock_book.not_there(GALLERY, " sirup ", by=cashier, now=wib(10))
    assert {(row.product_id, row.free) for row in found} == {(elsewhere, 0), (nowhere, 0)}
    assert stock_book.not_there(GALLERY, "si", by=cashier, now=wib(10)) == ()
    stock.receive(GALLERY, nowhere, 4, by=cashier, now=wib(10))
    assert len(stock_book.not_there(GALLERY, "sirup", by=cashier, now=wib(10))) == 1


def test_only_a_cashier_of_the_gallery_sees_either() -> None:
    for nobody in (an_asn(), a_cashier(OTHER_GALLERY)):
        with pytest.raises(NotAllowed):
            stock_book.moves(GALLERY, by=nobody, now=wib(10))
        with pytest.raises(NotAllowed):
            stock_book.not_there(GALLERY, "sirup", by=nobody, now=wib(10))
