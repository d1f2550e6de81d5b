"""The five levels (jenjang): which one a posting has, and what a level owes in a month."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashapp.domain.problems import BadValue


class Level(StrEnum):
    """In the order in which they are always listed."""

    PELAKSANA = "pelaksana"
    ESELON_IV = "eselon_iv"
    ESELON_III = "eselon_iii"
    KEPALA_OPD_ESELON_III = "kepala_opd_eselon_iii"
    ESELON_II = "eselon_ii"


@dataclass(frozen=True)
class Post:
    """A posting as the roster words it; head_title and head_level are those of its OPD."""

    jenis_jabatan: str
    nama_jabatan: str
    eselon: str
    head_title: str
    head_level: str


@dataclass(frozen=True)
class Classified:
    """`review` asks DKUPP to look: the level was concluded from the title."""

    level: Level
    review: bool = False


@dataclass(frozen=True)
class LevelRule:
    """From `valid_from` on a level owes `amount` rupiah a month; `order` is the order of entry."""

    level: Level
    amount: int
    valid_from: date
    order: int


# Beginnings of titles and their eselon, for a struktural row without ESELON; the first that fits,
# so the longer beginning stands before the shorter one. Reviewed by DKUPP, row by row, on import.
TITLES: tuple[tuple[str, str], ...] = (
    ("kepala dinas", "ii"),
    ("kepala badan", "ii"),
    ("inspektur pembantu", "iii"),
    ("inspektur", "ii"),
    ("sekretaris daerah", "ii"),
    ("sekretaris dprd", "ii"),
    ("sekretaris dewan", "ii"),
    ("sekretaris", "iii"),
    ("kepala bidang", "iii"),
    ("kepala bagian", "iii"),
    ("camat", "iii"),
    ("kepala subbagian", "iv"),
    ("kepala sub bagian", "iv"),
    ("kepala subbag", "iv"),
    ("kepala sub bag", "iv"),
    ("kepala seksi", "iv"),
    ("lurah", "iv"),
)

_ESELON = re.compile(r"(?:eselon )?(ii|iii|iv) ?[ab]?")
_NO_ESELON = frozenset({"", "non eselon", "noneselon"})
_HEAD_CELL = re.compile(r"kepala opd (?:eselon )?iii ?[ab]?")
_ACTING = frozenset({"plt", "plh"})
_NEVER_HEAD = ("plt", "plh", "wakil", "sekretaris", "inspektur pembantu")


def classify(post: Post) -> Classified:
    """The level of a posting, by the first of the six steps that fits (docs/rules.md §2).

    Raises BadValue level_unknown: the level sets the money, so it is never a silent default.
    """
    kind, cell = _words(post.jenis_jabatan), _words(post.eselon)
    if _is_fungsional(kind) or (not kind and _is_fungsional(cell)):
        return Classified(Level.ESELON_IV)
    eselon = _eselon(kind, cell)
    if eselon != "ii" and _HEAD_CELL.fullmatch(cell):
        return _stated_head(post)
    if eselon:
        return Classified(_level(eselon, post))
    if _is_pelaksana(kind) or _is_pelaksana(cell):
        return Classified(Level.PELAKSANA)
    eselon = _eselon_of_title(post) if cell in _NO_ESELON and "struktural" in kind.split() else ""
    if eselon:
        return Classified(_level(eselon, post), review=True)
    raise BadValue("level_unknown", jenis_jabatan=post.jenis_jabatan, eselon=post.eselon)


def leads(post: Post, level: str) -> bool:
    """Whether the holder of `post` heads the OPD in its own right, not as an acting one (§8)."""
    title, head = _words(post.nama_jabatan), _words(post.head_title)
    if level != post.head_level or not head or not _begins(title, head):
        return False
    return not _is_acting(title.removeprefix(head).split())


def minimum(level: Level, month: date, rules: Iterable[LevelRule]) -> int:
    """What `level` owes in `month`: the latest rule begun by its first day (docs/rules.md §2).

    Of rules that begin on the same day the one entered last holds. LookupError when none has begun.
    """
    begun = [rule for rule in rules if rule.level == level and rule.valid_from <= month]
    if not begun:
        raise LookupError(f"no minimum for {level} in {month}")
    return max(begun, key=lambda rule: (rule.valid_from, rule.order)).amount


def _words(text: str) -> str:
    """Lower case, every run of other signs one space: "III.a" and "iii/A" become "iii a"."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _is_fungsional(cell: str) -> bool:
    words = cell.split()
    return ("fungsional" in words or cell in {"jf", "jft"}) and "umum" not in words


def _is_pelaksana(cell: str) -> bool:
    words = cell.split()
    return "pelaksana" in words or {"fungsional", "umum"} <= set(words) or cell == "jfu"


def _eselon(kind: str, cell: str) -> str:
    """ "ii", "iii" or "iv" as the two columns state it, "" when they do not."""
    found = _ESELON.fullmatch(cell)
    stated = found[1] if found else ""
    words = {*kind.split(), *cell.split()}
    if stated == "ii" or "jpt" in words or {"pimpinan", "tinggi"} <= words:
        return "ii"
    if stated == "iii" or "administrator" in words:
        return "iii"
    return "iv" if stated == "iv" or "pengawas" in words else ""


def _level(eselon: str, post: Post) -> Level:
    if eselon == "iii":
        return Level.KEPALA_OPD_ESELON_III if _is_head(post) else Level.ESELON_III
    return Level.ESELON_II if eselon == "ii" else Level.ESELON_IV


def _is_head(post: Post) -> bool:
    if post.head_level != Level.KEPALA_OPD_ESELON_III or not _words(post.head_title):
        return False
    title, head = _words(post.nama_jabatan), _words(post.head_title)
    return _begins(title, head) and not _is_acting(title.removeprefix(head).split())


def _begins(title: str, beginning: str) -> bool:
    return f"{title} ".startswith(f"{beginning} ")


def _is_acting(rest: list[str]) -> bool:
    # "Camat (Plt) X" and "Camat X (Plt)" act; "Camat X, Plt. Camat Y" heads X in its own right
    return bool(rest) and (rest[0] in _ACTING or rest[-1] in _ACTING)


def _stated_head(post: Post) -> Classified:
    """An office's own list says "kepala OPD III": believed, unless the title says otherwise."""
    title = _words(post.nama_jabatan)
    if any(_begins(title, other) for other in _NEVER_HEAD) or _is_acting(title.split()):
        return Classified(Level.ESELON_III, review=True)
    agrees = not title or _is_head(post)
    return Classified(Level.KEPALA_OPD_ESELON_III, review=not agrees)


def _eselon_of_title(post: Post) -> str:
    title = _words(post.nama_jabatan)
    return next((eselon for beginning, eselon in TITLES if _begins(title, beginning)), "")
