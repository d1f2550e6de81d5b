"""Values of one's own data as people read them: days, instants, codes, amounts."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from dashapp.domain.levels import Level
from dashapp.domain.objections import ObjectionKind, Outcome
from dashapp.domain.people import Role
from dashapp.domain.promotions import Cost, Kind
from dashapp.domain.purchases import Fund, State
from dashapp.ui import labels, promotion_words
from dashapp.ui.devices import describe
from dashapp.ui.words import _, count, day_long, moment

_BY_NAME: Mapping[str, Callable[[str], str]] = {
    "perangkat": lambda text: describe(text).words,
    "status": lambda text: labels.state(State(text)).word,
    "jenjang": lambda text: labels.level(Level(text)),
    "peran": lambda text: labels.role(Role(text)),
    "dana": lambda text: labels.fund(Fund(text)),
    "alasan_bebas": labels.reason,
    "jenis": lambda text: labels.objection(ObjectionKind(text)),
    "hasil": lambda text: labels.outcome(Outcome(text)).word,
    "bentuk": lambda text: promotion_words.kind(Kind(text)),
    "biaya": lambda text: promotion_words.cost(Cost(text)),
}
_WAYS = {"nip": "NIP", "phone": "nomor HP", "name": "nama akun"}


def shown(name: str, value: object) -> str:
    """The value of a field of own data in words; free text stays as it is."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if isinstance(value, int):
        return count(value)
    text = str(value)
    if name in _BY_NAME:
        return _BY_NAME[name](text)
    return _(_WAYS[text]) if name == "cara_masuk" else _dated(text)


def _dated(text: str) -> str:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return text
    if instant.tzinfo is not None:
        return moment(instant)
    return day_long(date.fromisoformat(text)) if len(text) == len("2026-06-24") else text
