"""Pictures for tests, honest and hostile, all made in code."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageDraw, PngImagePlugin

SECRET_PLACE = b"113.2159"  # stands for a position in EXIF, XMP or a comment


def receipt(size: tuple[int, int] = (600, 800), *, total: str = "Rp 20.000") -> Image.Image:
    """A slip of paper on a dark table, with lines of print that depend on `total`."""
    width, height = size
    picture = Image.new("RGB", size, (60, 50, 40))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((width // 8, height // 10, width * 7 // 8, height * 9 // 10), "white")
    for row, sign in enumerate(total * 2):
        top = height // 8 + row * height // 28
        length = width // 6 + (ord(sign) * 37) % (width // 2)
        draw.rectangle((width // 6, top, length, top + height // 60), "black")
    return picture


def encoded(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    """The bytes of a picture file."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def jpeg(**options: object) -> bytes:
    """An honest receipt as phones send it."""
    return encoded(receipt(), "JPEG", **{"quality": 85, **options})


def telling_jpeg(orientation: int = 6) -> bytes:
    """A photo that tells where it was taken, in EXIF, XMP, a comment and bytes behind its end."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Kamera Contoh"
    exif.get_ifd(0x8825)[29] = SECRET_PLACE.decode()
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET_PLACE + b"</x:xmpmeta>"
    body = jpeg(exif=exif.tobytes(), xmp=xmp, comment=SECRET_PLACE)
    return body + b"<script>" + SECRET_PLACE + b"</script>"


def telling_png() -> bytes:
    """A PNG with the same tales in its text chunks."""
    facts = PngImagePlugin.PngInfo()
    facts.add_text("Comment", SECRET_PLACE.decode())
    facts.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{SECRET_PLACE.decode()}</x:xmpmeta>")
    return encoded(receipt(), "PNG", pnginfo=facts)


def bomb(width: int = 13_000, height: int = 13_000) -> bytes:
    """A PNG of a few KB that unpacks to `width` times `height` points of black and white."""
    row = b"\0" * (1 + (width + 7) // 8)
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return png(chunk(b"IHDR", head), chunk(b"IDAT", body))


def text_bomb() -> bytes:
    """A PNG whose comment of 60 KB unpacks to 60 MB."""
    comment = b"Comment\0\0" + zlib.compress(b"a" * 60_000_000, 9)
    honest = encoded(receipt((40, 40)), "PNG")
    return honest[:33] + chunk(b"zTXt", comment) + honest[33:]


def png(*chunks: bytes) -> bytes:
    """A PNG file of these chunks."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + chunk(b"IEND", b"")


def chunk(kind: bytes, body: bytes) -> bytes:
    """One chunk of a PNG, its checksum right."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def heic() -> bytes:
    """The beginning of what iPhones call a photo."""
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 200


def eps(marker: str) -> bytes:
    """A PostScript program that writes the file `marker` when something runs it."""
    return (
        "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n"
        f"({marker}) (w) file dup (ditulis) writestring closefile\nshowpage\n%%EOF\n"
    ).encode()


def svg() -> bytes:
    return b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>1</script></svg>'


def html() -> bytes:
    return b"<!doctype html><script>alert(document.cookie)</script>"


def padded(size: int) -> bytes:
    """An honest photo with so many bytes behind its end that the file has `size` bytes."""
    honest = jpeg()
    return honest + b"\0" * (size - len(honest))
