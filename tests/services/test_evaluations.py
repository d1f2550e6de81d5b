"""The evaluation of everybody: counts, score, promotions, and the files made of it."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
import python_calamine

from dashapp.domain.people import SYSTEM_CLI, Actor
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.reports import evaluation_sheets
from dashapp.services import evaluations, history, purchases, settings, verification
from dashapp.services.evaluations import Evaluated, Evaluations
from db.models import Promotion
from db.session import transaction
from tests.factories import JUNE, a_draft, a_key, a_photo, a_verifier, an_asn, open_month, wib

pytestmark = pytest.mark.usefixtures("db")
APRIL, MAY = date(2026, 4, 1), date(2026, 5, 1)


def approve(
    buyer: Actor, verifier: Actor, month: int, *, amount: str, entered: tuple[int, int]
) -> None:
    """A purchase of the 5th of a month, entered on (day, month) and approved."""
    day, arrived = entered
    draft = a_draft(buyer, day=date(2026, month, 5), amount=amount, photo=a_photo(buyer))
    made = purchases.record(draft, by=buyer, now=wib(day, month=arrived), key=a_key())
    verification.approve(made.id, by=verifier, now=wib(day, month=arrived) + timedelta(hours=1))


@pytest.fixture
def three_months() -> tuple[Actor, Evaluations]:
    """75,000 a month: April on time, May late, June not enough; looked at after 10 July."""
    buyer, verifier = an_asn(name='=Pegawai; "Uji"'), a_verifier()
    for month in (APRIL, MAY, JUNE):
        open_month(month)
    approve(buyer, verifier, 4, amount="80.000", entered=(20, 4))
    approve(buyer, verifier, 5, amount="75.000", entered=(11, 6))
    approve(buyer, verifier, 6, amount="74.999", entered=(20, 6))
    with transaction() as session:
        told = {"person_id": buyer.person_id, "opd": "DISKOMINFO", "month": MAY, "kind": "rapat"}
        told |= {"day": MAY, "text": "Kopi", "fund": "tanpa", "entered_at": wib(1)}
        session.add(Promotion(key="satu", **told))
        session.add(Promotion(key="dua", withdrawn_at=wib(2), **told))
    found = evaluations.of_period(APRIL, JUNE, by=SYSTEM_CLI, now=wib(11, month=7))
    return buyer, found


def test_months_count_by_when_their_entries_arrived(
    three_months: tuple[Actor, Evaluations],
) -> None:
    buyer, found = three_months
    own = next(row for row in found.rows if row.name == buyer.name)
    # 100 × (1 + 0.5 × 1) / 3 = 50; 80,000 + 75,000 + 74,999
    assert own == Evaluated(
        nip=own.nip,
        name=buyer.name,
        owed=3,
        on_time=1,
        late=1,
        unmet=1,
        exempt=0,
        verified_amount=229_999,
        promotions=1,
        score=50.0,
    )
    assert history.look(by=buyer, now=wib(11, month=7)).evaluation.tenths() == 500


def test_a_month_before_its_deadline_does_not_count(
    three_months: tuple[Actor, Evaluations],
) -> None:
    early = evaluations.of_period(APRIL, JUNE, by=SYSTEM_CLI, now=wib(10, 23, 59, month=7))
    own = next(row for row in early.rows if row.name == three_months[0].name)
    assert (own.owed, own.score) == (2, 75.0)  # (1 + 0.5) / 2


def test_a_late_month_weighs_what_the_setting_says(
    three_months: tuple[Actor, Evaluations],
) -> None:
    settings.change("late_weight", "25", "Kep. 3/2026", by=a_verifier(), now=wib(11, month=7))
    found = evaluations.of_period(APRIL, JUNE, by=SYSTEM_CLI, now=wib(11, month=7))
    own = next(row for row in found.rows if row.name == three_months[0].name)
    assert own.score == 41.6  # 100 × (1 + 0.25) / 3, rounded down
    assert found.document()["rule"]["late_weight"] == 0.25


def test_only_dkupp_takes_it_and_the_period_runs_forward(
    three_months: tuple[Actor, Evaluations],
) -> None:
    with pytest.raises(NotAllowed):
        evaluations.of_period(APRIL, JUNE, by=three_months[0], now=wib(11, month=7))
    with pytest.raises(Rejected):
        evaluations.of_period(JUNE, APRIL, by=SYSTEM_CLI, now=wib(11, month=7))


def test_the_files_hold_the_same_figures(three_months: tuple[Actor, Evaluations]) -> None:
    buyer, found = three_months
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(evaluation_sheets.xlsx(found)))
    rows = book.get_sheet_by_name("Evaluasi").to_python(skip_empty_area=False)
    own = next(row for row in rows if row[1] == buyer.name)
    assert own[2:] == [3.0, 1.0, 1.0, 1.0, 0.0, 229_999.0, 1.0, 50.0]
    assert len(str(own[0])) == 18
    assert rows[-1][1:4] == ["Jumlah", 6.0, 1.0]  # the verifier owed three months too, met none
    text = evaluation_sheets.csv(found).decode("utf-8-sig")
    listed = {row[1]: row for row in csv.reader(io.StringIO(text))}
    assert listed[f"'{buyer.name}"][2:] == ["3", "1", "1", "1", "0", "229999", "1", "50.0"]
