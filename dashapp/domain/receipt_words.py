"""The words of a receipt: pieces of text put back into rows, and what kind of sum a word names."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from statistics import median

Point = tuple[float, float]

LARGEST = 20_000  # pixels: beyond this a corner is no place on a photo
SAME_ROW = 0.55  # of the print's height: so far off the line a piece may lie
LIKE = str.maketrans("01|!L5$8", "OIIIISSB")  # signs that are taken for one another
LEAST_LETTERS = 4  # of a name


@dataclass(frozen=True)
class Piece:
    """A piece of text with its corners (from top left, clockwise) and how sure, 0 to 1."""

    text: str
    corners: tuple[Point, Point, Point, Point]
    sure: float = 1.0

    @property
    def is_sound(self) -> bool:
        """Whether it says something at a place that can be; what the machine sends is believed
        as little as the photo itself."""
        numbers = [self.sure, *(value for corner in self.corners for value in corner)]
        if not self.text.strip() or not all(math.isfinite(value) for value in numbers):
            return False
        return max(abs(value) for value in numbers) <= LARGEST and self.width > 0

    @property
    def width(self) -> float:
        return math.dist(self.corners[0], self.corners[1])

    @property
    def height(self) -> float:
        return max(1.0, math.dist(self.corners[0], self.corners[3]))

    @property
    def middle(self) -> Point:
        across, down = zip(*self.corners, strict=True)
        return sum(across) / 4, sum(down) / 4

    @property
    def slope(self) -> float:
        """How much it falls per pixel to the right."""
        (left, top), (right, end) = self.corners[0], self.corners[1]
        return (end - top) / (right - left) if right - left > 1 else 0.0

    def cut(self, longest: int) -> Piece:
        return replace(self, text=self.text[:longest])


@dataclass(frozen=True)
class Row:
    """Pieces that stand side by side, from the left."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)

    @property
    def sure(self) -> float:
        return min(piece.sure for piece in self.pieces)


class Kind(Enum):
    """What a sum on a receipt is."""

    TOTAL = auto()  # named beyond doubt: grand total, total bayar
    SUM = auto()  # "total" or "jumlah" alone
    GROSS = auto()  # before what is taken off
    OFF = auto()
    PAID = auto()  # notes handed over
    EXACT = auto()  # paid to the rupiah: QRIS, a card
    CHANGE = auto()
    COUNT = auto()  # of goods; many tills print the total into the same row
    OTHER = auto()  # taxes, points, headings of columns


# The first that fits a row holds: what merely contains "total" stands above it.
WORDS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (Kind.OTHER, ("HARGAJUMLAH", "HARGASATUAN", "NAMABARANG")),
    (Kind.GROSS, ("SUBTOTAL", "SUBTTL", "SUBJUMLAH", "TOTALHARGA", "HARGAJUAL", "TOTALSEBELUM")),
    (Kind.COUNT, ("TOTALITEM", "TOTALQTY", "TOTALPCS", "TOTALPRODUK", "TOTALBARANG")),
    (Kind.COUNT, ("JUMLAHITEM", "JUMLAHBARANG")),
    (Kind.OTHER, ("TOTALPPN", "TOTALPAJAK", "TOTALPOIN")),
    (Kind.OFF, ("POTONGAN", "DISKON", "DISCOUNT", "TOTALDISC", "HEMAT", "VOUCHER")),
    (Kind.CHANGE, ("KEMBALI", "CHANGE", "SUSUK")),
    (Kind.TOTAL, ("GRANDTOTAL", "TOTALAKHIR", "JUMLAHTOTAL", "TOTALNETTO", "HARUSDIBAYAR")),
    (Kind.TOTAL, ("TOTALBAYAR", "TOTALBELANJA", "TOTALTAGIHAN", "TOTALPEMBAYARAN")),
    (Kind.TOTAL, ("JUMLAHBAYAR", "JUMLAHBELANJA", "JUMLAHTAGIHAN", "JUMLAHPEMBAYARAN")),
    (Kind.TOTAL, ("TOTALTRANSAKSI",)),
    (Kind.SUM, ("TOTAL", "JUMLAH")),
    (Kind.EXACT, ("QRIS", "DEBIT", "KARTU", "TRANSFER", "GOPAY", "SHOPEEPAY")),
    (Kind.PAID, ("TUNAI", "CASH", "DIBAYAR", "BAYAR", "UANG")),
    (Kind.OTHER, ("PPN", "DPP", "PAJAK", "POIN", "SERVICE")),
)
HEADINGS = ("NOTA", "STRUK", "QRISPEMBAYARAN", "KWITANSI", "INVOICE", "FAKTUR", "BUKTI", "COPY")
NOT_NAMES = ("TANGGAL", "KASIR", "TUANTOKO", "NOMOR", "TELP")


def rows(pieces: Sequence[Piece]) -> list[Row]:
    """The pieces in rows from top to bottom, however the paper lay."""
    if not pieces:
        return []
    tilt = _tilt(pieces)
    found: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: _level(piece, tilt)):
        near = [(_apart(row, piece, tilt), place) for place, row in enumerate(found)]
        apart, place = min(near, default=(math.inf, -1))
        if apart <= SAME_ROW:
            found[place].append(piece)
        else:
            found.append([piece])
    return [Row(tuple(sorted(row, key=lambda piece: piece.middle[0]))) for row in found]


def kind(text: str) -> Kind | None:
    """What kind of sum the text names; None when it names none."""
    letters = folded(text)
    for named, words in WORDS:
        if any(_contains(letters, _FOLDED[word]) for word in words):
            return named
    return None


def is_name(text: str) -> bool:
    """Whether the text can be the name of a shop."""
    letters = folded(text)
    digits = sum(sign.isdigit() for sign in text)
    if len(letters) < LEAST_LETTERS or digits > len(text) // 3:
        return False
    if letters.startswith(tuple(_FOLDED[word] for word in NOT_NAMES)):
        return False
    return not any(letters.startswith(_FOLDED[word]) for word in HEADINGS)


def folded(text: str) -> str:
    """Capital letters alone, those that look alike made one: T0TAl is TOTAI, as TOTAL is."""
    return "".join(sign for sign in text.upper().translate(LIKE) if "A" <= sign <= "Z")


_FOLDED = {word: folded(word) for _kind, words in WORDS for word in words}
_FOLDED |= {word: folded(word) for word in (*HEADINGS, *NOT_NAMES)}


def _contains(letters: str, word: str) -> bool:
    """Whether the word stands in the letters; in a long word one letter may be another."""
    if word in letters:
        return True
    if len(word) < 6:
        return False
    windows = (letters[at : at + len(word)] for at in range(len(letters) - len(word) + 1))
    return any(
        sum(one != other for one, other in zip(window, word, strict=True)) <= 1
        for window in windows
    )


def _tilt(pieces: Sequence[Piece]) -> float:
    """The slope of the whole paper: that of its longer pieces."""
    wide = sorted(pieces, key=lambda piece: -piece.width)[: max(3, len(pieces) // 2)]
    return median(piece.slope for piece in wide)


def _level(piece: Piece, tilt: float) -> float:
    across, down = piece.middle
    return down - tilt * across


def _apart(row: Sequence[Piece], piece: Piece, tilt: float) -> float:
    """How far the piece lies off the line of the row's nearest piece, in heights of the print.

    Seen from one side the paper's lines are not parallel: long pieces tell the slope themselves.
    """
    other = min(row, key=lambda one: abs(one.middle[0] - piece.middle[0]))
    if _overlap(other, piece) > 0.3 * min(other.width, piece.width):
        return math.inf  # one stands above the other
    steady = 6 * other.height  # the weight of the paper's slope beside that of the two
    slope = other.slope * other.width + piece.slope * piece.width + tilt * steady
    slope /= other.width + piece.width + steady
    expected = other.middle[1] + slope * (piece.middle[0] - other.middle[0])
    return abs(piece.middle[1] - expected) / min(other.height, piece.height)


def _overlap(one: Piece, other: Piece) -> float:
    return min(one.corners[1][0], other.corners[1][0]) - max(one.corners[0][0], other.corners[0][0])
