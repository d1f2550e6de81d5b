"""One person's obligation is put right while its month is open; sums and trail follow."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.services import (
    checks,
    compliance,
    corrections,
    exemptions,
    purchases,
    roster_people,
    verification,
)
from dashapp.services.corrections import OBLIGED, Owed
from db.models import Event, Month, Nip, Obligation
from db.session import reading, transaction
from tests.factories import JUNE, a_draft, a_key, a_verifier, an_asn, open_month, wib

pytestmark = pytest.mark.usefixtures("db")


def nip_of(person: Actor) -> str:
    with reading() as session:
        return session.scalars(select(Nip.nip).where(Nip.person_id == person.person_id)).one()


def correct(person: Actor, by: Actor, month: date = JUNE, **over: object) -> Any:
    facts: dict[str, object] = {
        "opd": "DISKOMINFO", "level": "pelaksana", "minimum": "", "status": OBLIGED
    } | over  # fmt: skip
    reason = str(facts.pop("why", "salah unit"))
    wanted = Owed(**facts)  # type: ignore[arg-type]
    return corrections.correct(nip_of(person), month, wanted, reason, by=by, now=wib(24))


def test_level_and_opd_are_corrected_and_the_purchase_counts_in_the_new_place() -> None:
    person, verifier = an_asn(), a_verifier()
    open_month()
    made = purchases.record(a_draft(person), by=person, now=wib(12), key=a_key())
    verification.approve(made.id, by=verifier, now=wib(13), amount=None, seen=None)
    done = correct(person, verifier, opd="DINKES")
    assert done.before == Owed("DISKOMINFO", "eselon_iv", 75_000, OBLIGED)
    assert done.after == Owed("DINKES", "pelaksana", 50_000, OBLIGED)
    groups = {
        (group.opd, group.level.value): group.counts
        for group in compliance.standing(JUNE, now=wib(24)).groups
        if group.counts.headcount
    }
    counts = groups["DINKES", "pelaksana"]
    assert (counts.fulfilled, counts.target, counts.verified_amount) == (1, 50_000, 50_000)
    assert ("DISKOMINFO", "eselon_iv") not in groups
    assert checks.run() == []
    with reading() as session:
        event = session.scalars(select(Event).order_by(Event.seq.desc())).first()
    assert event is not None
    assert event.kind == "obligation_corrected"
    assert "salah unit" in event.data


def test_exempting_and_obliging_again_and_a_minimum_of_its_own() -> None:
    person, verifier = an_asn(), a_verifier()
    open_month()
    correct(person, verifier, status="cuti_besar", level="eselon_iv")
    assert compliance.standing(JUNE, now=wib(24)).total.exempt == 1
    correct(person, verifier, minimum="60rb", level="eselon_iv")
    found = corrections.find(nip_of(person), JUNE, by=verifier)
    assert found == Owed("DISKOMINFO", "eselon_iv", 60_000, OBLIGED)
    assert checks.run() == []


def test_somebody_missing_is_added() -> None:
    verifier = a_verifier()
    open_month()
    late = an_asn(since=date(2026, 6, 8))
    assert corrections.find(nip_of(late), JUNE, by=verifier) is None
    assert correct(late, verifier).before is None
    assert compliance.standing(JUNE, now=wib(24)).total.headcount == 2
    assert checks.run() == []


def test_closed_and_unopened_months_and_nonsense_are_refused() -> None:
    person, verifier = an_asn(), a_verifier()
    open_month()
    for over, fields in (
        ({"month": date(2026, 7, 1)}, {"month"}),
        ({"opd": "TIDAK", "level": "x", "minimum": "50,000", "status": "malas"},
         {"opd", "level", "minimum", "status"}),
        ({"level": "eselon_iv"}, {""}),
        ({"why": " "}, {"reason"}),
    ):  # fmt: skip
        with pytest.raises(Rejected) as refused:
            correct(person, verifier, **over)
        assert set(refused.value.problems) == fields
    with transaction() as session:
        session.get_one(Month, JUNE).closed_at = wib(24)
    with pytest.raises(Rejected) as refused:
        correct(person, verifier)
    assert set(refused.value.problems) == {"month"}
    with pytest.raises(NotAllowed):
        correct(person, person)
    with reading() as session:
        assert session.scalars(
            select(Obligation.level).where(Obligation.person_id == person.person_id)
        ).one() == "eselon_iv"  # fmt: skip


def test_an_exemption_is_foreseen_before_it_is_entered_and_then_listed() -> None:
    person, verifier = an_asn(name="Sari Contoh"), a_verifier()
    open_month()
    number, who = nip_of(person), person.person_id or 0
    july = date(2026, 7, 1)
    seen = exemptions.foresee(who, JUNE, july, by=verifier)
    assert (seen.corrected, seen.closed) == ([JUNE], [])
    exemptions.add(number, "cuti_besar", JUNE, july, "800/1", by=verifier, now=wib(24))
    assert exemptions.foresee(who, JUNE, july, by=verifier).already == [JUNE]

    def listed(month: date | None, reason: str | None = None) -> int:
        return roster_people.exempt(month, reason, 25, by=verifier, now=wib(24))[1]

    assert (listed(None), listed(july), listed(date(2026, 8, 1)), listed(None, "cltn")) == (
        1, 1, 0, 0
    )  # fmt: skip
    rows, _number = roster_people.exempt(None, "cuti_besar", 25, by=verifier, now=wib(24))
    assert (rows[0].name, rows[0].document) == (person.name, "800/1")
    assert number not in rows[0].nip


def test_people_are_found_by_their_nip_or_by_words_of_their_name() -> None:
    person, verifier = an_asn(name="Sari Contoh"), a_verifier()

    def found(text: object) -> list[int]:
        rows = roster_people.find(text, by=verifier, now=wib(24))
        return [each.person_id for each in rows]

    assert found(nip_of(person)) == found("contoh sari") == [person.person_id]
    assert found("Sa") == found("100%") == found(None) == []
    chosen = roster_people.nip_of(str(person.person_id), by=verifier, now=wib(24))
    assert chosen == nip_of(person)
    for wrong in ("0", "-1", "x", None, "9" * 30):
        with pytest.raises(Rejected):
            roster_people.nip_of(wrong, by=verifier, now=wib(24))
    with pytest.raises(NotAllowed):
        roster_people.find("sari", by=person, now=wib(24))
