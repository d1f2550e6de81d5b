"""The shelf: neutral order, literal search, honest stock."""

from __future__ import annotations

import pytest

from dashapp.services import gallery
from db.models import Price, Product, Stock, Umkm
from db.session import transaction
from tests.factories import a_product, wib

pytestmark = pytest.mark.usefixtures("db")


def names(**asked: object) -> list[str]:
    return [card.name for card in gallery.browse(now=wib(10), **asked).cards]  # type: ignore[arg-type]


def test_all_words_must_fit_and_case_does_not_matter() -> None:
    a_product(name="Keripik Pisang Kepok")
    a_product(name="Keripik Talas")
    assert names(search="PISANG keripik") == ["Keripik Pisang Kepok"]


def test_the_signs_of_a_pattern_are_searched_literally() -> None:
    a_product(name="Sambal 100% Cabai")
    a_product(name="Sambal 100 g")
    assert names(search="100%") == ["Sambal 100% Cabai"]
    assert names(search="_") == []


@pytest.mark.parametrize("search", ["'; DROP TABLE product; --", "\0", "\\", "%" * 500, "\u202e"])
def test_hostile_searches_find_nothing_or_all_and_break_nothing(search: str) -> None:
    a_product()
    assert len(names(search=search)) <= 1


def test_the_order_differs_from_day_to_day_and_is_the_same_within_one() -> None:
    for number in range(12):
        a_product(name=f"Produk {number}")
    today = [card.id for card in gallery.browse(now=wib(10)).cards]
    later = [card.id for card in gallery.browse(now=wib(10, 23)).cards]
    firsts = {gallery.browse(now=wib(day)).cards[0].id for day in range(1, 29)}
    assert today == later
    assert len(firsts) >= 6  # twelve sellers share the first place over the month


def test_with_a_gallery_only_what_it_has_is_shown() -> None:
    here, gone = a_product(name="Ada"), a_product(name="Habis")
    with transaction() as session:
        session.add(Stock(gallery="DEK-KRAKSAAN", product_id=here, quantity=3))
        session.add(Stock(gallery="DEK-KRAKSAAN", product_id=gone, quantity=0))
    shelf = gallery.browse(now=wib(10), gallery="DEK-KRAKSAAN")
    assert [(card.name, card.stock) for card in shelf.cards] == [("Ada", 3)]


@pytest.mark.parametrize("state", ["diajukan", "dikembalikan", "ditolak"])
def test_only_what_dkupp_has_accepted_is_shown_and_can_be_chosen(state: str) -> None:
    product, of_new_seller = a_product(name="Usulan"), a_product(name="Penjual baru")
    a_product(name="Diterima")
    with transaction() as session:
        session.get_one(Product, product).curation = state
        seller = session.get_one(Product, of_new_seller).umkm_id
        session.get_one(Umkm, seller).curation = state
    assert names() == ["Diterima"]
    assert gallery.basket({product: 1, of_new_seller: 1}, now=wib(10)) == []
    assert [place.kind for place in gallery.places()].count("umkm") == 2


def test_a_product_or_seller_that_is_not_active_is_not_shown() -> None:
    a_product(name="Nonaktif", active=False)
    other = a_product(name="Penjual nonaktif")
    with transaction() as session:
        seller = session.get_one(Product, other).umkm_id
        session.get_one(Umkm, seller).active = False
    assert names() == []


def test_the_price_in_force_is_shown_and_a_later_one_is_not() -> None:
    product = a_product(price=20_000)
    with transaction() as session:
        session.add(Price(product_id=product, amount=22_000, since=wib(9)))
        session.add(Price(product_id=product, amount=99_000, since=wib(11)))
    assert [card.price for card in gallery.browse(now=wib(10)).cards] == [22_000]
    assert [item.amount for item in gallery.basket({product: 2}, now=wib(10))] == [44_000]


def test_the_count_says_how_many_there_are_beyond_the_page() -> None:
    for number in range(5):
        a_product(name=f"Produk {number}")
    shelf = gallery.browse(now=wib(10), limit=2)
    assert (len(shelf.cards), shelf.found) == (2, 5)


def test_a_basket_leaves_out_what_cannot_be_bought() -> None:
    active, gone = a_product(), a_product(active=False)
    found = gallery.basket({gone: 1, active: 2, 999_999: 1}, now=wib(10))
    assert [(item.product_id, item.quantity) for item in found] == [(active, 2)]


def test_what_closes_the_gap_is_counted_and_alone_shown_when_asked() -> None:
    for price in (9_999, 10_000, 12_000, 12_001):
        a_product(price=price)
    shelf = gallery.browse(now=wib(10), gap=10_000)
    assert (shelf.found, shelf.fitting, shelf.gap) == (4, 2, 10_000)
    only = gallery.browse(now=wib(10), gap=10_000, only_fitting=True, category="Kerajinan")
    assert sorted(card.price for card in only.cards) == [10_000, 12_000]
    assert only.found == 2


def test_without_a_gap_nothing_is_picked_out() -> None:
    a_product(price=10_000)
    shelf = gallery.browse(now=wib(10), gap=0, only_fitting=True)
    assert (shelf.found, shelf.fitting) == (1, 0)
