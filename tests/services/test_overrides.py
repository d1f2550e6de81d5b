"""A level set against the roster: for months to come, with a reason, and never one's own."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from dashapp.domain.people import SYSTEM_CLI, Actor
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.services import months, overrides, roster, roster_person
from dashapp.services.roster_person import PersonView
from db.models import Event, Nip, Obligation
from db.session import reading, transaction
from tests.factories import a_verifier, an_asn
from tests.rosters import a_line, a_nip
from tests.services.test_roster import JANUARY, NOW, content, open_month

MARCH, APRIL = date(2025, 3, 1), date(2025, 4, 1)
MAY = datetime(2025, 5, 2, tzinfo=UTC)
HEAD = a_line(a_nip(1), JENIS_JABATAN="Struktural", NAMA_JABATAN="Kepala Seksi Usaha")

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def clerk() -> Actor:
    """Of DKUPP, when one person with a doubtful level is on the roster and March is open."""
    previewed = roster.preview(content(HEAD), "pegawai.csv", day=JANUARY)
    roster.confirm(previewed, by=SYSTEM_CLI, now=NOW)
    by = a_verifier()
    open_month(MARCH)
    return by


def seen(by: Actor) -> PersonView:
    [found] = roster_person.search(a_nip(1), by=by)
    return roster_person.one(found.person_id, by=by, now=NOW)


def posting(by: Actor) -> int:
    running = seen(by).running
    assert running is not None
    return running.id


def levels() -> list[str]:
    query = select(Obligation.level).join(Nip, Nip.person_id == Obligation.person_id)
    with reading() as session:
        return list(session.scalars(query.where(Nip.nip == a_nip(1)).order_by(Obligation.month)))


def test_a_level_set_holds_for_months_not_opened_and_ends_the_doubt(clerk: Actor) -> None:
    assert roster_person.doubtful(by=clerk)[0] == 1
    overrides.set_level(posting(clerk), "eselon_iii", "SK 821/7", by=clerk, now=NOW)
    assert levels() == ["eselon_iv"]
    with transaction() as session:
        months.open_month(session, APRIL, by=SYSTEM_CLI, now=MAY)
    assert levels() == ["eselon_iv", "eselon_iii"]
    assert roster_person.doubtful(by=clerk)[0] == 0
    view = seen(clerk)
    assert view.counts_from == date(2025, 5, 1)
    assert view.running is not None
    assert (view.running.override, view.running.reason) == ("eselon_iii", "SK 821/7")
    with reading() as session:
        event = session.scalars(select(Event).where(Event.kind == "level_overridden")).one()
        assert a_nip(1) not in event.data


def test_the_rosters_own_level_takes_it_back(clerk: Actor) -> None:
    overrides.set_level(posting(clerk), "eselon_iii", "SK 821/7", by=clerk, now=NOW)
    overrides.set_level(posting(clerk), "eselon_iv", "SK keliru", by=clerk, now=NOW)
    running = seen(clerk).running
    assert running is not None
    assert (running.override, running.reason) == (None, "")


def test_without_level_and_reason_nothing_is_set(clerk: Actor) -> None:
    with pytest.raises(Rejected) as refused:
        overrides.set_level(posting(clerk), "eselon_v", " ", by=clerk, now=NOW)
    assert set(refused.value.problems) == {"level", "reason"}
    with pytest.raises(Rejected) as same:
        overrides.set_level(posting(clerk), "eselon_iv", "sama", by=clerk, now=NOW)
    assert same.value.problems["level"].code == "level_same"
    overrides.accept_level(posting(clerk), by=clerk, now=NOW)
    assert roster_person.doubtful(by=clerk)[0] == 0


def test_nobody_sets_their_own_level_and_nobody_but_dkupp_any(clerk: Actor) -> None:
    own = roster_person.one(clerk.person_id or 0, by=clerk, now=NOW).running
    assert own is not None
    with pytest.raises(Rejected) as refused:
        overrides.set_level(own.id, "eselon_ii", "naik", by=clerk, now=NOW)
    assert refused.value.problems[""].code == "override_own"
    with pytest.raises(NotAllowed):
        overrides.set_level(posting(clerk), "eselon_ii", "naik", by=an_asn(), now=NOW)


def test_a_person_is_found_by_name_or_whole_nip_and_never_by_a_part_of_it(clerk: Actor) -> None:
    name = f"pegawai {a_nip(1)[-6:]}"
    [found] = roster_person.search(name, by=clerk)
    assert found.nip.startswith("••••••••")
    assert roster_person.search(a_nip(1)[:10], by=clerk) == []
    view = roster_person.open_one(found.person_id, by=clerk, now=NOW)
    assert view.nips[0].replace(" ", "") == a_nip(1)
    assert [owed.month for owed in view.owed] == [MARCH]
    with reading() as session:
        event = session.scalars(select(Event).where(Event.kind == "person_opened")).one()
        assert event.subject == f"person:{found.person_id}"
