"""Reads receipt photos behind the uploads, one after the other, and tells the entry form.

An upload only leaves its key here; a thread of its own reads. Where the library is missing, the
setting says "mati", or too many wait, a photo is simply not read (docs/reading.md).
"""

from __future__ import annotations

import queue
import threading
import time
from pathlib import Path

import structlog
from flask import Response, abort, jsonify

from dashapp import clock
from dashapp.config import Config
from dashapp.domain import rupiah
from dashapp.domain.problems import NotAllowed
from dashapp.identity import current_actor
from dashapp.services import readings, receipt_reader
from dashapp.services.readings import Told
from dashapp.services.receipt_reader import Reader, Unread
from dashapp.site import HOME
from dashapp.ui import reading_words

OFF = "mati"  # the value of the setting SIMADU_READER that turns reading off
MOST_WAITING = 30  # photos: some two minutes; whoever comes later types without help
IDLE = 600.0  # seconds after which the process ends and frees its memory
PAUSE = 900.0  # seconds without a new attempt after the reader itself could not start
log = structlog.get_logger("simadu")


class Desk:
    """The photos that wait to be read, and the thread that reads them."""

    def __init__(self, reader: Reader, *, most: int = MOST_WAITING, idle: float = IDLE) -> None:
        self._reader = reader
        self._idle = idle
        self._keys: queue.Queue[str] = queue.Queue(most)
        self._waiting: set[str] = set()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._broken_until = 0.0

    def offer(self, key: str) -> bool:
        """Have a stored photo read; False when it will not be. Takes no time."""
        with self._lock:
            if time.monotonic() < self._broken_until or self._keys.full():
                return False
            self._waiting.add(key)
            self._keys.put_nowait(key)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="reading", daemon=True)
                self._thread.start()
            return True

    def is_waiting(self, key: str) -> bool:
        """Whether the photo is still to be read."""
        with self._lock:
            return key in self._waiting

    def rest(self) -> None:
        """End the process, and with it what is being read."""
        self._reader.rest()

    def _work(self) -> None:
        while True:
            try:
                key = self._keys.get(timeout=self._idle)
            except queue.Empty:
                self._reader.rest()
                continue
            self._read(key)
            with self._lock:
                self._waiting.discard(key)

    def _read(self, key: str) -> None:
        try:
            readings.take(key, reader=self._reader, now=clock.now())
        except Unread as unread:
            if not unread.can_go_on:
                self._give_up()
        except Exception as error:  # the thread goes on for the next photo
            log.error("reading_failed", exc_info=error)

    def _give_up(self) -> None:
        """For a while no photo is taken; those that wait are let go."""
        with self._lock:
            self._broken_until = time.monotonic() + PAUSE
            while not self._keys.empty():
                self._waiting.discard(self._keys.get_nowait())


_desk: Desk | None = None


def configure(config: Config) -> None:
    """Read with the program of the settings, or SiMadu's own where its library is installed.

    Starts nothing: process and thread come with the first photo.
    """
    global _desk
    if _desk is not None:
        _desk.rest()
    program = Path(config.reader) if config.reader not in ("", OFF) else receipt_reader.WORKER
    installed = program != receipt_reader.WORKER or receipt_reader.is_installed()
    _desk = Desk(Reader(program)) if installed and config.reader != OFF else None


def is_on() -> bool:
    """Whether photos are read here."""
    return _desk is not None


def offer(key: str) -> bool:
    """Have a stored photo read; False when it will not be."""
    return _desk is not None and _desk.offer(key)


@HOME.route("/unggah/<key>/terbaca")
def told(key: str) -> Response:
    """What was read from an own photo: {state: read, …}, {state: waiting} or {state: none}."""
    # Asked first: what is read between the two questions is asked for once more, not given up.
    waiting = _desk is not None and _desk.is_waiting(key)
    try:
        found = readings.told(key, by=current_actor())
    except NotAllowed:
        abort(404)
    answer = jsonify({"state": "waiting" if waiting else "none"} if found is None else _read(found))
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _read(found: Told) -> dict[str, object]:
    read = found.reading
    amount = None if read.total is None else rupiah.plain(read.total)
    return {
        "state": "read",
        "words": reading_words.sentence(read),
        "note": reading_words.note(read),
        "fills": {
            "amount": amount if read.is_sure else None,
            "day": None if read.day is None else read.day.isoformat(),
            "place": found.place,
        },
        "offer": None if read.is_sure or amount is None else amount,
        "offer_words": reading_words.offer(read),
    }
