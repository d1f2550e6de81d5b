"""Finds the pieces of text on receipt photos, in a process of its own that the server may end.

Run as a script by dashapp/services/receipt_reader.py. It says first who it is, then answers one
picture after the other until its input ends; nothing of a picture is kept.

    out  {"reader": "rapidocr 3.10.0"}                  one line, once the models are loaded
    in   4 bytes, big-endian: the length; then the picture
    out  {"pieces": [[text, [[x, y] * 4], sure], ...]}  one line; corners from top left, clockwise
         {"failed": "ValueError"}

Whatever speaks like this can take its place (setting SIMADU_READER).
"""

from __future__ import annotations

import io
import json
import os
import resource
import sys
from typing import Any

SIDE = 960  # pixels, the longer one: print of a till stays readable, and memory small
MEMORY = 1_600 << 20  # bytes of address space, a third of it ever touched (docs/reading.md)
SECONDS = 20  # of processor time for one picture, and for the start; it takes about one
MOST_PIECES = 300
LONGEST = 200  # characters of one piece
FORMATS = ("WEBP", "JPEG", "PNG")
CALLS_OUT = frozenset({"socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.bind"})


def main() -> None:
    """Serve until the input ends; without the library the process ends at once, with code 3."""
    out = sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints must not be taken for an answer
    _confine()
    try:
        read, name = _load()
    except ImportError:
        raise SystemExit(3) from None
    _say(out, {"reader": name})
    while picture := _next(sys.stdin.buffer):
        _allow_time()
        _say(out, _answer(read, picture))


def _confine() -> None:
    """Less memory, time and priority than the server; no files, no network, no core dumps."""
    os.nice(10)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _allow_time()
    sys.addaudithook(_refuse_network)


def _allow_time() -> None:
    """Time is counted from the start of the process: the limit moves on with each picture."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


def _refuse_network(event: str, _arguments: tuple[Any, ...]) -> None:
    """The models came with the library; should they be missing, none is fetched."""
    if event in CALLS_OUT:
        raise PermissionError("the reader of receipts stays off the network")


def _load() -> tuple[Any, str]:
    """The library with its models in memory, on one processor core, and its name."""
    from importlib.metadata import version

    from rapidocr import RapidOCR

    options = {
        "Global.log_level": "error",
        "Global.use_cls": False,  # photos are stored upright
        "Global.max_side_len": SIDE,
        "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    }
    return RapidOCR(params=options), f"rapidocr {version('rapidocr')}"


def _next(source: Any) -> bytes:
    head = source.read(4)
    return source.read(int.from_bytes(head, "big")) if len(head) == 4 else b""


def _answer(read: Any, picture: bytes) -> dict[str, object]:
    try:
        return {"pieces": _pieces(read, picture)}
    except Exception as error:  # a library may raise anything; its words may hold what was read
        return {"failed": type(error).__name__}


def _pieces(read: Any, raw: bytes) -> list[object]:
    import numpy
    from PIL import Image

    picture = Image.open(io.BytesIO(raw), formats=FORMATS)
    picture.draft("RGB", (SIDE, SIDE))
    small = picture.convert("RGB")
    small.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    found = read(numpy.asarray(small)[:, :, ::-1])  # blue first
    if found.boxes is None:
        return []
    rows = zip(found.txts, found.boxes, found.scores, strict=True)
    return [
        [str(text)[:LONGEST], [[float(x), float(y)] for x, y in corners], float(sure)]
        for text, corners, sure in list(rows)[:MOST_PIECES]
    ]


def _say(out: Any, answer: dict[str, object]) -> None:
    out.write(json.dumps(answer).encode() + b"\n")
    out.flush()


if __name__ == "__main__":
    main()
