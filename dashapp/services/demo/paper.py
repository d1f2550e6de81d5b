"""Draws receipts: a till's print on warm paper, photographed on a dark table, as WebP."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from dashapp.services.demo.chance import Chance

WIDTH, TABLE, RIM = 480, 28, 32  # pixels: the picture, the table around the paper, its blank rim
QUALITY, METHOD = 60, 0  # of WebP: the quickest
TOOTH, BARS = 13, 46  # pixels: of the zigzag below, height of the bar code
BLUR = 5  # pixels: then nothing can be read
BLACK, FADED = 30, 70  # shades of the ink
ASKEW = 0.5  # of the slips, by up to 2.6 degrees; the others lie straight
LIGHTS = 24  # directions
DARK, BRIGHT = (42, 35, 25), (254, 248, 234)  # the verification page's ground, and the paper
INKS = {"title": (25, 16), "text": (20, 12), "small": (17, 10), "total": (28, 18)}  # height, step


@dataclass(frozen=True)
class Print:
    """One line on the paper: what stands left, right and in the middle, or dashes, or a bar code.

    Signs stand at equal steps, as a till prints them; `space` is pixels below the line.
    """

    left: str = ""
    right: str = ""
    middle: str = ""
    ink: str = "text"
    bold: bool = False
    dashes: bool = False
    bars: str = ""
    space: int = 8

    @property
    def height(self) -> int:
        return (BARS if self.bars else INKS[self.ink][0]) + self.space


@dataclass(frozen=True)
class Picture:
    """A photo as it is stored."""

    webp: bytes
    width: int
    height: int
    dhash: str


def draw(
    lines: Sequence[Print], chance: Chance, *, hidden: int = 0, blurred: bool = False
) -> Picture:
    """Photograph a slip with these lines; the same chance, the same picture.

    The first `hidden` lines lie above the photo; on a `blurred` one nothing can be read.
    """
    slip = _print(lines)
    top = TABLE if not hidden else -RIM - sum(line.height for line in lines[:hidden])
    seen = Image.new("L", (WIDTH, slip.height + top + TABLE), 0)
    light = _light(chance.whole(0, LIGHTS - 1)).resize(slip.size, Image.Resampling.BILINEAR)
    lit = ImageChops.multiply(slip, light)
    seen.paste(lit, (TABLE + chance.whole(-9, 9), top), _shape(slip.size))
    if chance.below(ASKEW):
        seen = seen.rotate(chance.whole(-26, 26) / 10, Image.Resampling.BILINEAR)
    if blurred:
        seen = seen.filter(ImageFilter.GaussianBlur(BLUR))
    seen.putpalette(_palette())
    return _stored(seen.convert("RGB"))


def columns(ink: str) -> int:
    """How many signs of this ink find place on a line."""
    return (WIDTH - 2 * TABLE - 2 * RIM) // INKS[ink][1]


def dhash(picture: Image.Image) -> str:
    """What dashapp/photo_worker.py, which stands above the services, says of the same picture."""
    grey = picture.convert("L")
    across = grey.resize((17, 16), Image.Resampling.LANCZOS).tobytes()
    down = grey.resize((16, 17), Image.Resampling.LANCZOS).tobytes()
    right = (across[at] < across[at + 1] for at in range(272) if at % 17 < 16)
    below = (down[at] < down[at + 16] for at in range(256))
    return f"{int(''.join('01'[up] for up in (*right, *below)), 2):0128x}"


def _stored(picture: Image.Image) -> Picture:
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=QUALITY, method=METHOD)
    return Picture(out.getvalue(), picture.width, picture.height, dhash(picture))


def _print(lines: Sequence[Print]) -> Image.Image:
    wide = WIDTH - 2 * TABLE
    slip = Image.new("L", (wide, 2 * RIM + sum(line.height for line in lines) + TOOTH), 255)
    top = RIM
    for line in lines:
        if line.dashes:
            _dashes(slip, top)
        if line.bars:
            _bars(slip, line.bars, top)
        for text, share in ((line.left, 0), (line.middle, 1), (line.right, 2)):
            if text:
                typed = _typed(text, line.ink, line.bold)
                left = RIM + (wide - 2 * RIM - typed.width) * share // 2
                slip.paste(BLACK, (left, top), typed)
        top += line.height
    return slip


@lru_cache(maxsize=512)
def _typed(text: str, ink: str, bold: bool) -> Image.Image:
    """The print of a text as a mask; most texts come back on other receipts."""
    size, step = INKS[ink]
    mask = Image.new("L", (len(text) * step, size + size // 3), 0)
    for place, sign in enumerate(text):
        if sign != " ":
            typed = _sign(sign, ink, bold)
            left = place * step + (step - typed.width) // 2
            mask.paste(255, (left, 0), typed)
    return mask


@cache
def _sign(sign: str, ink: str, bold: bool) -> Image.Image:
    """One sign as a mask; a wide one is squeezed into its step."""
    (size, step), font = INKS[ink], _font(INKS[ink][0])
    wide = round(font.getlength(sign)) + 2
    mask = Image.new("L", (wide, size + size // 3), 0)
    pen = ImageDraw.Draw(mask)
    pen.text((wide / 2, size), sign, 255, font, "ms", stroke_width=0.6 if bold else 0)
    return mask if wide <= step else mask.resize((step, mask.height))


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise RuntimeError("this Pillow cannot write in sizes")
    return font


def _dashes(slip: Image.Image, top: int) -> None:
    pen = ImageDraw.Draw(slip)
    for left in range(RIM, slip.width - RIM - 7, 13):
        pen.line((left, top + 8, left + 7, top + 8), FADED, 2)


def _bars(slip: Image.Image, code: str, top: int) -> None:
    """Bars as wide as the signs of `code` say; nobody scans them."""
    pen = ImageDraw.Draw(slip)
    left = 2 * RIM
    for place, sign in enumerate(code * (slip.width // len(code))):
        width = 1 + (ord(sign) + place) % 4
        if left + width > slip.width - 2 * RIM:
            return
        if place % 2 == 0:
            pen.rectangle((left, top, left + width - 1, top + BARS), BLACK)
        left += width + 1


@lru_cache(maxsize=64)
def _shape(size: tuple[int, int]) -> Image.Image:
    """Where the paper is: straight above, torn off in teeth below."""
    wide, high = size
    mask = Image.new("L", size, 255)
    teeth = [
        (left, high - TOOTH if number % 2 else high - 1)
        for number, left in enumerate(range(0, wide + TOOTH, TOOTH))
    ]
    ImageDraw.Draw(mask).polygon([(0, high), *teeth, (wide, high)], 0)
    return mask


@cache
def _light(direction: int) -> Image.Image:
    """Light from one side; the other side is a fifth darker. To be stretched over the paper."""
    whole = Image.linear_gradient("L").rotate(direction * 360 / LIGHTS, Image.Resampling.BILINEAR)
    shades = [255 - shade // 5 for shade in range(256)]
    return whole.crop((38, 38, 218, 218)).point(shades)


@cache
def _palette() -> bytes:
    """The colours from table to paper, by shade."""
    return bytes(
        dark + (bright - dark) * shade // 255
        for shade in range(256)
        for dark, bright in zip(DARK, BRIGHT, strict=True)
    )
