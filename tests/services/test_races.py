"""What happens when several people, or one impatient one, press at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

import pytest
from sqlalchemy import select

from dashapp.domain.problems import Rejected
from dashapp.services import checks, purchases, verification
from db.models import Event, Purchase, PurchaseStep
from db.session import reading
from tests.factories import a_draft, a_key, a_verifier, an_asn, wib

pytestmark = pytest.mark.usefixtures("db")


def at_once(acts: Sequence[Callable[[], object]]) -> list[object]:
    """The answers of acts that start together; None for one that was refused."""
    start = threading.Barrier(len(acts))
    answers: list[object] = [None] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        start.wait(timeout=30)
        try:
            answers[place] = act()
        except Rejected:
            return

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_a_form_sent_twelve_times_at_once_is_one_purchase_with_one_number() -> None:
    buyer = an_asn()
    draft, key = a_draft(buyer), a_key()
    answers = at_once([lambda: purchases.record(draft, by=buyer, now=wib(10), key=key).number] * 12)
    assert len(set(answers)) == 1
    assert answers[0] is not None
    with reading() as session:
        assert len(session.scalars(select(Purchase)).all()) == 1
        recorded = select(Event).where(Event.kind == "purchase_recorded")
        assert len(session.scalars(recorded).all()) == 1
    assert checks.run() == []


def test_of_decisions_made_at_once_exactly_one_holds() -> None:
    buyer, first, second = an_asn(), a_verifier(), a_verifier()
    for _ in range(6):
        number = purchases.record(a_draft(buyer), by=buyer, now=wib(10), key=a_key()).id

        def withdraw(number: int = number) -> str:
            purchases.withdraw(number, by=buyer, now=wib(11))
            return "ditarik"

        def approve(number: int = number) -> str:
            verification.approve(number, by=first, now=wib(11))
            return "terverifikasi"

        def reject(number: int = number) -> str:
            verification.reject(number, by=second, now=wib(11), reason="nota orang lain")
            return "ditolak"

        answers = at_once([withdraw, approve, reject, approve])
        done = [answer for answer in answers if answer is not None]
        with reading() as session:
            steps = select(PurchaseStep.state).where(PurchaseStep.purchase_id == number)
            states = session.scalars(steps.order_by(PurchaseStep.seq)).all()
        assert states == ["diajukan", *done]
        assert len(done) == 1
    assert checks.run() == []
