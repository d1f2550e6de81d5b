"""What the receipts of waiting purchases say, and on which of them there is something to notice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from textwrap import wrap

from dashapp.domain import calendar, rupiah
from dashapp.domain.states import State
from dashapp.services.demo import lives, paper
from dashapp.services.demo.chance import Chance, rows
from dashapp.services.demo.lives import Bought
from dashapp.services.demo.market import Market
from dashapp.services.demo.paper import Print

WAITING = frozenset({State.DIAJUKAN, State.DIKEMBALIKAN})
DIFFERING = 0.025  # of the receipts: their total is less than what was claimed
ALONE = 100  # for each so many receipts, one is shown by two people
OPENS, CLOSES = 8 * 60, 20 * 60  # minutes of the day
GALLERY = "Galeri Dekranasda "


class Flaw(Enum):
    """What is the matter with a receipt or its photo."""

    LESS = auto()  # a discount that the buyer has not taken off
    BLURRED = auto()
    NAMELESS = auto()  # the seller's name lies outside the photo


RETURNED_FOR = dict(
    zip(lives.RETURNED_BECAUSE, (Flaw.BLURRED, Flaw.LESS, Flaw.NAMELESS), strict=True)
)


@dataclass(frozen=True)
class Slip:
    """The receipt sent with a purchase; `of` is the purchase that it really belongs to."""

    bought: Bought
    of: Bought
    flaw: Flaw | None

    @property
    def sent(self) -> datetime:
        """When the buyer last sent the form."""
        return [step.at for step in self.bought.steps if step.state is State.DIAJUKAN][-1]


def waits(bought: Bought) -> bool:
    """Whether DKUPP, or the buyer after DKUPP, has still to look at the purchase."""
    return bought.last.state in WAITING


def slips(purchases: Sequence[Bought], chance: Chance) -> list[Slip]:
    """The receipt of each purchase that waits, in order of the purchases' numbers."""
    waiting = sorted((one for one in purchases if waits(one)), key=lambda bought: bought.id)
    borrowed = _borrowed(waiting, chance)
    lenders = {lender.id for lender in borrowed.values()}
    found = []
    for bought in waiting:
        differs = chance.below(DIFFERING)
        alone = bought.id not in borrowed and bought.id not in lenders
        flaw = Flaw.LESS if differs and alone else None
        if bought.last.reason is not None:
            flaw = RETURNED_FOR[bought.last.reason]
        found.append(Slip(bought, borrowed.get(bought.id, bought), flaw))
    return found


def _borrowed(waiting: Sequence[Bought], chance: Chance) -> dict[int, Bought]:
    """Purchases that show another's receipt, of the same place and amount: by number."""
    alike: dict[tuple[object, ...], list[Bought]] = defaultdict(list)
    for bought in waiting:
        if bought.last.state is State.DIAJUKAN:
            alike[bought.gallery, bought.seller, bought.claimed].append(bought)
    pairs = [
        (group[0], other)
        for group in alike.values()
        for other in group[1:2]
        if other.person != group[0].person
    ]
    wanted = -(-len(waiting) // ALONE)
    return {other.id: lender for lender, other in chance.shuffled(pairs)[:wanted]}


class Till:
    """Prints the receipts of every gallery and seller."""

    def __init__(self, market: Market) -> None:
        towns = {row["code"]: row["name"] for row in rows("kecamatan")}
        self._names = {seller.id: seller.name for seller in market.sellers}
        self._places: dict[str | int, tuple[str, str]] = {
            seller.id: (seller.name, f"{towns[seller.kecamatan]}, Probolinggo")
            for seller in market.sellers
        }
        for row in rows("galleries"):
            self._places[row["code"]] = _sign_of(row["name"])

    def photograph(self, slip: Slip, chance: Chance) -> paper.Picture:
        """The photo that came with a purchase."""
        hidden = len(self._title(slip.of)) if slip.flaw is Flaw.NAMELESS else 0
        blurred = slip.flaw is Flaw.BLURRED
        return paper.draw(self.lines(slip, chance), chance, hidden=hidden, blurred=blurred)

    def lines(self, slip: Slip, chance: Chance) -> list[Print]:
        """What the receipt says, from the seller's name to the thanks."""
        less = slip.flaw is Flaw.LESS
        return [*self._title(slip.of), *self._body(slip.of, less, chance)]

    def _title(self, bought: Bought) -> list[Print]:
        name, town = self._places[bought.gallery or bought.seller or 0]
        return [
            *(Print(middle=part, ink="title", bold=True, space=4) for part in _fit(name, "title")),
            *(Print(middle=part) for part in _fit(town, "text")),
        ]

    def _body(self, bought: Bought, less: bool, chance: Chance) -> Iterator[Print]:
        yield Print(middle=_moment(bought, chance), ink="small")
        if bought.receipt:
            yield Print(middle=f"No. {bought.receipt}", ink="small")
        yield Print(dashes=True, space=4)
        yield from _goods(bought)
        if bought.gallery:
            yield from self._sellers(bought)
        off = _discount(bought, chance) if less else 0
        if off:
            yield Print("Potongan", f"-{rupiah.plain(off)}")
        total = rupiah.plain(bought.claimed - off)
        yield Print(dashes=True, space=6)
        yield Print("TOTAL", total, ink="total", bold=True)
        yield Print(chance.one(("Tunai", "Tunai", "QRIS")), total, ink="small")
        yield Print(dashes=True, space=6)
        yield Print(middle="Terima kasih sudah membeli", ink="small", space=4)
        yield Print(middle="produk UMKM Probolinggo", ink="small", space=20)
        if bought.gallery:
            yield Print(bars=f"{chance.whole(10**9, 10**10)}", space=0)

    def _sellers(self, bought: Bought) -> Iterator[Print]:
        names = dict.fromkeys(self._names[product.seller] for product, _, _ in bought.basket)
        for place, name in enumerate(names):
            yield Print(f"UMKM: {name}" if place == 0 else f"      {name}", ink="small", space=4)
        if names:
            yield Print(ink="small")


def _sign_of(gallery: str) -> tuple[str, str]:
    """What hangs over a gallery's door, and where that is."""
    if gallery.startswith(GALLERY):
        rest = gallery.removeprefix(GALLERY)
        return GALLERY.strip(), rest if "Probolinggo" in rest else f"{rest}, Probolinggo"
    return gallery, "Probolinggo"


def _fit(text: str, ink: str) -> list[str]:
    wide = paper.columns(ink)
    return wrap(text.upper() if ink == "title" else text, wide)


def _moment(bought: Bought, chance: Chance) -> str:
    """Day and time of the purchase: within opening hours, and before it was entered."""
    entered = (bought.arrived - calendar.wib_midnight(bought.day)) // timedelta(minutes=1)
    last = max(1, min(CLOSES, entered - 10))
    minute = chance.whole(min(OPENS, last), last)
    cashier = f" Kasir {chance.whole(1, 3):02d}" if bought.gallery else ""
    return f"{bought.day:%d-%m-%Y} {minute // 60:02d}:{minute % 60:02d}{cashier}"


def _goods(bought: Bought) -> Iterator[Print]:
    if not bought.basket:
        yield Print("Aneka produk UMKM", rupiah.plain(bought.claimed), space=20)
    for product, quantity, price in bought.basket:
        for part in _fit(product.name, "text"):
            yield Print(part, space=4)
        of_each = f"  {quantity} x {rupiah.plain(price)}"
        yield Print(of_each, rupiah.plain(quantity * price), space=14)


def _discount(bought: Bought, chance: Chance) -> int:
    """Some thousand rupiah, at most a quarter of the purchase."""
    return chance.whole(1, max(1, min(9, bought.claimed // 4_000))) * 1_000
