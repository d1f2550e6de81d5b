"""What goes in as a picture and what comes out: clean, small, upright, or a plain refusal."""

from __future__ import annotations

import io
import os
import resource
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from dashapp.domain import looks
from dashapp.domain.problems import Rejected
from dashapp.services import photo_decoder
from dashapp.services.photo_decoder import Picture, decode
from tests import photos


def refusal(raw: bytes, **options: object) -> str:
    with pytest.raises(Rejected) as caught:
        decode(raw, **options)  # type: ignore[arg-type]
    return caught.value.problems["photo"].code


def opened(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.webp), formats=["WEBP"])


def brightness(picture: Picture, point: tuple[int, int] = (5, 5)) -> int:
    return opened(picture).convert("L").tobytes()[point[1] * picture.width + point[0]]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_receipt_of_each_kind_becomes_a_webp_of_its_own_size(kind: str) -> None:
    picture = decode(photos.encoded(photos.receipt((600, 800)), kind))
    assert opened(picture).size == (600, 800) == (picture.width, picture.height)
    assert opened(picture).mode == "RGB"


def test_a_large_photo_is_shrunk_to_1600_pixels_and_keeps_its_shape() -> None:
    picture = decode(photos.encoded(photos.receipt((4000, 3000))))
    assert (picture.width, picture.height) == (1600, 1200)


def test_a_photo_taken_sideways_is_stored_upright() -> None:
    lying = Image.new("RGB", (200, 100), "black")
    lying.paste("white", (0, 0, 100, 100))  # its left half
    exif = Image.Exif()
    exif[0x0112] = 6  # what was left is up
    upright = decode(photos.encoded(lying, exif=exif.tobytes(), quality=95))
    assert (upright.width, upright.height) == (100, 200)
    assert brightness(upright, (50, 20)) > 240
    assert brightness(upright, (50, 180)) < 15


@pytest.mark.parametrize("raw", [photos.telling_jpeg(), photos.telling_png()], ids=["jpeg", "png"])
def test_nothing_of_place_camera_or_comment_is_kept(raw: bytes) -> None:
    assert photos.SECRET_PLACE in raw
    kept = decode(raw).webp
    for told in (photos.SECRET_PLACE, b"Kamera", b"Exif", b"EXIF", b"XMP", b"xmpmeta", b"ICCP"):
        assert told not in kept
    assert b"<script>" not in kept


def test_a_colour_profile_is_dropped_too() -> None:
    assert b"profil-warna" not in decode(photos.jpeg(icc_profile=b"profil-warna" * 20)).webp


def test_a_cmyk_photo_keeps_its_colours() -> None:
    red = decode(photos.encoded(Image.new("CMYK", (50, 50), (0, 255, 255, 0))))
    found = opened(red).getpixel((20, 20))
    assert isinstance(found, tuple)
    assert found[0] > 200
    assert max(found[1:]) < 40


def test_grey_of_16_bits_stays_grey() -> None:
    assert brightness(decode(photos.encoded(Image.new("I;16", (50, 50), 40_000), "PNG"))) in range(
        153, 160
    )


def test_what_is_transparent_becomes_white_paper() -> None:
    clear = Image.new("RGBA", (50, 50), (0, 0, 0, 0))
    assert brightness(decode(photos.encoded(clear, "PNG"))) > 250


def test_of_a_moving_picture_the_first_frame_is_kept() -> None:
    frames = [Image.new("RGB", (40, 40), shade) for shade in ("white", "black")]
    moving = photos.encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:])
    assert brightness(decode(moving)) > 240
    assert getattr(opened(decode(moving)), "n_frames", 1) == 1


def test_the_same_pixels_have_the_same_bytes_and_look_whatever_was_told_with_them() -> None:
    first, second = decode(photos.jpeg()), decode(photos.jpeg(comment=b"lain"))
    assert first == second


def test_a_photo_saved_again_as_another_kind_still_looks_the_same() -> None:
    receipt = photos.receipt()
    as_png, as_jpeg = decode(photos.encoded(receipt, "PNG")), decode(photos.encoded(receipt))
    assert as_png.webp != as_jpeg.webp
    apart = looks.distance(as_png.dhash, as_jpeg.dhash)
    assert apart is not None
    assert apart <= 4  # of 512 bits


def test_another_receipt_looks_different() -> None:
    other = photos.encoded(photos.receipt(total="Rp 87.500"))
    apart = looks.distance(decode(photos.jpeg()).dhash, decode(other).dhash)
    assert apart is not None
    assert apart > 40


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({0x9003: "2026:06:10 13:24:05"}, date(2026, 6, 10)),
        ({0x9004: "2026-06-10T13:24:05"}, date(2026, 6, 10)),
        ({0x9003: "2026:06:10 13:24:05", 0x9004: "2026:06:12 08:00:00"}, date(2026, 6, 10)),
        ({0x9003: "0000:00:00 00:00:00"}, None),
        ({0x9003: "kemarin"}, None),
        ({0x9003: "9" * 5000}, None),
        ({}, None),
    ],
)
def test_the_day_is_read_before_the_cameras_words_are_dropped(
    written: dict[int, str], expected: date | None
) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769).update(written)
    found = decode(photos.jpeg(exif=exif.tobytes()))
    assert found.taken_on == expected
    assert not opened(found).getexif()


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "photo_kind"),
        (photos.svg(), "photo_kind"),
        (photos.html(), "photo_kind"),
        (b"GIF89a" + b"\0" * 100, "photo_kind"),
        (photos.heic(), "photo_heic"),
        (photos.jpeg()[:4000], "photo_broken"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 500, "photo_broken"),
        (photos.encoded(photos.receipt(), "PNG")[:2000], "photo_broken"),
        (photos.encoded(photos.receipt(), "WEBP")[:2000], "photo_broken"),
        (photos.text_bomb(), "photo_broken"),
        (photos.bomb(), "photo_pixels"),
        (photos.bomb(8_000, 5_001), "photo_pixels"),
        (photos.bomb(12_001, 10), "photo_pixels"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_sound_photo_is_refused_by_its_own_reason(raw: bytes, code: str) -> None:
    assert refusal(raw) == code


def test_forty_megapixels_are_taken() -> None:
    assert decode(photos.bomb(8_000, 5_000)).width == 1600


def test_a_postscript_program_named_as_a_photo_is_never_run(tmp_path: Path) -> None:
    marker = tmp_path / "ditulis"
    assert refusal(photos.eps(str(marker))) == "photo_kind"
    assert not marker.exists()


@pytest.mark.parametrize(
    "raw", [photos.bomb(), photos.bomb(8_000, 5_000), photos.text_bomb()], ids=["big", "40", "text"]
)
def test_a_bomb_takes_less_than_350_mb(raw: bytes, tmp_path: Path) -> None:
    (tmp_path / "raw").write_bytes(raw)
    measure = (
        "import resource, subprocess, sys;"
        "subprocess.run([sys.executable, '-I', sys.argv[1]], stdin=open(sys.argv[2], 'rb'),"
        " stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    command = [sys.executable, "-c", measure, str(photo_decoder.WORKER), str(tmp_path / "raw")]
    kilobytes = int(subprocess.run(command, capture_output=True, check=True).stdout)
    assert kilobytes < 350_000


def test_a_worker_that_hangs_is_ended(tmp_path: Path) -> None:
    hanging = tmp_path / "hanging.py"
    hanging.write_text("import threading; threading.Event().wait()")
    assert refusal(photos.jpeg(), worker=hanging, seconds=0.5) == "photo_pixels"


@pytest.mark.parametrize(
    "script",
    [
        "import os; os.abort()",
        "raise SystemExit(3)",
        "print('bukan json')",
        "print('[]')",
        'print(\'{"refused": "rm -rf"}\')',
        'print(\'{"width": 1, "height": 1, "dhash": "0"}\\n<html>\')',
        "pass",
    ],
)
def test_a_worker_that_dies_or_lies_is_a_broken_photo(script: str, tmp_path: Path) -> None:
    worker = tmp_path / "worker.py"
    worker.write_text(f"import resource; resource.setrlimit(4, (0, 0))\n{script}")
    assert resource.RLIMIT_CORE == 4  # a crash leaves no core behind
    assert refusal(photos.jpeg(), worker=worker) == "photo_broken"


def test_the_worker_is_told_nothing_of_the_servers_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIMADU_SECRET_KEY", "rahasia")
    seen = tmp_path / "seen"
    worker = tmp_path / "worker.py"
    worker.write_text(f"import os; open({str(seen)!r}, 'w').write(repr(dict(os.environ)))")
    refusal(photos.jpeg(), worker=worker)
    assert "rahasia" in repr(dict(os.environ))
    assert "rahasia" not in seen.read_text()


def test_an_upload_that_finds_all_places_taken_is_asked_to_come_back() -> None:
    queue = photo_decoder.Queue(at_once=1)
    with queue.turn(1), pytest.raises(Rejected) as caught, queue.turn(2, patience=0.01):
        pass
    assert caught.value.problems["photo"].code == "photo_busy"
    with queue.turn(2, patience=0.01):
        pass  # the place is free again


def test_slow_pictures_of_one_account_take_one_place_and_leave_the_other() -> None:
    queue = photo_decoder.Queue(at_once=2)
    with queue.turn(1):
        with pytest.raises(Rejected) as caught, queue.turn(1, patience=0.01):
            pass
        assert caught.value.problems["photo"].code == "photo_busy"
        with queue.turn(2, patience=0.01):
            pass  # somebody else is let in
    with queue.turn(1, patience=0.01):
        pass


def test_one_account_cannot_fill_the_queue() -> None:
    queue = photo_decoder.Queue(at_once=1)
    waiting = [
        threading.Thread(target=take_a_turn, args=(queue,))
        for _ in range(photo_decoder.PER_ACCOUNT)
    ]
    with queue.turn(2):
        for thread in waiting:
            thread.start()
        while queue.present < photo_decoder.PER_ACCOUNT + 1:
            threading.Event().wait(0.005)  # until all of them wait
        with pytest.raises(Rejected), queue.turn(1):
            pass
    for thread in waiting:
        thread.join()
    assert queue.present == 0


def take_a_turn(queue: photo_decoder.Queue) -> None:
    with queue.turn(1, patience=30):
        pass


def test_a_photo_of_thousands_of_scans_is_refused_before_it_costs_anything() -> None:
    """Each scan of 61 bytes walks over all pixels: half a megabyte kept a worker busy for 10 s."""
    whole = photos.encoded(photos.receipt((1200, 1600)), "JPEG", progressive=True)
    last = whole.rindex(b"\xff\xda")
    bomb = whole[:last] + whole[last:-2] * 3000 + whole[-2:]
    assert decode(whole).webp.startswith(b"RIFF")
    assert refusal(bomb) == "photo_broken"


@settings(max_examples=25)
@given(st.data())
def test_a_photo_with_flipped_bytes_is_taken_or_refused(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["JPEG", "PNG", "WEBP"]))
    raw = bytearray(photos.encoded(photos.receipt((120, 160)), kind))
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        found: bytes | str = decode(bytes(raw)).webp[:4]
    except Rejected as rejected:
        found = rejected.problems["photo"].code
    assert found in {b"RIFF", *photo_decoder.REFUSALS}
