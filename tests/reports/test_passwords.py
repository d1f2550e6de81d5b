"""The paper with first passwords: made beside the request, taken once by whoever had it made."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.reports import passwords
from dashapp.reports.handouts import KEPT, Handouts, Stage
from dashapp.services.account_slips import Slip, Slips
from db.models import Event
from db.session import reading
from tests.factories import an_asn

NOW = datetime(2026, 6, 24, 5, 0, tzinfo=UTC)
ADDRESS = "https://simadu.example/masuk"


def slips(number: int, name: str = "Pegawai Contoh") -> Slips:
    until = NOW + timedelta(hours=72)
    one = Slip(name, "•••••••• 201101 • 008", "abcd-efgh-2345")
    return Slips("Dinas Contoh", NOW, until, (one,) * number)


def pages(body: bytes) -> int:
    found = re.search(rb"/Type/Pages/Count (\d+)", body)
    assert found is not None
    return int(found[1])


@pytest.mark.parametrize(("people", "expected"), [(0, 1), (1, 1), (6, 1), (7, 2), (13, 3)])
def test_six_strips_stand_on_a_page(people: int, expected: int) -> None:
    body = passwords.pdf(slips(people), address=ADDRESS)
    assert body.startswith(b"%PDF-")
    assert pages(body) == expected


def test_the_paper_is_set_in_the_letters_of_the_pages() -> None:
    names = set(
        re.findall(rb"/FontName/[A-Z]{6}\+([\w-]+)", passwords.pdf(slips(1), address=ADDRESS))
    )
    assert names == {b"PlusJakartaSans-Regular", b"PlusJakartaSans-Bold", b"DejaVuSansMono-Bold"}


def test_the_same_slips_make_the_same_paper() -> None:
    assert passwords.pdf(slips(3), address=ADDRESS) == passwords.pdf(slips(3), address=ADDRESS)


@pytest.mark.parametrize("name", ["#panic()", "*tebal* _miring_", "$x$ @y <z>", '"]))', "\\u{0}"])
def test_markup_in_a_name_is_set_as_it_stands(name: str) -> None:
    assert passwords.pdf(slips(1, name), address=ADDRESS).startswith(b"%PDF-")


def an_admin() -> Actor:
    servant = an_asn(opd="DKUPP")
    return Actor(servant.account_id, servant.person_id, servant.name, frozenset({Role.ADMIN}))


def at_once() -> Handouts:
    """Handouts that are finished when `begin` returns."""
    return Handouts(run=lambda work: work())


@pytest.mark.usefixtures("db")
def test_the_paper_is_taken_once_and_taking_it_is_an_event() -> None:
    admin, handouts = an_admin(), at_once()
    an_asn(), an_asn()
    token = handouts.begin("DISKOMINFO", by=admin, now=NOW, address=ADDRESS).token
    found = handouts.of(admin, NOW)
    assert found is not None
    assert (found.stage, found.people, found.done) == (Stage.READY, 2, 2)
    with pytest.raises(NotAllowed):
        handouts.take("x", by=admin, now=NOW)
    paper = handouts.take(token, by=admin, now=NOW)
    assert (paper.opd, paper.people, paper.body[:5]) == ("DISKOMINFO", 2, b"%PDF-")
    with pytest.raises(NotAllowed):
        handouts.take(token, by=admin, now=NOW)
    with reading() as session:
        kinds = [event.kind for event in session.query(Event).order_by(Event.seq)]
    assert kinds == ["one_time_passwords_made", "one_time_passwords_taken"]


@pytest.mark.usefixtures("db")
def test_nobody_else_takes_it_and_it_is_forgotten_after_half_an_hour() -> None:
    admin, other, handouts = an_admin(), an_admin(), at_once()
    an_asn()
    token = handouts.begin("DISKOMINFO", by=admin, now=NOW, address=ADDRESS).token
    with pytest.raises(NotAllowed):
        handouts.take(token, by=other, now=NOW)
    with pytest.raises(NotAllowed):
        handouts.take(token, by=admin, now=NOW + KEPT + timedelta(seconds=1))
    assert handouts.of(admin, NOW) is None


@pytest.mark.usefixtures("db")
def test_an_opd_where_nobody_needs_one_makes_no_paper() -> None:
    with pytest.raises(Rejected) as rejected:
        at_once().begin("DISKOMINFO", by=an_admin(), now=NOW, address=ADDRESS)
    assert rejected.value.problems[""].code == "slips_nobody"


@pytest.mark.usefixtures("db")
def test_one_is_made_at_a_time_and_a_fault_can_be_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    admin, other = an_admin(), an_admin()
    an_asn()
    waiting: list[Callable[[], None]] = []
    handouts = Handouts(run=waiting.append)
    handouts.begin("DISKOMINFO", by=admin, now=NOW, address=ADDRESS)
    with pytest.raises(Rejected) as rejected:
        handouts.begin("DISKOMINFO", by=other, now=NOW, address=ADDRESS)
    assert rejected.value.problems[""].code == "slips_busy"
    with monkeypatch.context() as broken:
        broken.setattr(passwords, "SOURCE", passwords.SOURCE.with_name("tidak-ada.typ"))
        waiting.pop()()
    found = handouts.of(admin, NOW)
    assert found is not None
    assert found.stage is Stage.FAILED
    handouts.begin("DISKOMINFO", by=admin, now=NOW, address=ADDRESS)
    waiting.pop()()
    again = handouts.of(admin, NOW)
    assert again is not None
    assert again.stage is Stage.READY
