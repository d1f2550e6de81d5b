"""What sellers type and send, honest or not: kept as text, said in words, or refused; and sold."""

from __future__ import annotations

import json

import pytest
from dash import Dash
from sqlalchemy import select

from dashapp.domain.people import Actor, Role
from dashapp.services import catalogue_views, gallery, orders
from db.models import Product, Umkm
from db.session import reading, transaction
from tests import photos
from tests.factories import a_key, an_asn
from tests.shops import GALLERY, free
from tests.site.conftest import NOON
from tests.site.driver import Browser, browser
from tests.site.test_seller_page import fire, send

FORMULA = '=HYPERLINK("http://jahat","x")'
POLYGLOT = photos.jpeg() + b"<script>alert(1)</script>"


@pytest.fixture(scope="module")
def nur(app: Dash) -> Browser:
    """The seller of shop 1, which is hers alone."""
    with transaction() as session:
        session.add(Umkm(code="U-NUR", name="Dapur Nur", kecamatan="3513.14"))
    return browser(app, "umkm")


def save(who: Browser, name: str, price: str = "14.000") -> str:
    typed = {
        "seller-save.n_clicks": 1,
        "seller-name.value": name,
        "seller-category.value": "Makanan",
        "seller-unit.value": "150 g",
        "seller-price.value": price,
    }
    answer = fire(who, "seller-save", **typed)
    assert answer.status_code == 200
    return answer.text


def number_of(name: str) -> int | None:
    with reading() as session:
        return session.scalars(select(Product.id).where(Product.name == name)).one_or_none()


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", FORMULA])
def test_a_name_that_is_markup_or_a_formula_is_words_on_the_page_and_in_the_list(
    nur: Browser, name: str
) -> None:
    assert "Produk diajukan ke DKUPP" in save(nur, name)
    page = fire(nur, "seller-chosen", **{"seller-chosen.data": "semua"})
    shown = json.dumps(page.get_json(), ensure_ascii=False)
    assert json.dumps(name) in shown
    assert '"type": "Script"' not in shown
    raw = nur.client.get("/umkm/daftar.csv").data
    assert not any(cell.startswith(("=", '"=')) for cell in raw.decode("utf-8-sig").split(";"))
    told = send(nur, "/umkm/unggah", raw, "produk.csv").get_json()
    looked = fire(nur, "seller-list-rows", **{"seller-list-rows.data": told})
    apply = looked.get_json()["response"]["seller-list-apply"]
    assert apply["disabled"] is True  # what comes back unchanged changes nothing


def test_a_name_of_ten_thousand_letters_is_said_at_its_field(nur: Browser) -> None:
    text = save(nur, "k" * 10_000)
    assert "80" in text
    assert "k" * 100 not in text  # what was typed stays in the browser, and is not sent back
    assert number_of("k" * 10_000) is None


def test_a_csv_of_a_spreadsheet_here_is_read_row_by_row(nur: Browser) -> None:
    rows = (
        "NAMA;KATEGORI;SATUAN;HARGA;TAMPIL",
        "Jenang Apel;makanan;250 g;12.500,00;ya",
        "'=1+1 Jenang;Makanan;250 g;9000;ya",
        "Jenang Murah;Makanan;250 g;12,5;ya",
        "Jenang Gelap;;250 g;12000;ya",
    )
    raw = ("\ufeff" + "\r\n".join(rows)).encode()
    told = send(nur, "/umkm/unggah", raw, "produk.csv").get_json()
    looked = fire(nur, "seller-list-rows", **{"seller-list-rows.data": told})
    assert "Terapkan 2 perubahan" in looked.text
    said = json.dumps(looked.get_json(), ensure_ascii=False)
    assert "Baris 4 · Jenang Murah" in said
    assert "Baris 5 · Jenang Gelap" in said
    assert number_of("Jenang Apel") is None  # looked at, and nothing written
    seen = looked.get_json()["response"]["seller-list-seen"]["data"]
    values = {"seller-list-apply.n_clicks": 1, "seller-list-rows.data": told}
    taken = fire(nur, "seller-list-apply", **values, **{"seller-list-seen.data": seen})
    assert "2 produk baru" in taken.text
    assert "2 baris tidak diterima" in taken.text
    assert number_of("Jenang Apel") is not None
    assert number_of("=1+1 Jenang") is not None


@pytest.mark.parametrize(
    "raw",
    [photos.bomb(), photos.text_bomb(), photos.svg(), photos.html(), photos.heic(), b"", b"\xff"],
    ids=["bomb", "text-bomb", "svg", "html", "heic", "empty", "torn"],
)
def test_a_picture_that_is_none_is_refused_in_words(nur: Browser, raw: bytes) -> None:
    answer = send(nur, "/unggah/produk", raw, "keripik.jpg")
    assert answer.status_code == 422
    assert answer.get_json()["message"].endswith(".")


def test_of_a_picture_that_is_also_a_script_only_the_picture_is_kept(nur: Browser) -> None:
    told = send(nur, "/unggah/produk", POLYGLOT, "../../x.html").get_json()
    shown = nur.client.get(told["url"])
    assert (shown.mimetype, b"<script" in shown.data) == ("image/webp", False)
    assert shown.headers["X-Content-Type-Options"] == "nosniff"


def test_what_a_seller_adds_and_dkupp_accepts_is_in_the_gallery_and_can_be_ordered(
    app: Dash, nur: Browser
) -> None:
    save(nur, "Keripik Talas Uji")
    number = number_of("Keripik Talas Uji")
    assert number is not None
    assert shelf("Keripik Talas Uji") == []
    step = {"product": number, "gallery": GALLERY, "change": 5}
    early = fire(nur, "seller-step", **{"seller-step.data": step})
    assert "DKUPP" in early.text  # nothing is put on a shelf before it has been accepted
    accept(browser(app, "dkupp"), number)
    assert "Perubahan stok tersimpan" in fire(nur, "seller-step", **{"seller-step.data": step}).text
    assert shelf("Keripik Talas Uji") == [(number, 14_000)]
    orders.place({number: 2}, GALLERY, by=an_asn(), now=NOON, key=a_key())
    assert free(number) == 3


def accept(dkupp: Browser, number: int) -> None:
    """As the catalogue does when its button is pressed."""
    who = Actor(1, None, "DKUPP", frozenset({Role.DKUPP}))
    seen = catalogue_views.proposal(number, by=who, now=NOON).seen
    pressed = {"act": "accept", "target": f"produk:{number}", "seen": seen, "at": 1}
    answer = fire(dkupp, "catalogue-act", **{"catalogue-act.data": pressed})
    assert "Produk diterima" in answer.text


def shelf(search: str) -> list[tuple[int, int]]:
    found = gallery.browse(now=NOON, search=search, category=None, gallery=GALLERY, limit=8)
    return [(card.id, card.price) for card in found.cards]
