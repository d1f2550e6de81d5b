"""Who may do what with whose account, and how an account stands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dashapp.domain.account_rules import Access, AccountState, Powers, Subject, given_by, powers
from dashapp.domain.people import Actor, Role

NOW = datetime(2026, 6, 24, 5, 0, tzinfo=UTC)
SOON, JUST_NOW = NOW + timedelta(minutes=9), NOW - timedelta(seconds=1)
ADMIN = Actor(1, 1, "Admin", frozenset({Role.ADMIN, Role.ASN}))
DKUPP = Actor(2, 2, "DKUPP", frozenset({Role.DKUPP, Role.ASN}))
BOTH = Actor(3, None, "Keduanya", frozenset({Role.ADMIN, Role.DKUPP}))
CASHIER = Subject(50, of_roster=False, roles=frozenset({Role.KASIR}))
SELLER = Subject(51, of_roster=False, roles=frozenset({Role.UMKM, Role.KASIR}))
HEAD = Subject(52, of_roster=True, roles=frozenset({Role.KEPALA_OPD}))
SERVANT = Subject(None, of_roster=True, roles=frozenset())
MIXED = Subject(53, of_roster=False, roles=frozenset({Role.KASIR, Role.BUPATI}))
SERVANT_AT_A_TILL = Subject(54, of_roster=True, roles=frozenset({Role.KASIR}))


def test_dkupp_gives_the_roles_of_shops_and_admin_all_others() -> None:
    assert given_by(DKUPP) == {Role.KASIR, Role.UMKM}
    assert given_by(ADMIN) == {
        Role.ASN, Role.KEPALA_OPD, Role.OPERATOR_OPD, Role.DKUPP, Role.BUPATI, Role.ADMIN,
    }  # fmt: skip
    assert given_by(BOTH) == frozenset(Role)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMIN, Role.DKUPP}))
def test_nobody_else_gives_any_role(role: Role) -> None:
    actor = Actor(9, 9, "", frozenset({role}))
    assert given_by(actor) == frozenset()
    assert powers(actor, CASHIER) == powers(actor, HEAD) == Powers()


@pytest.mark.parametrize("subject", [CASHIER, SELLER])
def test_dkupp_keeps_cashiers_and_sellers(subject: Subject) -> None:
    found = powers(DKUPP, subject)
    assert (found.see, found.hand_out, found.close) == (True, True, True)
    assert found.give == {Role.KASIR, Role.UMKM}


@pytest.mark.parametrize("subject", [HEAD, SERVANT, MIXED, SERVANT_AT_A_TILL])
def test_an_account_that_is_more_than_a_shops_is_hidden_from_dkupp(subject: Subject) -> None:
    assert powers(DKUPP, subject) == Powers()
    assert powers(ADMIN, subject).hand_out


def test_admin_may_close_a_cashier_but_not_sign_in_as_one() -> None:
    found = powers(ADMIN, CASHIER)
    assert (found.see, found.hand_out, found.close) == (True, False, True)
    assert Role.KASIR not in found.give


def test_nobody_does_anything_with_their_own_account() -> None:
    own = Subject(ADMIN.account_id, of_roster=True, roles=frozenset({Role.ADMIN}))
    assert powers(ADMIN, own) == Powers(see=True)
    assert powers(BOTH, Subject(3, False, frozenset({Role.ADMIN, Role.DKUPP}))) == Powers(see=True)


@pytest.mark.parametrize(
    ("access", "state"),
    [
        (Access(True, True, False, None, None), AccountState.ACTIVE),
        (Access(True, False, False, None, None), AccountState.NEVER),
        (Access(True, False, True, None, None), AccountState.UNCHOSEN),
        (Access(True, True, True, SOON, None), AccountState.ONE_TIME),
        (Access(True, True, True, NOW, None), AccountState.EXPIRED),
        (Access(True, True, False, None, SOON), AccountState.HELD),
        (Access(True, True, False, None, JUST_NOW), AccountState.ACTIVE),
        (Access(False, True, True, SOON, SOON), AccountState.CLOSED),
    ],
)
def test_how_an_account_stands(access: Access, state: AccountState) -> None:
    assert access.state(NOW) is state


def test_a_first_password_is_not_ones_own() -> None:
    assert not Access(True, True, True, SOON, None).has_own
    assert Access(True, True, False, None, None).has_own
