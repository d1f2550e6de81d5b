"""Who may do what: roles with scope and dates, and nobody their own purchase."""

from datetime import date

import pytest

from dashapp.domain.people import SYSTEM_CLI, SYSTEM_CLOCK, SYSTEM_IMPORT, Actor, Grant, Role

BUYER, SOMEONE_ELSE = 17, 18


def actor(*roles: Role, person_id: int | None = BUYER, scopes=frozenset()) -> Actor:
    return Actor(1, person_id, "Cast", frozenset(roles), scopes)


@pytest.mark.parametrize(
    ("day", "in_force"),
    [
        (date(2025, 2, 28), False),
        (date(2025, 3, 1), True),
        (date(2025, 3, 31), True),
        (date(2025, 4, 1), False),
    ],
)
def test_a_grant_holds_from_its_first_to_its_last_day(day, in_force):
    grant = Grant(Role.KEPALA_OPD, "DKUPP", date(2025, 3, 1), date(2025, 3, 31))
    assert grant.in_force(day) is in_force


def test_a_grant_without_end_goes_on():
    grant = Grant(Role.DKUPP, None, date(2025, 3, 1))
    assert grant.in_force(date(2099, 1, 1))
    assert not grant.in_force(date(2025, 2, 28))


def test_dkupp_verifies_the_purchases_of_others():
    assert actor(Role.DKUPP).may_verify(SOMEONE_ELSE)
    assert actor(Role.DKUPP, person_id=None).may_verify(SOMEONE_ELSE)


def test_nobody_verifies_their_own_purchase_whatever_roles_they_hold():
    assert not actor(*Role).may_verify(BUYER)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.DKUPP])
def test_no_other_role_verifies(role):
    assert not actor(role).may_verify(SOMEONE_ELSE)


def test_a_seller_verifies_what_was_bought_at_the_own_shop_and_nothing_else():
    seller = actor(Role.UMKM, person_id=None, scopes=frozenset({(Role.UMKM, "7")}))
    assert seller.may_verify(SOMEONE_ELSE, shop="7")
    assert not seller.may_verify(SOMEONE_ELSE, shop="8")
    assert not seller.may_verify(SOMEONE_ELSE)


def test_a_seller_who_is_an_asn_does_not_verify_what_they_bought_from_themselves():
    seller = actor(Role.ASN, Role.UMKM, scopes=frozenset({(Role.UMKM, "7")}))
    assert not seller.may_verify(BUYER, shop="7")
    assert seller.may_verify(SOMEONE_ELSE, shop="7")


@pytest.mark.parametrize("system", [SYSTEM_IMPORT, SYSTEM_CLI, SYSTEM_CLOCK, Actor()])
def test_what_acts_by_itself_holds_no_role(system):
    assert not any(system.holds(role) for role in Role)
    assert not system.may_verify(BUYER)


def test_a_role_is_held_only_in_its_own_scope():
    head = actor(Role.ASN, Role.KEPALA_OPD, scopes=frozenset({(Role.KEPALA_OPD, "DINSOS")}))
    assert head.holds(Role.KEPALA_OPD)
    assert head.holds(Role.KEPALA_OPD, "DINSOS")
    assert not head.holds(Role.KEPALA_OPD, "DINKES")
    assert not head.holds(Role.OPERATOR_OPD, "DINSOS")
    assert not head.holds(Role.ASN, "DINSOS")


def test_a_scope_without_its_role_opens_nothing():
    stray = actor(Role.ASN, scopes=frozenset({(Role.KASIR, "GALERI-1")}))
    assert not stray.holds(Role.KASIR, "GALERI-1")


def test_the_program_itself_acts_under_three_names():
    assert [a.system for a in (SYSTEM_IMPORT, SYSTEM_CLI, SYSTEM_CLOCK)] == [
        "impor",
        "perintah",
        "jam",
    ]
