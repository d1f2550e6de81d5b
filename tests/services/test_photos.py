"""Photos: who may store and see them, how many a day, who else shows the same, what is swept."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, update

from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.domain.purchases import PurchaseDraft
from dashapp.services import photo_files, purchases
from dashapp.services import photos as service
from db.models import Event, Photo, Purchase, Revision
from db.session import reading, transaction
from tests import photos
from tests.factories import (
    JUNE,
    a_key,
    a_verifier,
    an_asn,
    open_month,
    wib,
)

NOW = wib(24, 9, 41)
BOSS = Actor(account_id=900, person_id=None, name="Bupati", roles=frozenset({Role.BUPATI}))


@pytest.fixture(autouse=True)
def folder(db: str, tmp_path: Path) -> Path:
    service.configure(tmp_path)
    return tmp_path / "foto"


def upload(by: Actor, raw: bytes | None = None, *, at: datetime = NOW) -> str:
    raw = photos.jpeg() if raw is None else raw
    return service.store(io.BytesIO(raw), by=by, now=at).key


def bought(by: Actor, photo: str) -> int:
    draft = PurchaseDraft(place="DEK-KRAKSAAN", amount="50.000", day="2026-06-10", photo=photo)
    return purchases.record(draft, by=by, now=NOW, key=a_key()).id


def code_of(raw: bytes, by: Actor) -> str:
    with pytest.raises(Rejected) as caught:
        upload(by, raw)
    return caught.value.problems["photo"].code


def rows() -> int:
    with reading() as session:
        return session.scalars(select(func.count()).select_from(Photo)).one()


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_stored_photo_is_found_by_its_key_with_row_and_file_agreeing(folder: Path) -> None:
    siti = an_asn()
    key = upload(siti)
    found = service.look_up(key, by=siti)
    with reading() as session:
        photo = session.get_one(Photo, key)
    assert found.body == photo_files.path_of(folder, photo.sha256).read_bytes()
    assert (photo.size, photo.width, photo.height) == (len(found.body), 600, 800)
    assert (photo.account_id, photo.uploaded_at) == (siti.account_id, NOW)
    assert len(key) == 22  # 128 bits


def test_the_trail_tells_of_it_and_no_figure_moves() -> None:
    siti = an_asn()
    with reading() as session:
        before = session.get_one(Revision, 1).n
    key = upload(siti)
    with reading() as session:
        event = session.scalars(select(Event).where(Event.kind == "photo_stored")).one()
        assert (event.subject, event.account_id) == (f"photo:{key}", siti.account_id)
        assert session.get_one(Revision, 1).n == before


def test_the_size_told_is_that_of_the_file_sent() -> None:
    stored = service.store(io.BytesIO(photos.padded(1_200_000)), by=an_asn(), now=NOW)
    assert stored.size == 1_200_000


def test_the_same_file_twice_is_two_photos_and_one_file(folder: Path) -> None:
    siti, budi = an_asn(), an_asn()
    assert upload(siti) != upload(budi)
    assert rows() == 2
    assert len(files(folder)) == 1


def test_others_and_missing_keys_get_the_same_answer() -> None:
    key = upload(an_asn())
    for stranger in (an_asn(), BOSS, Actor()):
        with pytest.raises(NotAllowed) as others:
            service.look_up(key, by=stranger)
        with pytest.raises(NotAllowed) as missing:
            service.look_up("tidak-ada", by=stranger)
        assert others.value.args == missing.value.args


@pytest.mark.parametrize("key", ["", "../../simadu.db", "a" * 129, "x\0"])
def test_a_key_that_cannot_be_one_is_not_looked_for(key: str) -> None:
    with pytest.raises(NotAllowed):
        service.look_up(key, by=a_verifier())


def test_a_verifier_sees_the_photo_of_anybody() -> None:
    key = upload(an_asn())
    assert service.look_up(key, by=a_verifier()).body.startswith(b"RIFF")


def test_a_person_sees_the_photo_of_an_own_purchase_whoever_uploaded_it() -> None:
    open_month(JUNE)
    uploader, buyer, other = an_asn(), an_asn(), an_asn()
    key = upload(uploader)
    number = bought(buyer, upload(buyer))
    with transaction() as session:
        session.execute(update(Purchase).where(Purchase.id == number).values(photo_key=key))
    assert service.look_up(key, by=buyer).body.startswith(b"RIFF")
    with pytest.raises(NotAllowed):
        service.look_up(key, by=other)


def test_a_photo_whose_file_is_gone_is_not_there(folder: Path) -> None:
    siti = an_asn()
    key = upload(siti)
    files(folder)[0].unlink()
    with pytest.raises(NotAllowed):
        service.look_up(key, by=siti)


def test_only_people_of_the_roster_store_photos() -> None:
    with pytest.raises(NotAllowed):
        upload(BOSS)
    assert rows() == 0


def test_ten_megabytes_are_taken_and_one_byte_more_is_not(folder: Path) -> None:
    siti = an_asn()
    assert upload(siti, photos.padded(10_000_000))
    with pytest.raises(Rejected) as caught:
        upload(siti, photos.padded(10_000_001))
    problem = caught.value.problems["photo"]
    assert (problem.code, problem.params) == ("photo_too_large", {"found": "10,1", "limit": 10})
    assert rows() == 1


@pytest.mark.parametrize(
    ("size", "found"), [(14_000_200, "14"), (12_340_000, "12,3"), (41_943_040, "41,9")]
)
def test_a_size_is_told_in_megabytes_with_a_comma(size: int, found: str) -> None:
    assert service.too_large(size).problems["photo"].params["found"] == found


def test_what_is_refused_leaves_neither_row_nor_file(folder: Path) -> None:
    assert code_of(photos.html(), an_asn()) == "photo_kind"
    assert code_of(photos.bomb(), an_asn()) == "photo_pixels"
    assert rows() == 0
    assert not folder.exists()


def _fill(actor: Actor, count: int, *, at: datetime) -> None:
    facts = {"sha256": "0" * 64, "dhash": "0" * 16, "width": 1, "height": 1, "size": 1}
    with transaction() as session:
        session.execute(
            insert(Photo),
            [
                facts
                | {"key": f"{actor.account_id}-{n}", "account_id": actor.account_id}
                | {"uploaded_at": at}
                for n in range(count)
            ],
        )


def test_the_fiftieth_photo_of_a_day_is_taken_and_the_next_one_is_not() -> None:
    siti = an_asn()
    _fill(siti, 49, at=wib(24, 0, 0))
    assert upload(siti)
    assert code_of(photos.jpeg(), siti) == "photo_quota"
    assert upload(an_asn())  # another one's day is another matter


def test_a_new_day_of_probolinggo_begins_at_its_own_midnight() -> None:
    siti = an_asn()
    _fill(siti, 50, at=wib(23, 23, 59))
    assert upload(siti, at=wib(24, 0, 0))


def test_a_sweep_takes_what_no_purchase_has_shown_for_a_day(folder: Path) -> None:
    open_month(JUNE)
    siti = an_asn()
    used = upload(siti)
    bought(siti, used)
    lost = upload(siti, photos.encoded(photos.receipt(total="Rp 87.500")))
    assert service.sweep(NOW + timedelta(hours=24)) == 0
    assert service.sweep(NOW + timedelta(hours=24, seconds=1)) == 1
    assert service.look_up(used, by=siti).body.startswith(b"RIFF")
    with pytest.raises(NotAllowed):
        service.look_up(lost, by=siti)
    assert rows() == 1
    assert len(files(folder)) == 1
    with reading() as session:
        event = session.scalars(select(Event).where(Event.kind == "photos_swept")).one()
    assert (event.actor, event.data) == ("jam", '{"photos": 1}')


def test_a_sweep_spares_a_file_that_another_photo_shares(folder: Path) -> None:
    open_month(JUNE)
    siti, budi = an_asn(), an_asn()
    upload(siti)
    kept = upload(budi)
    bought(budi, kept)
    assert service.sweep(NOW + timedelta(days=2)) == 1
    assert service.look_up(kept, by=budi).body.startswith(b"RIFF")


def test_a_sweep_takes_old_files_without_a_row_and_spares_young_ones(folder: Path) -> None:
    photo_files.keep(folder, b"lama", NOW - timedelta(days=2))
    photo_files.keep(folder, b"baru", NOW)
    service.sweep(NOW)
    assert [path.read_bytes() for path in files(folder)] == [b"baru"]


def test_a_photo_whose_file_was_swept_just_before_its_row_is_written_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    siti = an_asn()
    written = photo_files.keep

    def swept_after_the_first(home: Path, body: bytes, now: datetime) -> str:
        sha256 = written(home, body, now)
        calls.append(sha256)
        if len(calls) == 1:
            photo_files.path_of(home, sha256).unlink()
        return sha256

    calls: list[str] = []
    monkeypatch.setattr(photo_files, "keep", swept_after_the_first)
    key = upload(siti)
    assert len(calls) == 2
    assert service.look_up(key, by=siti).body.startswith(b"RIFF")


def test_a_sweep_with_nothing_to_take_leaves_no_event() -> None:
    assert service.sweep(NOW) == 0
    with reading() as session:
        assert session.scalars(select(Event).where(Event.kind == "photos_swept")).all() == []
