"""The life of one purchase: when it arrived, who decided what, and where it stands now."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from dashapp.domain.states import Fund, State
from dashapp.services.demo.baskets import Basket

RUSH_DAYS = (8, 9, 9, 10, 10, 10)  # of the next month: most come in the last hours
REJECTED_BECAUSE = (
    "Nota tidak terbaca dan nomor nota tidak ada.",
    "Penjual tidak terdaftar di Kabupaten Probolinggo.",
    "Nota yang sama sudah dicatat.",
    "Tanggal di nota berbeda bulan.",
)
RETURNED_BECAUSE = (
    "Foto nota buram. Mohon unggah ulang.",
    "Nominal di nota berbeda dengan isian.",
    "Nama penjual di nota belum terlihat.",
)
LOWERED_BECAUSE = (
    "Sebagian barang bukan produk UMKM.",
    "Ongkos kirim tidak dihitung.",
    "Potongan harga di nota belum dikurangkan.",
)
CANCELLED_BECAUSE = ("Nota ternyata ganda.", "Barang dikembalikan kepada penjual.")


@dataclass(slots=True)
class Step:
    """A change of state; `reason` and `amount` as they are from then on."""

    at: datetime
    state: State
    amount: int
    actor: str
    reason: str | None = None


@dataclass(slots=True)
class Bought:
    """One purchase with its whole life, later cut off at the present."""

    obligation: int  # id
    person: int
    day: date
    gallery: str | None
    seller: int | None
    claimed: int
    fund: Fund
    receipt: str | None
    basket: Basket
    steps: list[Step] = field(default_factory=list)
    imported: bool = False
    id: int = 0
    photo: str | None = None  # key
    source: str | None = None  # kasir or pesanan: sold at a till

    @property
    def arrived(self) -> datetime:
        return self.steps[0].at

    @property
    def last(self) -> Step:
        return self.steps[-1]

    def cut(self, present: datetime) -> bool:
        """Forget what lies after `present`; False when nothing is left."""
        self.steps = [step for step in self.steps if step.at <= present]
        return bool(self.steps)

    def decision(self) -> Step | None:
        """The last step by somebody else than the buyer, as the row of the purchase keeps it."""
        for step in reversed(self.steps):
            if step.state is not State.DIAJUKAN:
                return step
        return None
