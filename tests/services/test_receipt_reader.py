"""The reading process: it stays, it is replaced, and whatever it does, the server goes on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashapp.services.receipt_reader import Reader, Unread
from tests.readers.pictures import DEADLY, FAILING, FAKE, LATE, LYING, webp


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    found = Reader(FAKE, seconds=1)
    yield found
    found.rest()


@pytest.mark.parametrize("height", [DEADLY, LATE, LYING, FAILING])
def test_a_reader_that_dies_hangs_lies_or_fails_is_ended_and_the_next_photo_is_read(
    reader: Reader, height: int
) -> None:
    with pytest.raises(Unread) as caught:
        reader.read(webp(height))
    assert caught.value.can_go_on
    assert reader.process_id is None
    assert reader.read(webp()).pieces[2].text == "TOTAL 45.000"


def test_the_process_stays_for_the_next_photo_and_is_changed_after_so_many() -> None:
    reader = Reader(FAKE, most=2)
    reader.read(webp())
    first = reader.process_id
    assert first is not None
    reader.read(webp())
    assert reader.process_id is None
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


def test_nothing_of_the_servers_settings_reaches_the_reader_and_odd_answers_are_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIMADU_SECRET_KEY", "rahasia")
    spy = tmp_path / "spy.py"
    spy.write_text(
        "import json, os, sys\n"
        "print(json.dumps({'reader': repr(dict(os.environ))}), flush=True)\n"
        "sys.stdin.buffer.read(5)\n"
        "print(json.dumps({'pieces': [[1], 'x', ['a', 3, 1], None]}), flush=True)\n"
    )
    found = Reader(spy, most=1).read(b"x")
    assert "rahasia" not in found.reader
    assert found.pieces == ()


def test_a_reader_that_does_not_start_is_told_from_a_photo_that_is_not_read(tmp_path: Path) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text("raise SystemExit(3)")  # as without its library
    with pytest.raises(Unread) as caught:
        Reader(broken).read(webp())
    assert not caught.value.can_go_on
