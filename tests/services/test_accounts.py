"""Accounts, their dated roles, and the first passwords that `user add` prints."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from dashapp.domain.people import SYSTEM_CLI, Actor, Role
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.services import accounts, entrance, own_password, passwords, sessions
from dashapp.services.accounts import NewAccount
from dashapp.services.logins import Way
from db.models import Account, Event, Grant, LoginSession, Nip, Person, Posting
from db.session import reading, transaction

NOW = datetime(2026, 6, 24, 5, 0, tzinfo=UTC)  # 12.00 WIB
TODAY = date(2026, 6, 24)
NIP = "198702142011012008"


def a_servant(*, nip: str = NIP, since: date = date(2025, 1, 1), until: date | None = None) -> int:
    with transaction() as session:
        person = Person(name="Contoh Pegawai")
        session.add(person)
        session.flush()
        session.add(Nip(nip=nip, person_id=person.id))
        posting = Posting(person_id=person.id, opd="DISKOMINFO", level="pelaksana",
                          valid_from=since, valid_to=until)  # fmt: skip
        session.add(posting)
        return person.id


def add(login: str, role: str, **more: object) -> NewAccount:
    return accounts.add_account(login, role, by=SYSTEM_CLI, now=NOW, today=TODAY, **more)  # type: ignore[arg-type]


def sign_in(login: str, password: str, way: Way = Way.NIP, **more: object) -> sessions.Opened:
    options: dict[str, object] = {
        "remember": False, "device": "Firefox", "known_to": frozenset(), "now": NOW,
        "today": TODAY, **more,
    }  # fmt: skip
    return entrance.sign_in(way, login, password, **options)  # type: ignore[arg-type]


def settled(login: str, role: str, **more: object) -> tuple[NewAccount, str]:
    """An account whose person has chosen an own password; that password."""
    made = add(login, role, **more)
    way = Way.NIP if len(login) == 18 else Way.NAME
    opened = sign_in(login, made.password or "", way)
    found = sessions.visit(opened.token, now=NOW, today=TODAY)
    assert found is not None
    own = "gelas bulan kertas"
    own_password.choose(found, own, own, notice=True, now=NOW)
    return made, own


def kinds() -> list[str]:
    with reading() as session:
        return [event.kind for event in session.query(Event).order_by(Event.seq)]


@pytest.mark.usefixtures("db")
def test_a_new_account_gets_a_one_time_password_that_nobody_chose() -> None:
    a_servant()
    made = add(NIP, "dkupp")
    assert re.fullmatch(r"([a-z2-9]{4}-){2}[a-z2-9]{4}", made.password or "")
    assert made.role is Role.DKUPP
    assert kinds() == ["role_given"]


@pytest.mark.usefixtures("db")
def test_a_nip_outside_the_roster_gets_no_account() -> None:
    with pytest.raises(Rejected) as refused:
        add(NIP, "asn")
    assert refused.value.problems["login"].code == "nip_not_in_roster"


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("role", "more", "field", "code"),
    [
        ("kasir", {}, "gallery", "scope_missing"),
        ("kasir", {"gallery": "TIDAK-ADA"}, "gallery", "scope_unknown"),
        ("kepala_opd", {"opd": "TIDAK-ADA"}, "opd", "scope_unknown"),
        ("operator_opd", {"gallery": "x"}, "gallery", "scope_not_for_role"),
        ("bupati", {"opd": "DISKOMINFO"}, "opd", "scope_not_for_role"),
        ("umkm", {"umkm": "U-9999"}, "umkm", "scope_unknown"),
        ("raja", {}, "role", "role_unknown"),
        ("asn", {}, "login", "asn_needs_nip"),
        ("bupati", {"last_day": date(2026, 6, 1)}, "last_day", "period_empty"),
    ],
)
def test_a_role_needs_its_own_scope(
    role: str, more: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(Rejected) as refused:
        add("staf.contoh", role, **more)
    assert {name: problem.code for name, problem in refused.value.problems.items()} == {field: code}
    with reading() as session:
        assert session.query(Account).count() == 0


@pytest.mark.usefixtures("db")
def test_a_login_that_is_none_is_refused() -> None:
    with pytest.raises(Rejected):
        add("??", "bupati")


@pytest.mark.usefixtures("db")
def test_a_second_role_leaves_the_own_password_alone() -> None:
    a_servant()
    _made, own = settled(NIP, "dkupp")
    assert add(NIP, "admin").password is None
    assert sign_in(NIP, own).actor.roles == {Role.DKUPP, Role.ADMIN, Role.ASN}


@pytest.mark.usefixtures("db")
def test_naming_a_held_role_again_resets_the_password_and_signs_everyone_out() -> None:
    a_servant()
    _made, own = settled(NIP, "dkupp")
    open_token = sign_in(NIP, own).token
    fresh = add(NIP, "dkupp").password
    assert sessions.visit(open_token, now=NOW, today=TODAY) is None
    with pytest.raises(entrance.Refused):
        sign_in(NIP, own)
    assert sign_in(NIP, fresh or "").pending
    with reading() as session:
        assert session.query(Grant).count() == 1


@pytest.mark.usefixtures("db")
def test_a_one_time_password_works_once() -> None:
    a_servant()
    password = add(NIP, "dkupp").password or ""
    assert sign_in(NIP, password).pending
    with pytest.raises(entrance.Refused):
        sign_in(NIP, password)


@pytest.mark.usefixtures("db")
def test_a_one_time_password_lasts_72_hours_and_no_longer() -> None:
    a_servant()
    password = add(NIP, "dkupp").password or ""
    late = NOW + timedelta(hours=72)
    with pytest.raises(entrance.Refused):
        sign_in(NIP, password, now=late)
    assert sign_in(NIP, password, now=late - timedelta(seconds=1)).pending


@pytest.mark.usefixtures("db")
def test_someone_with_a_first_password_may_do_nothing_yet() -> None:
    a_servant()
    opened = sign_in(NIP, add(NIP, "dkupp").password or "")
    found = sessions.visit(opened.token, now=NOW, today=TODAY)
    assert found is not None
    assert found.pending
    assert found.needs_notice
    assert found.actor.roles == frozenset()


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("chosen", "repeated", "notice", "problems"),
    [
        ("pendek", "pendek", True, {"password": "password_short"}),
        (NIP, NIP, True, {"password": "password_is_login"}),
        ("19870214", "19870214", True, {"password": "password_is_birth_date"}),
        ("14-02-1987", "14-02-1987", True, {"password": "password_is_birth_date"}),
        ("Password123", "Password123", True, {"password": "password_common"}),
        ("aaaaaaaaaa", "aaaaaaaaaa", True, {"password": "password_common"}),
        ("12345678", "12345678", True, {"password": "password_common"}),
        ("a" * 129, "a" * 129, True, {"password": "password_long"}),
        ("gelas bulan kertas", "gelas bulan", True, {"repeated": "password_differs"}),
        ("gelas bulan kertas", "gelas bulan kertas", False, {"notice": "notice_needed"}),
    ],
)
def test_a_bad_own_password_is_refused_with_its_reason(
    chosen: str, repeated: str, notice: bool, problems: dict[str, str]
) -> None:
    a_servant()
    opened = sign_in(NIP, add(NIP, "dkupp").password or "")
    found = sessions.visit(opened.token, now=NOW, today=TODAY)
    assert found is not None
    with pytest.raises(Rejected) as refused:
        own_password.choose(found, chosen, repeated, notice=notice, now=NOW)
    assert {field: problem.code for field, problem in refused.value.problems.items()} == problems


@pytest.mark.usefixtures("db")
def test_a_phrase_of_64_characters_is_a_good_password() -> None:
    phrase = "kuda hijau membaca koran di atas genting sambil minum susu sapi!"
    assert len(phrase) >= 64
    assert passwords.problem_with(phrase, NIP) is None


@pytest.mark.usefixtures("db")
def test_roles_hold_from_their_first_to_their_last_day() -> None:
    made = add("staf.bupati", "bupati", first_day=date(2026, 7, 1), last_day=date(2026, 7, 31))
    for day, holds in [
        (date(2026, 6, 30), False),
        (date(2026, 7, 1), True),
        (date(2026, 7, 31), True),
        (date(2026, 8, 1), False),
    ]:
        with reading() as session:
            account = session.get_one(Account, made.account_id)
            assert sessions.actor_of(session, account, day).holds(Role.BUPATI) is holds


@pytest.mark.usefixtures("db")
def test_the_role_asn_lasts_as_long_as_the_posting() -> None:
    a_servant(since=date(2025, 1, 1), until=date(2026, 6, 25))
    made = add(NIP, "asn")
    with reading() as session:
        account = session.get_one(Account, made.account_id)
        assert sessions.actor_of(session, account, date(2026, 6, 24)).roles == {Role.ASN}
        assert sessions.actor_of(session, account, date(2026, 6, 25)).roles == frozenset()


@pytest.mark.usefixtures("db")
def test_a_scope_belongs_to_its_role_alone() -> None:
    add("kepala.contoh", "kepala_opd", opd="DISKOMINFO")
    made = add("kepala.contoh", "operator_opd", opd="DKUPP")
    with reading() as session:
        actor = sessions.actor_of(session, session.get_one(Account, made.account_id), TODAY)
    assert actor.holds(Role.KEPALA_OPD, "DISKOMINFO")
    assert not actor.holds(Role.KEPALA_OPD, "DKUPP")


@pytest.mark.usefixtures("db")
def test_demo_people_are_offered_and_only_they() -> None:
    assert not accounts.has_demo_accounts()
    add("staf.asli", "bupati")
    with transaction() as session:
        accounts.add_demo(
            session, way=Way.NAME, login="bupati.demo", name="Demo", now=NOW, today=TODAY,
            grants=[(Role.BUPATI, None)], hashed="x",
        )  # fmt: skip
    people = accounts.demo_people(TODAY)
    assert [(person.name, person.roles) for person in people] == [("Demo", (Role.BUPATI,))]
    assert accounts.has_demo_accounts()
    assert entrance.sign_in_demo(people[0].account_id, device="", now=NOW, today=TODAY).actor.roles


@pytest.mark.usefixtures("db")
def test_nobody_enters_another_account_with_one_click() -> None:
    made = add("staf.asli", "bupati")
    for account in (made.account_id, 0, 999):
        with pytest.raises(NotAllowed):
            entrance.sign_in_demo(account, device="", now=NOW, today=TODAY)


@pytest.mark.usefixtures("db")
def test_a_closed_account_is_signed_out_everywhere_and_refused() -> None:
    a_servant()
    made, own = settled(NIP, "dkupp")
    token = sign_in(NIP, own).token
    accounts.deactivate(made.account_id, by=SYSTEM_CLI, now=NOW)
    assert sessions.visit(token, now=NOW, today=TODAY) is None
    with pytest.raises(entrance.Refused):
        sign_in(NIP, own)


@pytest.mark.usefixtures("db")
def test_only_hashes_lie_in_the_database() -> None:
    a_servant()
    _made, own = settled(NIP, "dkupp")
    token = sign_in(NIP, own).token
    with reading() as session:
        account = session.query(Account).one()
        assert (account.password_hash or "").startswith("$argon2id$v=19$m=19456,t=2,p=1$")
        assert token not in {row.id for row in session.query(LoginSession)}
        assert all(own not in event.data for event in session.query(Event))


def test_nobody_holds_a_role_without_an_account() -> None:
    assert Actor().roles == frozenset()
