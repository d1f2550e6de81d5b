"""How well and how fast receipts are read: `./run ocr` once, then `./run bench reading [NUMBER]`.

On generated receipts of five layouts (tests/receipts.py; the same seed and typefaces, the same
pictures), each stored as an upload is stored. They are printed ones: handwriting is not measured.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashapp.domain import receipts, risk
from dashapp.domain.receipts import Reading
from dashapp.services import photo_decoder, receipt_reader
from dashapp.services.receipt_reader import Reader, Unread
from tests.receipts import Photographed, photograph

NUMBER = 60
SEED = 20260624
FIRST, TODAY = date(2025, 1, 1), date(2026, 6, 24)
PATIENCE = 180.0  # seconds: on a busy machine the clock says little, and what is late is counted
TICKS = 100  # of processor time in a second, as Linux counts them


@dataclass(frozen=True)
class Outcome:
    """One receipt: what stands on it, what was read, seconds by the clock and of processor."""

    receipt: Photographed
    found: Reading | None
    wall: float
    work: float

    @property
    def total_is_right(self) -> bool:
        return self.found is not None and self.found.total == self.receipt.total

    @property
    def day_is_right(self) -> bool:
        return self.found is not None and self.found.day == self.receipt.day

    @property
    def is_sure(self) -> bool:
        return self.found is not None and self.found.is_sure


def main() -> None:
    """Print shares, times and memory; the receipts whose total was read wrong, one by one."""
    if not receipt_reader.is_installed():
        raise SystemExit("The reader is not installed. Run:  ./run ocr")
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    reader = Reader(seconds=PATIENCE, start_seconds=PATIENCE)
    started = time.monotonic()
    _read(reader, 0)  # loads the models
    print(f"start and first receipt: {time.monotonic() - started:.1f} s")
    outcomes = [_read(reader, place) for place in range(number)]
    reader.rest()
    _report(outcomes)
    print(f"memory of the process, at most: {_memory()} MB")
    print(f"load of the machine meanwhile: {os.getloadavg()[1]:.1f}")


def _read(reader: Reader, place: int) -> Outcome:
    receipt = photograph(place, seed=SEED)
    webp = photo_decoder.decode(receipt.jpeg, seconds=PATIENCE).webp
    began, before = time.monotonic(), _work(reader.process_id)
    try:
        pieces = reader.read(webp).pieces
    except Unread:
        return Outcome(receipt, None, time.monotonic() - began, 0.0)
    found = receipts.read(pieces, first=FIRST, today=TODAY)
    return Outcome(receipt, found, time.monotonic() - began, _work(reader.process_id) - before)


def _report(outcomes: list[Outcome]) -> None:
    sure = [one for one in outcomes if one.is_sure]
    _share("total right", [one.total_is_right for one in outcomes])
    _share("day right", [one.day_is_right for one in outcomes])
    days = [one for one in outcomes if one.found is not None and one.found.day is not None]
    _share("day read, but another one", [not one.day_is_right for one in days])
    _share("shop right", [_shop_is_right(one) for one in outcomes])
    _share(f"total sure (from {risk.SURE}%)", [one.is_sure for one in outcomes])
    _share("of the sure ones, WRONG", [not one.total_is_right for one in sure])
    _share("of the others, right", [one.total_is_right for one in outcomes if not one.is_sure])
    _share("not read at all", [one.found is None for one in outcomes])
    late = f"later than {receipt_reader.SECONDS:.0f} s, which a server gives up"
    _share(late, [one.wall > receipt_reader.SECONDS for one in outcomes])
    by_layout = Counter(one.receipt.layout for one in outcomes if one.total_is_right)
    whole = Counter(one.receipt.layout for one in outcomes)
    print("total right by layout:", ", ".join(f"{k} {by_layout[k]}/{n}" for k, n in whole.items()))
    for name, times in (
        ("by the clock", [one.wall for one in outcomes]),
        ("of processor", [one.work for one in outcomes]),
    ):
        slow = statistics.quantiles(times, n=20)[-1]
        print(f"seconds {name}: p50 {statistics.median(times):.2f}, p95 {slow:.2f}")
    for one in outcomes:
        if not one.total_is_right:
            read = "nothing" if one.found is None else f"{one.found.total} ({one.found.sure}%)"
            print(
                f"  {one.receipt.layout}, {one.receipt.total} read as {read}: {one.receipt.flaws}"
            )


def _shop_is_right(one: Outcome) -> bool:
    shop = one.found.shop if one.found else None
    plain = (shop or "").replace(" ", "").upper()
    return plain == one.receipt.shop.replace(" ", "").upper()


def _share(name: str, cases: list[bool]) -> None:
    percent = f"{100 * sum(cases) / len(cases):.0f}%" if cases else "–"
    print(f"{name}: {sum(cases)} of {len(cases)}, {percent}")


def _work(process_id: int | None) -> float:
    """Seconds of processor that the process has used."""
    if process_id is None:
        return 0.0
    told = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / TICKS


def _memory() -> int:
    """The most that any process of ours has held, in MB; the reader's is far the largest."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


if __name__ == "__main__":
    main()
