"""The regency at a glance: the same sums as everywhere, both funds, and what moved this week."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from dashapp.domain.basis import Basis
from dashapp.domain.compliance import Rate
from dashapp.domain.levels import Level
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed
from dashapp.services import compliance, purchases, summary, verification
from dashapp.services.money import Money
from tests.factories import (
    JUNE,
    a_draft,
    a_key,
    a_product,
    a_verifier,
    an_asn,
    lines,
    open_month,
    wib,
)

pytestmark = pytest.mark.usefixtures("db")

OFFICE = Actor(roles=frozenset({Role.BUPATI}))
WEDNESDAY = wib(24)  # June 2026: Monday is the 22nd


def bought(buyer: Actor, verifier: Actor, *, at: datetime, **over: object) -> None:
    """A purchase recorded and approved at the same moment."""
    saved = purchases.record(a_draft(buyer, **over), by=buyer, now=at, key=a_key())
    verification.approve(saved.id, by=verifier, now=at)


def of(month: date = JUNE, now: datetime = WEDNESDAY) -> summary.Summary:
    return summary.of(month, by=OFFICE, now=now)


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.BUPATI, Role.DKUPP)])
def test_only_the_bupati_and_dkupp_get_it(role: Role) -> None:
    with pytest.raises(NotAllowed):
        summary.of(JUNE, by=Actor(roles=frozenset({role})), now=WEDNESDAY)


def test_a_month_that_was_never_opened_is_empty_and_stays_unopened() -> None:
    an_asn()
    found = of(date(2026, 3, 1))
    assert (found.opened, found.opds, found.money.total) == (False, (), 0)
    assert compliance.opened_months() == []


def test_its_sums_are_those_of_the_dashboards() -> None:
    verifier = a_verifier()
    met, half = an_asn(level="pelaksana"), an_asn(level="pelaksana")
    bought(met, verifier, at=wib(10), amount="60.000")
    bought(half, verifier, at=wib(11), amount="10.000")
    found, standing = of(), compliance.standing(JUNE, now=WEDNESDAY)
    assert found.total == standing.total
    assert {opd.name.code: opd.counts for opd in found.opds} == standing.by_opd()
    assert {each.level: each.counts for each in found.levels} == standing.by_level()
    assert found.total.rate == Rate(1, 3)
    assert found.trend == ((JUNE, Rate(1, 3)),)


def test_money_holds_both_funds_and_every_rupiah_of_it_has_a_place() -> None:
    verifier, buyer = a_verifier(), an_asn()
    product = a_product(price=20_000)
    bought(buyer, verifier, at=wib(10), amount="", lines=lines((product, 2)))  # 40.000, itemised
    bought(buyer, verifier, at=wib(10), amount="35.000")  # a total at a gallery
    bought(buyer, verifier, at=wib(11), amount="500.000", fund="belanja_opd", lines=lines())
    money = of().money
    assert (money.pribadi, money.opd_fund, money.total) == (75_000, 500_000, 575_000)
    assert money.unattributed == 535_000
    assert sum(each.amount for each in money.districts) == 40_000
    assert [each.sellers for each in money.districts if each.amount] == [1]
    standing = compliance.standing(JUNE, now=WEDNESDAY).total
    assert money.total == standing.verified_amount + standing.opd_fund_amount


def test_a_total_at_a_sellers_own_shop_belongs_to_that_seller() -> None:
    verifier, buyer = a_verifier(), an_asn()
    a_product()
    shop = next(place for place in _places() if place.startswith("U-"))
    bought(buyer, verifier, at=wib(10), amount="25.000", place=shop)
    money = of().money
    assert (money.unattributed, money.reached) == (0, 1)
    assert sum(each.amount for each in money.districts) == 25_000


def test_sellers_are_parted_into_sold_now_sold_before_and_never() -> None:
    verifier, buyer = a_verifier(), an_asn()
    now, before, _never = a_product(), a_product(), a_product()
    open_month(date(2026, 5, 1))
    bought(
        buyer, verifier, at=wib(9, month=5), day="2026-05-08", amount="", lines=lines((before, 1))
    )
    bought(buyer, verifier, at=wib(23), day="2026-06-23", amount="", lines=lines((now, 1)))
    money: Money = of().money
    assert (money.sellers, money.reached, money.earlier, money.never) == (3, 1, 1, 1)
    assert money.first_sold == 1  # bought on Tuesday of this week
    assert of(now=wib(29)).money.first_sold == 0  # the week after


def test_what_waits_is_no_money_to_sellers() -> None:
    buyer, product = an_asn(), a_product()
    draft = a_draft(buyer, amount="", lines=lines((product, 1)))
    purchases.record(draft, by=buyer, now=wib(10), key=a_key())
    assert (of().money.total, of().money.reached, of().money.never) == (0, 0, 1)


def test_the_week_begins_on_monday() -> None:
    verifier = a_verifier()
    early, late = [an_asn(opd="DINKES", level="pelaksana") for _ in range(2)]
    others = [an_asn(opd="DINKES", level="pelaksana") for _ in range(3)]
    bought(early, verifier, at=wib(21))  # Sunday evening is last week
    bought(late, verifier, at=wib(22))
    week = of().week
    assert week.completed == 1
    assert (week.before, week.now) == (Rate(1, 6), Rate(2, 6))
    assert week.rise is not None
    assert (week.rise.code, week.rise.before, week.rise.now) == ("DINKES", Rate(1, 5), Rate(2, 5))
    assert week.low == 1  # DKUPP, with one person, is not counted
    assert len(others) == 3


def test_the_same_day_last_month_is_what_was_known_then() -> None:
    verifier, first, second = a_verifier(), an_asn(level="pelaksana"), an_asn(level="pelaksana")
    open_month(date(2026, 5, 1))
    bought(first, verifier, at=wib(20, month=5), day="2026-05-19")
    bought(second, verifier, at=wib(28, month=5), day="2026-05-27")
    found = of()
    assert found.basis == Basis(date(2026, 5, 1), date(2026, 5, 24))
    assert found.before is not None
    assert found.before.rate == Rate(1, 3)


def test_after_the_deadline_the_month_before_is_what_is_known_now() -> None:
    verifier, first, second = a_verifier(), an_asn(level="pelaksana"), an_asn(level="pelaksana")
    open_month(date(2026, 5, 1))
    bought(first, verifier, at=wib(20, month=5), day="2026-05-19")
    bought(second, verifier, at=wib(24), day="2026-05-27")  # entered four weeks late
    found = of(now=wib(11, month=7))
    assert found.basis == Basis(date(2026, 5, 1), None)
    assert found.before is not None
    assert found.before.rate == Rate(2, 3)


def test_the_largest_gaps_are_where_most_people_are_missing() -> None:
    verifier = a_verifier()
    buyers = [an_asn(opd="DINKES", level="pelaksana") for _ in range(8)]
    for _person in range(5):
        an_asn(opd="DINKES", level="eselon_iv")
    for _person in range(4):  # too few to be named
        an_asn(opd="DISKOMINFO", level="pelaksana")
    for buyer in buyers[:2]:
        bought(buyer, verifier, at=wib(10))
    found = of().gaps
    assert [(gap.opd.code, gap.level, gap.rate) for gap in found] == [
        ("DINKES", Level.PELAKSANA, Rate(2, 8)),
        ("DINKES", Level.ESELON_IV, Rate(0, 5)),
    ]


def test_the_cell_of_a_head_is_known_only_where_the_head_is_alone_in_it() -> None:
    an_asn(opd="DISKOMINFO", level="eselon_ii")
    an_asn(opd="DISKOMINFO", level="pelaksana")  # one person too, but nobody's head
    for _person in range(2):
        an_asn(opd="DINKES", level="eselon_ii")
    an_asn(opd="KEC-TONGAS", level="kepala_opd_eselon_iii")
    heads = {opd.name.code: opd.head for opd in of().opds}
    assert heads["DISKOMINFO"] is Level.ESELON_II
    assert heads["DINKES"] is None
    assert heads["KEC-TONGAS"] is Level.KEPALA_OPD_ESELON_III


def test_an_opd_with_under_five_people_has_neither_rate_nor_rank() -> None:
    for _person in range(4):
        an_asn(opd="DINKES")
    for _person in range(5):
        an_asn(opd="DISKOMINFO")
    ranked, small = of().opds
    assert (ranked.name.code, ranked.rate) == ("DISKOMINFO", Rate(0, 5))
    assert (small.name.code, small.rank, small.rate) == ("DINKES", None, Rate(0, 0))


def test_levels_stand_from_the_highest_with_what_they_owe() -> None:
    an_asn(level="pelaksana")
    levels = of().levels
    assert [each.level for each in levels] == list(reversed(Level))
    assert levels[-1].minimum == 50_000


def test_it_is_worked_out_anew_when_a_figure_has_moved() -> None:
    verifier, buyer = a_verifier(), an_asn()
    assert of().money.total == 0
    bought(buyer, verifier, at=wib(23), amount="30.000")
    assert of().money.total == 30_000


def _places() -> list[str]:
    from dashapp.services import gallery

    return [place.code for place in gallery.places()]
