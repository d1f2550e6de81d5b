"""Two sellers that are one: what moves, what stays as it was, and that the sums stay right."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select, text

from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.services import (
    catalogue,
    catalogue_views,
    checks,
    curation,
    orders,
    purchases,
    sessions,
    umkm_merge,
    verification,
)
from dashapp.services.catalogue_book import sold_in
from db.models import (
    Account,
    Event,
    Grant,
    OrderLine,
    Price,
    Product,
    Purchase,
    PurchaseLine,
    Stock,
    StockMove,
    Umkm,
    UmkmPaper,
)
from db.session import reading, transaction
from tests import shops
from tests.factories import JUNE, a_draft, a_key, a_verifier, an_asn, lines, wib
from tests.services.test_curation import a_good, a_paper, a_proposal, a_seller, events, problems

pytestmark = pytest.mark.usefixtures("db")
NOW = wib(24)


def twins() -> tuple[int, int]:
    """Two sellers of one name in one kecamatan: the one that stays, the one that goes."""
    stays = a_seller(name="Brambang Makmur")
    return stays, a_seller(name="CV Brambang Makmur", registered_on=date(2026, 6, 3))


def row(model: Any, key: Any) -> Any:
    with reading() as session:
        return session.get_one(model, key)


def bought_at_shop(buyer: Actor, seller: int) -> int:
    draft = a_draft(buyer, place=row(Umkm, seller).code, amount="20.000")
    return purchases.record(draft, by=buyer, now=wib(10), key=a_key()).id


def bought_of(buyer: Actor, product: int) -> int:
    draft = a_draft(buyer, amount=None, lines=lines((product, 1)))
    return purchases.record(draft, by=buyer, now=wib(10), key=a_key()).id


def on_shelf(product: int, pieces: int) -> None:
    with transaction() as session:
        session.add(Stock(gallery="DEK-KRAKSAAN", product_id=product, quantity=pieces))
        session.add(
            StockMove(
                at=wib(1), gallery="DEK-KRAKSAAN", product_id=product, change=pieces,
                kind="awal", actor="uji",
            )
        )  # fmt: skip


def an_order(buyer: Actor, product: int, *, given_up: bool = False) -> int:
    """The one line of an order for one piece."""
    placed = shops.an_order(buyer, {product: 1}, day=23)
    if given_up:
        orders.cancel(placed.id, by=buyer, now=wib(23, 10))
    return orders.one(placed.id, by=buyer, now=wib(23, 11)).lines[0].line_id


def an_account(seller: int, first: date) -> int:
    with transaction() as session:
        account = Account(way="phone", login=f"0811{seller:07d}", name="Sholeh", created_at=wib(1))
        session.add(account)
        session.flush()
        session.add(
            Grant(
                account_id=account.id, role="umkm", scope=str(seller), first_day=first,
                given_by="uji", given_at=wib(1),
            )
        )  # fmt: skip
        return account.id


def grants(account: int) -> list[tuple[str | None, date, date | None]]:
    with reading() as session:
        query = select(Grant).where(Grant.account_id == account).order_by(Grant.id)
        return [(each.scope, each.first_day, each.last_day) for each in session.scalars(query)]


def test_all_that_is_to_come_moves_and_all_that_was_stays() -> None:
    dkupp, buyer = a_verifier(), an_asn()
    stays, goes = twins()
    mine, theirs = a_good(stays), a_good(goes, price=20_000)
    proposed = a_proposal(goes)
    on_shelf(theirs, 13)  # one of them will wait for its buyer
    sold = bought_of(buyer, theirs)
    verification.approve(sold, by=dkupp, now=wib(11))
    bought_of(buyer, mine)
    waiting = bought_at_shop(buyer, goes)
    decided = bought_at_shop(buyer, goes)
    verification.approve(decided, by=dkupp, now=wib(11))
    open_line = an_order(buyer, theirs)
    old_line = an_order(buyer, theirs, given_up=True)
    account = an_account(goes, date(2025, 3, 1))
    a_paper(goes, "nib")
    a_paper(goes, "pirt", until=date(2027, 1, 1))
    a_paper(stays, "pirt", until=date(2026, 12, 1))

    seen, *names = umkm_merge.weigh(goes, stays, by=dkupp, now=NOW)
    assert names == ["CV Brambang Makmur", "Brambang Makmur"]
    moved = umkm_merge.merge(goes, stays, by=dkupp, now=NOW)

    assert moved == seen
    assert (moved.products, moved.pieces, moved.orders, moved.purchases) == (2, 12, 1, 1)
    assert (moved.accounts, moved.papers, moved.history) == (1, ("nib",), 2)
    assert [row(Product, each).umkm_id for each in (mine, theirs, proposed)] == [stays] * 3
    assert row(Stock, ("DEK-KRAKSAAN", theirs)).quantity == 12
    with reading() as session:
        price = select(Price.amount).where(Price.product_id == theirs)
        assert session.scalars(price).all() == [20_000]
        copies = session.scalars(
            select(PurchaseLine.umkm_id).where(PurchaseLine.purchase_id == sold)
        ).all()
    assert copies == [goes]
    assert (row(Purchase, waiting).umkm_id, row(Purchase, decided).umkm_id) == (stays, goes)
    assert (row(OrderLine, open_line).umkm_id, row(OrderLine, old_line).umkm_id) == (stays, goes)
    assert grants(account) == [
        (str(goes), date(2025, 3, 1), date(2026, 6, 23)),
        (str(stays), date(2026, 6, 24), None),
    ]
    assert row(UmkmPaper, (stays, "pirt")).until == date(2026, 12, 1)
    assert row(UmkmPaper, (stays, "nib")).number == f"nomor {goes}"
    gone = row(Umkm, goes)
    assert (gone.merged_into, gone.active) == (stays, False)
    assert events().count("umkm_merged") == 1
    assert checks.run() == []


def test_sales_of_the_one_that_went_count_for_the_one_that_stays() -> None:
    dkupp, buyer = a_verifier(), an_asn()
    stays, goes = twins()
    verification.approve(bought_of(buyer, a_good(stays, price=14_000)), by=dkupp, now=wib(11))
    verification.approve(bought_of(buyer, a_good(goes, price=20_000)), by=dkupp, now=wib(11))
    late = bought_of(buyer, a_good(goes, price=5_000))
    assert sold_in(JUNE) == {stays: 14_000, goes: 20_000}
    umkm_merge.merge(goes, stays, by=dkupp, now=NOW)
    verification.approve(late, by=dkupp, now=NOW)  # its line still names the one that went
    assert sold_in(JUNE) == {stays: 39_000}
    figures = catalogue.listing(None, None, 50, by=dkupp, now=NOW).figures
    assert (figures.sellers, figures.never) == (1, 0)
    assert checks.run() == []


def test_a_pair_is_shown_side_by_side_until_it_is_merged() -> None:
    dkupp = a_verifier()
    stays, goes = twins()
    found = catalogue.listing("ganda", None, 50, by=dkupp, now=NOW)
    assert [each.matter.key for each in found.rows] == [f"ganda:{stays}-{goes}"]
    view = catalogue_views.pair(goes, stays, by=dkupp, now=NOW)
    assert (view.stays.id, view.goes.id, sorted(view.same)) == (stays, goes, ["name"])
    umkm_merge.merge(goes, stays, by=dkupp, now=NOW)
    assert catalogue.listing("ganda", None, 50, by=dkupp, now=NOW).rows == ()
    with pytest.raises(NotAllowed):
        catalogue_views.pair(goes, stays, by=dkupp, now=NOW)


def test_two_that_were_found_to_be_two_are_not_shown_again() -> None:
    dkupp = a_verifier()
    stays, goes = twins()
    for _ in range(2):  # a second click changes nothing
        curation.found_distinct(goes, stays, by=dkupp, now=NOW)
    assert catalogue.listing("ganda", None, 50, by=dkupp, now=NOW).rows == ()
    assert events() == ["umkm_distinct"]


def test_a_merge_is_done_once_and_never_back_and_forth() -> None:
    dkupp = a_verifier()
    stays, goes = twins()
    umkm_merge.merge(goes, stays, by=dkupp, now=NOW)
    for one, other in ((goes, stays), (stays, goes)):
        with pytest.raises(Rejected):
            umkm_merge.merge(one, other, by=dkupp, now=NOW)
    with problems() as apart:  # from a card that still shows the two
        curation.found_distinct(goes, stays, by=dkupp, now=NOW)
    assert apart == {"": "umkm_merged"}
    with problems() as activated:
        curation.activate(goes, by=dkupp, now=NOW, reason="keliru")
    assert activated == {"": "umkm_merged"}
    assert events() == ["umkm_merged"]


@pytest.mark.parametrize("over", [{"active": False}, {"curation": "diajukan"}])
def test_only_an_accepted_and_active_seller_can_be_the_one_that_stays(over: dict[str, Any]) -> None:
    stays, goes = a_seller(**over), a_seller()
    with problems() as found:
        umkm_merge.merge(goes, stays, by=a_verifier(), now=NOW)
    assert found == {"": "umkm_cannot_stay"}


def test_a_seller_is_not_merged_into_itself_or_into_nobody_or_by_others() -> None:
    stays, goes = twins()
    for one, other, by in (
        (stays, stays, a_verifier()),
        (goes, 999_999, a_verifier()),
        (999_999, stays, a_verifier()),
        (goes, stays, an_asn()),
    ):
        with pytest.raises(NotAllowed):
            umkm_merge.merge(one, other, by=by, now=NOW)


def test_chains_of_merges_always_lead_to_the_one_that_stays() -> None:
    dkupp = a_verifier()
    first, second, third = a_seller(), a_seller(), a_seller()
    umkm_merge.merge(first, second, by=dkupp, now=NOW)
    umkm_merge.merge(second, third, by=dkupp, now=NOW)
    assert (row(Umkm, first).merged_into, row(Umkm, second).merged_into) == (third, third)


def test_grants_that_have_not_begun_and_people_of_both_are_moved_without_a_double() -> None:
    dkupp = a_verifier()
    stays, goes = twins()
    coming = an_account(goes, date(2026, 7, 1))
    both = an_account(stays, date(2025, 1, 1))
    with transaction() as session:
        session.add(
            Grant(
                account_id=both, role="umkm", scope=str(goes), first_day=date(2026, 1, 1),
                given_by="uji", given_at=wib(1),
            )
        )  # fmt: skip
    umkm_merge.merge(goes, stays, by=dkupp, now=NOW)
    assert grants(coming) == [(str(stays), date(2026, 7, 1), None)]
    assert grants(both) == [
        (str(stays), date(2025, 1, 1), None),
        (str(goes), date(2026, 1, 1), date(2026, 6, 23)),
    ]


def test_a_merge_that_fails_midway_leaves_everything_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stays, goes = twins()
    product = a_good(goes)

    def fail(*_args: Any, **_more: Any) -> None:
        raise RuntimeError("cut off")

    monkeypatch.setattr(umkm_merge.trail, "append", fail)
    with pytest.raises(RuntimeError):
        umkm_merge.merge(goes, stays, by=a_verifier(), now=NOW)
    assert (row(Product, product).umkm_id, row(Umkm, goes).active) == (goes, True)


def test_nothing_is_ever_deleted_by_a_merge() -> None:
    dkupp = a_verifier()
    stays, goes = twins()
    a_good(goes)
    a_paper(goes, "nib")
    an_account(goes, date(2025, 1, 1))
    tables = ("umkm", "product", "price", "umkm_paper", '"grant"', "account")

    def counts() -> list[int]:
        with reading() as session:
            query = "SELECT count(*) FROM {}"
            return [session.scalar(text(query.format(each))) or 0 for each in tables]

    before = counts()
    umkm_merge.merge(goes, stays, by=dkupp, now=NOW)
    assert all(now >= then for now, then in zip(counts(), before, strict=True))
    with reading() as session:
        [event] = session.scalars(select(Event).where(Event.kind == "umkm_merged"))
    assert event.subject == f"umkm:{goes}"
    assert f'"into": {stays}' in event.data


def test_who_looks_after_the_one_that_went_sells_for_the_one_that_stays() -> None:
    dkupp = a_verifier()
    stays, goes = twins()
    account = an_account(goes, date(2025, 1, 1))
    umkm_merge.merge(goes, stays, by=dkupp, now=NOW)
    with reading() as session:
        actor = sessions.actor_of(session, session.get_one(Account, account), date(2026, 6, 24))
    assert actor.holds(Role.UMKM, str(stays))
    assert not actor.holds(Role.UMKM, str(goes))
