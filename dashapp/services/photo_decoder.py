"""Hands an uploaded picture to a worker process: what kills or fools a decoder ends there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import structlog

from dashapp.domain.problems import Problem, Rejected

WORKER = Path(__file__).resolve().parents[1] / "photo_worker.py"
SECONDS = 10  # for one picture
AT_ONCE = 2  # workers
MOST_PRESENT = 60  # uploads being decoded or waiting
PER_ACCOUNT = 4
PATIENCE = 20  # seconds that an upload waits for its turn
REFUSALS = frozenset({"photo_kind", "photo_heic", "photo_broken", "photo_pixels"})
# Nothing of the server's settings, its secret least of all, goes along.
PASSED_ON = {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}
log = structlog.get_logger("simadu")


@dataclass(frozen=True)
class Picture:
    """A picture as SiMadu keeps it: upright, small, without a word about its origin.

    `taken_on` is the day that the camera had written into the file, before that was dropped.
    """

    webp: bytes
    width: int
    height: int
    dhash: str
    taken_on: date | None = None


class Queue:
    """The places at the workers, one for each account: slow pictures of one hold up no other.

    Few may wait for a place, for a thread that waits serves nobody.
    """

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._at_once = at_once
        self._left = threading.Condition()
        self._present: Counter[int] = Counter()  # by account
        self._at_work: set[int] = set()  # accounts

    @contextmanager
    def turn(self, account_id: int, patience: float = PATIENCE) -> Iterator[None]:
        """Hold a place; raises Rejected photo_busy when none is free for `patience` seconds."""
        self._enter(account_id, patience)
        try:
            yield
        finally:
            with self._left:
                self._at_work.discard(account_id)
                self._forget(account_id)

    @property
    def present(self) -> int:
        """How many uploads are being decoded or wait."""
        with self._left:
            return self._present.total()

    def _enter(self, account_id: int, patience: float) -> None:
        with self._left:
            full = self._present.total() >= MOST_PRESENT
            if full or self._present[account_id] >= PER_ACCOUNT:
                raise _refusal("photo_busy")
            self._present[account_id] += 1
            if not self._left.wait_for(lambda: self._is_free(account_id), patience):
                self._forget(account_id)
                raise _refusal("photo_busy")
            self._at_work.add(account_id)

    def _is_free(self, account_id: int) -> bool:
        return len(self._at_work) < self._at_once and account_id not in self._at_work

    def _forget(self, account_id: int) -> None:
        self._present[account_id] -= 1
        self._present += Counter()  # drops those at zero
        self._left.notify_all()


QUEUE = Queue()


def decode(
    raw: bytes, *, side: int | None = None, worker: Path = WORKER, seconds: float = SECONDS
) -> Picture:
    """Re-encode a picture; raises Rejected, field photo, for anything that is not a sound one.

    `side`: the longest side in pixels that is kept; None: what a receipt needs to stay readable.
    """
    command = [sys.executable, "-I", str(worker), *([] if side is None else [str(side)])]
    try:
        done = subprocess.run(
            command,
            input=raw,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env=PASSED_ON,
            check=False,
        )
    except subprocess.TimeoutExpired:
        log.warning("photo_worker_slow", size=len(raw))
        raise _refusal("photo_pixels") from None
    except OSError as error:
        log.error("photo_worker_not_started", error=type(error).__name__)
        raise _refusal("photo_busy") from error
    if done.returncode != 0:
        log.warning("photo_worker_died", status=done.returncode, size=len(raw))
        raise _refusal("photo_broken")
    return _read(done.stdout)


def _read(answer: bytes) -> Picture:
    """The worker's answer, believed as little as the picture itself."""
    head, _, webp = answer.partition(b"\n")
    try:
        facts = json.loads(head)
        if "refused" in facts:
            code = facts["refused"]
            raise _refusal(code if code in REFUSALS else "photo_broken")
        width, height, dhash = int(facts["width"]), int(facts["height"]), str(facts["dhash"])
        taken = facts.get("taken_on")
        taken_on = None if taken is None else date.fromisoformat(taken)
    except (ValueError, TypeError, KeyError):
        raise _refusal("photo_broken") from None
    if not webp.startswith(b"RIFF") or webp[8:12] != b"WEBP":
        raise _refusal("photo_broken")
    return Picture(webp, width, height, dhash, taken_on)


def _refusal(code: str) -> Rejected:
    return Rejected({"photo": Problem(code)})
