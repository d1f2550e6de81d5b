"""How often something may happen in a while, counted in memory by whoever does it."""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from datetime import datetime, timedelta

MOST_KEYS = 20_000


class Budget:
    """At most `limit` spends by one key within `period`, over a moving window."""

    def __init__(self, limit: int, period: timedelta) -> None:
        self.limit = limit
        self.period = period
        self._lock = threading.Lock()
        self._spent: OrderedDict[str, deque[datetime]] = OrderedDict()

    def wait(self, key: str, now: datetime) -> timedelta | None:
        """How long until the key may spend again, None when it may now."""
        with self._lock:
            spent = self._spent.get(key)
            if spent is None or len(spent) < self.limit:
                return None
            left = spent[0] + self.period - now
        return left if left > timedelta() else None

    def spend(self, key: str, now: datetime) -> None:
        """Count one; the oldest keys are forgotten when there are too many."""
        with self._lock:
            spent = self._spent.setdefault(key, deque(maxlen=self.limit))
            self._spent.move_to_end(key)
            spent.append(now)
            if len(self._spent) > MOST_KEYS:
                self._spent.popitem(last=False)
