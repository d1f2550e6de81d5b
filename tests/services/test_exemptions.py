"""Exemptions: open months are corrected, closed ones wait, the rest is covered when it opens."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from dashapp.domain.people import SYSTEM_CLI, Actor
from dashapp.domain.problems import Rejected
from dashapp.services import checks, compliance, exemptions, months
from dashapp.services.exemptions import Exempted
from db.models import Event, Exemption, Month, Nip, Obligation, Revision
from db.session import reading, transaction
from tests.factories import an_asn

NOW = datetime(2025, 4, 5, 3, tzinfo=UTC)
JANUARY, FEBRUARY, MARCH, APRIL = (date(2025, month, 1) for month in (1, 2, 3, 4))

pytestmark = pytest.mark.usefixtures("db")


def nip_of(person: Actor) -> str:
    with reading() as session:
        return session.scalars(select(Nip.nip).where(Nip.person_id == person.person_id)).one()


def open_month(month: date) -> None:
    with transaction() as session:
        months.open_month(session, month, by=SYSTEM_CLI, now=NOW)


def exempt(
    nip: str, first: date, last: date, reason: str = "cuti_melahirkan", document: str = "800/1"
) -> Exempted:
    return exemptions.add(nip, reason, first, last, document, by=SYSTEM_CLI, now=NOW)


def standing() -> dict[date, tuple[bool, str | None]]:
    with reading() as session:
        rows = session.scalars(select(Obligation).order_by(Obligation.month))
        return {row.month: (row.obliged, row.reason) for row in rows}


def test_open_months_are_corrected_and_later_ones_covered_when_they_open() -> None:
    nip = nip_of(an_asn())
    open_month(JANUARY)
    open_month(FEBRUARY)
    done = exempt(nip, FEBRUARY, MARCH)
    assert (done.corrected, done.closed, done.already) == ([FEBRUARY], [], [])
    open_month(MARCH)
    open_month(APRIL)
    assert standing() == {
        JANUARY: (True, None),
        FEBRUARY: (False, "cuti_melahirkan"),
        MARCH: (False, "cuti_melahirkan"),
        APRIL: (True, None),
    }
    total = compliance.standing(FEBRUARY, now=NOW).total
    assert (total.headcount, total.exempt, total.none) == (1, 1, 0)
    assert checks.run() == []


def test_a_correction_leaves_its_trail_and_moves_the_figures() -> None:
    nip = nip_of(an_asn())
    open_month(JANUARY)
    with reading() as session:
        before = session.scalars(select(Revision.n)).one()
    exempt(nip, JANUARY, JANUARY)
    with reading() as session:
        kinds = session.scalars(select(Event.kind).order_by(Event.seq)).all()
        assert kinds[-2:] == ["exemption_added", "obligation_corrected"]
        assert session.scalars(select(Revision.n)).one() == before + 1


def test_a_closed_month_is_named_and_untouched_until_it_is_reopened() -> None:
    nip = nip_of(an_asn())
    open_month(JANUARY)
    close(JANUARY, NOW)
    assert exempt(nip, JANUARY, FEBRUARY).closed == [JANUARY]
    assert standing() == {JANUARY: (True, None)}
    close(JANUARY, None)
    assert exempt(nip, JANUARY, FEBRUARY).corrected == [JANUARY]
    with reading() as session:
        assert len(session.scalars(select(Exemption.id)).all()) == 1


def close(month: date, at: datetime | None) -> None:
    with transaction() as session:
        session.get_one(Month, month).closed_at = at


def test_whoever_is_exempt_already_stays_so_with_the_first_reason() -> None:
    nip = nip_of(an_asn(kedudukan="Tugas Belajar"))
    open_month(JANUARY)
    assert exempt(nip, JANUARY, JANUARY).already == [JANUARY]
    assert standing() == {JANUARY: (False, "Tugas Belajar")}


def test_a_document_may_order_several_exemptions() -> None:
    first, second = nip_of(an_asn()), nip_of(an_asn())
    exempt(first, JANUARY, JANUARY)
    exempt(second, JANUARY, JANUARY)
    exempt(first, MARCH, MARCH)
    with reading() as session:
        assert len(session.scalars(select(Exemption.id)).all()) == 3


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"nip": "19870214201101200"}, "nip"),
        ({"nip": "199902142021011999"}, "nip"),
        ({"reason": "malas"}, "reason"),
        ({"document": ""}, "document"),
        ({"last": date(2024, 12, 1)}, "last"),
    ],
)
def test_an_exemption_that_makes_no_sense_is_refused_by_field(
    over: dict[str, object], field: str
) -> None:
    told: dict[str, object] = {"nip": nip_of(an_asn()), "first": JANUARY, "last": JANUARY} | over
    with pytest.raises(Rejected) as refused:
        exempt(**told)  # type: ignore[arg-type]
    assert set(refused.value.problems) == {field}
    with reading() as session:
        assert session.scalars(select(Exemption.id)).all() == []
