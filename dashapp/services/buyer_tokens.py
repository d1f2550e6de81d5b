"""The QR with which an ASN is known at a counter: signed, short-lived, without the NIP (§9).

Whoever has been found, by QR or NIP, stays known to that cashier alone while goods are chosen.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from itsdangerous import BadData, URLSafeSerializer

from dashapp.domain.problems import BadValue

PREFIX = "asn:"
KEPT = timedelta(minutes=5)
HELD_PREFIX = "kasir:"
HELD = timedelta(minutes=20)
LONGEST = 200  # signs
SALTS = {PREFIX: "simadu-pembeli", HELD_PREFIX: "simadu-pembeli-di-kasir"}

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


def is_held(text: str) -> bool:
    """Whether a text means to be what `hold` made."""
    return text.startswith(HELD_PREFIX)


def hold(person_id: int, account_id: int | None, now: datetime) -> str:
    """What the page of one cashier keeps of a buyer that was found, until HELD has passed."""
    until = int((now + HELD).timestamp())
    return HELD_PREFIX + _signer(HELD_PREFIX).dumps([person_id, until, account_id])


def read_held(text: str, account_id: int | None, now: datetime) -> int:
    """The person that this cashier had found. Raises BadValue buyer_lapsed for anything else."""
    try:
        person_id, until, holder = _load(text, HELD_PREFIX)
    except BadValue as bad:
        raise BadValue("buyer_lapsed") from bad
    if holder != account_id or now.timestamp() >= until:
        raise BadValue("buyer_lapsed")
    return int(person_id)


def _parts(text: str) -> tuple[int, int]:
    person_id, until = _load(text, PREFIX)
    return person_id, until


def _load(text: str, prefix: str) -> Any:
    try:
        return _signer(prefix).loads(text.removeprefix(prefix)[:LONGEST])
    except (BadData, UnicodeError) as error:
        raise BadValue("token_unreadable") from error


def _signer(prefix: str = PREFIX) -> URLSafeSerializer:
    return URLSafeSerializer(_secret, salt=SALTS[prefix])
