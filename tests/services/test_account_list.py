"""The list of accounts: whom it shows to whom, what is found, and what is kept from it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from dashapp.domain.account_rules import AccountState
from dashapp.domain.people import Actor, Role
from dashapp.services import account_devices, account_list, account_view, accounts, entrance
from dashapp.services.logins import Way
from db.models import Account, Event
from db.session import reading, transaction
from tests.factories import an_asn

NOW = datetime(2026, 6, 24, 5, 0, tzinfo=UTC)  # 12.00 WIB
TODAY = date(2026, 6, 24)
ADMIN = Actor(None, None, "Admin", frozenset({Role.ADMIN}))
DKUPP = Actor(None, None, "DKUPP", frozenset({Role.DKUPP}))
pytestmark = pytest.mark.usefixtures("db")


def an_account(login: str, name: str, role: Role, scope: str | None = None) -> int:
    with transaction() as session:
        return accounts.add_demo(
            session, way=Way.NAME, login=login, name=name, now=NOW, today=TODAY,
            grants=[(role, scope)], hashed="x",
        ).id  # fmt: skip


def names(kind: str, search: str | None = None, by: Actor = ADMIN) -> list[str]:
    return [row.name for row in account_list.listing(kind, search, 0, by=by, now=NOW).rows]


def nip_of(actor: Actor) -> str:
    with reading() as session:
        return session.get_one(Account, actor.account_id).login


def test_kinds_are_counted_and_listed_by_name() -> None:
    an_account("kasir.b", "Budi", Role.KASIR, "DEK-KRAKSAAN")
    an_account("kasir.a", "Ani", Role.KASIR, "DEK-KRAKSAAN")
    an_account("staf.bupati", "Citra", Role.BUPATI)
    servant = an_asn()
    found = account_list.listing(None, None, 0, by=ADMIN, now=NOW)
    assert dict(found.counts) == {"petugas": 1, "kasir": 2, "umkm": 0, "pegawai": 1}
    assert (found.kind, found.accounts, found.of_roster) == ("petugas", 4, 1)
    assert names("kasir") == ["Ani", "Budi"]
    assert names("pegawai") == [servant.name]


def test_dkupp_sees_cashiers_and_sellers_alone() -> None:
    an_account("kasir.a", "Ani", Role.KASIR, "DEK-KRAKSAAN")
    mixed = an_account("kasir.b", "Budi", Role.KASIR, "DEK-KRAKSAAN")
    with transaction() as session:
        account = session.get_one(Account, mixed)
        accounts.find_or_make(session, Way.NAME, account.login, None, NOW)
        session.add(_grant(mixed, Role.BUPATI))
    an_asn()
    found = account_list.listing("pegawai", None, 0, by=DKUPP, now=NOW)
    assert dict(found.counts) == {"kasir": 1, "umkm": 0}
    assert [row.name for row in found.rows] == ["Ani"]
    assert (found.accounts, dict(found.made)) == (1, {"kasir": 1, "umkm": 0})


def _grant(account_id: int, role: Role) -> object:
    from db.models import Grant

    return Grant(
        account_id=account_id, role=role.value, scope=None, first_day=TODAY, given_by="x",
        given_at=NOW,
    )  # fmt: skip


def test_every_account_is_counted_under_one_kind_and_the_kinds_sum_up() -> None:
    both = an_account("kasir.a", "Ani", Role.KASIR, "DEK-KRAKSAAN")
    an_account("kasir.b", "Budi", Role.KASIR, "DEK-KRAKSAAN")
    an_account("staf.bupati", "Citra", Role.BUPATI)
    head = an_asn()
    an_asn()
    with transaction() as session:
        session.add_all([_grant(both, Role.BUPATI), _grant(head.account_id or 0, Role.ADMIN)])
    found = account_list.listing(None, "nobody at all", 0, by=ADMIN, now=NOW)
    assert dict(found.made) == {"petugas": 3, "kasir": 1, "umkm": 0, "pegawai": 1}
    assert sum(found.made.values()) == found.accounts == 5
    assert (found.of_roster, found.searched, found.total) == (2, True, 0)
    for kind in ("petugas", "kasir", "umkm"):
        listed = account_list.listing(kind, None, 0, by=ADMIN, now=NOW)
        assert (listed.total, listed.searched) == (found.made[kind], False)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("%", ["Toko 100% Asli"]),
        ("_", ["Toko_Dua"]),
        ("100%", ["Toko 100% Asli"]),
        ("toko", ["Toko 100% Asli", "Toko_Dua"]),
        ("DUA toko", ["Toko_Dua"]),
        ("kasir.satu", ["Toko 100% Asli"]),
        ("\\", []),
        ("'; --", []),
        ("x" * 500, []),
        ("  ", ["Toko 100% Asli", "Toko_Dua"]),
    ],
)
def test_words_are_searched_for_as_they_are_typed(search: str, found: list[str]) -> None:
    an_account("kasir.satu", "Toko 100% Asli", Role.KASIR, "DEK-KRAKSAAN")
    an_account("kasir.dua", "Toko_Dua", Role.KASIR, "DEK-KRAKSAAN")
    assert names("kasir", search) == found


def test_a_nip_is_found_by_all_of_its_digits_and_by_no_part_of_it() -> None:
    servant = an_asn()
    nip = nip_of(servant)
    grouped = f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"
    assert names("pegawai", nip) == names("pegawai", grouped) == [servant.name]
    assert names("pegawai", nip[:8]) == []
    assert names("pegawai", nip[:17]) == []


def test_lists_hide_birth_date_and_sex_and_opening_shows_the_nip_with_an_event() -> None:
    servant = an_asn()
    nip = nip_of(servant)
    [row] = account_list.listing("pegawai", None, 0, by=ADMIN, now=NOW).rows
    assert nip[:8] not in row.login
    assert row.login == f"•••••••• {nip[8:14]} • {nip[15:]}"
    view = account_view.open_one(row.key, by=ADMIN, now=NOW)
    assert view.login == f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"
    account_view.one(row.key, by=ADMIN, now=NOW)  # looked at again after an act
    with reading() as session:
        [event] = session.query(Event).all()
        assert (event.kind, event.subject) == ("account_opened", f"akun:{servant.account_id}")
        assert nip not in event.data


def test_people_of_the_roster_without_an_account_are_listed_too() -> None:
    servant = an_asn()
    with transaction() as session:
        session.delete(session.get_one(Account, servant.account_id))
    [row] = account_list.listing("pegawai", None, 0, by=ADMIN, now=NOW).rows
    assert (row.key, row.state) == (f"orang:{servant.person_id}", AccountState.NEVER)
    view = account_view.one(row.key, by=ADMIN, now=NOW)
    assert (view.account_id, view.created_at, view.powers.hand_out) == (None, None, True)


def test_a_page_beyond_the_end_is_the_first_one() -> None:
    for number in range(12):
        an_account(f"kasir.{number:02d}", f"Kasir {number:02d}", Role.KASIR, "DEK-KRAKSAAN")
    second = account_list.listing("kasir", None, 10, by=ADMIN, now=NOW)
    assert [row.name for row in second.rows] == ["Kasir 10", "Kasir 11"]
    for beyond in (12, 10**17, -1):
        assert account_list.listing("kasir", None, beyond, by=ADMIN, now=NOW).offset == 0


def test_only_devices_that_are_still_signed_in_are_counted() -> None:
    cashier = an_account("kasir.a", "Ani", Role.KASIR, "DEK-KRAKSAAN")
    for _device in range(2):
        entrance.sign_in_demo(cashier, device="", now=NOW, today=TODAY)
    [row] = account_list.listing("kasir", None, 0, by=DKUPP, now=NOW).rows
    assert (row.devices, row.last_entry) == (2, NOW)
    idle = NOW + timedelta(minutes=30)
    [row] = account_list.listing("kasir", None, 0, by=DKUPP, now=idle).rows
    assert (row.devices, row.last_entry) == (0, NOW)
    assert account_devices.signed_in(by=DKUPP, now=NOW).people == 1
    assert account_devices.signed_in(by=DKUPP, now=idle).people == 0


def test_devices_of_others_are_not_shown_to_dkupp() -> None:
    staff = an_account("staf.bupati", "Citra", Role.BUPATI)
    entrance.sign_in_demo(staff, device="", now=NOW, today=TODAY)
    assert account_devices.signed_in(by=DKUPP, now=NOW).latest == ()
    assert [each.name for each in account_devices.signed_in(by=ADMIN, now=NOW).latest] == ["Citra"]


def test_ones_own_devices_stand_first_however_many_were_seen_since() -> None:
    own = an_account("admin.a", "Zainab", Role.ADMIN)
    entrance.sign_in_demo(own, device="", now=NOW, today=TODAY)
    for number in range(6):
        other = an_account(f"kasir.{number}", f"Kasir {number}", Role.KASIR, "DEK-KRAKSAAN")
        later = NOW + timedelta(minutes=number + 1)
        entrance.sign_in_demo(other, device="", now=later, today=TODAY)
    me = Actor(own, None, "Zainab", frozenset({Role.ADMIN}))
    found = account_devices.signed_in(by=me, now=NOW + timedelta(minutes=10))
    names = [each.name for each in found.latest]
    assert names == ["Zainab", "Kasir 5", "Kasir 4", "Kasir 3", "Kasir 2"]
    assert (found.people, found.has_more) == (7, True)
