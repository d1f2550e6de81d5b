"""Names and NIPs of people who do not exist, put together by chance from common parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dashapp.services.demo.chance import Chance, rows

MALE, FEMALE = "1", "2"  # as in a NIP
FRONT_DEGREES = ("drg.", "drh.", "dr.")


@dataclass(frozen=True)
class Named:
    """A name with what stands before and behind it."""

    name: str
    front: str
    back: str


class Names:
    """Draws names."""

    def __init__(self) -> None:
        parts = {row["part"]: row["names"].split(";") for row in rows("demo_names")}
        self._first = {MALE: parts["male"], FEMALE: parts["female"]}
        self._second = {MALE: parts["second_male"], FEMALE: parts["second_female"]}

    def draw(self, chance: Chance, sex: str, degrees: list[str]) -> Named:
        """A name for someone whose post asks for one of `degrees`, when there are any."""
        first, second = chance.one(self._first[sex]), chance.one(self._second[sex])
        middle = chance.one(self._first[sex]) if chance.below(0.12) else ""
        words = [word for word in (first, "" if middle == first else middle, second) if word]
        degree = chance.one(degrees) if degrees and chance.below(0.92) else ""
        return Named(" ".join(words), *_placed(degree))


class Nips:
    """Draws well-formed NIPs, none of them twice (docs/rules.md §9)."""

    def __init__(self) -> None:
        self._serials: dict[str, int] = {}

    def draw(self, chance: Chance, sex: str, *, pppk: bool, before: date, senior: bool) -> str:
        """The NIP of someone who entered service in a year before that of the day `before`."""
        if pppk:
            entered = chance.whole(2021, before.year - 1)
            return self._next(chance, sex, entered, f"2{chance.whole(1, 3)}", (24, 46))
        last = before.year - 1
        entered = chance.whole(last - 26, last - 12) if senior else chance.whole(last - 20, last)
        month = f"{chance.one((1, 1, 2, 3, 3, 4, 12)):02d}"
        return self._next(chance, sex, entered, month, (21, 31))

    def draw_new(self, chance: Chance, sex: str, first: date, *, pppk: bool) -> str:
        """The NIP of someone who entered service on the day `first`."""
        month = "21" if pppk else f"{first.month:02d}"
        return self._next(chance, sex, first.year, month, (22, 34))

    def _next(
        self, chance: Chance, sex: str, entered: int, month: str, ages: tuple[int, int]
    ) -> str:
        born = date(entered - chance.whole(*ages), 1, 1) + timedelta(days=chance.whole(0, 364))
        stem = f"{born:%Y%m%d}{entered}{month}{sex}"
        self._serials[stem] = self._serials.get(stem, 0) + 1
        return f"{stem}{self._serials[stem]:03d}"


def _placed(degree: str) -> tuple[str, str]:
    """A degree in front ("dr. Sp.A" stands on both sides), behind, or none."""
    for front in FRONT_DEGREES:
        if degree.startswith(front):
            return front, degree.removeprefix(front).strip()
    return "", degree
