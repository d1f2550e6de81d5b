"""Orders over HTTP: from the entry form to a code, and given up; anybody else's is not there."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from dash import Dash
from werkzeug.test import TestResponse

from dashapp.domain.people import Actor, Role
from dashapp.services import orders
from db.models import Account, Order
from db.session import reading
from tests import shops
from tests.factories import a_key
from tests.site.conftest import NOON
from tests.site.driver import Browser, browser, gate_of, honest_body
from tests.site.test_sweep import ROUTER

REFUSED = 403  # of a callback: the same for what is somebody else's and for what is not there
PRICE = 20_000


@pytest.fixture(scope="module")
def people(app: Dash) -> list[Browser]:
    """Two who were there when the month opened."""
    return [browser(app, "asn") for _person in range(2)]


@pytest.fixture
def siti(people: list[Browser]) -> Browser:
    return people[0]


@pytest.fixture
def rudi(people: list[Browser]) -> Browser:
    return people[1]


def fire(who: Browser, input_id: str, **values: Any) -> TestResponse:
    """Send the callback of this input with these props."""
    for output, guard in gate_of(who.app).guards.items():
        if any(slot.id == input_id for slot in guard.expected.inputs):
            body = honest_body(who.app, output, {})
            for part in [*body["inputs"], *body["state"]]:
                known = f"{part['id']}.{part['property']}" if isinstance(part, dict) else ""
                if known in values:
                    part["value"] = values[known]
            return who.fire(body)
    raise LookupError(input_id)


def give_up(who: Browser, order: Any) -> TestResponse:
    values = {"orders-confirm.n_clicks": 1, "orders-leaving.data": order}
    return fire(who, "orders-confirm", **values)


def placed_by(who: Browser) -> int:
    """An order of this person, of one product."""
    with reading() as session:
        account = session.get_one(Account, who.account_id)
        by = Actor(account.id, account.person_id, account.name, frozenset({Role.ASN}))
    goods = shops.goods(PRICE)
    return orders.place({goods: 1}, shops.GALLERY, by=by, now=NOON, key=a_key()).id


def test_the_page_shows_own_orders_with_their_code_and_nobody_elses(
    siti: Browser, rudi: Browser
) -> None:
    other = placed_by(rudi)
    own = placed_by(siti)
    with reading() as session:
        codes = [session.get_one(Order, number).code for number in (own, other)]
    text = page_of(siti)
    assert [f"{code[:3]} {code[3:]}" in text for code in codes] == [True, False]


def test_an_own_order_is_given_up_once(siti: Browser) -> None:
    own = placed_by(siti)
    assert "Pesanan dibatalkan" in give_up(siti, own).text
    assert state_of(own) == "batal"
    assert "sudah dibatalkan" in give_up(siti, own).text


@pytest.mark.parametrize("order", [0, -1, 999_999])
def test_an_order_that_is_not_there_is_refused(siti: Browser, order: int) -> None:
    assert give_up(siti, order).status_code == REFUSED


def test_anybody_elses_order_is_as_if_it_were_not_there(siti: Browser, rudi: Browser) -> None:
    other = placed_by(rudi)
    assert give_up(siti, other).status_code == REFUSED
    assert fire(siti, "orders-leaving", **{"orders-leaving.data": other}).status_code == REFUSED
    assert state_of(other) == "dipesan"


def page_of(who: Browser) -> str:
    """The page as its components come over the line."""
    return who.fire(honest_body(who.app, ROUTER, {"_pages_location.pathname": "/pesanan"})).text


def state_of(order: int) -> str:
    with reading() as session:
        return session.get_one(Order, order).state


def order(who: Browser, goods: int, seen: int, pieces: int = 1, at: Any = shops.GALLERY) -> Any:
    """ "Pesan & ambil" with the price that the form had shown."""
    return fire(
        who,
        "home-order",
        **{
            "home-order.n_clicks": 1,
            "home-order-at.value": at,
            "home-cart.data": [[goods, pieces]],
            "home-prices.data": {str(goods): seen},
            "home-key.data": a_key(),
        },
    )


def plain(answer: Any) -> str:
    """The answer with its no-break spaces as they are read."""
    return json.dumps(answer.json, ensure_ascii=False)


def basket(answer: Any) -> Any:
    return answer.json["response"]["home-cart"]["data"]


def test_goods_of_the_form_are_ordered_and_the_basket_is_empty(siti: Browser) -> None:
    goods = shops.goods(PRICE, pieces=5)
    answer = order(siti, goods, PRICE, pieces=2)
    assert re.search(r"Pesanan PS-\d{4}-\d+ dibuat", answer.text)
    assert basket(answer) == []
    assert shops.free(goods) == 3


def test_another_price_is_told_with_both_and_nothing_is_lost(siti: Browser) -> None:
    goods = shops.goods(PRICE)
    answer = order(siti, goods, 18_000)
    assert "Harga berubah dari Rp\u00a018.000 menjadi Rp\u00a020.000" in plain(answer)
    assert basket(answer) == [[goods, 1]]
    assert shops.free(goods) == 5


@pytest.mark.parametrize(
    ("pieces", "gallery", "words"),
    [
        (6, shops.GALLERY, "Stok tidak cukup, tersisa 5"),
        (1, None, "Galeri belum dipilih"),
        (1, "<script>", "Galeri belum dipilih"),
    ],
)
def test_what_cannot_be_ordered_is_told_at_the_form(
    siti: Browser, pieces: int, gallery: Any, words: str
) -> None:
    goods = shops.goods(PRICE, pieces=5)
    answer = order(siti, goods, PRICE, pieces, gallery)
    assert words in answer.text
    assert basket(answer) == [[goods, pieces]]


def test_goods_that_are_no_longer_sold_leave_the_basket(siti: Browser) -> None:
    answer = order(siti, 999_999, PRICE)
    assert "tidak dijual" in answer.text
    assert basket(answer) == []
