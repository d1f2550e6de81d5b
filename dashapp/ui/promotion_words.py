"""How promotions are called: kinds with their icon and picture, costs, what one line says."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashapp.domain import rupiah
from dashapp.domain.promotions import Cost, Kind
from dashapp.ui.words import _, count


@dataclass(frozen=True)
class Look:
    """A kind's word, icon, picture (assets/pictures) and the tile's ground it stands on."""

    word: str
    icon: str
    picture: str
    tile: str
    reached: str  # who was reached


_LOOKS: Mapping[Kind, Look] = {
    Kind.RAPAT: Look("Konsumsi rapat", "coffee", "cup", "minuman", "%(n)s peserta"),
    Kind.CENDERA_MATA: Look("Cendera mata", "gift", "gift", "makanan", "%(n)s penerima"),
    Kind.OLEH_OLEH: Look(
        "Oleh-oleh dinas", "suitcase-rolling", "basket", "kebun", "%(n)s penerima"
    ),
    Kind.AJAKAN: Look("Ajakan", "megaphone-simple", "megaphone", "kriya", "%(n)s orang diajak"),
    Kind.UNGGAHAN: Look("Unggahan", "share-network", "phone", "kriya", "%(n)s orang melihat"),
}
_COSTS: Mapping[Cost, str] = {
    Cost.TANPA: "Tanpa biaya",
    Cost.PRIBADI: "Pribadi",
    Cost.BELANJA_OPD: "Belanja OPD",
}


def look(value: Kind) -> Look:
    """How a kind looks."""
    return _LOOKS[value]


def kind(value: Kind) -> str:
    """Name of a kind."""
    return _(_LOOKS[value].word)


def cost(value: Cost) -> str:
    """Whose money it was."""
    return _(_COSTS[value])


def reached(value: Kind, number: int) -> str:
    """ "30 peserta", as fits the kind."""
    return _(_LOOKS[value].reached, n=count(number))


def money(value: Cost, amount: int | None) -> str:
    """ "Rp 450.000, belanja OPD"; "Tanpa biaya"."""
    if amount is None:
        return cost(value)
    owner = _("belanja OPD") if value is Cost.BELANJA_OPD else _("pribadi")
    return f"{rupiah.write(amount)}, {owner}"
