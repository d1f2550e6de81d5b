"""The log of promotions: who may enter, see and withdraw, and that no figure of duty moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.domain.promotions import Kind, PromotionDraft
from dashapp.services import checks, own_data, photos, promotion_board, promotions, trail
from dashapp.services.promotion_board import Tally
from db.models import Event, Month, Promotion, Umkm
from db.session import reading, transaction
from tests import factories
from tests.factories import JUNE, a_key, a_photo, a_product, an_asn, wib

pytestmark = pytest.mark.usefixtures("db")
MAY = date(2026, 5, 1)
NOW = wib(24)
DRAFT = PromotionDraft(kind="rapat", text="Kopi untuk rapat", day="2026-06-23")


def logged(by: Actor, *, key: str | None = None, **over: object) -> int:
    draft = replace(DRAFT, **over)
    return promotions.record(draft, by=by, now=NOW, key=key or a_key()).id


def code(act: Callable[[], object]) -> dict[str, str]:
    """The codes of the problems with which an act is refused, by field."""
    with pytest.raises(Rejected) as refused:
        act()
    return {field: problem.code for field, problem in refused.value.problems.items()}


def close(month: date) -> None:
    with transaction() as session:
        session.execute(update(Month).where(Month.month == month).values(closed_at=wib(20)))


def a_seller_code() -> str:
    a_product()
    with reading() as session:
        return session.scalars(select(Umkm.code).order_by(Umkm.id.desc()).limit(1)).one()


def test_a_promotion_counts_for_the_opd_and_moves_no_figure() -> None:
    siti = an_asn()
    revision = trail.revision()
    one, two = a_seller_code(), a_seller_code()
    logged(siti, sellers=[one, two], cost="belanja_opd", amount="450rb", reached="30")
    logged(siti, kind="ajakan", day="2026-06-10", sellers=[one])
    board = promotion_board.look(None, by=siti, now=NOW)
    assert board.opd is not None
    assert (board.opd.code, board.month, board.sellers) == ("DISKOMINFO", JUNE, 2)
    assert [(e.kind, e.amount, e.reached, len(e.sellers)) for e in board.entries] == [
        (Kind.RAPAT, 450_000, 30, 2),
        (Kind.AJAKAN, None, None, 1),
    ]
    assert board.spending == ((JUNE, 0),)  # the amount is a note
    assert trail.revision() == revision + 1  # of the month that opened
    assert checks.run() == []


def test_a_form_sent_twice_is_one_promotion_and_its_key_serves_nothing_else() -> None:
    siti, budi, key = an_asn(), an_asn(), a_key()
    first = logged(siti, key=key)
    assert logged(siti, key=key) == first
    assert code(lambda: logged(siti, key=key, text="Lain")) == {"": "promotion_key_used"}
    assert code(lambda: logged(budi, key=key)) == {"": "promotion_key_used"}
    assert code(lambda: logged(siti, key="x")) == {"": "key_unusable"}
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(Promotion)) == 1
        kinds = select(Event.kind).where(Event.kind == "promotion_recorded")
        assert len(session.scalars(kinds).all()) == 1


def test_colleagues_see_what_was_done_and_not_by_whom() -> None:
    siti, budi = an_asn(), an_asn()
    logged(siti, photo=a_photo(siti), link="https://www.example.com/@siti")
    logged(budi, kind="unggahan", day="2026-06-11")
    board = promotion_board.look(JUNE, by=budi, now=NOW)
    assert [(e.mine, e.photo, e.link) for e in board.entries] == [
        (False, None, None),
        (True, None, None),
    ]
    assert board.kinds[Kind.RAPAT] == Tally(1, 0)
    assert board.total == Tally(2, 1)
    own = promotion_board.look(JUNE, by=budi, now=NOW, only_own=True)
    assert ([e.mine for e in own.entries], own.listed) == ([True], 1)


def test_photo_and_link_are_for_the_owner_the_opds_head_and_dkupp(tmp_path: Path) -> None:
    siti, head = an_asn(), an_asn(opd="RSUD-TONGAS")
    key = a_photo(siti)
    logged(siti, photo=key, link="https://www.example.com/@siti")
    of_opd = replace(
        head,
        roles=head.roles | {Role.KEPALA_OPD},
        scopes=frozenset({(Role.KEPALA_OPD, "DISKOMINFO")}),
    )
    other = replace(of_opd, scopes=frozenset({(Role.KEPALA_OPD, "RSUD-TONGAS")}))
    dkupp = factories.a_verifier()
    for reader in (siti, of_opd, dkupp):
        [entry] = promotion_board.of_opd("DISKOMINFO", JUNE, by=reader)
        assert (entry.photo, entry.link) == (key, "https://www.example.com/@siti")
    with pytest.raises(NotAllowed):
        promotion_board.of_opd("DISKOMINFO", JUNE, by=other)
    photos.configure(tmp_path)
    path = photos.photo_files.path_of(photos.home(), key.encode().hex().ljust(64, "0"))
    path.parent.mkdir(parents=True)
    path.write_bytes(b"RIFF")
    for reader in (siti, of_opd, dkupp):
        assert photos.look_up(key, by=reader).body == b"RIFF"
    for reader in (an_asn(), other):
        with pytest.raises(NotAllowed):
            photos.look_up(key, by=reader)


def test_the_photo_of_a_promotion_is_not_swept() -> None:
    siti = an_asn()
    logged(siti, photo=a_photo(siti))
    lost = a_photo(siti)
    assert photos.sweep(NOW + timedelta(days=2)) == 1
    with pytest.raises(Rejected):
        logged(siti, photo=lost)


def test_a_photo_of_somebody_else_is_not_shown() -> None:
    siti = an_asn()
    theirs = a_photo(an_asn())
    assert code(lambda: logged(siti, photo=theirs)) == {"photo": "promotion_photo_missing"}


def test_what_was_withdrawn_is_as_if_never_entered() -> None:
    siti = an_asn()
    gone, stays = logged(siti), logged(siti, kind="oleh_oleh")
    with pytest.raises(NotAllowed):
        promotions.withdraw(stays, by=an_asn(), now=NOW)
    for _twice in range(2):
        promotions.withdraw(gone, by=siti, now=NOW)
    board = promotion_board.look(JUNE, by=siti, now=NOW)
    assert [entry.id for entry in board.entries] == [stays]
    assert promotions.count_of(siti.person_id or 0, MAY, JUNE) == 1
    assert promotions.count_of(siti.person_id or 0, MAY, MAY) == 0
    taken = own_data.take(by=siti, now=NOW, form="json")
    assert [bool(row["ditarik"]) for row in taken["promosi"]] == [True, False]
    told = [row["peristiwa"] for row in taken["peristiwa"]]
    assert told.count("promotion_withdrawn") == 1


def test_a_closed_month_takes_no_promotion_and_gives_none_back() -> None:
    siti = an_asn()
    number = logged(siti)
    close(JUNE)
    assert code(lambda: logged(siti)) == {"day": "promotion_month_closed"}
    assert code(lambda: promotions.withdraw(number, by=siti, now=NOW)) == {
        "": "promotion_month_closed"
    }
    assert promotion_board.look(JUNE, by=siti, now=NOW).closed


def test_a_promotion_opens_no_earlier_month() -> None:
    siti = an_asn(since=date(2026, 5, 15))
    assert code(lambda: logged(siti, day="2026-05-20")) == {"day": "promotion_no_obligation"}
    factories.open_month(MAY)
    assert code(lambda: logged(siti, day="2026-05-20")) == {"day": "promotion_no_obligation"}
    with pytest.raises(NotAllowed):
        logged(Actor(account_id=1))


def test_thirty_promotions_are_a_days_most(monkeypatch: pytest.MonkeyPatch) -> None:
    siti, budi = an_asn(), an_asn()
    monkeypatch.setattr(promotions, "PER_DAY", 2)
    logged(siti)
    logged(siti)
    assert code(lambda: logged(siti)) == {"": "promotion_quota"}
    logged(budi)


def test_opds_are_compared_per_ten_people_and_small_ones_left_out() -> None:
    staff = [an_asn() for _each in range(5)]
    for _each in range(5):
        an_asn(opd="DKUPP")
    logged(an_asn(opd="BPBD"))  # alone there
    for person in staff[:3]:
        logged(person)
    board = promotion_board.look(None, by=staff[0], now=NOW)
    # 3 among 5 people; of the single person nothing
    assert (board.rates, board.own) == ((("Diskominfo", 60), ("DKUPP", 0)), 60)
    assert board.before is None


def test_without_an_obligation_there_is_nothing_to_show() -> None:
    board = promotion_board.look(MAY, by=an_asn(since=date(2026, 6, 20)), now=NOW)
    assert (board.opd, board.entries, board.months) == (None, (), ())
