"""Minimums change for months that open later, and for no month that is open."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from dashapp.domain.people import SYSTEM_CLI
from dashapp.domain.problems import Rejected
from dashapp.services import checks, months, rates, rules
from db.models import Event, LevelRule, Obligation
from db.session import reading, transaction
from tests.factories import an_asn

NOW = datetime(2025, 4, 5, 3, tzinfo=UTC)
JANUARY, FEBRUARY, MARCH = date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1)

pytestmark = pytest.mark.usefixtures("db")


def set_rule(
    amount: object = "60.000",
    since: date = FEBRUARY,
    level: str = "pelaksana",
    document: str = "Perbup 1/2025",
) -> rules.NewRule:
    return rules.set_minimum(level, amount, since, document, by=SYSTEM_CLI, now=NOW)


def open_month(month: date) -> int:
    """Open a month; the minimum of the one pelaksana in it."""
    with transaction() as session:
        months.open_month(session, month, by=SYSTEM_CLI, now=NOW)
    with reading() as session:
        return session.scalars(select(Obligation.minimum).where(Obligation.month == month)).one()


def test_a_rule_holds_for_months_that_open_later_and_begin_on_or_after_its_day() -> None:
    an_asn(level="pelaksana")
    rule = set_rule()
    assert (rule.amount, rule.unchanged) == (60_000, ())
    assert (open_month(JANUARY), open_month(FEBRUARY), open_month(MARCH)) == (
        50_000,
        60_000,
        60_000,
    )


def test_months_already_open_are_named_and_keep_their_minimum() -> None:
    an_asn(level="pelaksana")
    for month in (JANUARY, FEBRUARY):
        open_month(month)
    assert set_rule(since=JANUARY).unchanged == (JANUARY, FEBRUARY)
    assert set_rule(since=date(2025, 1, 2)).unchanged == (FEBRUARY,)
    with reading() as session:
        assert set(session.scalars(select(Obligation.minimum))) == {50_000}
    assert checks.run() == []


def test_of_two_rules_of_the_same_day_the_later_entered_holds() -> None:
    an_asn(level="pelaksana")
    set_rule("60.000")
    set_rule("55.000")
    assert open_month(FEBRUARY) == 55_000


def test_a_rule_leaves_an_event_with_its_document() -> None:
    set_rule(document="Perbup 7/2025")
    with reading() as session:
        event = session.scalars(select(Event)).one()
    assert (event.kind, event.actor) == ("rule_set", "perintah")
    assert "Perbup 7/2025" in event.data


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"level": "eselon_v"}, "level"),
        ({"amount": "50,000"}, "amount"),
        ({"amount": "0"}, "amount"),
        ({"amount": "-5"}, "amount"),
        ({"document": " "}, "document"),
        ({"document": "x" * 201}, "document"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused_by_field(over: dict[str, str], field: str) -> None:
    with reading() as session:
        before = len(session.scalars(select(LevelRule.id)).all())
    with pytest.raises(Rejected) as refused:
        set_rule(**over)  # type: ignore[arg-type]
    assert set(refused.value.problems) == {field}
    with reading() as session:
        assert len(session.scalars(select(LevelRule.id)).all()) == before


@pytest.mark.parametrize("month", [date(1900, 1, 1), date(2024, 12, 1), JANUARY])
def test_a_month_that_somebody_makes_up_before_the_programme_has_its_first_minimums(
    month: date,
) -> None:
    assert list(rates.minimums(month).values()) == [50_000, 75_000, 100_000, 150_000, 200_000]
