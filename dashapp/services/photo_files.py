"""Photo files under the SHA-256 of their bytes: whole on the disk, or not there at all."""

from __future__ import annotations

import hashlib
import math
import os
import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

SUFFIX = ".webp"


def keep(folder: Path, body: bytes, now: datetime) -> str:
    """Store the bytes so that they outlast a power cut; return their SHA-256.

    A file's time is `now`, by SiMadu's clock; a file that is there already takes it, too.
    """
    sha256 = hashlib.sha256(body).hexdigest()
    path = path_of(folder, sha256)
    stamp = now.timestamp()
    if path.exists():
        os.utime(path, (stamp, stamp))
        return sha256
    _make(path.parent)
    half = path.with_name(f"{secrets.token_hex(8)}.part")
    with half.open("xb") as file:
        file.write(body)
        file.flush()
        os.utime(half, (stamp, stamp))
        os.fsync(file.fileno())
    half.replace(path)
    _sync(path.parent)
    return sha256


def path_of(folder: Path, sha256: str) -> Path:
    """Where the file with this SHA-256 lies; two letters of it name the folder."""
    return folder / sha256[:2] / (sha256[2:] + SUFFIX)


def older(folder: Path, before: datetime) -> Iterator[tuple[Path, str]]:
    """The files from before an instant with their SHA-256; "" for a write that was cut off."""
    for path in sorted(folder.glob("??/*")):
        if _changed(path) < before.timestamp():
            whole = path.suffix == SUFFIX
            yield path, path.parent.name + path.stem if whole else ""


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # a write has just been finished
        return math.inf


def _make(folder: Path) -> None:
    """The folder and those above it, private, each known to the one above for good."""
    missing = [part for part in (folder, *folder.parents) if not part.exists()]
    for part in reversed(missing):
        part.mkdir(mode=0o700, exist_ok=True)
        _sync(part.parent)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
