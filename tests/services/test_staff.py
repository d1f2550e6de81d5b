"""The people of an OPD, for its head: only the own OPD, by name, and never unseen by the trail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest
from sqlalchemy import select

from dashapp.domain.compliance import Rate, Status
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed
from dashapp.services import compliance, members, purchases, staff, trail, verification
from dashapp.services.members import Members, Wanted
from dashapp.services.names import full_name
from dashapp.services.staff_roll import ORDER, Sorting
from db.models import Account, Event, Posting, Reminder
from db.session import reading, transaction
from tests.factories import JUNE, a_draft, a_key, a_verifier, an_asn, open_month, wib

pytestmark = pytest.mark.usefixtures("db")

NOW = wib(24)
MAY = date(2026, 5, 1)
_serial = count(1)


def a_head(*codes: str, role: Role = Role.KEPALA_OPD) -> Actor:
    """Somebody outside the roster whose grants name these OPDs."""
    login = f"kepala.{next(_serial)}"
    with transaction() as session:
        account = Account(way="name", login=login, name=login, created_at=wib(1))
        session.add(account)
        session.flush()
        scopes = frozenset((role, code) for code in codes)
        return Actor(account.id, None, login, frozenset({role}), scopes)


def listed(by: Actor, opd: str | None = None, *, first: int = 0, **wanted: Any) -> Members:
    return members.of(JUNE, opd, Wanted(**wanted), by=by, now=NOW, first=first)


def names(found: Members) -> list[str]:
    return [row.name.split()[0] for row in found.rows]


def views() -> list[Event]:
    with reading() as session:
        return list(session.scalars(select(Event).where(Event.kind == "staff_viewed")))


def test_the_head_of_one_opd_gets_nothing_of_another() -> None:
    an_asn(opd="DINKES")
    head = a_head("DISKOMINFO")
    for opd in ("DINKES", "TIDAK-ADA"):  # not yours and not there: the same answer
        with pytest.raises(NotAllowed):
            listed(head, opd)
        with pytest.raises(NotAllowed):
            staff.office(JUNE, opd, by=head, now=NOW)
    assert views() == []


@pytest.mark.parametrize("role", [Role.ASN, Role.DKUPP, Role.BUPATI, Role.ADMIN, Role.KASIR])
def test_no_other_role_gets_names_even_with_a_scope(role: Role) -> None:
    an_asn()
    with pytest.raises(NotAllowed):
        listed(a_head("DISKOMINFO", role=role))


def test_a_scope_without_its_role_opens_nothing() -> None:
    an_asn()
    ended = replace(a_head("DISKOMINFO"), roles=frozenset({Role.ASN}))
    with pytest.raises(NotAllowed):
        listed(ended)


def test_an_operator_sees_the_same_people_and_an_acting_head_of_two_both_opds() -> None:
    an_asn(name="Ayu")
    an_asn(name="Budi", opd="DINKES")
    assert names(listed(a_head("DISKOMINFO", role=Role.OPERATOR_OPD))) == ["Ayu"]
    both = a_head("DISKOMINFO", "DINKES")
    assert [opd.code for opd in staff.opds(both)] == ["DINKES", "DISKOMINFO"]
    assert names(listed(both, "DISKOMINFO")) == ["Ayu"]
    assert names(listed(both)) == ["Budi"]


def test_people_stand_by_status_then_by_name_and_the_statuses_are_a_partition() -> None:
    verifier = a_verifier()
    full, half, waits = an_asn(name="Ayu"), an_asn(name="Budi"), an_asn(name="Citra")
    refused, _none, _also = an_asn(name="Dewi"), an_asn(name="Zaki"), an_asn(name="Eka")
    an_asn(name="Fajar", kedudukan="Tugas Belajar")
    for buyer, amount in ((full, "75.000"), (half, "40.000")):
        saved = purchases.record(a_draft(buyer, amount=amount), by=buyer, now=wib(20), key=a_key())
        verification.approve(saved.id, by=verifier, now=wib(20))
    purchases.record(a_draft(waits, amount="80.000"), by=waits, now=wib(20), key=a_key())
    bad = purchases.record(a_draft(refused), by=refused, now=wib(20), key=a_key())
    verification.reject(bad.id, by=verifier, now=wib(20), reason="bukan produk UMKM")

    found = listed(a_head("DISKOMINFO"))
    assert names(found) == ["Eka", "Zaki", "Dewi", "Budi", "Citra", "Ayu", "Fajar"]
    assert [row.status for row in found.rows] == [Status.NONE, *ORDER]
    counts = staff.office(JUNE, None, by=a_head("DISKOMINFO"), now=NOW).counts
    assert {part: getattr(counts, part.value) for part in Status} == dict(found.by_status)
    assert counts.headcount == 7
    budi = found.rows[3]
    assert (budi.verified, budi.minimum, budi.last_day) == (40_000, 75_000, date(2026, 6, 10))
    assert found.rows[6].reason == "Tugas Belajar"


def test_a_list_is_searched_by_name_and_filtered_by_status() -> None:
    for name in ("Siti Rahmawati", "Rahmat Hidayat", "Budi Santoso"):
        an_asn(name=name)
    an_asn(name="Rahma Exempt", kedudukan="Tugas Belajar")
    head = a_head("DISKOMINFO")
    assert names(listed(head, search="RAHMA")) == ["Rahmat", "Siti", "Rahma"]
    assert names(listed(head, search="hidayat rahmat")) == ["Rahmat"]
    assert names(listed(head, search="rahma", status=Status.EXEMPT)) == ["Rahma"]
    assert listed(head, search="%").found == 0
    assert listed(head, search="1987").found == 0  # a NIP is no name


def test_a_list_is_put_in_the_order_that_is_asked_for() -> None:
    verifier = a_verifier()
    citra, ani = an_asn(name="Citra", level="eselon_iii"), an_asn(name="Ani", level="pelaksana")
    an_asn(name="Bayu", level="pelaksana")  # has bought nothing and lacks 50.000, Citra 90.000
    an_asn(name="Dodi", kedudukan="CLTN")  # exempt
    for buyer, amount in ((citra, "10.000"), (ani, "50.000")):
        saved = purchases.record(a_draft(buyer, amount=amount), by=buyer, now=NOW, key=a_key())
        verification.approve(saved.id, by=verifier, now=NOW)
    head = a_head("DISKOMINFO")
    assert names(listed(head)) == ["Bayu", "Citra", "Ani", "Dodi"]
    assert names(listed(head, sorting=Sorting.NAME)) == ["Ani", "Bayu", "Citra", "Dodi"]
    by_gap = listed(head, sorting=Sorting.GAP)
    assert names(by_gap) == ["Citra", "Bayu", "Ani", "Dodi"]
    assert by_gap.by_status == listed(head).by_status
    found = listed(head, sorting=Sorting.NAME, search="a", status=Status.NONE)
    assert names(found) == ["Bayu"]


def test_a_long_list_comes_in_pages() -> None:
    for _person in range(51):
        an_asn(name="Ayu")
    an_asn(name="Zaki")
    head = a_head("DISKOMINFO")
    first, last = listed(head), listed(head, first=50)
    assert (first.found, first.first, len(first.rows)) == (52, 0, 25)
    assert (last.first, names(last)) == (50, ["Ayu", "Zaki"])
    assert sum(last.by_status.values()) == 52
    assert listed(head, first=10**9) == last  # beyond the end it is the last page
    assert listed(head, first=-5) == first
    assert listed(head, first=7) == first


def test_a_nip_is_masked() -> None:
    an_asn()
    (row,) = listed(a_head("DISKOMINFO")).rows
    assert row.nip.startswith("••••••••")
    assert "19870214" not in repr(row)


def test_a_view_is_in_the_trail_once_an_hour_and_moves_no_figure() -> None:
    an_asn()
    head, before = a_head("DISKOMINFO"), compliance.standing(JUNE, now=NOW).revision
    for minutes in (0, 10, 59):
        members.of(JUNE, None, by=head, now=NOW + timedelta(minutes=minutes))
    assert [event.subject for event in views()] == ["opd:DISKOMINFO:2026-06"]
    members.of(JUNE, None, by=head, now=NOW + timedelta(minutes=61))
    another = a_head("DISKOMINFO")
    listed(another)
    seen = [event.account_id for event in views()]
    assert seen == [head.account_id, head.account_id, another.account_id]
    assert trail.revision() == before


def test_months_without_people_leave_no_view() -> None:
    an_asn()
    found = members.of(MAY, None, by=a_head("DISKOMINFO"), now=NOW)
    assert (found.found, found.rows, views()) == (0, (), [])


def test_a_month_that_was_never_opened_is_empty_and_stays_unopened() -> None:
    an_asn()
    office = staff.office(MAY, None, by=a_head("DISKOMINFO"), now=NOW)
    assert (office.opened, office.counts.headcount, office.rank) == (False, 0, None)
    assert compliance.opened_months() == []


def test_an_opd_that_is_empty_in_an_opened_month_says_so() -> None:
    an_asn(opd="DINKES")
    office = staff.office(JUNE, None, by=a_head("DISKOMINFO"), now=NOW)
    assert (office.opened, office.counts.headcount, office.trend) == (True, 0, ())


def test_months_of_a_transferred_person_stay_with_the_old_opd() -> None:
    moved = an_asn(name="Ayu")
    open_month(MAY)
    with transaction() as session:
        post = session.scalars(select(Posting).where(Posting.person_id == moved.person_id)).one()
        post.valid_to = date(2026, 5, 20)
        session.add(
            Posting(
                person_id=moved.person_id,
                opd="DINKES",
                level="eselon_iv",
                valid_from=date(2026, 5, 20),
            )
        )
    old, new = a_head("DISKOMINFO"), a_head("DINKES")
    assert names(members.of(MAY, None, by=old, now=NOW)) == ["Ayu"]
    assert names(listed(old)) == []
    assert names(listed(new)) == ["Ayu"]
    assert names(members.of(MAY, None, by=new, now=NOW)) == []


def test_what_was_bought_for_another_opd_does_not_show_as_last_purchase() -> None:
    moved = an_asn()
    open_month(MAY)
    draft = a_draft(moved, day="2026-05-12")
    purchases.record(draft, by=moved, now=wib(12, month=5), key=a_key())
    with transaction() as session:
        post = session.scalars(select(Posting).where(Posting.person_id == moved.person_id)).one()
        post.opd = "DINKES"
    (row,) = listed(a_head("DINKES")).rows
    assert row.last_day is None


def test_rank_rates_and_trend_are_those_of_the_dashboards() -> None:
    verifier = a_verifier()
    buyers = [an_asn(level="pelaksana") for _person in range(5)]
    for _person in range(5):
        an_asn(opd="DINKES")
    saved = purchases.record(a_draft(buyers[0]), by=buyers[0], now=wib(20), key=a_key())
    verification.approve(saved.id, by=verifier, now=wib(20))
    office = staff.office(JUNE, None, by=a_head("DISKOMINFO"), now=NOW)
    standing = compliance.standing(JUNE, now=NOW)
    assert office.counts == standing.by_opd()["DISKOMINFO"]
    assert office.rank == 1
    assert sorted(rate.fraction for rate in office.others) == ["0 dari 5", "1 dari 5"]
    assert office.trend == ((JUNE, Rate(1, 5)),)
    assert office.regency == ((JUNE, standing.total.rate),)


def test_the_pace_is_the_part_of_the_month_that_has_passed() -> None:
    an_asn()
    head = a_head("DISKOMINFO")
    assert staff.office(JUNE, None, by=head, now=NOW).pace == 80  # the 24th of 30 days
    assert staff.office(MAY, None, by=head, now=NOW).pace is None


def test_titles_stand_around_the_name() -> None:
    assert full_name("Dr.", "Siti", "S.Kom.") == "Dr. Siti, S.Kom."
    assert full_name("", "Siti", "") == "Siti"


def test_whom_to_remind_are_those_with_something_to_do_on_every_page_of_the_list() -> None:
    """Not the exempt, not the fulfilled, not who waits for DKUPP, not who was reminded today."""
    full, waits, back = (an_asn(name=name, level="pelaksana") for name in ("Ayu", "Budi", "Eka"))
    an_asn(name="Fajar", kedudukan="Tugas Belajar")
    nobody = [an_asn(name="Zaki") for _person in range(members.PAGE + 2)]
    for buyer in (full, waits, back):
        saved = purchases.record(a_draft(buyer), by=buyer, now=wib(20), key=a_key())
        if buyer is full:
            verification.approve(saved.id, by=a_verifier(), now=wib(20))
        if buyer is back:
            verification.send_back(saved.id, by=a_verifier(), now=wib(20), reason="foto buram")
    head = a_head("DISKOMINFO")
    with transaction() as session:
        for actor, day in ((nobody[0], "2026-06-24"), (nobody[1], "2026-06-23")):
            session.add(
                Reminder(
                    person_id=actor.person_id, key=day, month=JUNE, opd="DISKOMINFO",
                    kind="opd", by="akun:1", at=wib(23),
                )
            )  # fmt: skip
    chosen = members.choosable(JUNE, None, Wanted(to_remind=True), by=head, now=NOW)
    assert set(chosen) == {actor.person_id for actor in (*nobody[1:], back)}
    found = listed(head, to_remind=True)
    assert (found.found, found.choosable, len(found.rows)) == (28, 27, 25)
    assert [row.person_id for row in listed(head).rows if row.reminded] == [nobody[0].person_id]
    with pytest.raises(NotAllowed):
        members.choosable(JUNE, "DINKES", by=head, now=NOW)


def test_a_list_is_filtered_by_unit_and_one_that_is_none_filters_nothing() -> None:
    an_asn(name="Ayu")
    budi = an_asn(name="Budi")
    with transaction() as session:
        post = session.scalars(select(Posting).where(Posting.person_id == budi.person_id)).one()
        post.unit = "Bidang Statistik"
    head = a_head("DISKOMINFO")
    assert listed(head).units == {"Bidang Statistik": 1}
    assert names(listed(head, unit="Bidang Statistik")) == ["Budi"]
    for unit in ("", None, "Bidang Lain"):
        assert names(listed(head, unit=unit)) == ["Ayu", "Budi"]


def test_what_a_person_buys_shows_at_once() -> None:
    ayu = an_asn(name="Ayu", level="pelaksana")
    head = a_head("DISKOMINFO")
    assert listed(head).rows[0].status is Status.NONE
    purchases.record(a_draft(ayu), by=ayu, now=wib(20), key=a_key())
    assert listed(head).rows[0].status is Status.WAITING
