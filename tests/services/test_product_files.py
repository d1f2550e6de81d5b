"""Pictures of products: two sizes without EXIF, for everyone signed in, swept when unused."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.domain.products import ProductDraft
from dashapp.services import photos as receipts
from dashapp.services import product_files, products
from db.models import Photo
from db.queries.photos import SMALL
from db.session import reading
from tests import photos
from tests.factories import a_seller, an_asn, wib

NOW = wib(24, 9, 41)


@pytest.fixture(autouse=True)
def folder(db: str, tmp_path: Path) -> Path:
    receipts.configure(tmp_path)
    return tmp_path / "foto"


def upload(by: Actor, raw: bytes | None = None, *, at: datetime = NOW) -> str:
    raw = photos.jpeg() if raw is None else raw
    return product_files.store(io.BytesIO(raw), by=by, now=at).key


def side(key: str, by: Actor) -> int:
    return max(Image.open(io.BytesIO(product_files.look_up(key, by=by).body)).size)


def shown(by: Actor, key: str) -> None:
    products.add(ProductDraft("Kopi Tiris", "Minuman", "200 g", 38_000, key), None, by=by, now=NOW)


def test_a_picture_is_kept_in_two_sizes_as_clean_webp() -> None:
    nur = a_seller()
    raw = io.BytesIO()
    Image.effect_noise((3000, 2000), 40).convert("RGB").save(raw, "JPEG", quality=60)
    key = upload(nur, raw.getvalue())
    assert (side(key, nur), side(key + SMALL, nur)) == (1_200, 400)


def test_neither_size_tells_where_it_was_taken() -> None:
    nur = a_seller()
    key = upload(nur, photos.telling_jpeg())
    for each in (key, key + SMALL):
        body = product_files.look_up(each, by=nur).body
        assert body.startswith(b"RIFF")
        for told in (photos.SECRET_PLACE, b"Exif", b"EXIF", b"XMP"):
            assert told not in body


def test_everyone_signed_in_sees_a_products_picture_and_its_sender_sees_it_before() -> None:
    nur, siti = a_seller(), an_asn()
    boss = Actor(account_id=900, name="Bupati", roles=frozenset({Role.BUPATI}))
    key = upload(nur)
    assert product_files.look_up(key, by=nur).body
    with pytest.raises(NotAllowed):
        product_files.look_up(key, by=siti)
    shown(nur, key)
    for who in (siti, boss, a_seller()):
        assert product_files.look_up(key + SMALL, by=who).body
    with pytest.raises(NotAllowed):
        product_files.look_up(key, by=Actor())


def test_a_receipt_is_never_served_as_a_picture() -> None:
    siti, nur = an_asn(), a_seller()
    key = receipts.store(io.BytesIO(photos.jpeg()), by=siti, now=NOW).key
    for name in (key, key + SMALL, "tidak-ada", "../x", ""):
        with pytest.raises(NotAllowed):
            product_files.look_up(name, by=nur)


def test_only_who_has_a_shop_sends_pictures() -> None:
    lone = Actor(account_id=1, name="Tanpa toko", roles=frozenset({Role.UMKM}))
    for who in (an_asn(), Actor(), lone):
        with pytest.raises(NotAllowed):
            upload(who)


@pytest.mark.parametrize("raw", [b"", b"GIF89a", photos.bomb(), b"\xff\xd8\xff" + b"x" * 500])
def test_what_is_no_sound_picture_is_refused(raw: bytes, folder: Path) -> None:
    with pytest.raises(Rejected) as caught:
        upload(a_seller(), raw)
    assert set(caught.value.problems) == {"photo"}
    assert not [path for path in folder.rglob("*") if path.is_file()]


def test_a_picture_that_no_product_shows_is_swept_and_one_that_is_shown_stays(
    folder: Path,
) -> None:
    nur = a_seller()
    kept, dropped = upload(nur), upload(nur, photos.telling_png())
    shown(nur, kept)
    later = NOW + timedelta(hours=25)
    assert receipts.sweep(later) == 2  # both sizes of the one
    with reading() as session:
        assert session.get(Photo, dropped) is None
    assert product_files.look_up(kept, by=nur).body
    assert product_files.look_up(kept + SMALL, by=an_asn()).body
    assert len(list(folder.rglob("*.webp"))) == 2


def test_an_account_sends_so_many_pictures_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(product_files, "PER_DAY", 1)
    nur = a_seller()
    upload(nur)
    with pytest.raises(Rejected) as caught:
        upload(nur)
    assert caught.value.problems["photo"].code == "photo_quota"
    upload(nur, at=NOW + timedelta(days=1))
