"""Passwords: argon2id hashes, one-time passwords, and which new ones are too easy to guess."""

from __future__ import annotations

import secrets
import threading
from functools import cache
from itertools import pairwise
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dashapp.domain.problems import Problem
from db.session import Busy

LEAST, MOST = 8, 128  # characters
AT_ONCE = 4  # hashes of 19 MiB each that may be worked on together
PATIENCE = 10.0  # seconds in the queue for one
# Without 0 O 1 l I: it is read from paper.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
COMMON = Path(__file__).with_name("common_passwords.txt")

_hasher = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)  # OWASP's minimum
_turns = threading.BoundedSemaphore(AT_ONCE)


def make_hash(password: str) -> str:
    """The argon2id hash of a password."""
    with _Turn():
        return _hasher.hash(password)


def is_right(password: str, stored: str | None) -> bool:
    """Whether the password has this hash; without one the same work is done for nothing."""
    with _Turn():
        try:
            return _hasher.verify(stored or _dummy(), password) and stored is not None
        except (VerificationError, InvalidHashError):
            return False


def is_outdated(stored: str) -> bool:
    """Whether a hash was made with weaker settings than today's."""
    return _hasher.check_needs_rehash(stored)


def one_time() -> str:
    """A first password of 60 random bits, in three groups to read out."""
    letters = [secrets.choice(ALPHABET) for _ in range(12)]
    return "-".join("".join(letters[start : start + 4]) for start in (0, 4, 8))


def is_possible(password: str) -> bool:
    """False for what cannot be anybody's password; nothing is hashed for it."""
    if not 0 < len(password) <= MOST or "\0" in password:
        return False
    return not any("\ud800" <= character <= "\udfff" for character in password)


def problem_with(password: str, login: str) -> Problem | None:
    """Why a new password is refused, None when it is good; `login` may be a NIP."""
    if len(password) < LEAST:
        return Problem("password_short", {"least": LEAST})
    if len(password) > MOST:
        return Problem("password_long", {"most": MOST})
    if not is_possible(password):
        return Problem("password_unreadable")
    plain = "".join(filter(str.isalnum, password)).lower()
    if login and (plain == login.lower() or login.lower() in plain):
        return Problem("password_is_login")
    if plain in _births(login):
        return Problem("password_is_birth_date")
    if plain in _common() or len(set(password)) < 4 or _is_row(plain):
        return Problem("password_common")
    return None


class _Turn:
    """One of the few places where hashing may happen; a full house for long is Busy."""

    def __enter__(self) -> None:
        if not _turns.acquire(timeout=PATIENCE):
            raise Busy

    def __exit__(self, *_exception: object) -> None:
        _turns.release()


@cache
def _dummy() -> str:
    return _hasher.hash(secrets.token_urlsafe(16))


@cache
def _common() -> frozenset[str]:
    return frozenset(COMMON.read_text("utf-8").split())


def _births(login: str) -> frozenset[str]:
    """The birth date inside a NIP, in the orders in which people write one."""
    if len(login) != 18 or not login.isdigit():
        return frozenset()
    year, month, day = login[:4], login[4:6], login[6:8]
    return frozenset({year + month + day, day + month + year, month + day + year})


def _is_row(plain: str) -> bool:
    """12345678, 98765432, abcdefgh: each character next to the one before."""
    steps = {ord(after) - ord(before) for before, after in pairwise(plain)}
    return steps in ({1}, {-1})
