"""DKUPP looks after the catalogue: proposals, papers, registration; one act, one event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from itertools import count
from typing import Any

import pytest
from sqlalchemy import select

from dashapp.domain.curation import Curation, SellerDraft
from dashapp.domain.papers import Kind, Mark, PaperDraft
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.services import (
    catalogue,
    catalogue_views,
    curation,
    entrance,
    umkm_papers,
    umkm_registry,
)
from dashapp.services.logins import Way
from db.models import Account, Event, Grant, Price, Product, Revision, Umkm, UmkmPaper
from db.session import reading, transaction
from tests.factories import a_verifier, an_asn, wib

pytestmark = pytest.mark.usefixtures("db")
NOW = wib(24)
_serial = count(5000)


@contextmanager
def problems() -> Iterator[dict[str, str]]:
    """The codes of the problems with which the block is refused, by field."""
    found: dict[str, str] = {}
    with pytest.raises(Rejected) as refused:
        yield found
    found.update({field: problem.code for field, problem in refused.value.problems.items()})


def a_seller(**over: Any) -> int:
    """An accepted seller without goods or papers; its id."""
    serial = next(_serial)
    facts: dict[str, Any] = {
        "code": f"U-{serial}",
        "name": f"Usaha {serial}",
        "owner": f"Pemilik {serial}",
        "phone": f"0800000{serial}",
        "kecamatan": "3513.09",
        "address": f"Dusun Krajan {serial}",
        "registered_on": date(2025, 1, 12),
    }
    with transaction() as session:
        seller = Umkm(**(facts | over))
        session.add(seller)
        session.flush()
        return seller.id


def a_good(of: int, *, price: int | None = 14_000, **over: Any) -> int:
    """A product on the shelf, or proposed with curation="diajukan"; its id."""
    facts: dict[str, Any] = {
        "name": "Keripik Talas",
        "category": "Makanan",
        "unit": "150 g",
        "picture": "sweet-potato",
    }
    with transaction() as session:
        product = Product(umkm_id=of, **(facts | over))
        session.add(product)
        session.flush()
        if price is not None:
            session.add(Price(product_id=product.id, amount=price, since=wib(1)))
        return product.id


def a_proposal(of: int | None = None, **over: Any) -> int:
    of = of if of is not None else a_seller()
    return a_good(of, curation="diajukan", proposed_at=wib(20), **over)


def a_paper(of: int, kind: str, state: str = "berlaku", until: date | None = None) -> None:
    with transaction() as session:
        session.add(
            UmkmPaper(umkm_id=of, kind=kind, state=state, number=f"nomor {of}", until=until)
        )


def product(number: int) -> Product:
    with reading() as session:
        return session.get_one(Product, number)


def seller(number: int) -> Umkm:
    with reading() as session:
        return session.get_one(Umkm, number)


def events() -> list[str]:
    with reading() as session:
        return list(session.scalars(select(Event.kind).order_by(Event.seq)))


def revision() -> int:
    with reading() as session:
        return session.scalars(select(Revision.n)).one()


def keys(by: Actor, chosen: str = "perlu", search: str = "") -> list[str]:
    found = catalogue.listing(chosen, search, 50, by=by, now=NOW)
    return [row.matter.key for row in found.rows]


def test_an_accepted_product_is_on_the_shelf_with_one_event_that_moves_pages() -> None:
    dkupp, number = a_verifier(), a_proposal()
    before = revision()
    curation.accept_product(number, by=dkupp, now=NOW)
    assert product(number).curation == Curation.ACCEPTED
    assert events() == ["product_accepted"]
    assert revision() == before + 1
    assert keys(dkupp, "usulan") == []


@pytest.mark.parametrize(
    ("act", "state", "event"),
    [
        (curation.return_product, "dikembalikan", "product_returned"),
        (curation.refuse_product, "ditolak", "product_refused"),
    ],
)
def test_returning_and_refusing_keep_their_reason(act: Any, state: str, event: str) -> None:
    number = a_proposal()
    act(number, by=a_verifier(), now=NOW, reason=" Tulis berat  bersih ")
    found = product(number)
    assert (found.curation, found.curation_reason) == (state, "Tulis berat bersih")
    assert events() == [event]


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("", "curation_reason_empty"),
        (None, "curation_reason_empty"),
        ("x" * 301, "curation_reason_too_long"),
        ("a\x00b", "curation_reason_unreadable"),
        (5, "curation_reason_unreadable"),
    ],
)
def test_nothing_is_returned_without_a_reason_that_can_be_read(reason: Any, code: str) -> None:
    number = a_proposal()
    with problems() as found:
        curation.return_product(number, by=a_verifier(), now=NOW, reason=reason)
    assert found == {"reason": code}
    assert (product(number).curation, events()) == ("diajukan", [])


def test_a_decision_holds_only_for_what_was_seen() -> None:
    dkupp, number = a_verifier(), a_proposal()
    seen = catalogue_views.proposal(number, by=dkupp, now=NOW).seen
    with transaction() as session:  # the seller asks for more meanwhile
        session.add(Price(product_id=number, amount=40_000, since=wib(23)))
    with problems() as changed:
        curation.accept_product(number, by=dkupp, now=NOW, seen=seen)
    assert changed == {"": "proposal_changed"}
    seen = catalogue_views.proposal(number, by=dkupp, now=NOW).seen
    curation.accept_product(number, by=dkupp, now=NOW, seen=seen)
    with problems() as decided:
        curation.refuse_product(number, by=dkupp, now=NOW, reason="dua kali", seen=seen)
    assert decided == {"": "proposal_changed"}
    assert product(number).curation == Curation.ACCEPTED


def test_a_product_that_never_had_a_price_is_not_accepted() -> None:
    number = a_proposal(price=None)
    with problems() as found:
        curation.accept_product(number, by=a_verifier(), now=NOW)
    assert found == {"": "product_without_price"}


def test_nobody_but_dkupp_sees_or_decides_and_what_is_missing_answers_alike() -> None:
    number, asn, dkupp = a_proposal(), an_asn(), a_verifier()
    for by, target in ((asn, number), (dkupp, 999_999)):
        with pytest.raises(NotAllowed):
            curation.accept_product(target, by=by, now=NOW)
        with pytest.raises(NotAllowed):
            catalogue_views.proposal(target, by=by, now=NOW)
        with pytest.raises(NotAllowed):
            curation.deactivate(target, by=by, now=NOW, reason="iseng")
        with pytest.raises(NotAllowed):
            umkm_papers.write(target, "nib", PaperDraft("belum_ada"), by=by, now=NOW)
    with pytest.raises(NotAllowed):
        catalogue.listing(None, None, 50, by=asn, now=NOW)
    with pytest.raises(NotAllowed):
        umkm_registry.register(SellerDraft(), by=asn, now=NOW)


def test_the_proposal_stands_among_prices_of_its_kind() -> None:
    for price in (10_000, 12_000, 12_000, 18_000):
        a_good(a_seller(), name="Keripik Pisang", price=price)
    a_good(a_seller(), name="Keripik Mahal", price=90_000, active=False)
    a_good(a_seller(), name="Keripik Baru", price=80_000, curation="diajukan")
    mine = a_seller()
    a_good(mine, name="Keripik Talas Pedas", price=13_000, unit="150 g")
    number = a_proposal(mine, name="keripik  talas pedas")
    found = catalogue_views.proposal(number, by=a_verifier(), now=NOW)
    assert found.range.kind == "keripik"
    assert found.range.prices == (10_000, 12_000, 12_000, 13_000, 18_000)
    assert found.doubles == 1  # the seller sells one of that name already


def test_a_new_sellers_products_wait_until_the_seller_was_accepted() -> None:
    dkupp = a_verifier()
    new = a_seller(curation="diajukan", proposed_at=wib(6), registered_on=None)
    number = a_proposal(new)
    assert keys(dkupp, "usulan") == [f"umkm:{new}"]
    handed = curation.accept_seller(new, by=dkupp, now=NOW)
    assert keys(dkupp, "usulan") == [f"produk:{number}"]
    assert seller(new).registered_on == date(2026, 6, 24)
    assert handed is not None
    assert events() == ["umkm_accepted", "role_given"]


def test_a_refused_seller_leaves_the_catalogue_and_its_row_stays() -> None:
    dkupp, new = a_verifier(), a_seller(curation="diajukan")
    curation.refuse_seller(new, by=dkupp, now=NOW, reason="di luar kabupaten")
    assert keys(dkupp, "semua") == []
    assert (seller(new).curation, seller(new).name != "") == ("ditolak", True)
    with pytest.raises(NotAllowed):
        catalogue_views.seller(new, by=dkupp, now=NOW)


def test_a_product_that_dkupp_took_off_comes_back_only_through_dkupp() -> None:
    dkupp, number = a_verifier(), a_good(a_seller())
    curation.take_off(number, by=dkupp, now=NOW, reason="izin dicabut")
    found = product(number)
    assert (found.active, found.curation, found.curation_reason) == (
        False, "ditolak", "izin dicabut",
    )  # fmt: skip
    with problems() as again:
        curation.take_off(number, by=dkupp, now=NOW, reason="sekali lagi")
    assert again == {"": "proposal_changed"}
    curation.put_back(number, by=dkupp, now=NOW, reason="izin terbit lagi")
    assert (product(number).active, product(number).curation) == (True, "diterima")
    assert events() == ["product_deactivated", "product_activated"]


def test_a_seller_is_deactivated_and_activated_with_reasons() -> None:
    dkupp, number = a_verifier(), a_seller()
    curation.deactivate(number, by=dkupp, now=NOW, reason="tutup")
    assert not seller(number).active
    with problems() as again:
        curation.deactivate(number, by=dkupp, now=NOW, reason="tutup")
    assert again == {"": "umkm_changed"}
    with problems() as unexplained:
        curation.activate(number, by=dkupp, now=NOW, reason=" ")
    assert unexplained == {"reason": "curation_reason_empty"}
    curation.activate(number, by=dkupp, now=NOW, reason="buka lagi")
    assert seller(number).active
    assert events() == ["umkm_deactivated", "umkm_activated"]


def test_a_paper_is_written_once_and_its_event_says_what_stood_before() -> None:
    dkupp, number = a_verifier(), a_seller()
    draft = PaperDraft("berlaku", "P-IRT 2063513010123-26", "2026-07-10")
    umkm_papers.write(number, "pirt", draft, by=dkupp, now=NOW)
    umkm_papers.write(number, "pirt", draft, by=dkupp, now=NOW)  # nothing new, no event
    umkm_papers.write(number, "pirt", PaperDraft("belum_ada"), by=dkupp, now=NOW)
    with reading() as session:
        data = session.scalars(select(Event.data).order_by(Event.seq)).all()
        assert session.get(UmkmPaper, (number, "pirt")) is None
    assert events() == ["umkm_paper_written"] * 2
    assert '"before": ["berlaku", "2063513010123-26", "2026-07-10"]' in data[1]


@pytest.mark.parametrize("kind", ["", "sim", "NIB", "nib "])
def test_there_are_three_papers_and_no_other(kind: str) -> None:
    with pytest.raises(NotAllowed):
        umkm_papers.write(a_seller(), kind, PaperDraft("belum_ada"), by=a_verifier(), now=NOW)


def test_papers_to_look_at_come_the_worst_first() -> None:
    dkupp = a_verifier()
    ending, ended, process, whole = (a_seller() for _ in range(4))
    for each in (ending, ended, process, whole):
        a_good(each)
        a_paper(each, "nib")
        a_paper(each, "halal", "diproses" if each == process else "berlaku")
    a_paper(ending, "pirt", until=date(2026, 7, 24))
    a_paper(ended, "pirt", until=date(2026, 6, 23))
    a_paper(process, "pirt", until=date(2027, 6, 23))
    a_paper(whole, "pirt", until=date(2027, 6, 23))
    craft = a_seller()
    a_good(craft, category="Kerajinan", unit="1 buah")
    assert keys(dkupp, "dokumen") == [f"dokumen:{each}" for each in (ended, craft, ending)]
    figures = catalogue.listing(None, None, 50, by=dkupp, now=NOW).figures
    assert (figures.complete, figures.sellers) == (2, 5)  # ending and whole
    [nib, pirt, _halal] = catalogue_views.seller(craft, by=dkupp, now=NOW).papers
    assert (nib.mark, pirt.mark) == (Mark.MISSING, Mark.NOT_NEEDED)


def test_the_list_is_searched_by_seller_product_and_place_and_counts_follow() -> None:
    dkupp = a_verifier()
    talas = a_seller(name="Camilan Barokah", kecamatan="3513.09")
    a_good(talas, name="Keripik Talas")
    a_seller(name="100% Madu", kecamatan="3513.08")
    for words in ("barokah", "KERIPIK gading", "talas camilan"):
        assert keys(dkupp, "semua", words) == [f"penjual:{talas}"]
    assert len(keys(dkupp, "semua", "%")) == 1
    assert keys(dkupp, "semua", "_") == []
    found = catalogue.listing("semua", "madu", 50, by=dkupp, now=NOW)
    assert (found.counts["semua"], found.figures.sellers) == (1, 2)


@pytest.mark.parametrize(("chosen", "limit"), [("apa", 50), (None, -5), ("perlu", 10**9)])
def test_a_filter_that_is_none_shows_what_needs_a_look(chosen: str | None, limit: int) -> None:
    a_proposal()
    found = catalogue.listing(chosen, "\x00", limit, by=a_verifier(), now=NOW)
    assert found.chosen == "perlu"


DRAFT = SellerDraft(
    "Sari Laut", "Nurul Aini", "+62 800 1234 5678", "0220103456718", "3513.18", "Jl. Pantai 4"
)


def test_a_registered_seller_can_sign_in_with_the_phone_and_a_one_time_password() -> None:
    dkupp = a_verifier()
    a_seller(code="U-0041", name="=1+1")
    made = umkm_registry.register(DRAFT, by=dkupp, now=NOW)
    assert made.code == "U-0042"
    with reading() as session:
        account = session.scalars(select(Account).where(Account.way == "phone")).one()
        grant = session.scalars(select(Grant)).one()
        nib = session.get_one(UmkmPaper, (made.umkm_id, "nib"))
    assert (account.login, account.must_change) == ("080012345678", True)
    assert (grant.role, grant.scope) == (Role.UMKM.value, str(made.umkm_id))
    assert (nib.state, nib.number) == ("berlaku", "0220103456718")
    assert events() == ["umkm_registered", "role_given"]
    opened = entrance.sign_in(
        Way.PHONE,
        "0800-1234-5678",
        made.handed.password,
        remember=False,
        device="",
        known_to=frozenset(),
        now=NOW,
        today=date(2026, 6, 24),
    )
    assert opened.account_id == account.id


def test_a_seller_is_not_registered_twice_however_the_number_is_written() -> None:
    dkupp = a_verifier()
    umkm_registry.register(DRAFT, by=dkupp, now=NOW)
    again = SellerDraft("Lain", "Lain", "0800 1234 5678", "0220 1034 56718", "3513.18", "Lain 1")
    with problems() as found:
        umkm_registry.register(again, by=dkupp, now=NOW)
    assert found == {"phone": "phone_taken", "nib": "nib_taken"}
    assert events() == ["umkm_registered", "role_given"]


def test_every_fault_of_a_registration_is_told_and_nothing_is_kept() -> None:
    with problems() as found:
        umkm_registry.register(
            SellerDraft("", "", "12", "9", "3574", "Kec. Mayangan"), by=a_verifier(), now=NOW
        )
    assert found == {
        "name": "seller_name_empty",
        "owner": "seller_owner_empty",
        "phone": "phone_unreadable",
        "nib": "nib_number",
        "kecamatan": "kecamatan_city",
        "address": "address_city",
    }
    assert events() == []


def amended(number: int, by: Actor, **over: Any) -> None:
    row = seller(number)
    same: Mapping[str, Any] = {
        "name": row.name,
        "owner": row.owner,
        "phone": row.phone,
        "kecamatan": row.kecamatan,
        "address": row.address,
    }
    umkm_registry.amend(number, SellerDraft(**(dict(same) | over)), by=by, now=NOW)


def test_the_account_follows_a_new_phone_number() -> None:
    dkupp = a_verifier()
    made = umkm_registry.register(DRAFT, by=dkupp, now=NOW)
    amended(made.umkm_id, dkupp, phone="0800 9999 0001", address="Jl. Pantai 5")
    with reading() as session:
        account = session.scalars(select(Account).where(Account.way == "phone")).one()
    assert (account.login, seller(made.umkm_id).phone) == ("080099990001", "080099990001")
    assert events()[-1] == "umkm_amended"


def test_a_number_of_another_seller_is_not_taken_over() -> None:
    dkupp, other = a_verifier(), a_seller(phone="+62 800 7777 0001")
    mine = a_seller()
    with problems() as found:
        amended(mine, dkupp, phone="080077770001")
    assert found == {"phone": "phone_taken"}
    amended(other, dkupp, phone="080077770001")  # its own, written otherwise: nothing changes
    assert (seller(other).phone, events()) == ("+62 800 7777 0001", [])


def test_a_returned_seller_that_was_mended_is_proposed_again() -> None:
    dkupp, new = a_verifier(), a_seller(curation="diajukan")
    curation.return_seller(new, by=dkupp, now=NOW, reason="alamat belum lengkap")
    assert keys(dkupp, "usulan") == []
    amended(new, dkupp, address="Dusun Krajan RT 02 RW 01")
    assert keys(dkupp, "usulan") == [f"umkm:{new}"]
    assert (seller(new).curation_reason, seller(new).proposed_at) == (None, NOW)


def test_prices_that_changed_lately_are_told_with_the_one_before() -> None:
    number = a_seller()
    good = a_good(number, price=38_000)
    with transaction() as session:
        session.add(Price(product_id=good, amount=41_000, since=wib(20)))
    [change] = catalogue_views.seller(number, by=a_verifier(), now=NOW).changes
    assert (change.before, change.amount, change.at) == (38_000, 41_000, wib(20))


def test_kinds_of_papers_are_the_ones_of_the_table() -> None:
    assert [kind.value for kind in Kind] == ["nib", "pirt", "halal"]
