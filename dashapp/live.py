"""The change stream: tells open pages that figures have moved, and carries nothing but a number."""

from __future__ import annotations

import secrets
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

import structlog
from flask import Response, jsonify, make_response, request

from dashapp import clock
from dashapp.config import Config
from dashapp.identity import current_visitor
from dashapp.services import trail
from dashapp.site import LIVE

PING = 15.0  # seconds; the ping is what notices a browser that has gone
LONGEST = 600.0  # seconds of one stream: then the browser asks anew, and its session is looked at
LOOK_EVERY = 0.25  # seconds between two looks at the revision, for writes by other processes
PER_ACCOUNT = 6
SPARE = 64  # threads that stay free for ordinary requests
BOOT = secrets.token_hex(4)  # a revision of before a restart is never taken for the same
log = structlog.get_logger("simadu")


class Feed:
    """The latest revision, and everyone who waits for the next one."""

    def __init__(self) -> None:
        self.limit = 200
        self._changed = threading.Condition()
        self._latest: str | None = None
        self._sure = False  # whether the last look at the database succeeded
        self._watchers: Counter[int] = Counter()
        self._watching: threading.Thread | None = None
        self._nudged = threading.Event()

    def join(self, account_id: int) -> bool:
        """Take a place in the stream; False when all places, or this account's, are taken."""
        with self._changed:
            if self._watchers.total() >= self.limit or self._watchers[account_id] >= PER_ACCOUNT:
                return False
            self._watchers[account_id] += 1
            if self._watching is None or not self._watching.is_alive():
                self._watching = threading.Thread(target=self._watch, name="live", daemon=True)
                self._watching.start()
            return True

    def leave(self, account_id: int) -> None:
        """Give the place back."""
        with self._changed:
            self._watchers[account_id] -= 1
            self._watchers += Counter()  # drops those at zero

    def next(self, seen: str | None, timeout: float) -> str | None:
        """The first revision that is not `seen`, `seen` again when time is up, None if unsure."""
        with self._changed:
            self._changed.wait_for(lambda: self._latest not in (None, seen), timeout)
            return self._latest if self._sure else None

    def nudge(self) -> None:
        """Something was written in this process: look at once."""
        self._nudged.set()

    @property
    def watchers(self) -> int:
        """How many streams are open."""
        with self._changed:
            return self._watchers.total()

    def _watch(self) -> None:
        while True:
            found = _read()
            with self._changed:
                self._sure = found is not None
                if found is not None and found != self._latest:
                    self._latest = found
                    self._changed.notify_all()
                if not self._watchers.total():
                    self._watching, self._latest = None, None
                    return
            self._nudged.wait(LOOK_EVERY)
            self._nudged.clear()


FEED = Feed()


def configure(config: Config) -> None:
    """Leave threads enough for ordinary requests, however many watch."""
    FEED.limit = max(config.threads - SPARE, config.threads // 2)


@LIVE.route("/live")
def stream() -> Response:
    """Server-sent events, each `data: <boot>-<n>`; 204 (do not come back, poll) when it is full."""
    visitor = current_visitor()
    assert visitor is not None  # the gate has seen to it
    return stream_to(visitor.account_id)


def stream_to(watcher: int, still: Callable[[], bool] = lambda: True) -> Response:
    """The stream for one account, or for one screen, whose number is below zero.

    It ends within PING seconds of `still` saying no.
    """
    if not FEED.join(watcher):
        return Response(status=204)
    response = Response(_events(still), mimetype="text/event-stream")
    response.headers["X-Accel-Buffering"] = "no"
    response.call_on_close(_once(watcher))
    return response


@LIVE.route("/live/revision")
def revision() -> Response:
    """The present revision for pages that poll; 304 while their ETag still holds."""
    n = name(trail.revision(), clock.today())
    response = make_response(jsonify({"revision": n}))
    response.set_etag(n)
    response.headers["Cache-Control"] = "private, no-cache"
    response.make_conditional(request)
    return response


def name(n: int, today: date) -> str:
    """How a revision is told to browsers: `<boot>-<n>`; a new day is a new boot, as charts move."""
    return f"{BOOT}{today:%m%d}-{n}"


def _events(still: Callable[[], bool]) -> Iterator[str]:
    end = time.monotonic() + LONGEST
    seen = None
    yield "retry: 3000\n\n"
    while time.monotonic() < end and still():
        found = FEED.next(seen, PING)
        if found is None:
            yield ": the database is away\n\n"  # no ping: the page shall see that it is old
            continue
        kind = "event: ping\n" if found == seen else ""  # a ping says: still the same
        seen = found
        yield f"{kind}data: {found}\n\n"


def _once(account_id: int) -> Callable[[], None]:
    left = threading.Event()

    def leave() -> None:
        if not left.is_set():
            left.set()
            FEED.leave(account_id)

    return leave


def _read() -> str | None:
    try:
        return name(trail.revision(), clock.today())
    except Exception as error:  # the database may be away for a moment; the stream stays
        log.warning("revision_unread", error=type(error).__name__)
        return None
