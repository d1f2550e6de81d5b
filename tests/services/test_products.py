"""A seller proposes, changes and prices own products; DKUPP's word decides what is on the shelf."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.domain.products import MOST_PRODUCTS, Curation, ProductDraft
from dashapp.services import gallery, products, shop
from db.models import Event, Photo, Price, Product, Umkm
from db.queries.photos import SMALL
from db.session import reading, transaction
from tests.factories import a_product, a_seller, an_asn, wib

pytestmark = pytest.mark.usefixtures("db")
NOW = wib(24, 9, 41)
DRAFT = ProductDraft("Keripik Pisang Kepok", "Makanan", "150 g", "12.000")


def typed(**over: object) -> ProductDraft:
    return ProductDraft(**{**vars(DRAFT), **over})


def on_the_shelf(now=NOW) -> list[tuple[str, int]]:
    return [(card.name, card.price) for card in gallery.browse(now=now).cards]


def accepted(product_id: int) -> None:
    decided(product_id, "diterima")


def decided(product_id: int, curation: str, reason: str | None = None) -> None:
    with transaction() as session:
        product = session.get_one(Product, product_id)
        product.curation, product.curation_reason = curation, reason


def kinds() -> list[str]:
    with reading() as session:
        rows = session.query(Event.kind).order_by(Event.seq)
        return [kind for (kind,) in rows if kind.startswith("product")]


def problems(act) -> dict[str, str]:
    with pytest.raises(Rejected) as caught:
        act()
    return {field: problem.code for field, problem in caught.value.problems.items()}


def test_a_new_product_waits_for_dkupp_and_is_not_on_the_shelf() -> None:
    nur = a_seller()
    product = products.add(DRAFT, None, by=nur, now=NOW)
    found = products.one(product, by=nur, now=NOW)
    assert (found.curation, found.price, found.active) == (Curation.PROPOSED, 12_000, True)
    assert on_the_shelf() == []
    accepted(product)
    assert on_the_shelf() == [("Keripik Pisang Kepok", 12_000)]
    assert kinds() == ["product_proposed"]


def test_a_new_product_pressed_twice_is_one() -> None:
    nur = a_seller()
    first = products.add(DRAFT, None, by=nur, now=NOW)
    again = products.add(DRAFT, None, by=nur, now=NOW + timedelta(seconds=2))
    assert again == first
    assert kinds() == ["product_proposed"]


@pytest.mark.parametrize("name", ["keripik  PISANG kepok", "Keripik Pisang-Kepok"])
def test_one_shop_has_no_two_products_of_one_name_and_unit(name: str) -> None:
    nur = a_seller()
    products.add(DRAFT, None, by=nur, now=NOW)
    later = NOW + timedelta(minutes=5)
    again = typed(name=name)
    assert problems(lambda: products.add(again, None, by=nur, now=later)) == {
        "name": "product_known"
    }
    products.add(typed(unit="250 g"), None, by=nur, now=later)
    products.add(DRAFT, None, by=a_seller(), now=later)  # another shop may have it, too


def test_a_refused_product_may_be_proposed_anew_but_not_mended() -> None:
    nur = a_seller()
    product = products.add(DRAFT, None, by=nur, now=NOW)
    decided(product, "ditolak", "Bukan produk sendiri")
    assert problems(lambda: products.edit(product, typed(price=9_000), by=nur, now=NOW)) == {
        "": "product_refused"
    }
    assert products.add(DRAFT, None, by=nur, now=NOW + timedelta(hours=1)) != product


@pytest.mark.parametrize(
    "change", [{"name": "Keripik Pisang Raja"}, {"category": "Minuman"}, {"unit": "200 g"}]
)
def test_another_name_category_or_unit_is_proposed_again(change: dict[str, str]) -> None:
    nur = a_seller()
    product = products.add(DRAFT, None, by=nur, now=NOW)
    accepted(product)
    assert products.edit(product, typed(**change), by=nur, now=NOW) is Curation.PROPOSED
    assert on_the_shelf() == []
    assert kinds() == ["product_proposed", "product_proposed"]


def test_a_price_holds_at_once_and_leaves_its_history() -> None:
    nur = a_seller()
    product = products.add(DRAFT, None, by=nur, now=NOW)
    accepted(product)
    later = NOW + timedelta(hours=2)
    assert products.edit(product, typed(price="13.500"), by=nur, now=later) is Curation.ACCEPTED
    assert on_the_shelf(later) == [("Keripik Pisang Kepok", 13_500)]
    history = [(each.amount, each.since) for each in products.prices(product, by=nur, now=later)]
    assert history == [(13_500, later), (12_000, NOW)]
    assert kinds() == ["product_proposed", "product_changed"]


def test_two_prices_of_one_moment_are_one_and_the_shelf_shows_the_product_once() -> None:
    nur = a_seller()
    product = products.add(DRAFT, None, by=nur, now=NOW)
    accepted(product)
    for price in (13_000, 14_000):
        products.edit(product, typed(price=price), by=nur, now=NOW)
    assert on_the_shelf() == [("Keripik Pisang Kepok", 14_000)]
    with reading() as session:
        assert session.query(Price).filter_by(product_id=product).count() == 1


def test_saving_what_is_there_already_writes_nothing() -> None:
    nur = a_seller()
    product = products.add(DRAFT, None, by=nur, now=NOW)
    accepted(product)
    products.edit(product, DRAFT, by=nur, now=NOW)
    products.show(product, True, by=nur, now=NOW)
    assert kinds() == ["product_proposed"]


def test_a_returned_product_shows_its_reason_and_is_proposed_again_when_mended() -> None:
    nur = a_seller()
    product = products.add(DRAFT, None, by=nur, now=NOW)
    decided(product, "dikembalikan", "Satuan belum jelas")
    found = products.one(product, by=nur, now=NOW)
    assert (found.curation, found.reason) == (Curation.RETURNED, "Satuan belum jelas")
    products.edit(product, typed(unit="1 bungkus 150 g"), by=nur, now=NOW)
    found = products.one(product, by=nur, now=NOW)
    assert (found.curation, found.reason) == (Curation.PROPOSED, None)


def test_hiding_takes_a_product_off_the_shelf_and_showing_puts_it_back() -> None:
    nur = a_seller()
    product = products.add(DRAFT, None, by=nur, now=NOW)
    accepted(product)
    products.show(product, False, by=nur, now=NOW)
    assert on_the_shelf() == []
    products.show(product, True, by=nur, now=NOW)
    assert len(on_the_shelf()) == 1
    assert kinds()[1:] == ["product_hidden", "product_shown"]


def test_a_form_that_shows_an_older_state_is_told_so() -> None:
    nur = a_seller()
    product = products.add(DRAFT, None, by=nur, now=NOW)
    opened = products.one(product, by=nur, now=NOW).seen
    products.edit(product, typed(price=15_000), by=nur, now=NOW)
    stale = typed(name="Keripik Pisang Super")
    assert problems(lambda: products.edit(product, stale, by=nur, now=NOW, seen=opened)) == {
        "": "product_changed"
    }
    assert products.one(product, by=nur, now=NOW).price == 15_000


def test_another_sellers_product_is_as_if_it_did_not_exist() -> None:
    theirs = a_product()
    nur = a_seller()
    outsiders = (nur, an_asn(), Actor(), an_asn(roles=(Role.UMKM,)))
    for who in outsiders:
        for product in (theirs, 999_999, -1, 2**70):
            for act in (
                lambda who=who, product=product: products.one(product, by=who, now=NOW),
                lambda who=who, product=product: products.prices(product, by=who, now=NOW),
                lambda who=who, product=product: products.edit(product, DRAFT, by=who, now=NOW),
                lambda who=who, product=product: products.show(product, False, by=who, now=NOW),
            ):
                with pytest.raises(NotAllowed):
                    act()
    assert kinds() == []


def test_a_shop_that_is_not_ones_own_takes_no_product_and_shows_none() -> None:
    other = shop.one(None, by=a_seller()).id
    nur = a_seller()
    with pytest.raises(NotAllowed):
        products.add(DRAFT, other, by=nur, now=NOW)
    with pytest.raises(NotAllowed):
        products.listing(other, by=nur, now=NOW)
    with pytest.raises(NotAllowed):
        shop.own(by=an_asn())


def test_a_shop_that_dkupp_has_closed_proposes_nothing() -> None:
    nur = a_seller()
    with transaction() as session:
        session.get_one(Umkm, shop.one(None, by=nur).id).active = False
    assert problems(lambda: products.add(DRAFT, None, by=nur, now=NOW)) == {"": "shop_closed"}


def test_a_picture_is_taken_only_from_the_account_that_sent_it() -> None:
    nur, other = a_seller(), a_seller()
    key = _a_picture(other)
    assert problems(lambda: products.add(typed(photo=key), None, by=nur, now=NOW)) == {
        "photo": "picture_missing"
    }
    own = _a_picture(nur)
    product = products.add(typed(photo=own), None, by=nur, now=NOW)
    assert products.one(product, by=nur, now=NOW).photo == own


def test_a_receipt_is_no_picture_of_a_product() -> None:
    nur = a_seller()
    with transaction() as session:
        session.add(_photo("nota-saja", nur))
    assert problems(lambda: products.add(typed(photo="nota-saja"), None, by=nur, now=NOW)) == {
        "photo": "picture_missing"
    }


def test_a_shop_has_room_for_so_many_products() -> None:
    nur = a_seller()
    own = shop.one(None, by=nur).id
    with transaction() as session:
        for number in range(MOST_PRODUCTS):
            session.add(
                Product(umkm_id=own, name=f"P {number}", category="Makanan", unit="1", picture="x")
            )
    assert problems(lambda: products.add(DRAFT, None, by=nur, now=NOW)) == {"": "products_too_many"}


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "=HYPERLINK(1)"])
def test_hostile_names_are_kept_as_text(name: str) -> None:
    nur = a_seller()
    product = products.add(typed(name=name), None, by=nur, now=NOW)
    assert products.one(product, by=nur, now=NOW).name == name


def test_a_name_of_ten_thousand_letters_is_refused_at_its_field() -> None:
    nur = a_seller()
    long = typed(name="x" * 10_000)
    assert problems(lambda: products.add(long, None, by=nur, now=NOW)) == {
        "name": "product_name_too_long"
    }


def _a_picture(of: Actor) -> str:
    key = f"gambar-{of.account_id}"
    with transaction() as session:
        session.add_all([_photo(key, of), _photo(key + SMALL, of)])
    return key


def _photo(key: str, of: Actor) -> Photo:
    return Photo(
        key=key, sha256="0" * 64, dhash="0" * 16, width=9, height=9, size=9,
        account_id=of.account_id, uploaded_at=NOW,
    )  # fmt: skip
