"""Speaks as dashapp/reading_worker.py does, without a library: what it is told stands in its name.

The height of a picture, as SiMadu stores it, says what it "shows": see HEIGHTS. On any other
nothing can be done, so that the other tests' photos stay what they are.
"""

from __future__ import annotations

import json
import os
import sys
import time

RECEIPT = ("TOKO SENTOSA", "Tgl 22-06-2026 09:41", "TOTAL 45.000", "Tunai 50.000", "Kembali 5.000")
FAINT = ("TOKO SENTOSA", "Tgl 22-06-2026 09:41", "TOTAL 45.000")  # nothing confirms it
HEIGHTS = {200: "receipt", 101: "empty", 102: "die", 103: "late", 104: "lie", 105: "faint"}


def main() -> None:
    say({"reader": "tiruan 1.0"})
    while len(head := sys.stdin.buffer.read(4)) == 4:
        raw = sys.stdin.buffer.read(int.from_bytes(head, "big"))
        behave(HEIGHTS.get(height(raw), ""))


def behave(kind: str) -> None:
    if kind == "die":
        os._exit(9)
    if kind == "late":
        time.sleep(60)
    if kind == "lie":
        sys.stdout.write("bukan jawaban\n")
        sys.stdout.flush()
        return
    if not kind:
        say({"failed": "ValueError"})
        return
    rows = {"empty": (), "faint": FAINT}.get(kind, RECEIPT)
    say({"pieces": [piece(text, 40 * place) for place, text in enumerate(rows)]})


def piece(text: str, top: int) -> list[object]:
    wide, end = 12 * len(text), top + 24
    return [text, [[40, top], [40 + wide, top], [40 + wide, end], [40, end]], 0.97]


def height(webp: bytes) -> int:
    """Of a lossy WebP: its frame header says so."""
    at = webp.find(b"\x9d\x01\x2a")
    return int.from_bytes(webp[at + 5 : at + 7], "little") & 0x3FFF if at > 0 else 0


def say(answer: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
