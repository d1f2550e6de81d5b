"""Receipt photos: store what people send, show it to whoever may see it (docs/rules.md §3)."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from dashapp.domain import calendar, looks
from dashapp.domain.people import SYSTEM_CLOCK, Actor, Role
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.services import photo_decoder, photo_files, shop, trail
from db.models import Photo, Reading
from db.queries import photos as queries
from db.queries import promotions
from db.session import reading, transaction

MOST_BYTES = 10_000_000  # of one file, as sent
PER_DAY = 50  # photos of one account in one WIB day
UNUSED_FOR = timedelta(hours=24)  # then a photo that nothing shows goes
HEADS = (Role.KEPALA_OPD, Role.OPERATOR_OPD)
KEY = re.compile(r"[A-Za-z0-9_-]{1,128}")


@dataclass(frozen=True)
class Stored:
    """A photo that was taken: its key, and the size of the file that was sent in bytes."""

    key: str
    size: int


@dataclass(frozen=True)
class Found:
    """The bytes of a photo, always WebP."""

    body: bytes
    sha256: str


_folder: Path | None = None


def configure(data_dir: Path) -> None:
    """Keep the photos in the folder foto/ of `data_dir` from now on."""
    global _folder
    _folder = data_dir / "foto"


def store(source: IO[bytes], *, by: Actor, now: datetime) -> Stored:
    """Re-encode and keep the picture in the seekable `source`.

    Raises NotAllowed for anyone outside the roster, Rejected (field photo) with photo_too_large,
    photo_quota, photo_busy, photo_kind, photo_heic, photo_broken or photo_pixels.
    """
    account_id = by.account_id
    if account_id is None or by.person_id is None:
        raise NotAllowed
    size = source.seek(0, 2)
    source.seek(0)
    if size > MOST_BYTES:
        raise too_large(size)
    with reading() as session:
        _demand_quota(session, account_id, now)
    with photo_decoder.QUEUE.turn(account_id):
        picture = photo_decoder.decode(source.read())
    sha256 = photo_files.keep(home(), picture.webp, now)
    key = secrets.token_urlsafe(16)
    with transaction() as session:
        _demand_quota(session, account_id, now)
        # A sweep may have passed since: within the transaction no other one can.
        photo_files.keep(home(), picture.webp, now)
        session.add(
            Photo(
                key=key,
                sha256=sha256,
                dhash=picture.dhash,
                **looks.columns(picture.dhash),
                taken_on=picture.taken_on,
                width=picture.width,
                height=picture.height,
                size=len(picture.webp),
                account_id=account_id,
                uploaded_at=now,
            )
        )
        facts = {"sha256": sha256, "size": len(picture.webp)}
        trail.append(session, "photo_stored", actor=by, now=now, subject=f"photo:{key}", data=facts)
    return Stored(key, size)


def look_up(key: str, *, by: Actor) -> Found:
    """The photo for its owner, for DKUPP, for the seller who is to confirm the purchase, and that
    of a promotion for heads and operators of its OPD; colleagues do not see it.

    NotAllowed for others and when there is none.
    """
    if by.account_id is None or not KEY.fullmatch(key):
        raise NotAllowed
    with reading() as session:
        if by.holds(Role.DKUPP):
            photo = session.get(Photo, key)
        else:
            photo = queries.owned(session, key, account_id=by.account_id, person_id=by.person_id)
            shops = shop.own_ids(by)
            if photo is None and shops:
                photo = queries.waits_at(session, key, shops)
            opds = [opd for role in HEADS for opd in by.scopes_of(role) if by.holds(role, opd)]
            if photo is None and opds:
                photo = promotions.shown_in(session, key, opds)
    if photo is None:
        raise NotAllowed
    return read(photo.sha256)


def read(sha256: str) -> Found:
    """The file with this SHA-256; NotAllowed when it is not there."""
    try:
        body = photo_files.path_of(home(), sha256).read_bytes()
    except FileNotFoundError:
        raise NotAllowed from None
    return Found(body, sha256)


def sweep(now: datetime) -> int:
    """Delete photos that nothing has shown for 24 hours, with their files; return how many."""
    before = now - UNUSED_FOR
    with transaction() as session:
        read = select(Photo.key).where(queries.is_unused(before))
        session.execute(delete(Reading).where(Reading.photo_key.in_(read)))
        unused = delete(Photo).where(queries.is_unused(before)).returning(Photo.key)
        gone = len(session.scalars(unused).all())
        if gone:
            facts = {"photos": gone}
            trail.append(session, "photos_swept", actor=SYSTEM_CLOCK, now=now, data=facts)
    _sweep_files(before)
    return gone


def too_large(size: int | None = None) -> Rejected:
    """The refusal of a file of `size` bytes; None when its size is not known."""
    if size is None:
        return Rejected({"photo": Problem("photo_too_large_unknown")})
    tenths = max(round(size / 100_000), 101)  # 10.000.001 bytes must not read as 10 MB
    found = f"{tenths // 10},{tenths % 10}".removesuffix(",0")
    return Rejected({"photo": Problem("photo_too_large", {"found": found, "limit": 10})})


def _sweep_files(before: datetime) -> None:
    """Files without a row. After the rows' commit: a row never stands without its file."""
    old = list(photo_files.older(home(), before))
    with transaction() as session:  # nobody stores a row meanwhile
        known = queries.known(session, {sha256 for _path, sha256 in old if sha256})
        for path, sha256 in old:
            if sha256 not in known:
                path.unlink(missing_ok=True)


def _demand_quota(session: Session, account_id: int, now: datetime) -> None:
    midnight = calendar.wib_midnight(calendar.wib_day(now))
    if queries.count_since(session, account_id, midnight) >= PER_DAY:
        raise Rejected({"photo": Problem("photo_quota", {"limit": PER_DAY})})


def home() -> Path:
    """The folder of the photos; configure() comes first."""
    if _folder is None:
        raise RuntimeError("photos.configure(data_dir) comes first")
    return _folder
