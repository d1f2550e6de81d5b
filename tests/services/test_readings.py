"""Reading a receipt photo: what is kept, what the verifier sees, and how little a failure costs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from dashapp.domain.people import Actor
from dashapp.domain.problems import NotAllowed
from dashapp.domain.receipts import Reading
from dashapp.reading import Desk
from dashapp.services import own_data, photo_files, photos, purchases, readings, risk
from dashapp.services.receipt_reader import Reader
from db.models import Photo, PurchaseRisk
from db.models import Reading as Row
from db.session import reading, transaction
from tests.factories import a_draft, a_key, a_photo, an_asn, wib
from tests.readers.pictures import DEADLY, EMPTY, FAKE, LATE, RECEIPT, webp

NOW = wib(24, 9, 41)


@pytest.fixture(autouse=True)
def folder(db: str, tmp_path: Path) -> None:
    photos.configure(tmp_path)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    found = Reader(FAKE)
    yield found
    found.rest()


def uploaded(by: Actor, height: int = RECEIPT) -> str:
    """A photo of `by` with its file."""
    sha256 = photo_files.keep(photos.home(), webp(height), NOW)
    key = a_photo(by)
    with transaction() as session:
        changed = update(Photo).where(Photo.key == key)
        session.execute(changed.values(sha256=sha256, uploaded_at=NOW))
    return key


def kept(key: str) -> Row | None:
    with reading() as session:
        return session.get(Row, key)


def reasons(purchase_id: int) -> dict[str, object]:
    with reading() as session:
        row = session.get_one(PurchaseRisk, purchase_id)
    return {one.sign.value: dict(one.params) for one in risk.read_reasons(row.reasons)}


def test_total_day_and_shop_are_kept_with_the_photo_and_who_read_them(reader: Reader) -> None:
    key = uploaded(an_asn())
    readings.take(key, reader=reader, now=NOW)
    row = kept(key)
    assert row is not None
    assert (row.state, row.total, row.day, row.shop) == (
        "terbaca", 45_000, wib(22).date(), "TOKO SENTOSA",
    )  # fmt: skip
    assert (row.sure, row.reader) == (84, "tiruan 1.0/1")  # paid less change is the total


def test_the_verifier_is_told_of_a_claim_that_differs_whichever_came_first(reader: Reader) -> None:
    siti = an_asn()
    before, after = uploaded(siti), uploaded(siti)
    readings.take(before, reader=reader, now=NOW)
    late = purchases.record(a_draft(siti, photo=after), by=siti, now=NOW, key=a_key()).id
    early = purchases.record(a_draft(siti, photo=before), by=siti, now=NOW, key=a_key()).id
    readings.take(after, reader=reader, now=NOW)
    for bought in (early, late):  # Rp 50.000 of 10 June, says the draft
        found = reasons(bought)
        assert found["read_amount"] == {"claimed": 50_000, "read": 45_000}
        assert found["read_day"] == {"day": "2026-06-10", "read": "2026-06-22"}


def test_a_photo_on_which_nothing_is_found_is_called_unreadable(reader: Reader) -> None:
    key = uploaded(an_asn(), EMPTY)
    found = readings.take(key, reader=reader, now=NOW)
    assert found == Reading(None, None, None, 0)
    row = kept(key)
    assert row is not None
    assert row.state == "tidak_terbaca"


def test_own_photos_readings_are_told_to_nobody_else(reader: Reader) -> None:
    siti, budi = an_asn(), an_asn()
    key = uploaded(siti)
    assert readings.told(key, by=siti) is None
    readings.take(key, reader=reader, now=NOW)
    told = readings.told(key, by=siti)
    assert told is not None
    assert told.reading.total == 45_000
    for by, asked in ((budi, key), (siti, "tidak-ada"), (siti, "../etc")):
        with pytest.raises(NotAllowed):
            readings.told(asked, by=by)


def test_who_takes_the_own_data_away_finds_what_was_read(reader: Reader) -> None:
    siti = an_asn()
    readings.take(uploaded(siti), reader=reader, now=NOW)
    uploaded(siti)  # not read
    first, second = own_data.take(by=siti, now=NOW, form="json")["foto"]
    assert (first["terbaca_nominal"], first["terbaca_tanggal"]) == (45_000, "2026-06-22")
    assert "terbaca_nominal" not in second


def test_a_reading_goes_with_its_photo(reader: Reader) -> None:
    key = uploaded(an_asn())
    readings.take(key, reader=reader, now=NOW)
    assert photos.sweep(NOW + timedelta(hours=25)) == 1
    assert kept(key) is None
    assert readings.take(key, reader=reader, now=NOW) is None


def wait_until_read(desk: Desk, *keys: str) -> None:
    give_up = time.monotonic() + 30
    while any(desk.is_waiting(key) for key in keys):
        assert time.monotonic() < give_up
        time.sleep(0.01)


def test_uploads_only_leave_their_key_too_many_are_turned_away_and_a_death_harms_no_other() -> None:
    siti = an_asn()
    keys = [uploaded(siti, height) for height in (LATE, DEADLY, RECEIPT, RECEIPT)]
    reader = Reader(FAKE, seconds=1)
    desk = Desk(reader, most=2)
    assert desk.offer(keys[0])
    while not desk._keys.empty():  # until the thread has taken it
        time.sleep(0.005)
    assert [desk.offer(key) for key in keys[1:]] == [True, True, False]
    wait_until_read(desk, *keys)
    # That a process was ended or has died says nothing about the photo.
    assert [kept(key) is not None for key in keys] == [False, False, True, False]
    reader.rest()


def test_a_reader_that_cannot_start_is_left_alone_for_a_while(tmp_path: Path) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text("raise SystemExit(3)")
    desk = Desk(Reader(broken))
    first = uploaded(an_asn())
    assert desk.offer(first)
    wait_until_read(desk, first)
    assert not desk.offer(first)
    assert kept(first) is None
