"""/unggah and /foto over HTTP: who is let in, what is answered, what the served bytes hold."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator

import pytest
from dash import Dash
from sqlalchemy import insert
from werkzeug.test import TestResponse

from dashapp import reading
from dashapp.config import Config
from dashapp.photos import shown_name, size_text
from db.models import Photo
from db.session import transaction
from tests import photos
from tests.readers.pictures import FAINT, FAKE, RECEIPT, webp
from tests.site.conftest import NOON
from tests.site.driver import Browser

NewBrowser = Callable[[str], Browser]


FORM = "multipart/form-data; boundary=batas"


def send(browser: Browser, raw: bytes, name: str = "nota.jpg") -> TestResponse:
    head = f'--batas\r\nContent-Disposition: form-data; name="foto"; filename="{name}"\r\n\r\n'
    body = head.encode() + raw + b"\r\n--batas--\r\n"
    return browser.post("/unggah", data=body, content_type=FORM)


@pytest.fixture
def siti(signed_in: NewBrowser) -> Browser:
    return signed_in("asn")


def test_a_photo_is_taken_and_shown_again(siti: Browser) -> None:
    answer = send(siti, photos.padded(1_240_000), "nota-kraksaan-2406.jpg")
    assert answer.status_code == 201
    told = answer.get_json()
    assert told == {
        "key": told["key"],
        "name": "nota-kraksaan-2406.jpg",
        "size_text": "1,2 MB",
        "url": f"/foto/{told['key']}",
    }
    assert siti.client.get(told["url"]).data.startswith(b"RIFF")


def test_a_photo_is_served_as_a_picture_and_nothing_else(siti: Browser) -> None:
    shown = siti.client.get(send(siti, photos.telling_jpeg()).get_json()["url"])
    assert shown.headers["Content-Type"] == "image/webp"
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert shown.headers["Content-Disposition"].startswith("inline; filename=")
    assert "nota.jpg" not in shown.headers["Content-Disposition"]
    assert shown.headers["Cache-Control"] == "private, no-cache"
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    for told in (photos.SECRET_PLACE, b"Exif", b"EXIF", b"XMP", b"<script>"):
        assert told not in shown.data


@pytest.fixture
def reads() -> Iterator[None]:
    reading.configure(Config("x" * 40, reader=str(FAKE)))
    yield
    reading.configure(Config("x" * 40))


def answer_for(browser: Browser, key: str) -> dict[str, object]:
    """What the form is told in the end."""
    for _question in range(2_000):
        told: dict[str, object] = browser.client.get(f"/unggah/{key}/terbaca").get_json()
        if told["state"] != "waiting":
            return told
        time.sleep(0.01)
    raise AssertionError("it waits for ever")


def test_what_was_read_is_told_to_the_form_with_how_sure_it_is(siti: Browser, reads: None) -> None:
    key = send(siti, webp(RECEIPT), "nota.webp").get_json()["key"]
    assert answer_for(siti, key) == {
        "state": "read",
        "words": "Terbaca dari foto: Rp\u00a045.000, 22 Juni 2026, TOKO SENTOSA",
        "note": "Yakin 84%, tetap periksa.",
        "fills": {"amount": "45.000", "day": "2026-06-22", "place": None},
        "offer": None,
        "offer_words": "Pakai Rp\u00a045.000",
    }


def test_a_doubtful_total_is_offered_and_not_filled_in(siti: Browser, reads: None) -> None:
    key = send(siti, webp(FAINT), "nota.webp").get_json()["key"]
    told = answer_for(siti, key)
    assert told["words"] == (
        "Terbaca dari foto: mungkin Rp\u00a045.000, 22 Juni 2026, TOKO SENTOSA"
    )
    assert told["note"] == "Kurang yakin (68%), cocokkan dengan nota."
    assert (told["fills"], told["offer"]) == (
        {"amount": None, "day": "2026-06-22", "place": None}, "45.000",
    )  # fmt: skip


def test_without_a_reader_the_form_is_told_that_nothing_comes(
    siti: Browser, signed_in: NewBrowser
) -> None:
    key = send(siti, webp(RECEIPT), "nota.webp").get_json()["key"]
    assert answer_for(siti, key) == {"state": "none"}
    for browser, asked in ((signed_in("asn"), key), (siti, "tidak-ada")):
        assert browser.client.get(f"/unggah/{asked}/terbaca").status_code == 404


def test_a_browser_that_has_the_photo_is_not_sent_it_again(siti: Browser) -> None:
    url = send(siti, photos.jpeg()).get_json()["url"]
    etag = siti.client.get(url).headers["ETag"]
    again = siti.client.get(url, headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")


def test_others_photos_are_as_missing_as_those_that_do_not_exist(
    siti: Browser, signed_in: NewBrowser
) -> None:
    url = send(siti, photos.jpeg()).get_json()["url"]
    budi, dkupp = signed_in("asn"), signed_in("dkupp")
    others, missing = budi.client.get(url), budi.client.get("/foto/tidak-ada")
    assert others.status_code == missing.status_code == 404
    assert others.get_json()["message"] == missing.get_json()["message"]
    assert dkupp.client.get(url).status_code == 200
    etag = dkupp.client.get(url).headers["ETag"]
    assert budi.client.get(url, headers={"If-None-Match": etag}).status_code == 404


@pytest.mark.parametrize("role", ["bupati", "dkupp", "admin"])
def test_people_outside_the_roster_send_no_photos(cast: dict[str, Browser], role: str) -> None:
    assert send(cast[role], photos.jpeg()).status_code == 403


def test_strangers_neither_send_nor_see(cast: dict[str, Browser], siti: Browser) -> None:
    url = send(siti, photos.jpeg()).get_json()["url"]
    assert send(cast["anonymous"], photos.jpeg()).status_code == 401
    assert cast["anonymous"].client.get(url).status_code in {302, 401}


def test_without_its_own_pages_token_a_photo_is_not_taken(siti: Browser) -> None:
    file = {"foto": (io.BytesIO(photos.jpeg()), "nota.jpg")}
    assert siti.client.post("/unggah", data=file).status_code == 403


@pytest.mark.parametrize(
    ("raw", "name", "words"),
    [
        (photos.html(), "nota.jpg", "JPG, PNG, atau WEBP"),
        (photos.svg(), "nota.png", "JPG, PNG, atau WEBP"),
        (photos.eps("/tmp/simadu-ditulis"), "nota.jpg", "JPG, PNG, atau WEBP"),
        (photos.heic(), "IMG_0001.HEIC", "JPG atau PNG"),
        (photos.jpeg()[:5000], "nota.jpg", "rusak"),
        (photos.bomb(), "nota.png", "terlalu besar"),
        (photos.text_bomb(), "nota.png", "rusak"),
        (b"", "nota.jpg", "JPG, PNG, atau WEBP"),
    ],
    ids=["html", "svg", "eps", "heic", "cut", "bomb", "text-bomb", "empty"],
)
def test_what_is_no_sound_photo_is_refused_in_plain_words(
    siti: Browser, raw: bytes, name: str, words: str
) -> None:
    answer = send(siti, raw, name)
    assert answer.status_code == 422
    assert words in answer.get_json()["message"]
    assert "Traceback" not in answer.text


def test_a_form_without_a_file_is_told_that_the_receipt_is_missing(siti: Browser) -> None:
    for answer in (
        siti.post("/unggah", data={"foto": "kata"}, content_type="multipart/form-data"),
        siti.post("/unggah", json={"foto": "kata"}),
        siti.post("/unggah", data=b"--batas\r\nrusak", content_type=FORM),
    ):
        assert answer.status_code == 422
        assert answer.get_json()["message"] == "Bukti belum ada. Ambil atau pilih foto nota."


class Watched(io.BytesIO):
    """A body that knows how far it has been read."""

    furthest = 0

    def read(self, size: int | None = -1) -> bytes:
        found = super().read(size)
        self.furthest = max(self.furthest, self.tell())
        return found


def test_a_body_of_40_mb_is_refused_without_reading_it(siti: Browser) -> None:
    body = Watched(b"x" * 1000)
    answer = siti.post(
        "/unggah",
        input_stream=body,
        environ_overrides={"CONTENT_LENGTH": "40000000"},
        content_type=FORM,
    )
    assert answer.status_code == 413
    words = "Foto terlalu besar (40 MB). Pilih foto di bawah 10 MB."
    assert answer.get_json()["message"] == words
    assert body.furthest == 0


def test_ten_megabytes_and_one_byte_are_too_large(siti: Browser) -> None:
    answer = send(siti, photos.padded(10_000_001))
    assert answer.status_code == 413
    words = "Foto terlalu besar (10,1 MB). Pilih foto di bawah 10 MB."
    assert answer.get_json()["message"] == words


def test_the_fifty_first_photo_of_a_day_is_refused(siti: Browser) -> None:
    photo = {"sha256": "0" * 64, "dhash": "0" * 16, "width": 1, "height": 1, "size": 1}
    photo |= {"account_id": siti.account_id, "uploaded_at": NOON}
    with transaction() as session:
        session.execute(insert(Photo), [photo | {"key": f"{siti.role}-{n}"} for n in range(50)])
    answer = send(siti, photos.jpeg())
    assert answer.status_code == 429
    assert "50 foto" in answer.get_json()["message"]


def test_files_lie_in_the_data_folder_of_the_settings(app: Dash, siti: Browser) -> None:
    send(siti, photos.jpeg())
    folder = app.server.config["SIMADU"].data_dir / "foto"
    assert [path for path in folder.glob("??/*") if path.suffix != ".webp"] == []
    assert len(list(folder.glob("??/*.webp"))) >= 1


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("C:\\fakepath\\nota.jpg", "nota.jpg"),
        ("../../etc/passwd", "passwd"),
        ("\u202egpj.nota\0\n", "gpj.nota"),
        ("a" * 300, "a" * 80),
        ("", "Foto"),
        (None, "Foto"),
    ],
)
def test_of_a_sent_name_only_the_readable_end_is_shown(sent: str | None, shown: str) -> None:
    assert shown_name(sent) == shown


@pytest.mark.parametrize(
    ("size", "text"),
    [(1, "1 KB"), (312_400, "312 KB"), (999_600, "1,0 MB"), (1_240_000, "1,2 MB")],
)
def test_a_size_reads_as_people_write_it(size: int, text: str) -> None:
    assert size_text(size) == text
