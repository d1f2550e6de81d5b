"""Acts on the accounts of others: who may, what follows at once, and what the trail keeps."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.services import (
    account_admin,
    account_devices,
    account_list,
    account_roles,
    account_view,
    entrance,
    own_password,
    passwords,
    sessions,
)
from dashapp.services.account_admin import Handed
from dashapp.services.logins import Way
from dashapp.services.role_drafts import RoleDraft
from db.models import Account, Event, Grant, Umkm
from db.session import reading, transaction
from tests.factories import an_asn

NOW = datetime(2026, 6, 24, 5, 0, tzinfo=UTC)  # 12.00 WIB
TODAY = date(2026, 6, 24)
OWN = "gelas bulan kertas"
pytestmark = pytest.mark.usefixtures("db")


def an_admin() -> Actor:
    return granted(an_asn(), Role.ADMIN)


def a_dkupp() -> Actor:
    return granted(an_asn(opd="DKUPP"), Role.DKUPP)


def granted(actor: Actor, role: Role, scope: str | None = None) -> Actor:
    with transaction() as session:
        session.add(
            Grant(account_id=actor.account_id or 0, role=role.value, scope=scope,
                  first_day=date(2026, 1, 1), given_by="test", given_at=NOW)
        )  # fmt: skip
    return Actor(actor.account_id, actor.person_id, actor.name, actor.roles | {role})


def key(actor: Actor) -> str:
    return f"akun:{actor.account_id}"


def draft(role: object = "bupati", **over: object) -> RoleDraft:
    return RoleDraft(**{"role": role, "login": "staf.contoh", "name": "Staf Contoh", **over})


def a_cashier(by: Actor, login: str = "kasir.contoh") -> Handed:
    made = draft("kasir", scope="DEK-KRAKSAAN", login=login, name="Kasir Contoh")
    return account_roles.add(made, by=by, now=NOW)


def sign_in(handed: Handed, password: str, *, now: datetime = NOW) -> sessions.Opened:
    return entrance.sign_in(
        handed.way, handed.login, password, remember=False, device="Firefox/1", now=now,
        known_to=frozenset(), today=TODAY,
    )  # fmt: skip


def settle(handed: Handed) -> sessions.Opened:
    """The person signs in, chooses a password and is signed in with it."""
    opened = sign_in(handed, handed.password)
    found = sessions.visit(opened.token, now=NOW, today=TODAY)
    assert found is not None
    own_password.choose(found, OWN, OWN, notice=True, now=NOW)
    return opened


def kinds() -> list[str]:
    with reading() as session:
        return [event.kind for event in session.query(Event).order_by(Event.seq)]


def codes(rejected: pytest.ExceptionInfo[Rejected]) -> dict[str, str]:
    return {field: problem.code for field, problem in rejected.value.problems.items()}


def test_an_admin_makes_an_account_with_a_role_and_a_password_in_one_event() -> None:
    handed = account_roles.add(draft(), by=an_admin(), now=NOW)
    assert (handed.login, handed.way, handed.name) == ("staf.contoh", Way.NAME, "Staf Contoh")
    assert handed.until == NOW + timedelta(hours=72)
    assert kinds() == ["role_given"]
    assert settle(handed).actor.roles == {Role.BUPATI}


def test_an_admin_cannot_give_a_role_to_themselves() -> None:
    admin = an_admin()
    for role in ("bupati", "admin", "dkupp"):
        with pytest.raises(NotAllowed):
            account_roles.grant(key(admin), draft(role), by=admin, now=NOW)
    assert kinds() == []


@pytest.mark.parametrize("act", ["hand_out", "close", "reopen", "end_sessions"])
def test_an_admin_does_nothing_else_with_their_own_account(act: str) -> None:
    admin = an_admin()
    target: object = key(admin) if act == "hand_out" else admin.account_id
    with pytest.raises(NotAllowed):
        getattr(account_admin, act)(target, by=admin, now=NOW)


def test_an_admin_cannot_prolong_their_own_role_by_ending_it() -> None:
    admin = an_admin()
    with reading() as session:
        number = session.query(Grant).filter_by(account_id=admin.account_id).one().id
    with pytest.raises(NotAllowed):
        account_roles.end_grant(number, by=admin, now=NOW)


@pytest.mark.parametrize("role", ["admin", "dkupp", "bupati", "kepala_opd", "asn"])
def test_dkupp_cannot_make_an_account_of_another_kind(role: str) -> None:
    with pytest.raises(NotAllowed):
        account_roles.add(draft(role, scope="DKUPP"), by=a_dkupp(), now=NOW)


@pytest.mark.parametrize("role", ["kasir", "umkm"])
def test_admin_leaves_cashiers_and_sellers_to_dkupp(role: str) -> None:
    with pytest.raises(NotAllowed):
        account_roles.add(draft(role, scope="DEK-KRAKSAAN"), by=an_admin(), now=NOW)


def test_dkupp_does_not_reach_an_account_of_the_roster_by_any_way() -> None:
    dkupp, servant = a_dkupp(), an_asn()
    with pytest.raises(NotAllowed):
        account_roles.grant(key(servant), draft("kasir", scope="DEK-KRAKSAAN"), by=dkupp, now=NOW)
    with pytest.raises(NotAllowed):
        account_admin.hand_out(key(servant), by=dkupp, now=NOW)
    with pytest.raises(NotAllowed):
        account_view.one(key(servant), by=dkupp, now=NOW)


def test_a_cashier_who_became_more_is_out_of_dkupps_reach() -> None:
    dkupp, admin = a_dkupp(), an_admin()
    cashier = a_cashier(dkupp)
    account_admin.hand_out(f"akun:{cashier.account_id}", by=dkupp, now=NOW)
    account_roles.grant(f"akun:{cashier.account_id}", draft("bupati"), by=admin, now=NOW)
    with pytest.raises(NotAllowed):
        account_admin.hand_out(f"akun:{cashier.account_id}", by=dkupp, now=NOW)


@pytest.mark.parametrize("role", [Role.ASN, Role.KEPALA_OPD, Role.KASIR, Role.UMKM, Role.BUPATI])
def test_nobody_else_does_anything(role: Role) -> None:
    other = Actor(999, None, "Lain", frozenset({role}))
    servant = an_asn()
    for act in (
        lambda: account_roles.add(draft(), by=other, now=NOW),
        lambda: account_admin.hand_out(key(servant), by=other, now=NOW),
        lambda: account_admin.close(servant.account_id or 0, by=other, now=NOW),
        lambda: account_roles.choices(by=other),
        lambda: account_list.listing(None, None, 0, by=other, now=NOW),
        lambda: account_view.one(key(servant), by=other, now=NOW),
        lambda: account_devices.signed_in(by=other, now=NOW),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert kinds() == []


def test_what_does_not_exist_is_answered_as_what_is_not_allowed() -> None:
    admin = an_admin()
    for wrong in (
        "akun:999999",
        "orang:999999",
        "akun:",
        "akun:x",
        "lain:1",
        "",
        "akun:" + "9" * 30,
    ):
        with pytest.raises(NotAllowed):
            account_admin.hand_out(wrong, by=admin, now=NOW)
    with pytest.raises(NotAllowed):
        account_roles.end_grant(999999, by=admin, now=NOW)


@pytest.mark.parametrize(
    ("over", "problems"),
    [
        ({"role": None}, {"role": "role_empty"}),
        ({"role": "raja"}, {"role": "role_unknown"}),
        ({"login": ""}, {"login": "login_empty"}),
        ({"login": "?"}, {"login": "login_unreadable"}),
        ({"login": "081234567890"}, {"login": "login_of_sellers"}),
        ({"login": "198702142011012999"}, {"login": "nip_not_in_roster"}),
        ({"name": " "}, {"name": "account_name_empty"}),
        ({"role": "kepala_opd"}, {"scope": "scope_missing"}),
        (
            {"role": None, "login": "???", "last_day": "kapan"},
            {"role": "role_empty", "login": "login_unreadable", "last_day": "day_unreadable"},
        ),
        (
            {"role": "kepala_opd", "last_day": "kapan"},
            {"scope": "scope_missing", "last_day": "day_unreadable"},
        ),
        ({"role": "kepala_opd", "scope": "X"}, {"scope": "scope_unknown"}),
        ({"role": "asn"}, {"login": "asn_needs_nip"}),
        ({"last_day": "2026-06-23"}, {"last_day": "period_empty"}),
        ({"first_day": "2026-01-01", "last_day": "2026-06-23"}, {"last_day": "period_over"}),
        ({"first_day": "kemarin"}, {"first_day": "day_unreadable"}),
        (
            {"role": "", "first_day": "kemarin"},
            {"role": "role_empty", "first_day": "day_unreadable"},
        ),
        (
            {"role": "operator_opd", "scope": "", "login": "?"},
            {"scope": "scope_missing", "login": "login_unreadable"},
        ),
        (
            {"role": "kepala_opd", "scope": "X", "name": ""},
            {"scope": "scope_unknown", "name": "account_name_empty"},
        ),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_made(
    over: dict[str, str], problems: dict[str, str]
) -> None:
    admin = an_admin()
    with pytest.raises(Rejected) as rejected:
        account_roles.add(draft(**over), by=admin, now=NOW)
    assert codes(rejected) == problems
    with reading() as session:
        assert session.query(Account).count() == 1


def test_a_login_in_use_is_not_made_twice() -> None:
    dkupp = a_dkupp()
    a_cashier(dkupp)
    with pytest.raises(Rejected) as rejected:
        a_cashier(dkupp)
    assert codes(rejected) == {"login": "login_taken"}


def test_an_account_whose_only_role_was_taken_back_can_be_made_anew() -> None:
    dkupp = a_dkupp()
    first = a_cashier(dkupp)
    with reading() as session:
        number = session.query(Grant).filter_by(account_id=first.account_id).one().id
    account_roles.end_grant(number, by=dkupp, now=NOW)
    assert a_cashier(dkupp).account_id == first.account_id


def test_a_seller_signs_in_with_the_number_that_dkupp_registered() -> None:
    with transaction() as session:
        seller = Umkm(code="U-1", name="Kopi Contoh", kecamatan="3513.14", phone="081233344455")
        session.add(seller)
        session.flush()
        number = str(seller.id)
    dkupp = a_dkupp()
    with pytest.raises(Rejected) as rejected:
        account_roles.add(draft("umkm", scope=number, login="081299999999"), by=dkupp, now=NOW)
    assert codes(rejected) == {"login": "phone_not_registered"}
    made = account_roles.add(draft("umkm", scope=number, login="", name=""), by=dkupp, now=NOW)
    assert (made.way, made.login, made.name) == (Way.PHONE, "081233344455", "Kopi Contoh")


def test_somebody_of_the_roster_without_an_account_gets_one_with_the_role() -> None:
    admin, servant = an_admin(), an_asn()
    with transaction() as session:
        session.delete(session.get_one(Account, servant.account_id))
    person = f"orang:{servant.person_id}"
    wanted = draft("kepala_opd", scope="DISKOMINFO", last_day="2026-09-30")
    handed = account_roles.grant(person, wanted, by=admin, now=NOW)
    assert handed is not None
    assert sign_in(handed, handed.password).actor.scopes == {(Role.KEPALA_OPD, "DISKOMINFO")}
    assert account_roles.grant(person, draft("bupati"), by=admin, now=NOW) is None


def test_a_role_is_not_given_twice_for_one_time_but_may_follow_itself() -> None:
    admin, servant = an_admin(), an_asn()
    plt = {"role": "kepala_opd", "scope": "DISKOMINFO"}
    first = draft(**plt, last_day="2026-06-30")
    account_roles.grant(key(servant), first, by=admin, now=NOW)
    with pytest.raises(Rejected) as rejected:
        account_roles.grant(
            key(servant),
            draft(**plt, first_day="2026-06-30"),
            by=admin,
            now=NOW,
        )
    assert codes(rejected) == {"role": "role_held"}
    account_roles.grant(
        key(servant),
        draft(**plt, first_day="2026-07-01"),
        by=admin,
        now=NOW,
    )
    with reading() as session:
        assert session.query(Grant).filter_by(account_id=servant.account_id).count() == 2


def test_an_ended_role_does_not_hold_today_any_more() -> None:
    admin, head = an_admin(), granted(an_asn(), Role.KEPALA_OPD, "DISKOMINFO")
    with reading() as session:
        number = session.query(Grant).filter_by(account_id=head.account_id).one().id
    account_roles.end_grant(number, by=admin, now=NOW)
    with reading() as session:
        account = session.get_one(Account, head.account_id)
        assert sessions.actor_of(session, account, TODAY).roles == {Role.ASN}
        assert session.get_one(Grant, number).last_day == date(2026, 6, 23)
    account_roles.end_grant(number, by=admin, now=NOW)
    assert kinds() == ["role_ended"]


def test_a_one_time_password_works_once_for_72_hours_and_ends_every_session() -> None:
    admin = an_admin()
    handed = account_roles.add(draft(), by=admin, now=NOW)
    token = settle(handed).token
    fresh = account_admin.hand_out(f"akun:{handed.account_id}", by=admin, now=NOW)
    assert sessions.visit(token, now=NOW, today=TODAY) is None
    with pytest.raises(entrance.Refused):
        sign_in(handed, OWN)
    with pytest.raises(entrance.Refused):
        sign_in(handed, fresh.password, now=NOW + timedelta(hours=72))
    assert sign_in(handed, fresh.password, now=NOW + timedelta(hours=71)).pending
    with pytest.raises(entrance.Refused):
        sign_in(handed, fresh.password, now=NOW + timedelta(hours=71))


def test_deactivation_ends_the_sessions_and_activation_brings_the_password_back() -> None:
    admin = an_admin()
    handed = account_roles.add(draft(), by=admin, now=NOW)
    token = settle(handed).token
    account_admin.close(handed.account_id, by=admin, now=NOW)
    assert sessions.visit(token, now=NOW, today=TODAY) is None
    with pytest.raises(entrance.Refused):
        sign_in(handed, OWN)
    with pytest.raises(NotAllowed):
        account_admin.hand_out(f"akun:{handed.account_id}", by=admin, now=NOW)
    account_admin.reopen(handed.account_id, by=admin, now=NOW)
    assert sign_in(handed, OWN).actor.roles == {Role.BUPATI}
    acts = ["account_closed", "signin_failed", "account_reopened", "signed_in"]
    assert kinds()[-4:] == acts


def test_one_device_or_all_are_signed_out() -> None:
    admin = an_admin()
    handed = account_roles.add(draft(), by=admin, now=NOW)
    first = settle(handed)
    second, third = sign_in(handed, OWN), sign_in(handed, OWN)
    one = sessions.handle(second.session_id)
    account_admin.end_session(handed.account_id, one, by=admin, now=NOW)
    alive = [sessions.visit(each.token, now=NOW, today=TODAY) for each in (first, second, third)]
    assert [found is not None for found in alive] == [True, False, True]
    account_admin.end_sessions(handed.account_id, by=admin, now=NOW)
    assert sessions.visit(third.token, now=NOW, today=TODAY) is None


def test_the_trail_never_holds_a_password() -> None:
    admin = an_admin()
    handed = account_roles.add(draft(), by=admin, now=NOW)
    fresh = account_admin.hand_out(f"akun:{handed.account_id}", by=admin, now=NOW)
    with reading() as session:
        stored = [event.data for event in session.query(Event)]
        hashes = session.get_one(Account, handed.account_id).password_hash or ""
    assert not any(each in text for text in stored for each in (handed.password, fresh.password))
    assert not any("argon2" in text for text in stored)
    assert passwords.is_right(fresh.password, hashes)
    assert json.loads(stored[0])["one_time_password"] is True
