"""Draws receipts as people photograph them: seeded, of varied layout, print, light and sharpness.

What stands on each is known, so that a reader can be measured. Handwriting is not among them: no
typeface imitates it well enough to say anything about it.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter, ImageFont

FONTS = Path("/usr/share/fonts/truetype")
TYPEFACES = (  # of tills and shops; those that this machine lacks are passed over
    "dejavu/DejaVuSansMono.ttf",
    "liberation/LiberationMono-Regular.ttf",
    "liberation/LiberationMono-Bold.ttf",
    "liberation/LiberationSansNarrow-Regular.ttf",
    "liberation/LiberationSans-Regular.ttf",
    "dejavu/DejaVuSansCondensed.ttf",
    "",  # Pillow's own
)
MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
GOODS = (
    ("Keripik Tempe Bu Sri 250g", 17_000),
    ("Terasi Udang Lekok", 20_000),
    ("Kopi Robusta Krucil 200 g", 35_000),
    ("Madu Hutan 350ml", 65_000),
    ("Batik Tulis Ronggo Mukti", 185_000),
    ("Ikan Asin Teri", 22_500),
    ("Sambal Petis", 12_500),
    ("Abon Ikan Tongkol", 28_000),
    ("Mangga Arumanis 1 kg", 18_000),
    ("Anyaman Tas Pandan", 47_500),
)
SHOPS = (
    ("GALERI DEKRANASDA", "Jl. Panglima Sudirman 134 Kraksaan"),
    ("TOKO BERKAH", "Jl. Raya Dringu No. 12 Probolinggo"),
    ("UD SUMBER REJEKI", "Pasar Semampir Blok C-7 Telp 0335-841234"),
    ("WARUNG BU TUTIK", "Desa Sukapura RT 02 RW 05"),
    ("PUSAT OLEH-OLEH BROMO", "Jl. Raya Bromo KM 4 HP 081234567890"),
)


@dataclass(frozen=True)
class Bill:
    """What a receipt says."""

    shop: str
    address: str
    day: date
    lines: tuple[tuple[str, int, int], ...]  # name, pieces, price
    off: int

    @property
    def gross(self) -> int:
        return sum(pieces * price for _name, pieces, price in self.lines)

    @property
    def total(self) -> int:
        return self.gross - self.off


@dataclass(frozen=True)
class Row:
    """A printed row: what stands left, in the middle and right; `rule` draws a line instead."""

    left: str = ""
    right: str = ""
    middle: str = ""
    size: float = 1.0
    rule: str = ""


@dataclass(frozen=True)
class Photographed:
    """A photo as a phone sends it, with what is to be read from it."""

    jpeg: bytes
    total: int
    day: date
    shop: str
    layout: str
    face: str
    flaws: str


Style = tuple[Callable[[int], str], Callable[[date], str]]  # how money and days are written
Layout = Callable[[Random, Bill, Style], list[Row]]


def photograph(number: int, *, seed: int) -> Photographed:
    """The receipt of this number; the same seed and typefaces, the same picture."""
    roll = Random(f"{seed} {number}")
    bill = _bill(roll)
    layout = LAYOUTS[number % len(LAYOUTS)]
    style = roll.choice(MONEY), roll.choice(DAYS)
    face = roll.choice(_faces())
    paper = _printed(roll, layout(roll, bill, style), face)
    photo, flaws = _taken(roll, paper)
    out = io.BytesIO()
    quality = roll.choice((40, 55, 70, 85))
    photo.save(out, "JPEG", quality=quality)
    name = Path(face).stem or "Pillow"
    told = f"{flaws}, mutu {quality}"
    kind = layout.__name__.strip("_")
    return Photographed(out.getvalue(), bill.total, bill.day, bill.shop, kind, name, told)


def _bill(roll: Random) -> Bill:
    shop, address = roll.choice(SHOPS)
    chosen = roll.sample(GOODS, roll.randint(1, 5))
    lines = tuple((name, roll.choice((1, 1, 1, 2, 2, 3, 5)), price) for name, price in chosen)
    day = date(2026, 6, 24) - timedelta(days=roll.randint(0, 160))
    off = roll.choice((0, 0, 0, 1_000, 2_500, 5_000))
    return Bill(shop, address, day, lines, off)


def _points(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


MONEY: tuple[Callable[[int], str], ...] = (
    _points,
    _points,
    lambda amount: f"{amount:,}",
    lambda amount: f"Rp {_points(amount)}",
    lambda amount: f"Rp{_points(amount)}",
    lambda amount: f"Rp. {_points(amount)},-",
    lambda amount: f"{_points(amount)},00",
)


def _bare(money: str) -> str:
    """Without the sign of the currency, where the paper has it already."""
    return money.removeprefix("Rp").removeprefix(".").strip()


def _month(day: date) -> str:
    return MONTHS.split()[day.month - 1]


DAYS: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%d-%m-%Y}",
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day:%d/%m/%y}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day.day} {_month(day)[:3]} {day.year}",
    lambda day: f"{day.day} {_month(day)} {day.year}",
    lambda day: f"{day:%Y-%m-%d}",
)


def _time(roll: Random) -> str:
    return f"{roll.randint(8, 20):02d}:{roll.randint(0, 59):02d}"


def _paid(roll: Random, total: int) -> int:
    """What the buyer handed over in notes."""
    step = roll.choice((5_000, 50_000, 100_000))
    return -(-total // step) * step


def _till(roll: Random, bill: Bill, style: Style) -> list[Row]:
    """A gallery's till."""
    money, written = style
    rows = [
        Row(middle=bill.shop, size=1.3),
        Row(middle=bill.address, size=0.8),
        Row(middle=f"{written(bill.day)} {_time(roll)} Kasir {roll.randint(1, 3):02d}", size=0.85),
        Row(middle=f"No. {roll.randint(1, 9999):04d}/{bill.day:%m%y}", size=0.85),
        Row(rule="-"),
    ]
    for name, pieces, price in bill.lines:
        rows += [Row(name), Row(f"  {pieces} x {money(price)}", money(pieces * price))]
    rows.append(Row(rule="-"))
    if bill.off:
        rows += [Row("Subtotal", money(bill.gross)), Row("Potongan", f"-{money(bill.off)}")]
    paid = _paid(roll, bill.total)
    rows += [
        Row("TOTAL", money(bill.total), size=1.2),
        Row("Tunai", money(paid)),
        Row("Kembali", money(paid - bill.total)),
        Row(rule="-"),
        Row(middle="Terima kasih sudah membeli", size=0.85),
        Row(middle="produk UMKM Probolinggo", size=0.85),
    ]
    return rows


def _market(roll: Random, bill: Bill, style: Style) -> list[Row]:
    """A small supermarket: everything in capitals, a dozen sums."""
    money, written = style
    paid = _paid(roll, bill.total)
    rows = [
        Row(middle=bill.shop, size=1.1),
        Row(middle=bill.address.upper(), size=0.8),
        Row(
            f"{written(bill.day)}-{_time(roll)}",
            f"2.1.{roll.randint(10, 99)} {roll.randint(10000, 99999)}",
        ),
        Row(rule="="),
    ]
    for name, pieces, price in bill.lines:
        rows.append(Row(f"{name.upper()[:18]} {pieces} {_points(price)}", money(pieces * price)))
    rows += [Row(rule="-"), Row("HARGA JUAL :", money(bill.gross))]
    if bill.off:
        rows.append(Row("ANDA HEMAT :", money(bill.off)))
    rows += [
        Row("TOTAL ITEM :", str(sum(pieces for _n, pieces, _p in bill.lines))),
        Row("TOTAL BELANJA :", money(bill.total)),
        Row("TUNAI :", money(paid)),
        Row("KEMBALIAN :", money(paid - bill.total)),
        Row(
            f"PPN : {_points(bill.total // 111 * 11)}",
            f"DPP : {_points(bill.total // 111 * 100)}",
            size=0.8,
        ),
        Row(middle="LAYANAN KONSUMEN 0811 1500 280", size=0.8),
    ]
    return rows


def _sheet(roll: Random, bill: Bill, style: Style) -> list[Row]:
    """A shop's printed sheet: place and day above, one sum at the foot."""
    money, written = style
    rows = [
        Row(bill.shop, "NOTA", size=1.2),
        Row(bill.address, size=0.75),
        Row("", f"Kraksaan, {written(bill.day)}", size=0.9),
        Row("Tuan/Toko : ........................", size=0.85),
        Row(f"Nota No. {roll.randint(100, 9999)}", size=0.85),
        Row(rule="_"),
        Row("Banyak  Nama Barang", "Harga    Jumlah", size=0.85),
        Row(rule="_"),
    ]
    for name, pieces, price in bill.lines:
        rows.append(Row(f"{pieces}  {name[:20]}", f"{_points(price)}  {_points(pieces * price)}"))
    rows.append(Row(rule="_"))
    if bill.off:
        rows.append(Row("", f"Potongan {_points(bill.off)}"))
    word = roll.choice(("Jumlah Rp.", "JUMLAH", "Total Rp."))
    rows += [
        Row(
            "",
            f"{word} {_bare(money(bill.total))}",
            size=1.1,
        ),
        Row("Tanda terima,", "Hormat kami,", size=0.85),
    ]
    return rows


def _cafe(roll: Random, bill: Bill, style: Style) -> list[Row]:
    """A point of sale on a tablet."""
    money, written = style
    rows = [
        Row(middle=bill.shop.title(), size=1.3),
        Row(middle=bill.address, size=0.75),
        Row("Tanggal", f"{written(bill.day)}, {_time(roll)}"),
        Row("No. Struk", f"#{roll.randint(10**6, 10**7)}"),
        Row("Kasir", roll.choice(("Rina", "Agus", "Dewi"))),
        Row(rule="-"),
    ]
    for name, pieces, price in bill.lines:
        rows += [Row(name, money(pieces * price)), Row(f"{pieces} x @{_points(price)}", size=0.8)]
    rows += [Row(rule="-"), Row("Sub Total", money(bill.gross))]
    if bill.off:
        rows.append(Row("Diskon", f"({money(bill.off)})"))
    rows += [
        Row(
            roll.choice(("Grand Total", "GRAND TOTAL", "Total Tagihan")),
            money(bill.total),
            size=1.1,
        ),
        Row("QRIS", money(bill.total)),
        Row(rule="-"),
        Row(middle="Simpan struk ini sebagai bukti", size=0.8),
    ]
    return rows


def _qris(roll: Random, bill: Bill, style: Style) -> list[Row]:
    """The slip of a QRIS terminal."""
    money, written = style
    return [
        Row(middle="QRIS PEMBAYARAN", size=1.1),
        Row(middle=bill.shop, size=1.1),
        Row(middle=bill.address, size=0.75),
        Row(rule="-"),
        Row("TID", f"{roll.randint(10**7, 10**8)}"),
        Row("MID", f"{roll.randint(10**14, 10**15)}", size=0.85),
        Row("Tgl", f"{written(bill.day)} {_time(roll)}"),
        Row("RRN", f"{roll.randint(10**11, 10**12)}", size=0.85),
        Row(rule="-"),
        Row(
            roll.choice(("TOTAL", "Total Bayar", "JUMLAH BAYAR")),
            f"Rp {_bare(money(bill.total))}",
            size=1.3,
        ),
        Row(middle="TRANSAKSI BERHASIL"),
        Row(middle="-- Salinan Pelanggan --", size=0.8),
    ]


LAYOUTS: tuple[Layout, ...] = (_till, _market, _sheet, _cafe, _qris)


def _faces() -> list[str]:
    return [face for face in TYPEFACES if not face or (FONTS / face).exists()]


@cache
def _font(face: str, size: int) -> ImageFont.FreeTypeFont:
    if face:
        return ImageFont.truetype(FONTS / face, size)
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise RuntimeError("this Pillow cannot write in sizes")
    return font


def _printed(roll: Random, rows: list[Row], face: str) -> Image.Image:
    """The paper from above, in even light."""
    wide, rim = 720, 44
    size = roll.choice((26, 28, 30))
    heights = [round(size * row.size * 1.55) for row in rows]
    paper = Image.new("RGB", (wide, sum(heights) + 2 * rim), (250, 248, 240))
    pen = ImageDraw.Draw(paper)
    ink = roll.choice(((20, 20, 24), (45, 45, 52), (85, 85, 92), (70, 60, 110)))
    top = rim
    for row, height in zip(rows, heights, strict=True):
        if row.rule:
            _rule(pen, row.rule, top + height // 2, (rim, wide - rim), ink)
        for text, share in ((row.left, 0), (row.middle, 1), (row.right, 2)):
            if text:
                font = _font(face, round(size * row.size))
                length = font.getlength(text)
                if length > wide - 2 * rim:
                    font = _font(face, round(size * row.size * (wide - 2 * rim) / length))
                    length = font.getlength(text)
                left = rim + (wide - 2 * rim - length) * share / 2
                pen.text((left, top), text, ink, font)
        top += height
    return paper


def _rule(
    pen: ImageDraw.ImageDraw, kind: str, at: int, ends: tuple[int, int], ink: tuple[int, ...]
) -> None:
    step = 1 if kind == "_" else 14
    for left in range(ends[0], ends[1] - 8, step):
        pen.line((left, at, left + 8, at), ink, 2)
        if kind == "=":
            pen.line((left, at + 5, left + 8, at + 5), ink, 2)


def _taken(roll: Random, paper: Image.Image) -> tuple[Image.Image, str]:
    """The paper on a table, askew, in uneven light, not quite sharp."""
    ground = roll.choice(((58, 44, 32), (92, 96, 104), (150, 120, 90), (205, 200, 190)))
    margin = roll.choice((60, 160, 420))
    size = (paper.width + 2 * margin, paper.height + 2 * margin)
    lying = Image.new("RGB", size, ground)
    fade, waves = roll.choice((0.0, 0.0, 0.45, 0.65)), roll.choice((0, 0, 5, 10))
    lying.paste(_crumpled(roll, _faded(roll, paper, fade), waves, ground), (margin, margin))
    lying = ImageChops.multiply(lying, _light(roll, size))
    tilt = roll.choice((0.0, roll.uniform(-3, 3), roll.uniform(-8, 8), roll.uniform(-18, 18)))
    lying = lying.rotate(tilt, Image.Resampling.BICUBIC, expand=True, fillcolor=ground)
    lean = roll.choice((0.0, 0.02, 0.05))
    lying = _leaning(roll, lying, lean, ground)
    scale = roll.choice((0.8, 1.0, 1.4, 2.0))
    lying = lying.resize((round(lying.width * scale), round(lying.height * scale)))
    blur = roll.choice((0.0, 0.8, 1.4, 2.0, 2.6)) * scale
    lying = lying.filter(ImageFilter.GaussianBlur(blur))
    lying = ImageEnhance.Contrast(lying).enhance(roll.uniform(0.65, 1.05))
    noise = Image.effect_noise(lying.size, roll.choice((4, 10, 18))).convert("RGB")
    lying = Image.blend(lying, noise, roll.choice((0.0, 0.05, 0.1)))
    told = f"putar {tilt:.0f}°, miring {lean}, kabur {blur / scale:.1f}"
    return lying, f"{told}, pudar {fade}, kusut {waves}, tepi {margin}"


def _faded(roll: Random, paper: Image.Image, fade: float) -> Image.Image:
    """Heat has taken the print, more of it towards one side."""
    if not fade:
        return paper
    mask = Image.linear_gradient("L").rotate(roll.choice((0, 90, 180, 270))).resize(paper.size)
    blank = Image.new("RGB", paper.size, paper.getpixel((0, 0)))
    return Image.composite(blank, paper, mask.point([round(s * fade) for s in range(256)]))


def _crumpled(
    roll: Random, paper: Image.Image, waves: int, ground: tuple[int, int, int]
) -> Image.Image:
    """As if it had been in a pocket: its lines are no longer straight."""
    if not waves:
        return paper
    across, down = 6, 8
    edges = [
        [
            (
                paper.width * x / across + roll.uniform(-waves, waves),
                paper.height * y / down + roll.uniform(-waves, waves),
            )
            for x in range(across + 1)
        ]
        for y in range(down + 1)
    ]
    mesh = []
    for y in range(down):
        for x in range(across):
            box = (
                *(paper.width * x // across, paper.height * y // down),
                *(paper.width * (x + 1) // across, paper.height * (y + 1) // down),
            )
            corners = edges[y][x], edges[y + 1][x], edges[y + 1][x + 1], edges[y][x + 1]
            mesh.append((box, tuple(value for corner in corners for value in corner)))
    return paper.transform(
        paper.size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC, fillcolor=ground
    )


def _light(roll: Random, size: tuple[int, int]) -> Image.Image:
    """Light from one side, and often the shadow of a hand or phone over a part."""
    whole = Image.linear_gradient("L").rotate(roll.choice((0, 90, 180, 270)))
    deep = roll.choice((3, 5, 8))
    light = whole.point([255 - shade // deep for shade in range(256)]).resize(size)
    if roll.random() < 0.5:
        shadow = Image.new("L", size, 255)
        edge = roll.uniform(0.2, 0.8)
        corner = (0, size[1] * edge, size[0], size[1] * (edge + roll.uniform(-0.3, 0.3)))
        spots = [corner[:2], corner[2:], (size[0], size[1]), (0, size[1])]
        ImageDraw.Draw(shadow).polygon(spots, roll.randint(130, 200))
        light = ImageChops.multiply(light, shadow.filter(ImageFilter.GaussianBlur(25)))
    return light.convert("RGB")


def _leaning(
    roll: Random, picture: Image.Image, lean: float, ground: tuple[int, int, int]
) -> Image.Image:
    """As seen from one side: the far edge is shorter."""
    if not lean:
        return picture
    wide, high = picture.size
    near = [roll.uniform(0, lean) for _corner in range(8)]
    quad = (
        *(-near[0] * wide, -near[1] * high),
        *(-near[2] * wide, high * (1 + near[3])),
        *(wide * (1 + near[4]), high * (1 + near[5])),
        *(wide * (1 + near[6]), -near[7] * high),
    )
    return picture.transform(
        picture.size, Image.Transform.QUAD, quad, Image.Resampling.BICUBIC, fillcolor=ground
    )
