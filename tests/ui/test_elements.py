"""Links are checked, statuses carry shape and word, text stays text."""

from typing import Any

import pytest

from dashapp.domain.compliance import Status
from dashapp.ui import labels
from dashapp.ui.elements import button, link, safe_href, status
from dashapp.ui.pictures import picture_of, tile_of
from tests.ui.tree import of_class, of_type, words


@pytest.mark.parametrize(
    "url",
    ["/foto/abc", "/", "/riwayat?bulan=2026-06#isi", "https://toko.example/x", "HTTPS://a.example"],
)
def test_https_and_own_paths_may_be_links(url: str) -> None:
    assert safe_href(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>",
        "http://toko.example",
        "//toko.example",
        "/\\toko.example",
        "/\t/toko.example",
        "/a b",
        "https://",
        "toko.example",
        "",
        None,
        7,
    ],
)
def test_nothing_else_becomes_a_link(url: object) -> None:
    assert safe_href(url) is None


def test_a_refused_address_leaves_only_the_words() -> None:
    shown = link("Toko", "javascript:alert(1)")
    assert not hasattr(shown, "href")
    assert words(shown) == "Toko"


def test_a_link_to_elsewhere_opens_apart_and_tells_nothing() -> None:
    shown: Any = link("Toko", "https://toko.example")
    assert (shown.target, shown.rel) == ("_blank", "noopener noreferrer")
    assert not hasattr(link("Riwayat", "/riwayat"), "target")


def test_a_status_is_a_shape_and_a_word() -> None:
    shown = status(labels.status(Status.FULFILLED))
    assert words(shown) == "Terpenuhi"
    assert len(of_class(shown, "glyph-full")) == 1


def test_a_button_shows_and_announces_its_letter() -> None:
    shown = button("Kembalikan", id="x", key="K")
    assert words(shown) == "KembalikanK"
    assert getattr(shown, "aria-keyshortcuts") == "K"
    assert len(of_type(shown, "Button")) == 1


@pytest.mark.parametrize(
    ("name", "picture"),
    [
        ("Keripik Pisang Kepok", "banana"),
        ("Madu Hutan Krucil", "honey"),
        ("Terasi Udang", "shrimp"),
        ("Tas rajut", "yarn"),
        ("Emas hias", "basket"),
        ("Kerupuk ikan", "cracker"),
        ("", "basket"),
    ],
)
def test_a_product_without_photo_has_the_picture_of_its_word(name: str, picture: str) -> None:
    assert picture_of(name) == f"/assets/products/{picture}.webp"


def test_an_unknown_category_has_a_ground_too() -> None:
    assert tile_of("Minuman") == "tile-minuman"
    assert tile_of("Jasa") == "tile-makanan"
