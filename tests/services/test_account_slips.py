"""First passwords of a whole OPD: who gets one, whose stays, and all of it as one act."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed
from dashapp.services import account_slips, accounts, entrance, passwords, sessions
from dashapp.services.account_slips import Preview, Slips
from dashapp.services.logins import Way
from db.models import Account, Event
from db.session import reading, transaction
from tests.factories import an_asn

NOW = datetime(2026, 6, 24, 5, 0, tzinfo=UTC)  # 12.00 WIB
TODAY = date(2026, 6, 24)
OWN = "gelas bulan kertas"
ADMIN = Actor(None, None, "Admin", frozenset({Role.ADMIN}))
pytestmark = pytest.mark.usefixtures("db")


def make(opd: str = "DISKOMINFO", *, by: Actor = ADMIN, now: datetime = NOW) -> Slips:
    return account_slips.make(opd, by=by, now=now, progress=lambda done, people: None)


def change(actor: Actor, **values: object) -> None:
    with transaction() as session:
        account = session.get_one(Account, actor.account_id)
        for name, value in values.items():
            setattr(account, name, value)


def sign_in(actor: Actor, password: str, now: datetime = NOW) -> sessions.Opened:
    with reading() as session:
        login = session.get_one(Account, actor.account_id).login
    return entrance.sign_in(
        Way.NIP, login, password, remember=False, device="", known_to=frozenset(), now=now,
        today=TODAY,
    )  # fmt: skip


def test_everyone_without_an_own_password_gets_one_and_accounts_are_made() -> None:
    known, settled, closed, elsewhere = an_asn(), an_asn(), an_asn(), an_asn(opd="DKUPP")
    without = an_asn(name="Tanpa Akun")
    change(settled, password_hash=passwords.make_hash(OWN))
    change(closed, active=False)
    with transaction() as session:
        session.delete(session.get_one(Account, without.account_id))
    seen = account_slips.preview("DISKOMINFO", by=ADMIN, now=NOW)
    assert (seen.people, seen.void, seen.own, seen.closed) == (2, 0, 1, 1)
    made = make()
    assert [slip.name for slip in made.slips] == sorted([known.name, without.name])
    assert made.until == NOW + timedelta(hours=72)
    by_name = {slip.name: slip.password for slip in made.slips}
    assert sign_in(known, by_name[known.name]).pending
    assert not sign_in(settled, OWN).actor.roles - {Role.ASN}
    with reading() as session:
        assert session.query(Account).filter_by(person_id=without.person_id).count() == 1
        assert session.get_one(Account, elsewhere.account_id).password_hash is None
        assert session.get_one(Account, closed.account_id).password_hash is None


def test_earlier_unused_passwords_become_void() -> None:
    servant = an_asn()
    [first] = make().slips
    seen = account_slips.preview("DISKOMINFO", by=ADMIN, now=NOW)
    assert seen == Preview("DISKOMINFO", seen.opd_name, people=1, void=1, own=0, closed=0)
    [second] = make().slips
    with pytest.raises(entrance.Refused):
        sign_in(servant, first.password)
    assert sign_in(servant, second.password).pending


def test_a_device_on_which_only_the_first_password_was_used_is_signed_out() -> None:
    servant = an_asn()
    [first] = make().slips
    token = sign_in(servant, first.password).token
    make()
    assert sessions.visit(token, now=NOW, today=TODAY) is None


def test_it_is_one_event_without_a_password_and_nips_are_masked() -> None:
    first, second = an_asn(), an_asn()
    made = make()
    with reading() as session:
        [event] = session.query(Event).all()
        nips = {session.get_one(Account, each.account_id).login for each in (first, second)}
    assert (event.kind, event.subject) == ("one_time_passwords_made", "opd:DISKOMINFO")
    data = json.loads(event.data)
    assert data["people"] == 2
    assert sorted(data["accounts"]) == sorted([first.account_id or 0, second.account_id or 0])
    for slip in made.slips:
        assert slip.password not in event.data
        assert slip.nip not in nips
        assert slip.nip.startswith("•••••••• ")


def test_whoever_chose_a_password_while_others_were_made_keeps_it() -> None:
    slow, quick = an_asn(name="A"), an_asn(name="B")

    def meanwhile(done: int, people: int) -> None:
        if done == people:
            change(quick, password_hash=passwords.make_hash(OWN))

    made = account_slips.make("DISKOMINFO", by=ADMIN, now=NOW, progress=meanwhile)
    assert [slip.name for slip in made.slips] == [slow.name]
    assert sign_in(quick, OWN).actor.roles == {Role.ASN}


def test_progress_counts_up_to_everyone() -> None:
    an_asn(), an_asn(), an_asn()
    told: list[tuple[int, int]] = []
    account_slips.make(
        "DISKOMINFO", by=ADMIN, now=NOW, progress=lambda done, people: told.append((done, people))
    )
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_one_who_acts_gets_none() -> None:
    servant = an_asn()
    admin = Actor(servant.account_id, servant.person_id, servant.name, frozenset({Role.ADMIN}))
    assert make(by=admin).slips == ()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMIN}))
def test_only_admin_makes_them(role: Role) -> None:
    other = Actor(None, None, "Lain", frozenset({role}))
    for act in (
        lambda: account_slips.preview("DISKOMINFO", by=other, now=NOW),
        lambda: make(by=other),
        lambda: account_slips.offices(by=other),
        lambda: account_slips.note_taken("DISKOMINFO", 1, by=other, now=NOW),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_an_unknown_opd_is_refused() -> None:
    with pytest.raises(NotAllowed):
        make("TIDAK-ADA")
    assert accounts.ONE_TIME_HOURS <= 72
