"""Hands receipt photos to the reading process: what kills, fools or stops it ends there.

The process stays for the next photo, for its models take seconds to load; it is ended when it is
late, dies, has read MOST pictures, or is told to rest. It never holds up an upload.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import structlog

from dashapp.domain import receipts
from dashapp.domain.receipts import Piece

WORKER = Path(__file__).resolve().parents[1] / "reading_worker.py"
NEEDED: tuple[str, ...] = ("rapidocr", "onnxruntime")  # the libraries of requirements-ocr.txt
SECONDS = 30.0  # for one photo; on an idle core it takes one to two
START_SECONDS = 90.0  # until the models are loaded; five on an idle core
MOST = 50  # pictures of one process: its memory grows, and starting costs what three take
LONGEST = 1 << 20  # bytes of an answer
SPARING = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"}
# Nothing of the server's settings, its secret least of all, goes along.
PASSED_ON = {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}
log = structlog.get_logger("simadu")


class Unread(Exception):
    """The photo was not read; `can_go_on` is False where the reader itself does not work."""

    def __init__(self, *, can_go_on: bool) -> None:
        super().__init__("unread")
        self.can_go_on = can_go_on


@dataclass(frozen=True)
class Found:
    """The pieces of text on a photo, and who found them: "rapidocr 3.10.0"."""

    pieces: tuple[Piece, ...]
    reader: str


class Reader:
    """One reading process, started when first needed. Its methods may be called by any thread."""

    def __init__(
        self,
        program: Path = WORKER,
        *,
        seconds: float = SECONDS,
        start_seconds: float = START_SECONDS,
        most: int = MOST,
    ) -> None:
        self._program = program
        self._seconds = seconds
        self._start_seconds = start_seconds
        self._most = most
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._name = ""
        self._done = 0

    def read(self, picture: bytes) -> Found:
        """The text on a picture; raises Unread. Whoever comes second waits for the first."""
        with self._turn:
            process = self._process or self._start()
            head = len(picture).to_bytes(4, "big")
            answer = _ask(process, head + picture, self._seconds)
            self._done += 1
            failed = answer is None or "pieces" not in answer
            if failed or self._done >= self._most:
                self._end()  # one that has failed may have run out of memory
            if answer is None or failed:
                why = str(answer.get("failed"))[:40] if answer else process.returncode
                log.warning("receipt_not_read", why=why, size=len(picture))
                raise Unread(can_go_on=True)
            return Found(_pieces(answer), self._name)

    def rest(self) -> None:
        """End the process, which frees its memory; the next photo starts another."""
        with self._turn:
            self._end()

    @property
    def process_id(self) -> int | None:
        """Of the process that waits for photos; None while there is none."""
        process = self._process
        return None if process is None else process.pid

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-I", "-B", str(self._program)]
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=PASSED_ON | SPARING,
            )
        except OSError as error:
            log.error("receipt_reader_not_started", error=type(error).__name__)
            raise Unread(can_go_on=False) from None
        self._process, self._done = process, 0
        told = _ask(process, b"", self._start_seconds)
        name = told.get("reader") if told else None
        if not isinstance(name, str):
            self._end()
            log.error("receipt_reader_not_started", status=process.returncode)
            raise Unread(can_go_on=False)
        self._name = name[:80]
        return process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            try:
                if pipe is not None:
                    pipe.close()
            except OSError:  # what was still to be written finds nobody
                pass


def is_installed() -> bool:
    """Whether the libraries that read receipts are there; they are an extra."""
    return all(find_spec(name) is not None for name in NEEDED)


def _ask(process: subprocess.Popen[bytes], sent: bytes, seconds: float) -> dict[str, object] | None:
    """One line of answer; None for none in time, and for one that is no JSON object."""
    assert process.stdin is not None
    assert process.stdout is not None
    watch = threading.Timer(seconds, process.kill)
    watch.daemon = True
    watch.start()
    try:
        process.stdin.write(sent)
        process.stdin.flush()
        line = process.stdout.readline(LONGEST)
        answer = json.loads(line) if line.endswith(b"\n") else None
    except (OSError, ValueError, RecursionError):
        return None
    finally:
        watch.cancel()
    return answer if isinstance(answer, dict) else None


def _pieces(answer: dict[str, object]) -> tuple[Piece, ...]:
    """The reader's answer, believed as little as the photo itself."""
    told = answer.get("pieces")
    found = [_piece(one) for one in told[: receipts.MOST_PIECES]] if isinstance(told, list) else []
    return tuple(piece for piece in found if piece is not None)


def _piece(told: Any) -> Piece | None:
    try:
        text, corners, sure = told
        one, two, three, four = ((float(x), float(y)) for x, y in corners)
        return Piece(str(text), (one, two, three, four), float(sure))
    except (TypeError, ValueError):
        return None
