"""One's own account: a new password, devices, and everything that is kept about oneself."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.services import (
    entrance,
    own_data,
    own_password,
    passwords,
    profile,
    purchases,
    sessions,
)
from dashapp.services.logins import Way
from db.models import Account, Event
from db.session import reading, transaction
from tests.factories import a_draft, a_key, a_verifier, an_asn, open_month, wib

NOW = datetime(2026, 6, 24, 5, 0, tzinfo=UTC)  # 12.00 WIB
TODAY = date(2026, 6, 24)
OLD, NEW = "gelas bulan kertas", "kuda hijau membaca"
pytestmark = pytest.mark.usefixtures("db")


def a_person() -> Actor:
    """Somebody of the roster with a password of their own."""
    actor = an_asn()
    with transaction() as session:
        account = session.get_one(Account, actor.account_id)
        account.password_hash = passwords.make_hash(OLD)
        account.notice_at = NOW
    return actor


def sign_in(actor: Actor, password: str = OLD, now: datetime = NOW) -> sessions.Opened:
    with reading() as session:
        login = session.get_one(Account, actor.account_id).login
    return entrance.sign_in(
        Way.NIP, login, password, remember=False, device="Firefox/1", known_to=frozenset(),
        now=now, today=TODAY,
    )  # fmt: skip


def change(opened: sessions.Opened, *typed: str | None, now: datetime = NOW) -> None:
    who: dict[str, Any] = {"by": opened.actor, "session_id": opened.session_id, "now": now}
    own_password.change(*typed, **who)


def is_open(opened: sessions.Opened) -> bool:
    return sessions.visit(opened.token, now=NOW, today=TODAY) is not None


def test_a_new_password_replaces_the_old_and_signs_the_other_devices_out() -> None:
    actor = a_person()
    here, there = sign_in(actor), sign_in(actor)
    change(here, OLD, NEW, NEW)
    assert (is_open(here), is_open(there)) == (True, False)
    with pytest.raises(entrance.Refused):
        sign_in(actor, OLD)
    assert sign_in(actor, NEW).actor.roles == {Role.ASN}
    with reading() as session:
        events = [event for event in session.query(Event) if event.kind == "password_changed"]
    assert len(events) == 1
    assert NEW not in events[0].data


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ((None, NEW, NEW), {"old": "password_old_empty"}),
        (("salah sekali", NEW, NEW), {"old": "password_wrong"}),
        (("x" * 200, NEW, NEW), {"old": "password_wrong"}),
        ((OLD, None, None), {"password": "password_short"}),
        ((OLD, OLD, OLD), {"password": "password_same"}),
        ((OLD, "12345678", "12345678"), {"password": "password_common"}),
        ((OLD, NEW, NEW + "x"), {"repeated": "password_differs"}),
    ],
)
def test_a_refused_change_names_the_field_and_changes_nothing(
    typed: tuple[str | None, ...], problems: dict[str, str]
) -> None:
    actor = a_person()
    here, there = sign_in(actor), sign_in(actor)
    with pytest.raises(Rejected) as rejected:
        change(here, *typed)
    assert {f: p.code for f, p in rejected.value.problems.items()} == problems
    assert is_open(there)
    assert sign_in(actor, OLD).actor.roles == {Role.ASN}


def test_guessing_the_old_password_on_an_open_device_has_to_wait() -> None:
    actor = a_person()
    here = sign_in(actor)
    for _try in range(5):
        with pytest.raises(Rejected):
            change(here, "salah sekali", NEW, NEW)
    with pytest.raises(Rejected) as rejected:
        change(here, OLD, NEW, NEW)
    assert rejected.value.problems["old"].code == "password_wait"
    change(here, OLD, NEW, NEW, now=NOW + timedelta(seconds=11))
    assert sign_in(actor, NEW).actor.roles == {Role.ASN}


def test_a_right_guess_among_many_at_once_has_to_wait_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    actor = a_person()
    here = sign_in(actor)
    hashed = passwords.make_hash(NEW)

    def others_guess_meanwhile(_password: str) -> str:
        for _try in range(5):
            entrance.note_failure(actor.account_id or 0, Way.NIP, NOW)
        return hashed

    monkeypatch.setattr(passwords, "make_hash", others_guess_meanwhile)
    with pytest.raises(Rejected) as rejected:
        change(here, OLD, NEW, NEW)
    assert rejected.value.problems["old"].code == "password_wait"


def test_own_devices_are_listed_with_this_one_marked_and_can_be_ended() -> None:
    actor = a_person()
    here, second, third = sign_in(actor), sign_in(actor), sign_in(actor)
    who: dict[str, Any] = {"by": here.actor, "session_id": here.session_id, "now": NOW}
    found = profile.own(**who)
    assert len(found.devices) == 3
    assert found.this_device == sessions.handle(here.session_id)
    assert all(here.session_id[:16] not in each.handle for each in found.devices)
    profile.end_device(sessions.handle(second.session_id), **who)
    assert [is_open(each) for each in (here, second, third)] == [True, False, True]
    profile.end_others(**who)
    assert [is_open(each) for each in (here, second, third)] == [True, False, False]


def test_this_device_is_not_ended_here_and_others_peoples_never() -> None:
    here, other = sign_in(a_person()), sign_in(a_person())
    who: dict[str, Any] = {"by": here.actor, "session_id": here.session_id, "now": NOW}
    with pytest.raises(NotAllowed):
        profile.end_device(sessions.handle(here.session_id), **who)
    profile.end_device(sessions.handle(other.session_id), **who)
    assert is_open(other)


def test_own_data_holds_all_of_oneself_and_nothing_of_others() -> None:
    actor, other = a_person(), a_person()
    open_month(now=wib(1))
    purchases.record(a_draft(actor, receipt_number="=1+1"), by=actor, now=NOW, key=a_key())
    purchases.record(a_draft(other), by=other, now=NOW, key=a_key())
    found = own_data.take(by=actor, now=NOW, form="json")
    text = json.dumps(found)
    assert found["orang"]["nama"] == actor.name
    assert [row["opd"] for row in found["penempatan"]] == [
        "Dinas Komunikasi, Informatika, Statistik dan Persandian"
    ]
    assert [row["bulan"] for row in found["kewajiban"]] == ["2026-06"]
    [purchase] = found["pembelian"]
    assert (purchase["nominal"], purchase["nomor_nota"]) == (50_000, "=1+1")
    assert purchase["riwayat"][0]["status"] == "diajukan"
    kinds = [event["peristiwa"] for event in found["peristiwa"]]
    assert kinds == ["purchase_recorded", "own_data_taken"]
    assert found["dibuat"] == "2026-06-24T12:00:00+07:00"
    for strange in (other.name, "argon2", "password_hash"):
        assert strange not in text


def test_colleagues_who_decided_stay_unnamed() -> None:
    actor, verifier = a_person(), a_verifier()
    open_month(now=wib(1))
    saved = purchases.record(a_draft(actor), by=actor, now=NOW, key=a_key())
    from dashapp.services import verification

    verification.approve(saved.id, by=verifier, now=NOW)
    found = own_data.take(by=actor, now=NOW, form="html")
    by = {event["peristiwa"]: event["oleh"] for event in found["peristiwa"]}
    assert (by["purchase_recorded"], by["purchase_verified"]) == ("Anda", "petugas")
    assert verifier.name not in json.dumps(found)


def test_an_account_outside_the_roster_has_data_of_its_account_alone() -> None:
    with transaction() as session:
        account = Account(way="name", login="staf.contoh", name="Staf", created_at=NOW)
        session.add(account)
        session.flush()
        actor = Actor(account.id, None, "Staf", frozenset({Role.BUPATI}))
    found = own_data.take(by=actor, now=NOW, form="json")
    assert found["akun"]["nama_masuk"] == "staf.contoh"
    assert "orang" not in found


def test_nobody_without_an_account_takes_anything() -> None:
    with pytest.raises(NotAllowed):
        own_data.take(by=Actor(), now=NOW, form="json")
