"""The recap of an OPD's month: who may sign it, as what, and what it says when figures move."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from dashapp.domain.heads import title_of_head
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.services import purchases, recaps, staff, trail, verification
from db.models import Event, Month, OpdReport, Posting
from db.session import reading, transaction
from tests.factories import JUNE, a_draft, a_key, a_verifier, an_asn, open_month, wib

pytestmark = pytest.mark.usefixtures("db")

NOW = wib(24)


def with_grant(actor: Actor, *codes: str, role: Role = Role.KEPALA_OPD) -> Actor:
    scopes = frozenset((role, code) for code in codes)
    return replace(actor, roles=actor.roles | {role}, scopes=scopes)


@pytest.fixture
def ayu(db: str) -> Actor:
    return an_asn(name="Ayu", level="pelaksana")


@pytest.fixture
def head(ayu: Actor) -> Actor:
    """The head of Diskominfo, whose jabatan it is, with Ayu as colleague in the opened June."""
    person = an_asn(name="Endah", level="eselon_ii")
    with transaction() as session:
        post = session.scalars(select(Posting).where(Posting.person_id == person.person_id)).one()
        post.nama_jabatan = "Kepala Dinas Komunikasi dan Informatika"
    open_month()
    return with_grant(person, "DISKOMINFO")


def report_of(by: Actor, month: date = JUNE) -> recaps.Report:
    return staff.office(month, "DISKOMINFO", by=by, now=NOW).report


def rows() -> list[OpdReport]:
    with reading() as session:
        return list(session.scalars(select(OpdReport).order_by(OpdReport.id)))


def buy(buyer: Actor) -> None:
    saved = purchases.record(a_draft(buyer), by=buyer, now=wib(20), key=a_key())
    verification.approve(saved.id, by=a_verifier(), now=wib(20))


def test_a_head_signs_the_counts_with_name_and_jabatan_and_no_figure_moves(head: Actor) -> None:
    before = trail.revision()
    signed = recaps.sign("DISKOMINFO", JUNE, by=head, now=NOW)
    assert (signed.counts.headcount, signed.counts.none, signed.counts.target) == (2, 2, 250_000)
    assert signed.signer.startswith("Endah")
    assert signed.capacity == "Kepala Dinas Komunikasi dan Informatika"
    assert recaps.of(JUNE) == {"DISKOMINFO": signed}
    assert report_of(head).signed == signed
    assert trail.revision() == before
    with reading() as session:
        (event,) = session.scalars(select(Event).where(Event.kind == "recap_signed"))
        assert (event.subject, event.account_id) == ("opd:DISKOMINFO:2026-06", head.account_id)


@pytest.mark.parametrize("jabatan", ["Kepala Bidang Aplikasi", "Kepala Dinas (Plt) Kominfo", ""])
def test_who_heads_the_opd_without_its_jabatan_signs_as_plt(head: Actor, jabatan: str) -> None:
    with transaction() as session:
        post = session.scalars(select(Posting).where(Posting.person_id == head.person_id)).one()
        post.nama_jabatan = jabatan
    signed = recaps.sign("DISKOMINFO", JUNE, by=head, now=NOW)
    assert signed.capacity == "Plt. Kepala Dinas Komunikasi, Informatika, Statistik dan Persandian"


def test_titles_name_the_office_once() -> None:
    for title, name, kind, whole in (
        ("Kepala Dinas", "Dinas Sosial", "dinas", "Kepala Dinas Sosial"),
        ("Camat", "Kecamatan Sukapura", "kecamatan", "Camat Sukapura"),
        ("Sekretaris Daerah", "Sekretariat Daerah", "sekretariat", "Sekretaris Daerah"),
        ("Direktur", "RSUD Tongas", "rsud", "Direktur RSUD Tongas"),
    ):
        assert title_of_head(title, name, kind) == whole


@pytest.mark.parametrize("role", [Role.OPERATOR_OPD, Role.ASN, Role.DKUPP, Role.ADMIN])
def test_nobody_signs_but_a_head(head: Actor, role: Role) -> None:
    other = with_grant(an_asn(), "DISKOMINFO", role=role)
    for act in (recaps.draft, recaps.sign, recaps.take_back):
        with pytest.raises(NotAllowed):
            act("DISKOMINFO", JUNE, by=other, now=NOW)
    assert rows() == []


def test_a_head_signs_for_no_other_opd_and_an_ended_role_for_none(head: Actor) -> None:
    an_asn(opd="DINKES")
    for code in ("DINKES", "TIDAK-ADA"):
        with pytest.raises(NotAllowed):
            recaps.sign(code, JUNE, by=head, now=NOW)
    ended = replace(head, roles=frozenset({Role.ASN}))
    with pytest.raises(NotAllowed):
        recaps.sign("DISKOMINFO", JUNE, by=ended, now=NOW)
    assert rows() == []


def test_an_operator_sees_the_state_and_may_not_sign(head: Actor) -> None:
    recaps.sign("DISKOMINFO", JUNE, by=head, now=NOW)
    operator = with_grant(an_asn(), "DISKOMINFO", role=Role.OPERATOR_OPD)
    found = report_of(operator)
    assert found.signed is not None
    assert (found.may_sign, report_of(head).may_sign) == (False, True)


def test_signing_twice_is_once_and_after_taking_back_both_stay_in_the_history(head: Actor) -> None:
    first = recaps.sign("DISKOMINFO", JUNE, by=head, now=NOW)
    assert recaps.sign("DISKOMINFO", JUNE, by=head, now=wib(25)) == first
    recaps.take_back("DISKOMINFO", JUNE, by=head, now=wib(25))
    recaps.take_back("DISKOMINFO", JUNE, by=head, now=wib(25))
    assert report_of(head).signed is None
    assert recaps.of(JUNE) == {}
    again = recaps.sign("DISKOMINFO", JUNE, by=head, now=wib(26))
    assert [row.withdrawn_at for row in rows()] == [wib(25), None]
    assert recaps.of(JUNE) == {"DISKOMINFO": again}


def test_a_recap_says_when_figures_moved_and_is_signed_anew(head: Actor, ayu: Actor) -> None:
    shown = recaps.draft("DISKOMINFO", JUNE, by=head, now=NOW)
    signed = recaps.sign("DISKOMINFO", JUNE, by=head, now=NOW, seen=shown.mark)
    assert (shown.counts, shown.signer) == (signed.counts, signed.signer)
    (first_row,) = rows()
    buy(ayu)
    found = report_of(head).signed
    assert found is not None
    assert (found.moved, found.counts) == (True, signed.counts)
    with pytest.raises(Rejected) as refused:  # what was shown is no longer so
        recaps.sign("DISKOMINFO", JUNE, by=head, now=NOW, seen=shown.mark)
    assert refused.value.problems[""].code == "recap_moved"
    anew = recaps.sign("DISKOMINFO", JUNE, by=head, now=wib(25))
    assert (anew.moved, anew.counts.fulfilled) == (False, 1)
    assert [row.id for row in rows() if row.withdrawn_at] == [first_row.id]


@pytest.mark.parametrize("closed", [True, False])
def test_a_month_that_is_closed_or_was_never_opened_is_not_signed(
    head: Actor, closed: bool
) -> None:
    month, code = (JUNE, "recap_closed") if closed else (date(2026, 5, 1), "recap_not_opened")
    if closed:
        recaps.sign("DISKOMINFO", JUNE, by=head, now=NOW)
        with transaction() as session:
            session.get_one(Month, JUNE).closed_at = wib(15, month=7)
    who: dict[str, Any] = {"by": head, "now": wib(16, month=7)}
    for act in (recaps.draft, recaps.sign, recaps.take_back):
        with pytest.raises(Rejected) as refused:
            act("DISKOMINFO", month, **who)
        assert refused.value.problems[""].code == code
    assert report_of(head, month).may_sign is False
    assert len(recaps.of(month)) == int(closed)
