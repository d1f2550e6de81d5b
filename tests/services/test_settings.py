"""Settings hold their defaults until DKUPP changes them by a document, and count from then on."""

from datetime import date
from fractions import Fraction

import pytest
from sqlalchemy import select

from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.domain.settings import DEFAULTS, Key
from dashapp.services import history, settings
from db.models import Event, Obligation, ServiceStatus
from db.session import reading, transaction
from tests.factories import a_verifier, an_asn, open_month, wib

pytestmark = pytest.mark.usefixtures("db")

NOON = wib(24)


def test_defaults_hold_until_a_document_changes_them_and_the_trail_keeps_it() -> None:
    verifier = a_verifier()
    assert settings.values(by=verifier) == DEFAULTS
    settings.change("order_days", "5", "Kep. 3/2026", by=verifier, now=NOON)
    settings.change("order_days", "7", "Kep. 4/2026", by=verifier, now=NOON)
    assert settings.values(by=verifier)[Key.ORDER_DAYS] == "7"
    changes = settings.history(by=verifier)
    assert [(each.old, each.new, each.document) for each in changes] == [
        ("5", "7", "Kep. 4/2026"),
        ("3", "5", "Kep. 3/2026"),
    ]
    assert changes[0].by == verifier.name


def test_part_time_staff_owe_in_months_that_open_after_the_change() -> None:
    person, verifier = an_asn(), a_verifier()
    with transaction() as session:
        session.get_one(
            ServiceStatus, (person.person_id, date.min)
        ).jenis_pegawai = "PPPK Paruh Waktu"
    open_month()
    settings.change("part_time", "wajib", "Kep. 3/2026", by=verifier, now=NOON)
    open_month(date(2026, 5, 1))
    with reading() as session:
        rows = session.scalars(
            select(Obligation).where(Obligation.person_id == person.person_id)
        ).all()
        assert {row.month.month: row.obliged for row in rows} == {5: True, 6: False}


def test_a_late_month_weighs_what_the_setting_says() -> None:
    person, verifier = an_asn(), a_verifier()
    open_month()
    settings.change("late_weight", "25", "Kep. 3/2026", by=verifier, now=NOON)
    assert history.look(by=person, now=NOON).evaluation.late_weight == Fraction(1, 4)


@pytest.mark.parametrize(
    ("key", "value", "document", "field"),
    [
        ("order_days", "31", "x", "value"),
        ("order_days", "3", "x", "value"),
        ("secret", "1", "x", "value"),
        (None, None, "x", "value"),
        ("late_weight", "25", " ", "document"),
    ],
)
def test_other_values_are_refused_by_field(
    key: object, value: object, document: str, field: str
) -> None:
    with pytest.raises(Rejected) as refused:
        settings.change(key, value, document, by=a_verifier(), now=NOON)
    assert set(refused.value.problems) == {field}
    with reading() as session:
        assert session.scalars(select(Event.kind)).all() == []


def test_settings_are_dkupps_alone() -> None:
    other = an_asn()
    with pytest.raises(NotAllowed):
        settings.values(by=other)
    with pytest.raises(NotAllowed):
        settings.change("order_days", "5", "x", by=other, now=NOON)
