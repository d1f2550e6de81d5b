"""Who sits where: the desks of each OPD, from its head to the last, as many as it has people."""

from __future__ import annotations

from dataclasses import dataclass

from dashapp.domain import levels
from dashapp.domain.levels import Level, Post
from dashapp.services.demo.chance import Chance, Weighted, rows


@dataclass(frozen=True)
class Office:
    """An OPD as the demo fills it."""

    code: str
    name: str
    kind: str
    head_title: str
    head_level: str
    headcount: int


@dataclass(frozen=True)
class Desk:
    """A post that someone holds; `level` is what its words classify as."""

    opd: str
    unit: str
    jenis: str
    title: str
    eselon: str
    degrees: tuple[str, ...]
    level: Level
    review: bool
    head: bool = False

    @property
    def structural(self) -> bool:
        return self.jenis == "Struktural"


def offices() -> list[Office]:
    """Every OPD, in the official order."""
    return [
        Office(
            row["code"],
            row["name"],
            row["kind"],
            row["head_title"],
            row["head_level"],
            int(row["demo_headcount"]),
        )
        for row in rows("opd")
    ]


class Desks:
    """Fits posts to offices."""

    def __init__(self) -> None:
        self._posts: dict[str, list[dict[str, str]]] = {}
        for row in rows("demo_posts"):
            self._posts.setdefault(row["office"], []).append(row)
        self._places = [row["name"] for row in rows("kecamatan")]

    def of(self, office: Office, chance: Chance) -> list[Desk]:
        """Exactly as many desks as the office has people, the head's first."""
        listed = self._posts.get(office.code) or self._posts[office.kind]
        posts = [row for row in listed if int(row["least"]) <= office.headcount]
        fixed = [row for row in posts if row["count"] for _ in range(int(row["count"]))]
        filling = [row for row in posts if row["weight"]]
        drawn = Weighted(filling, [float(row["weight"]) for row in filling])
        desks = [_head(office)]
        desks += [self._desk(office, row, chance) for row in fixed[: office.headcount - 1]]
        while len(desks) < office.headcount:
            desks.append(self._desk(office, drawn.draw(chance), chance))
        return desks

    def _desk(self, office: Office, row: dict[str, str], chance: Chance) -> Desk:
        degrees = tuple(filter(None, row["degrees"].split(";")))
        unit = self._unit(office, row["unit"], chance)
        return _desk(office, row["jenis"], row["title"], row["eselon"], unit, degrees)

    def _unit(self, office: Office, kind: str, chance: Chance) -> str:
        place = chance.one(self._places)
        if kind == "sekolah":
            school = chance.one(("SD Negeri", "SD Negeri", "SD Negeri", "SMP Negeri"))
            return f"{school} {chance.whole(1, 4)} {place}"
        return f"Puskesmas {place}" if kind == "puskesmas" else kind or office.name


def _head(office: Office) -> Desk:
    eselon = "II.b" if office.head_level == Level.ESELON_II else "III.a"
    eselon = "II.a" if office.code == "SETDA" else eselon
    degrees = ("M.Si.", "M.M.", "M.AP.", "S.Sos., M.Si.")
    title = _title_of_head(office)
    return _desk(office, "Struktural", title, eselon, office.name, degrees, head=True)


def _title_of_head(office: Office) -> str:
    """The head's title with the office named after it, once."""
    name = office.name.removesuffix(" Sekretariat Daerah")
    if office.code == "SETDA" or office.kind == "sekretariat":
        return office.head_title
    if office.kind == "kecamatan":
        return f"Camat {name.removeprefix('Kecamatan ')}"
    last = office.head_title.split()[-1]
    if name.startswith(last) and last != office.head_title:  # "Kepala Dinas" + "Dinas Sosial"
        return f"{office.head_title}{name.removeprefix(last)}"
    return f"{office.head_title} {name.removeprefix('Inspektorat ')}"


def _desk(
    office: Office,
    jenis: str,
    title: str,
    eselon: str,
    unit: str,
    degrees: tuple[str, ...],
    *,
    head: bool = False,
) -> Desk:
    post = Post(jenis, title, eselon, office.head_title, office.head_level)
    found = levels.classify(post)
    return Desk(
        office.code, unit, jenis, title, eselon, degrees, found.level, found.review, head=head
    )
