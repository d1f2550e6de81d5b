"""A month opens from the facts of its first day, and is never rewritten."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from dashapp.domain.people import SYSTEM_CLI
from dashapp.domain.problems import Rejected
from dashapp.services import checks, compliance, months
from db.models import Event, Exemption, LevelRule, Month, Obligation, Posting
from db.session import reading, transaction
from tests.factories import JUNE, an_asn, open_month, wib

pytestmark = pytest.mark.usefixtures("db")


def owed(month: date = JUNE) -> list[tuple[str, str, int, bool, str | None]]:
    with reading() as session:
        rows = session.scalars(
            select(Obligation).where(Obligation.month == month).order_by(Obligation.id)
        )
        return [(row.opd, row.level, row.minimum, row.obliged, row.reason) for row in rows]


@pytest.mark.parametrize(
    ("level", "minimum"),
    [
        ("pelaksana", 50_000),
        ("eselon_iv", 75_000),
        ("eselon_iii", 100_000),
        ("kepala_opd_eselon_iii", 150_000),
        ("eselon_ii", 200_000),
    ],
)
def test_each_level_owes_its_minimum(level: str, minimum: int) -> None:
    an_asn(level=level)
    open_month()
    assert owed() == [("DISKOMINFO", level, minimum, True, None)]


def test_opening_again_changes_nothing() -> None:
    an_asn()
    open_month()
    an_asn()
    with transaction() as session:
        again = months.open_month(session, JUNE, by=SYSTEM_CLI, now=wib(2))
    assert (again.already, again.people, len(owed())) == (True, 1, 1)


def test_a_month_in_which_nobody_serves_is_not_opened() -> None:
    an_asn(since=date(2026, 6, 2))
    open_month()
    with reading() as session:
        assert session.scalars(select(Month)).all() == []


def test_the_posting_of_the_first_day_decides_and_a_later_one_does_not() -> None:
    mover = an_asn(opd="DINKES")
    with transaction() as session:
        old = session.scalars(select(Posting)).one()
        old.valid_to = date(2026, 6, 6)
        session.add(
            Posting(
                person_id=mover.person_id, opd="DLH", level="eselon_ii", valid_from=date(2026, 6, 6)
            )
        )
    open_month(now=wib(20))
    assert owed() == [("DINKES", "eselon_iv", 75_000, True, None)]


def test_the_day_of_leaving_is_the_first_day_without_the_posting() -> None:
    an_asn()
    with transaction() as session:
        session.scalars(select(Posting)).one().valid_to = JUNE
    open_month()
    assert owed() == []


def test_a_level_set_by_dkupp_goes_before_the_level_of_the_title() -> None:
    an_asn()
    with transaction() as session:
        session.scalars(select(Posting)).one().override = "eselon_iii"
    open_month()
    assert owed() == [("DISKOMINFO", "eselon_iii", 100_000, True, None)]


def test_an_exemption_covers_its_months_and_names_its_reason() -> None:
    person = an_asn()
    with transaction() as session:
        session.add(
            Exemption(
                person_id=person.person_id,
                reason="cuti_besar",
                first_month=date(2026, 5, 1),
                last_month=JUNE,
                document="800/1",
                entered_at=wib(1, month=4),
            )
        )
    open_month()
    open_month(date(2026, 7, 1))
    assert owed() == [("DISKOMINFO", "eselon_iv", 75_000, False, "cuti_besar")]
    assert [row[3] for row in owed(date(2026, 7, 1))] == [True]


def test_a_new_minimum_reaches_only_months_opened_after_it_was_entered() -> None:
    an_asn()
    open_month(date(2026, 5, 1))
    with transaction() as session:
        session.add(
            LevelRule(
                level="eselon_iv",
                amount=80_000,
                valid_from=date(2026, 4, 1),
                document="baru",
                entered_at=wib(2, month=5),
            )
        )
    open_month()
    assert [row[2] for row in owed(date(2026, 5, 1))] == [75_000]
    assert [row[2] for row in owed()] == [80_000]


def test_the_current_month_opens_by_itself_before_the_first_read_and_no_other_does() -> None:
    an_asn()
    standing = compliance.standing(JUNE, now=wib(1, 0, 0))
    before = compliance.standing(date(2026, 5, 1), now=wib(1, 0, 0))
    assert (standing.total.headcount, before.groups) == (1, ())
    with reading() as session:
        assert session.scalars(select(Month.month)).all() == [JUNE]


def test_reading_an_earlier_month_opens_not_even_the_current_one() -> None:
    an_asn()
    assert compliance.standing(date(2026, 5, 1), now=wib(20)).groups == ()
    with reading() as session:
        assert session.scalars(select(Month.month)).all() == []


def test_one_minute_before_midnight_in_wib_it_is_still_may() -> None:
    an_asn()
    for month in (JUNE, date(2026, 5, 1)):
        compliance.standing(month, now=wib(31, 23, 59, month=5))
    with reading() as session:
        assert session.scalars(select(Month.month)).all() == [date(2026, 5, 1)]


@pytest.mark.parametrize(
    ("month", "code"),
    [(date(2026, 7, 1), "month_not_begun"), (date(2024, 12, 1), "month_before_first")],
)
def test_a_month_that_cannot_be_is_refused(month: date, code: str) -> None:
    an_asn(since=date(2024, 1, 1))
    with pytest.raises(Rejected) as refused:
        open_month(month, now=wib(1))
    assert refused.value.problems["month"].code == code


def test_opening_leaves_one_event_and_clean_sums() -> None:
    an_asn()
    an_asn(kedudukan="Tugas Belajar")
    open_month()
    with reading() as session:
        event = session.scalars(select(Event)).one()
    assert (event.kind, event.subject, event.actor) == ("month_opened", "2026-06", "perintah")
    assert event.data == '{"exempt": 1, "people": 2}'
    assert checks.run() == []
