"""Turns of writers: a lock that threads and processes share, waited for at most five seconds."""

from __future__ import annotations

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 5.0  # seconds
PAUSE = 0.005  # seconds between two looks at a lock that another process holds


class Busy(Exception):
    """The database cannot just now: other writers keep it, its disk is full, its server is away.

    Nothing of the act was kept, and the same act may be tried again.
    """


class NoLock:
    """For databases that order their writers themselves."""

    @contextmanager
    def held(self, _patience: float | None = None) -> Iterator[None]:
        yield


class FileLock:
    """A lock on a file beside the database; the kernel frees it when its holder dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._threads = threading.Lock()

    @contextmanager
    def held(self, patience: float | None = None) -> Iterator[None]:
        """Hold the lock; raises Busy when it is not free within `patience` seconds (None: five)."""
        seconds = PATIENCE if patience is None else patience
        give_up = time.monotonic() + seconds  # for both: this process's writers, then the others'
        if not self._threads.acquire(timeout=seconds):
            raise Busy
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                _take(handle, give_up)
                yield
            finally:
                os.close(handle)  # gives the lock back
        finally:
            self._threads.release()


def _take(handle: int, give_up: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > give_up:
                raise Busy from None
            time.sleep(PAUSE)
