"""Shows on a terminal how far the demo has come: a bar there, one line per stage elsewhere."""

from __future__ import annotations

from typing import TextIO

# Stage: what it is called, and its share of the whole in percent.
STAGES = {
    "people": ("pegawai dan jabatan", 2),
    "purchases": ("pembelian", 20),
    "sums": ("rekap kepatuhan", 18),
    "receipts": ("foto nota", 15),
    "tables": ("menyimpan", 45),
}
WIDTH = 30


class Bar:
    """Call it as `progress`; it writes only when something to be seen has changed."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._live, self._shown = stream, stream.isatty(), ""

    def __call__(self, stage: str, done: int, total: int) -> None:
        before = sum(share for _, share in list(STAGES.values())[: list(STAGES).index(stage)])
        words, share = STAGES[stage]
        percent = before + share * done // max(total, 1)
        if self._live:
            self._draw(words, percent)
        elif done >= total:
            self._stream.write(f"Memuat data contoh: {words} selesai ({percent}%)\n")
            self._stream.flush()

    def _draw(self, words: str, percent: int) -> None:
        filled = WIDTH * percent // 100
        line = f"Memuat data contoh [{'#' * filled}{'.' * (WIDTH - filled)}] {percent:3}% {words}"
        if line == self._shown:
            return
        self._stream.write("\r" + line.ljust(len(self._shown)) + ("\n" if percent >= 100 else ""))
        self._stream.flush()
        self._shown = line
