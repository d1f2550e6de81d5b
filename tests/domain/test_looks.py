"""How photos are found that look the same."""

from __future__ import annotations

import random

from dashapp.domain import looks

PLAIN = "0" * 128


def flipped(dhash: str, bits: int, seed: int) -> str:
    number = int(dhash, 16)
    for place in random.Random(seed).sample(range(512), bits):
        number ^= 1 << place
    return f"{number:0128x}"


def some(seed: int) -> str:
    return f"{random.Random(seed).getrandbits(512) | 1:0128x}"


def test_the_distance_is_the_number_of_bits_that_differ() -> None:
    assert looks.distance(some(1), some(1)) == 0
    assert looks.distance(some(1), flipped(some(1), 17, 2)) == 17


def test_plain_surfaces_and_older_hashes_are_like_nothing() -> None:
    for other in (PLAIN, "0" * 16, "8f00ff00aa55aa55", ""):
        assert looks.distance(some(1), other) is None
        assert looks.bands(other) == (None,) * 6


def test_bands_are_six_of_forty_bits_and_named_like_their_columns() -> None:
    found = looks.columns(some(3))
    assert list(found) == ["band1", "band2", "band3", "band4", "band5", "band6"]
    assert all(value is not None and 0 <= value < 2**40 for value in found.values())
    every = looks.bands("f" * 128)
    assert every == (2**40 - 1,) * 6


def test_hashes_that_differ_in_few_bits_nearly_always_share_a_band() -> None:
    shared = 0
    for seed in range(200):
        one = some(seed)
        other = flipped(one, 10, seed + 1000)
        pairs = zip(looks.bands(one), looks.bands(other), strict=True)
        shared += any(left == right for left, right in pairs)
    assert shared >= 185
    strangers = sum(
        any(a == b for a, b in zip(looks.bands(some(n)), looks.bands(some(n + 5000)), strict=True))
        for n in range(200)
    )
    assert strangers == 0
