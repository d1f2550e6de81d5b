"""A seller's page over HTTP: own shop alone, hand-made requests, pictures and lists of products."""

from __future__ import annotations

import io
from typing import Any

import pytest
from dash import Dash
from werkzeug.test import TestResponse

from db.models import Account, Grant, Product, Stock, Umkm
from db.session import reading, transaction
from tests import photos
from tests.factories import a_product
from tests.site.driver import Browser, browser, gate_of, honest_body

REFUSED = 403  # what no page of ours sends
NOT_THERE = 404  # the same for what is somebody else's and for what does not exist
FORM = "multipart/form-data; boundary=batas"


@pytest.fixture(scope="module")
def goods(app: Dash) -> tuple[int, int]:
    """A product of shop 1, and one of somebody else's."""
    return a_product(name="Terasi Sendiri"), a_product(name="Kopi Orang Lain")


@pytest.fixture
def nur(app: Dash, goods: tuple[int, int]) -> Browser:
    """The seller of shop 1."""
    return browser(app, "umkm")


def fire(who: Browser, output_of: str, **values: Any) -> TestResponse:
    """Send the callback whose input is `output_of` with these props."""
    gate = gate_of(who.app)
    for output, guard in gate.guards.items():
        if any(slot.id == output_of for slot in guard.expected.inputs):
            return who.fire(honest_body(who.app, output, values))
    raise LookupError(output_of)


def send(who: Browser, path: str, raw: bytes, name: str) -> TestResponse:
    head = f'--batas\r\nContent-Disposition: form-data; name="x"; filename="{name}"\r\n\r\n'
    return who.post(path, data=head.encode() + raw + b"\r\n--batas--\r\n", content_type=FORM)


def test_a_seller_lands_on_the_own_shop(nur: Browser) -> None:
    answer = nur.open("/")
    assert (answer.status_code, answer.location) == (302, "/umkm")


def test_the_own_product_opens_and_anothers_is_as_if_it_were_not_there(
    nur: Browser, goods: tuple[int, int]
) -> None:
    own, other = goods
    answer = fire(nur, "seller-editing", **{"seller-editing.data": {"product": own}})
    assert answer.status_code == 200
    assert "Terasi Sendiri" in answer.text
    for product in (other, 999_999, -1):
        for store in ("seller-editing", "seller-stocking"):
            answer = fire(nur, store, **{f"{store}.data": {"product": product}})
            assert answer.status_code == NOT_THERE
            assert "Kopi" not in answer.text


def test_another_sellers_stock_does_not_move(nur: Browser, goods: tuple[int, int]) -> None:
    step = {"product": goods[1], "gallery": "DEK-KRAKSAAN", "change": 5}
    assert fire(nur, "seller-step", **{"seller-step.data": step}).status_code == NOT_THERE
    with reading() as session:
        assert session.get(Stock, ("DEK-KRAKSAAN", goods[1])) is None


def test_another_sellers_product_is_not_saved(nur: Browser, goods: tuple[int, int]) -> None:
    typed = {
        "seller-save.n_clicks": 1,
        "seller-edited.data": {"product": goods[1], "seen": "x"},
        "seller-name.value": "Punya Saya",
        "seller-category.value": "Makanan",
        "seller-unit.value": "1",
        "seller-price.value": "900",
    }
    assert fire(nur, "seller-save", **typed).status_code == NOT_THERE
    with reading() as session:
        assert session.get_one(Product, goods[1]).name == "Kopi Orang Lain"


@pytest.mark.parametrize(
    ("store", "sent"),
    [
        ("seller-step", {}),
        ("seller-step", {"product": "1", "gallery": "DEK-KRAKSAAN", "change": 1}),
        ("seller-step", {"product": 1, "gallery": 7, "change": 1}),
        ("seller-step", {"product": 1, "gallery": "DEK-KRAKSAAN", "change": "1"}),
        ("seller-step", {"product": True, "gallery": "DEK-KRAKSAAN", "change": 1}),
        ("seller-step", {"product": 1, "gallery": "x" * 5000, "change": 1}),
        ("seller-step", {"product": 1, "gallery": "TIDAK-ADA", "change": 1}),
        ("seller-editing", {"product": "1; DROP TABLE product"}),
        ("seller-stocking", {"product": None}),
        ("seller-sale", {"act": "confirm"}),
        ("seller-sale", {"act": ["return"], "purchase": 1, "seen": 1}),
        ("seller-sale", {"act": "confirm", "purchase": 1, "seen": 1}),
    ],
)
def test_what_no_page_of_ours_sends_is_refused(nur: Browser, store: str, sent: Any) -> None:
    assert fire(nur, store, **{f"{store}.data": sent}).status_code == REFUSED


@pytest.mark.parametrize("sent", [{"rows": "x"}, {"rows": [[1]]}, {"rows": None}, {"rows": {}}])
def test_rows_that_were_tampered_with_are_told_so(nur: Browser, sent: Any) -> None:
    answer = fire(nur, "seller-list-rows", **{"seller-list-rows.data": sent})
    assert answer.status_code == 200
    assert "Unggah berkasnya sekali lagi" in answer.text


def test_a_picture_goes_in_and_everyone_signed_in_may_keep_it(
    app: Dash, nur: Browser, goods: tuple[int, int]
) -> None:
    told = send(nur, "/unggah/produk", photos.telling_jpeg(), "keripik.jpg").get_json()
    assert told["url"] == f"/gambar/{told['key']}"
    asn = browser(app, "asn")
    assert asn.client.get(told["url"]).status_code == 404  # until a product shows it
    with transaction() as session:
        session.get_one(Product, goods[0]).photo_key = told["key"]
    for who in (asn, browser(app, "bupati"), nur):
        shown = who.client.get(f"{told['url']}-kecil")
        assert shown.status_code == 200
        assert shown.headers["Cache-Control"] == "private, max-age=31536000, immutable"
        assert "sandbox" in shown.headers["Content-Security-Policy"]
        assert photos.SECRET_PLACE not in shown.data
    assert browser(app, "anonymous").client.get(told["url"]).status_code == 401


def test_only_sellers_send_pictures_and_a_bad_one_is_told(app: Dash, nur: Browser) -> None:
    assert send(browser(app, "asn"), "/unggah/produk", photos.jpeg(), "a").status_code == 403
    answer = send(nur, "/unggah/produk", b"GIF89a", "a.gif")
    assert answer.status_code == 422
    assert "JPG" in answer.get_json()["message"]


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_list_goes_out_and_comes_back(nur: Browser, form: str) -> None:
    answer = nur.client.get(f"/umkm/daftar.{form}")
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    told = send(nur, "/umkm/unggah", answer.data, f"produk.{form}").get_json()
    assert told["rows"][0][2] == "Terasi Sendiri"
    looked = fire(nur, "seller-list-rows", **{"seller-list-rows.data": told})
    assert "tetap" in looked.text


def test_another_shops_list_is_not_found(app: Dash, nur: Browser, goods: tuple[int, int]) -> None:
    with reading() as session:
        theirs = session.get_one(Product, goods[1]).umkm_id
    for shop in (str(theirs), "0", "x", "9" * 30):
        assert nur.client.get(f"/umkm/daftar.csv?toko={shop}").status_code == 404
    assert nur.client.get("/umkm/daftar.pdf").status_code == 404


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.4", b"<html>", b"a;b\n1;2", b"PK\x03\x04xx"])
def test_what_is_no_list_is_told_in_words(nur: Browser, raw: bytes) -> None:
    answer = send(nur, "/umkm/unggah", raw, "daftar.csv")
    assert answer.status_code == 422
    assert answer.get_json()["message"].endswith(".")


def test_a_list_that_is_too_large_is_refused_before_it_is_read(nur: Browser) -> None:
    answer = send(nur, "/umkm/unggah", io.BytesIO(b"x" * 2_200_000).read(), "daftar.csv")
    assert answer.status_code == 422
    assert "2 MB" in answer.get_json()["message"]


def test_a_seller_of_two_shops_may_look_at_either(app: Dash, goods: tuple[int, int]) -> None:
    both = browser(app, "umkm")
    with transaction() as session:
        theirs = session.get_one(Product, goods[1]).umkm_id
        grant = session.query(Grant).filter_by(account_id=both.account_id).one()
        values = {c.name: getattr(grant, c.name) for c in Grant.__table__.columns}
        session.add(Grant(**{**values, "id": None, "scope": str(theirs)}))
        name = session.get_one(Umkm, theirs).name
        assert session.get_one(Account, both.account_id).active
    answer = fire(both, "seller-shop", **{"seller-shop.value": str(theirs)})
    assert name in answer.text
    assert "Kopi Orang Lain" in answer.text
