"""What a new minimum would do, on people whose spending is known; and who may ask and enter it."""

from datetime import date

import pytest

from dashapp.domain.levels import Level
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.services import rule_effects, rules
from db.models import Obligation
from db.session import transaction
from tests.factories import JUNE, a_verifier, an_asn, open_month, wib

AUGUST = date(2026, 8, 1)

pytestmark = pytest.mark.usefixtures("db")


def spend(level: str, *amounts: int) -> None:
    """One person of the level for each amount, verified in June."""
    people = [an_asn(level=level).person_id for _amount in amounts]
    open_month()
    with transaction() as session:
        for person, amount in zip(people, amounts, strict=True):
            row = session.query(Obligation).filter_by(person_id=person, month=JUNE).one()
            row.verified = amount


def test_the_effect_counts_who_would_fall_short_and_what_the_target_becomes() -> None:
    spend("pelaksana", 0, 49_999, 50_000, 59_999, 60_000)
    found = rule_effects.effect({Level.PELAKSANA: 60_000}, Level.PELAKSANA, by=a_verifier())
    assert (found.month, found.short, found.freed) == (JUNE, 2, 0)
    assert (found.target_now, found.target_then) == (250_000, 300_000)
    assert found.spent == {0: 1, 49_999: 1, 50_000: 1, 59_999: 1, 60_000: 1}
    lower = rule_effects.effect({Level.PELAKSANA: 40_000}, Level.ESELON_IV, by=a_verifier())
    assert (lower.short, lower.freed, lower.spent) == (0, 1, {})


def test_the_book_has_present_minimums_those_to_come_and_who_entered_them() -> None:
    verifier = a_verifier()
    open_month()
    changed = {Level.PELAKSANA: "60.000", Level.ESELON_IV: "80rb"}
    entered = rules.set_minimums(changed, AUGUST, "Perbup 7/2026", by=verifier, now=wib(24))
    assert [(each.level, each.amount, each.unchanged) for each in entered] == [
        (Level.PELAKSANA, 60_000, ()),
        (Level.ESELON_IV, 80_000, ()),
    ]
    found = rule_effects.book(by=verifier, now=wib(24))
    first = found.standings[0]
    assert (first.minimum, first.people, first.target) == (50_000, 1, 50_000)
    assert (first.next_minimum, first.next_from) == (60_000, AUGUST)
    latest = found.history[0]
    assert (latest.level, latest.document, latest.by) == (
        Level.ESELON_IV,
        "Perbup 7/2026",
        verifier.name,
    )
    assert (found.month, found.opened) == (JUNE, (JUNE,))


def test_of_several_minimums_none_is_entered_when_one_is_wrong() -> None:
    verifier = a_verifier()
    wrong = {Level.PELAKSANA: "60.000", Level.ESELON_IV: "80,000"}
    with pytest.raises(Rejected) as refused:
        rules.set_minimums(wrong, AUGUST, "", by=verifier, now=wib(24))
    assert set(refused.value.problems) == {"eselon_iv", "document"}
    assert rule_effects.book(by=verifier, now=wib(24)).standings[0].next_minimum is None


def test_minimums_are_dkupps_alone() -> None:
    other = an_asn()
    with pytest.raises(NotAllowed):
        rule_effects.book(by=other, now=wib(24))
    with pytest.raises(NotAllowed):
        rule_effects.effect({}, Level.PELAKSANA, by=other)
    with pytest.raises(NotAllowed):
        rules.set_minimum("pelaksana", 1, AUGUST, "x", by=other, now=wib(24))
