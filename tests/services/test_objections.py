"""Objections: raised once, answered once by somebody else of DKUPP, and no figure moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import func, select

from dashapp.domain.objections import ObjectionKind, Outcome
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.services import compliance, notices, objections, own_data, purchases
from db.models import Event, Objection
from db.session import reading
from tests.factories import JUNE, a_draft, a_key, a_verifier, an_asn, wib

pytestmark = pytest.mark.usefixtures("db")
TEXT = "Nota 28 Juni sudah diunggah, tetapi Juni tetap sebagian."


def raised(by: Actor, text: str = TEXT, key: str | None = None, day: int = 24) -> int:
    kind, month = ObjectionKind.EVALUATION.value, "2026-06"
    return objections.raise_(kind, month, text, by=by, now=wib(day), key=key or a_key())


def codes(act: Callable[[], object]) -> dict[str, str]:
    with pytest.raises(Rejected) as refused:
        act()
    return {field: problem.code for field, problem in refused.value.problems.items()}


def test_an_answer_reaches_its_person_with_the_text_and_moves_no_figure() -> None:
    buyer, dkupp = an_asn(), a_verifier()
    purchases.record(a_draft(buyer, amount="47.000"), by=buyer, now=wib(20), key=a_key())
    number = raised(buyer)
    (case,) = objections.cases(answered=False, by=dkupp, now=wib(25)).rows
    assert (case.name, case.opd, case.said.text) == (buyer.name, "Diskominfo", TEXT)
    assert case.month is not None
    assert (case.month.minimum, case.month.totals.waiting) == (75_000, 47_000)
    before = compliance.document(JUNE, now=wib(25))["rows"]
    words = "Nota dari toko di luar UMKM Kabupaten. Nilai tetap."
    objections.answer(number, "ditolak", words, by=dkupp, now=wib(25))
    assert compliance.document(JUNE, now=wib(25))["rows"] == before
    (said,) = objections.own(by=buyer)
    assert (said.outcome, said.answer) == (Outcome.REFUSED, words)
    (notice,) = notices.latest(by=buyer)
    assert (notice.kind, notice.data["reason"], notice.is_new) == (
        "objection_answered",
        words,
        True,
    )
    with reading() as session:
        kinds = list(session.scalars(select(Event.kind).order_by(Event.seq)))
    assert kinds[-2:] == ["objection_raised", "objection_answered"]
    taken = own_data.take(by=buyer, now=wib(26), form="json")
    assert [each["jawaban"] for each in taken["keberatan"]] == [words]


@pytest.mark.parametrize(
    ("kind", "month", "text", "problems"),
    [
        ("evaluasi", "2026-06", "terlalu", {"text": "objection_text_too_short"}),
        ("evaluasi", "2026-06", "a" * 1001, {"text": "objection_text_too_long"}),
        ("evaluasi", "2026-05", TEXT, {"month": "objection_month_not_owed"}),
        ("evaluasi", None, TEXT, {"month": "objection_month_empty"}),
        ("lain", "2026-06", TEXT, {"kind": "objection_kind_unknown"}),
        (7, "<b>", "a\u202eb" * 9, {
            "kind": "objection_kind_unknown",
            "month": "objection_month_not_owed",
            "text": "objection_text_unreadable",
        }),
    ],
)  # fmt: skip
def test_everything_wrong_is_said_at_its_field(
    kind: object, month: object, text: object, problems: dict[str, str]
) -> None:
    buyer = an_asn()
    act = lambda: objections.raise_(kind, month, text, by=buyer, now=wib(24), key=a_key())  # noqa: E731
    assert codes(act) == problems
    assert objections.own(by=buyer) == ()


def test_texts_of_ten_and_of_a_thousand_letters_pass_with_whatever_is_in_them() -> None:
    buyer = an_asn()
    for text in ("a" * 10, "b" * 1000, "=cmd|\"; <b>tebal</b> 'x'"):
        raised(buyer, text)
    assert [said.text for said in objections.own(by=buyer)][2] == "=cmd|\"; <b>tebal</b> 'x'"


def test_a_form_sent_twice_is_one_objection_and_its_key_takes_nothing_else() -> None:
    buyer, other, key = an_asn(), an_asn(), a_key()
    assert raised(buyer, key=key) == raised(buyer, key=key)
    assert codes(lambda: raised(buyer, f"{TEXT} Lagi.", key)) == {"": "objection_key_used"}
    assert codes(lambda: raised(other, key=key)) == {"": "objection_key_used"}
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(Objection)) == 1


def test_five_wait_at_most_and_one_withdrawn_or_answered_makes_room() -> None:
    buyer, dkupp = an_asn(), a_verifier()
    numbers = [raised(buyer) for _ in range(5)]
    assert codes(lambda: raised(buyer)) == {"": "objection_quota"}
    objections.withdraw(numbers[0], by=buyer, now=wib(24))
    objections.withdraw(numbers[0], by=buyer, now=wib(24))  # pressed twice
    objections.answer(numbers[1], "diterima", "Sudah dikoreksi.", by=dkupp, now=wib(25))
    raised(buyer), raised(buyer)
    assert codes(lambda: raised(buyer)) == {"": "objection_quota"}


def test_the_second_who_answers_is_told_who_was_first_and_when() -> None:
    buyer, first, second = an_asn(), a_verifier(), a_verifier()
    number = raised(buyer)
    objections.answer(number, "diterima", "Sudah dikoreksi.", by=first, now=wib(25))
    with pytest.raises(Rejected) as refused:
        objections.answer(number, "ditolak", "Nilai tetap saja.", by=second, now=wib(25, 13))
    problem = refused.value.problems[""]
    assert problem.code == "objection_answered_by"
    assert (problem.params["who"], problem.params["at"]) == (first.name, wib(25))
    assert codes(lambda: objections.withdraw(number, by=buyer, now=wib(25))) == {
        "": "objection_answered_already"
    }
    found = objections.cases(answered=True, by=second, now=wib(26))
    assert (found.waiting, found.answered, found.rows[0].answered_by) == (0, 1, first.name)


def test_nobody_answers_their_own_or_without_the_role_or_what_is_not_theirs_to_see() -> None:
    buyer, dkupp = an_asn(roles=(Role.DKUPP,)), a_verifier()
    number, words = raised(buyer), "Nilai tetap saja."
    assert objections.cases(answered=False, by=buyer, now=wib(24)).rows[0].is_own
    for by in (buyer, an_asn(), Actor(account_id=7, name="Kasir", roles=frozenset({Role.KASIR}))):
        with pytest.raises(NotAllowed):
            objections.answer(number, "ditolak", words, by=by, now=wib(24))
    for stranger in (an_asn(), dkupp):
        with pytest.raises(NotAllowed):
            objections.withdraw(number, by=stranger, now=wib(24))
    for odd in (0, -1, 999_999):
        with pytest.raises(NotAllowed):
            objections.answer(odd, "ditolak", words, by=dkupp, now=wib(24))
    with pytest.raises(NotAllowed):
        objections.cases(answered=False, by=an_asn(), now=wib(24))
    wrong = codes(lambda: objections.answer(number, None, "pendek", by=dkupp, now=wib(24)))
    assert wrong == {
        "outcome": "objection_outcome_empty",
        "answer": "objection_answer_too_short",
    }
    objections.withdraw(number, by=buyer, now=wib(24))
    late = codes(lambda: objections.answer(number, "ditolak", words, by=dkupp, now=wib(24)))
    assert late == {"": "objection_withdrawn"}


def test_the_longest_waiting_stands_first_and_the_months_are_those_owed() -> None:
    buyer, dkupp = an_asn(since=date(2026, 5, 15)), a_verifier()
    other = an_asn(since=JUNE)
    later, earlier = raised(buyer, day=25), raised(other, day=24)
    rows = objections.cases(answered=False, by=dkupp, now=wib(25)).rows
    assert [row.said.id for row in rows] == [earlier, later]
    assert objections.owed_months(by=buyer) == (JUNE,)
