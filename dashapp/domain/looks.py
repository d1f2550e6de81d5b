"""When two photos look alike: how far their hashes are apart, and parts that near ones share.

A dhash (dashapp/photo_worker.py) is 512 bits. To find near ones among a million without comparing
each with each, six bands of 40 bits are cut from it, of bits from all over the picture, and kept in
indexed columns: of two hashes that differ in up to 16 bits, 94 in 100 have a band in common.
"""

from __future__ import annotations

BITS, WIDE = 512, 40
BANDS = tuple(f"band{number}" for number in range(1, 7))
SCATTER = 197  # odd, so that each bit is met once: neighbours in the picture fall into other bands


def distance(one: str, other: str) -> int | None:
    """In how many of 512 bits two hashes differ; None when either says nothing of its picture."""
    if not (_tells(one) and _tells(other)):
        return None
    return (int(one, 16) ^ int(other, 16)).bit_count()


def bands(dhash: str) -> tuple[int | None, ...]:
    """The bands of a hash in the order of BANDS; all None for a plain surface or an older hash."""
    if not _tells(dhash):
        return (None,) * len(BANDS)
    bits = f"{int(dhash, 16):0{BITS}b}"
    scattered = "".join(bits[at * SCATTER % BITS] for at in range(len(BANDS) * WIDE))
    return tuple(
        int(scattered[start : start + WIDE], 2) for start in range(0, len(scattered), WIDE)
    )


def columns(dhash: str) -> dict[str, int | None]:
    """The bands by the name of their column."""
    return dict(zip(BANDS, bands(dhash), strict=True))


def _tells(dhash: str) -> bool:
    return len(dhash) == BITS // 4 and dhash.strip("0") != ""
