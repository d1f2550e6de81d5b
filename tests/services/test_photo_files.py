"""Photo files are whole under their own hash, or not there at all."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashapp.services import photo_files

NOON = datetime(2026, 6, 24, 5, tzinfo=UTC)
HASH = hashlib.sha256(b"isi").hexdigest()


def test_a_file_lies_under_the_hash_of_its_bytes(tmp_path: Path) -> None:
    assert photo_files.keep(tmp_path / "foto", b"isi", NOON) == HASH
    path = tmp_path / "foto" / HASH[:2] / f"{HASH[2:]}.webp"
    assert path.read_bytes() == b"isi"
    assert path == photo_files.path_of(tmp_path / "foto", HASH)


def test_its_folder_is_nobody_elses(tmp_path: Path) -> None:
    photo_files.keep(tmp_path / "foto", b"isi", NOON)
    assert (tmp_path / "foto").stat().st_mode & 0o077 == 0


def test_a_write_that_is_cut_off_leaves_no_file_under_a_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(_handle: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", cut)
    (tmp_path / HASH[:2]).mkdir()
    with pytest.raises(OSError, match="no space"):
        photo_files.keep(tmp_path, b"isi", NOON)
    assert not photo_files.path_of(tmp_path, HASH).exists()
    left = list(photo_files.older(tmp_path, NOON + timedelta(seconds=1)))
    assert [sha256 for _path, sha256 in left] == [""]


def test_storing_the_same_bytes_again_makes_the_file_young_again(tmp_path: Path) -> None:
    photo_files.keep(tmp_path, b"isi", NOON)
    photo_files.keep(tmp_path, b"isi", NOON + timedelta(days=2))
    assert list(photo_files.older(tmp_path, NOON + timedelta(days=1))) == []
    found = list(photo_files.older(tmp_path, NOON + timedelta(days=3)))
    assert found == [(photo_files.path_of(tmp_path, HASH), HASH)]
