"""Pictures of products: re-encoded in two sizes, without their EXIF, for everyone signed in."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import IO

from sqlalchemy.orm import Session

from dashapp.domain import calendar
from dashapp.domain.people import Actor, Role
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.services import photo_decoder, photo_files, photos, shop, trail
from dashapp.services.photo_decoder import Picture
from dashapp.services.photos import Found, Stored
from db.models import Photo
from db.queries import photos as queries
from db.queries.photos import SMALL
from db.session import reading, transaction

LARGE_SIDE, SMALL_SIDE = 1_200, 400  # pixels: opened, and on cards
PER_DAY = 60  # pictures of one account in one WIB day


def store(source: IO[bytes], *, by: Actor, now: datetime) -> Stored:
    """Re-encode and keep the picture in the seekable `source`; its key is that of the large size.

    The small size has SMALL behind the key. Raises NotAllowed for anyone without a shop, Rejected
    (field photo) as photos.store does. A picture that no product shows is swept after a day.
    """
    if by.account_id is None or not by.holds(Role.UMKM) or not shop.own_ids(by):
        raise NotAllowed
    size = source.seek(0, 2)
    source.seek(0)
    if size > photos.MOST_BYTES:
        raise photos.too_large(size)
    with reading() as session:
        _demand_quota(session, by.account_id, now)
    with photo_decoder.QUEUE.turn(by.account_id):
        large = photo_decoder.decode(source.read(), side=LARGE_SIDE)
        small = photo_decoder.decode(large.webp, side=SMALL_SIDE)
    for picture in (large, small):
        photo_files.keep(photos.home(), picture.webp, now)
    key = secrets.token_urlsafe(16)
    _keep({key: large, key + SMALL: small}, by, by.account_id, now)
    return Stored(key, size)


def look_up(key: str, *, by: Actor) -> Found:
    """One size of a product's picture, for anyone signed in; its sender also before it is shown.

    NotAllowed for every other photo, receipts among them, and when there is none.
    """
    if by.account_id is None or not photos.KEY.fullmatch(key):
        raise NotAllowed
    with reading() as session:
        photo = queries.picture(session, key, account_id=by.account_id)
    if photo is None:
        raise NotAllowed
    return photos.read(photo.sha256)


def _keep(sizes: dict[str, Picture], by: Actor, account_id: int, now: datetime) -> None:
    with transaction() as session:
        _demand_quota(session, account_id, now)
        for key, picture in sizes.items():
            # Once more: a sweep may have passed since; within the transaction no other one can.
            sha256 = photo_files.keep(photos.home(), picture.webp, now)
            session.add(
                Photo(
                    key=key,
                    sha256=sha256,
                    dhash=picture.dhash,
                    width=picture.width,
                    height=picture.height,
                    size=len(picture.webp),
                    account_id=account_id,
                    uploaded_at=now,
                )
            )
        whole = next(iter(sizes))
        facts = {"sizes": [len(picture.webp) for picture in sizes.values()]}
        subject = f"photo:{whole}"
        trail.append(session, "picture_stored", actor=by, now=now, subject=subject, data=facts)


def _demand_quota(session: Session, account_id: int, now: datetime) -> None:
    midnight = calendar.wib_midnight(calendar.wib_day(now))
    if queries.count_since(session, account_id, midnight) >= 2 * PER_DAY:
        raise Rejected({"photo": Problem("photo_quota", {"limit": PER_DAY})})
