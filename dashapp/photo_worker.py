"""Re-encodes one uploaded picture in a process of its own: bytes in, a clean small WebP out.

Run as a script by dashapp/services/photo_decoder.py; what reads hostile files shares no memory,
no settings and no time with the server. Writes one line of JSON, then the WebP's bytes:
{"width", "height", "dhash", "taken_on"}, or {"refused": code} with nothing behind it.
"""

from __future__ import annotations

import io
import json
import os
import resource
import sys
import warnings
from datetime import date

from PIL import Image

MOST_PIXELS = 40_000_000
LONGEST_SIDE = 12_000  # pixels, as sent
KEPT_SIDE = 1_600  # pixels, as stored unless told otherwise: a receipt stays readable
QUALITY = 80
MEMORY = 350 << 20  # bytes of address space: enough for 40 Mpx, save for the most wasteful kinds
SECONDS = 10  # of processor time
MOST_SCANS = 100  # of a progressive JPEG; cameras make ten, and each costs a walk over all pixels
FORMATS = ("JPEG", "PNG", "WEBP")
HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
ORIENTATION = 0x0112  # the EXIF tag
CAMERA_WORDS = 0x8769  # where EXIF keeps what the camera noted
TAKEN = (0x9003, 0x9004)  # the moment of the picture, and of its becoming digital
LOOK = 16  # steps of brightness to the right, and as many down: a hash of 512 bits
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class Refused(Exception):
    """The picture is not taken, and why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def main() -> None:
    """Answer on stdout for the picture on stdin; whatever goes wrong is an answer, too."""
    _confine()
    side = int(sys.argv[1]) if len(sys.argv) > 1 else KEPT_SIDE
    raw = sys.stdin.buffer.read()
    answer, body = _answer(raw, side)
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + body)


def _answer(raw: bytes, side: int) -> tuple[dict[str, object], bytes]:
    try:
        return _reencode(raw, side)
    except Refused as refused:
        return {"refused": refused.code}, b""
    except MemoryError:
        return {"refused": "photo_pixels"}, b""
    except Exception:  # decoders raise anything at all for a broken file
        return {"refused": "photo_broken"}, b""


def _reencode(raw: bytes, side: int) -> tuple[dict[str, object], bytes]:
    """The facts and the WebP of a picture; raises Refused, or what the decoder raises."""
    _check_kind(raw)
    picture, turn, taken_on = _read(raw, side)
    clean = _upright(picture, turn)
    out = io.BytesIO()
    clean.save(out, "WEBP", quality=QUALITY, method=4)
    facts: dict[str, object] = {"width": clean.width, "height": clean.height}
    return facts | {"dhash": dhash(clean), "taken_on": taken_on}, out.getvalue()


def dhash(picture: Image.Image) -> str:
    """128 hex digits that alike pictures share: where brightness rises to the right, and down."""
    grey = picture.convert("L")
    across = grey.resize((LOOK + 1, LOOK), Image.Resampling.LANCZOS).tobytes()
    down = grey.resize((LOOK, LOOK + 1), Image.Resampling.LANCZOS).tobytes()
    right = (across[at] < across[at + 1] for at in range(len(across)) if (at + 1) % (LOOK + 1))
    below = (down[at] < down[at + LOOK] for at in range(LOOK * LOOK))
    bits = "".join("01"[rises] for rises in (*right, *below))
    return f"{int(bits, 2):0{len(bits) // 4}x}"


def _confine() -> None:
    """Less memory, time and priority than the server; no files, no core dumps."""
    os.nice(5)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _check_kind(raw: bytes) -> None:
    if raw[4:8] == b"ftyp" and raw[8:12] in HEIC_BRANDS:
        raise Refused("photo_heic")
    known = raw.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))
    if not known and not (raw.startswith(b"RIFF") and raw[8:12] == b"WEBP"):
        raise Refused("photo_kind")
    if raw.startswith(b"\xff\xd8") and raw.count(b"\xff\xda") > MOST_SCANS:
        raise Refused("photo_broken")


def _read(raw: bytes, side: int) -> tuple[Image.Image, int, str | None]:
    """The picture made small, its EXIF orientation, and the day on which it was taken."""
    warnings.simplefilter("ignore")  # a warning on stderr would tell nobody
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2  # Pillow raises at twice that
    try:
        picture = Image.open(io.BytesIO(raw), formats=FORMATS)
    except Image.DecompressionBombError:
        raise Refused("photo_pixels") from None
    width, height = picture.size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise Refused("photo_pixels")
    picture.draft("RGB", (side, side))  # a large JPEG is decoded at a fraction
    picture.load()
    turn, taken_on = _orientation(picture), _taken_on(picture)
    return _shrunk(picture, side), turn, taken_on


def _shrunk(picture: Image.Image, side: int) -> Image.Image:
    if picture.mode in ("1", "P", "PA"):  # these have no shades to shrink by
        picture = picture.convert("RGBA" if _has_transparency(picture) else "RGB")
    gap = None if picture.mode.startswith("I;16") else 2.0  # Pillow cannot halve these
    picture.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=gap)
    return picture


def _upright(picture: Image.Image, turn: int) -> Image.Image:
    """As the photographer saw it, in RGB on white, with nothing but its pixels."""
    picture = _eight_bits(picture)
    clean = Image.new("RGB", picture.size, "white")
    if _has_transparency(picture):
        picture = picture.convert("RGBA")
        clean.paste(picture, mask=picture.getchannel("A"))
    else:
        clean.paste(picture.convert("RGB"))
    return clean.transpose(TURNS[turn]) if turn in TURNS else clean


def _eight_bits(picture: Image.Image) -> Image.Image:
    """A grey picture of 16 bits in 8: a plain conversion would cut everything off to white."""
    if not picture.mode.startswith("I"):
        return picture
    return picture.convert("I").point(lambda shade: shade * (1 / 256)).convert("L")


def _has_transparency(picture: Image.Image) -> bool:
    return picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in picture.info


def _orientation(picture: Image.Image) -> int:
    try:
        return int(picture.getexif().get(ORIENTATION, 1))
    except Exception:  # a photo whose EXIF is broken is still a photo
        return 1


def _taken_on(picture: Image.Image) -> str | None:
    """The day that the camera wrote, as 2026-06-24; None when it wrote none that is a day."""
    try:
        noted = picture.getexif().get_ifd(CAMERA_WORDS)
        words = next(str(noted[tag]) for tag in TAKEN if noted.get(tag))
        return date(*(int(part) for part in words[:10].replace("-", ":").split(":"))).isoformat()
    except Exception:  # the day is a hint; a photo without it is a photo
        return None


if __name__ == "__main__":
    main()
