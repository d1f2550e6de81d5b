"""How long an account rests after wrong passwords, and the same for logins that name nobody."""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import datetime, timedelta

FREE_TRIES = 5
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=10), timedelta(minutes=15)


def wait_after(failures: int) -> timedelta | None:
    """How long an account rests after so many wrong passwords in a row: 10 s, 20 s … 15 min."""
    if failures < FREE_TRIES:
        return None
    doubled = FIRST_WAIT * 2 ** min(failures - FREE_TRIES, 10)
    return min(doubled, LONGEST_WAIT)


class Strangers:
    """The waits of logins that name no account, of the latest few thousand only."""

    MOST = 5_000

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[tuple[str, str], tuple[int, datetime]] = OrderedDict()

    def wait(self, login: tuple[str, str], now: datetime) -> timedelta | None:
        with self._lock:
            until = self._known.get(login, (0, now))[1]
        return until - now if until > now else None

    def failed(self, login: tuple[str, str], now: datetime) -> timedelta | None:
        """Count a try; returns how long the login was resting already, None when it was not."""
        with self._lock:
            failures, until = self._known.pop(login, (0, now))
            wait = wait_after(failures + 1) or timedelta()
            self._known[login] = failures + 1, now + wait
            if len(self._known) > self.MOST:
                self._known.popitem(last=False)
        return until - now if until > now else None
