"""The cashier's page over HTTP: a sale without an order, the shelf, notas of the day, the QR."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from dash import Dash
from sqlalchemy import select

from dashapp.domain.people import Actor
from dashapp.services import counter
from db.models import Nip, Price
from db.session import reading, transaction
from tests.factories import an_asn
from tests.shops import OTHER_GALLERY, free, goods
from tests.site.conftest import NOON
from tests.site.driver import Browser, browser, gate_of, honest_body

OTHER = OTHER_GALLERY


@pytest.fixture(scope="module")
def till(app: Dash) -> Browser:
    return browser(app, "kasir")


@pytest.fixture(scope="module")
def buyer(app: Dash) -> Actor:
    return an_asn(name="Siti Contoh")


def press(by: Browser, part: str, values: dict[str, Any], changed: str = "") -> Any:
    """Fire the callback that writes `part`; what it answers, by id and property."""
    output = next(output for output in gate_of(by.app).guards if part in output)
    body = honest_body(by.app, output, values)
    body["changedPropIds"] = [changed] if changed else []
    answer = by.fire(body)
    if answer.status_code != 200:
        return answer.status_code
    return json.loads(answer.text)["response"]


def find(by: Browser, text: str | None) -> Any:
    values = {"cashier-find.n_clicks": 1, "cashier-buyer.value": text}
    return press(by, "..cashier-held.data...", values, "cashier-find.n_clicks")


def sell(by: Browser, held: str | None, product: int, price: int, key: str) -> Any:
    values = {
        "cashier-sell.n_clicks": 1,
        "cashier-held.data": held,
        "cashier-basket.data": {str(product): 1},
        "cashier-kept.data": {str(product): [1, price]},
        "cashier-bill-pay.value": "tunai",
        "cashier-key.data": key,
    }
    return press(by, "..cashier-sale-nota.children...", values, "cashier-sell.n_clicks")


def test_a_buyer_found_by_nip_or_qr_is_kept_by_the_page_as_neither(
    till: Browser, buyer: Actor
) -> None:
    with reading() as session:
        nip = session.scalars(select(Nip.nip).where(Nip.person_id == buyer.person_id)).one()
    qr = counter.own_token(by=buyer, now=NOON)
    scanned = {"cashier-scanned.data": {"text": qr, "at": 1}}
    by_qr = press(till, "..cashier-held.data...", scanned, "cashier-scanned.data")
    for answer in (find(till, f" {nip} "), by_qr):
        text = json.dumps(answer)
        assert answer["cashier-held"]["data"].startswith("kasir:")
        assert buyer.name in text
        assert nip not in text
        assert qr not in text
        assert answer["cashier-buyer"]["value"] == ""


def test_a_wrong_nip_is_told_at_the_field_and_stays_typed(till: Browser) -> None:
    answer = find(till, "1976")
    assert answer["cashier-held"]["data"] is None
    assert "NIP berisi 4 angka" in json.dumps(answer)
    assert "cashier-buyer" not in answer  # nothing typed is lost


def test_a_changed_price_is_asked_about_once_and_then_sold_at(till: Browser, buyer: Actor) -> None:
    product = goods(20_000, 3)
    held = counter.own_token(by=buyer, now=NOON)
    with transaction() as session:
        since = NOON - timedelta(minutes=1)
        session.add(Price(product_id=product, amount=22_000, since=since))
    asked = sell(till, held, product, 20_000, "kunci-harga-1")
    told = json.dumps(asked["cashier-bill-trouble"])
    assert "dari Rp\\u00a020.000 menjadi Rp\\u00a022.000" in told
    assert "cashier-sale-nota" not in asked
    pieces, shown = asked["cashier-kept"]["data"][str(product)]
    assert pieces == 1
    sold = sell(till, held, product, shown, "kunci-harga-1")
    assert "Rp\\u00a022.000" in json.dumps(sold["cashier-sale-nota"])
    assert free(product) == 2
    assert sold["cashier-key"]["data"] != "kunci-harga-1"


def test_a_piece_that_the_bill_does_not_show_yet_is_not_sold_unseen(
    till: Browser, buyer: Actor
) -> None:
    product = goods(20_000, 3)
    values = {
        "cashier-sell.n_clicks": 1,
        "cashier-held.data": counter.own_token(by=buyer, now=NOON),
        "cashier-basket.data": {str(product): 2},
        "cashier-kept.data": {str(product): [1, 20_000]},
        "cashier-bill-pay.value": "tunai",
        "cashier-key.data": "kunci-cepat-1",
    }
    told = press(till, "..cashier-sale-nota.children...", values, "cashier-sell.n_clicks")
    assert "baru saja berubah" in json.dumps(told["cashier-bill-trouble"])
    assert told["cashier-kept"]["data"] == {str(product): [2, 20_000]}
    assert free(product) == 3


def test_a_sale_without_buyer_or_pieces_tells_both_and_sells_nothing(till: Browser) -> None:
    product = goods(20_000, 0)
    told = json.dumps(sell(till, None, product, 20_000, "kunci-kosong-1")["cashier-bill-trouble"])
    assert "Pembeli belum diisi" in told
    assert "tersisa 0" in told


def save(by: Browser, product: int, act: str, pieces: str, changed: str, **over: Any) -> Any:
    values = {
        "cashier-save.n_clicks": 1,
        "cashier-act.value": act,
        "cashier-pieces.value": pieces,
        "cashier-reason.value": "kemasan sobek",
        "cashier-stock-seen.data": {"product": product, "free": 5, "reserved": 0},
        "cashier-changed.data": 0,
    }
    return press(by, "..cashier-ask.is_open...", values | over, f"{changed}.n_clicks")


def test_what_makes_the_stock_smaller_is_asked_first(till: Browser) -> None:
    product = goods(20_000, 5, name="Terasi Uji")
    asked = save(till, product, "keluar", "2", "cashier-save")
    assert asked["cashier-ask"]["is_open"] is True
    assert "Kurangi 2 buah" in json.dumps(asked)
    assert free(product) == 5
    done = save(till, product, "keluar", "2", "cashier-ask-confirm")
    assert done["cashier-ask"]["is_open"] is False
    assert free(product) == 3
    again = save(till, product, "keluar", "2", "cashier-ask-confirm")  # sent twice
    assert "Stok sudah berubah menjadi 3" in json.dumps(again["cashier-stock-trouble"])
    assert free(product) == 3


def test_another_product_opens_with_an_empty_form(till: Browser) -> None:
    product = goods(20_000, 5)
    part, picked = "..cashier-stock-head.children...", {"cashier-picked.data": product}
    opened = press(till, part, picked, "cashier-picked.data")
    assert opened["cashier-pieces"]["value"] == ""
    assert opened["cashier-stock-seen"]["data"] == {"product": product, "free": 5, "reserved": 0}
    assert "cashier-pieces" not in press(till, part, picked, "cashier-changed.data")


def test_pieces_that_come_in_are_taken_at_once_and_bad_numbers_told(till: Browser) -> None:
    product = goods(20_000, 5)
    save(till, product, "masuk", "12", "cashier-save", **{"cashier-reason.value": ""})
    assert free(product) == 17
    told = save(till, product, "koreksi", "banyak", "cashier-save")
    assert "Jumlah harus 0 sampai" in json.dumps(told["cashier-pieces-error"])
    assert "cashier-pieces" not in told


def test_another_gallerys_shelf_and_notas_are_not_ones_own(till: Browser, buyer: Actor) -> None:
    product = goods(20_000, 5, gallery=OTHER)
    over = {"cashier-gallery.value": OTHER}
    assert save(till, product, "masuk", "2", "cashier-save", **over) == 403
    assert press(till, "cashier-bill.children", {"cashier-basket.data": {"1": 1}, **over}) == 403
    assert press(till, "cashier-nota-main.children", {"cashier-nota-picked.data": 999_999}) == 403
    assert free(product, OTHER) == 5


def test_only_who_buys_has_a_qr(app: Dash, till: Browser) -> None:
    pressed = {"profile-qr-show.n_clicks": 1}
    own = press(browser(app, "asn"), "profile-qr.children", pressed, "profile-qr-show.n_clicks")
    assert "Berlaku sampai 12.05" in json.dumps(own)
    assert press(till, "profile-qr.children", pressed, "profile-qr-show.n_clicks") == 403
