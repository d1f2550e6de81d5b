"""The QR with which an ASN is known at a counter: signed, short-lived, without the NIP (§9)."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from itsdangerous import BadData, URLSafeSerializer

from dashapp.domain.problems import BadValue

PREFIX = "asn:"
KEPT = timedelta(minutes=5)
LONGEST = 200  # signs

_secret = secrets.token_hex(32)  # until `configure`: good for this process alone


def configure(secret: str) -> None:
    """Sign with this secret from now on; every process of one SiMadu needs the same."""
    global _secret
    _secret = secret


def is_one(text: str) -> bool:
    """Whether a text means to be a token, not a NIP."""
    return text.startswith(PREFIX)


def make(person_id: int, now: datetime) -> str:
    """A token that names the person until KEPT has passed."""
    until = int((now + KEPT).timestamp())
    return PREFIX + _signer().dumps([person_id, until])


def read(text: str, now: datetime) -> int:
    """The person of a token. Raises BadValue token_unreadable or token_expired."""
    person_id, until = _parts(text)
    if now.timestamp() >= until:
        raise BadValue("token_expired")
    return person_id


def _parts(text: str) -> tuple[int, int]:
    try:
        found: Any = _signer().loads(text.removeprefix(PREFIX)[:LONGEST])
    except (BadData, UnicodeError) as error:
        raise BadValue("token_unreadable") from error
    person_id, until = found
    return person_id, until


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(_secret, salt="simadu-pembeli")
