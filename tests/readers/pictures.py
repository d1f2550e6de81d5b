"""Pictures for fake_reader.py: their height says how it behaves."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests.photos import encoded

FAKE = Path(__file__).with_name("fake_reader.py")
RECEIPT, EMPTY, DEADLY, LATE, LYING, FAINT, FAILING = 200, 101, 102, 103, 104, 105, 300


def webp(height: int = RECEIPT) -> bytes:
    """A picture as SiMadu stores it."""
    return encoded(Image.new("RGB", (160, height), "white"), "WEBP", quality=80)
