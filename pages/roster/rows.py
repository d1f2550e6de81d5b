"""The rows of a preview: those that need a person first, masked, filtered and searched."""

from __future__ import annotations

from collections.abc import Iterable

from dashapp.domain import nip
from dashapp.domain.cells import key
from dashapp.domain.problems import BadValue
from dashapp.domain.roster import RowProblem
from dashapp.domain.roster_changes import Change, Changes
from dashapp.domain.roster_groups import URGENCY, Group, group_of
from dashapp.domain.roster_known import KnownPosting
from dashapp.ui import import_words, labels
from dashapp.ui.roster import Row
from dashapp.ui.words import _, count, day_short

STEP = 50  # rows more at a time
LONGEST_SEARCH = 80


def group(chosen: str | None) -> Group | None:
    """The group that was chosen, None for all that change or are wrong."""
    return Group(chosen) if chosen in set(Group) else None


def rows(
    changes: Changes, chosen: Group | None, search: str | None, limit: int
) -> tuple[list[Row], int]:
    """The first `limit` rows of the group that fit the search, and how many fit."""
    wanted = URGENCY if chosen is None else (chosen,)
    sorted_ = sorted(_all(changes, wanted), key=lambda pair: wanted.index(pair[0]))
    found = [pair for pair in sorted_ if _fits(pair[1], search)]
    return [_row(each, of) for of, each in found[:limit]], len(found)


def _all(
    changes: Changes, wanted: tuple[Group, ...]
) -> Iterable[tuple[Group, Change | RowProblem]]:
    if Group.ERROR in wanted:
        yield from ((Group.ERROR, each) for each in changes.refused)
    for change in changes.changes:
        of = group_of(change)
        if of in wanted:
            yield of, change


def _fits(each: Change | RowProblem, search: str | None) -> bool:
    """By name, or by the number of the row; never by NIP."""
    words = (search or "")[:LONGEST_SEARCH].strip()
    if not words:
        return True
    row = each.row if isinstance(each, RowProblem) else each.row.row if each.row else None
    bare = words.replace(".", "")
    return (bare.isdigit() and len(bare) < 7 and row == int(bare)) or key(words) in key(each.name)


def _row(each: Change | RowProblem, of: Group) -> Row:
    if isinstance(each, RowProblem):
        reasons = " ".join(import_words.reason(problem) for problem in each.problems)
        return Row(count(each.row), each.name or "–", _written(each), of, "", reasons, "", "–")
    place = count(each.row.row) if each.row else "–"
    before, after, note = _became(each, of)
    day = each.begins or each.cut
    shown = nip.mask(each.nip)
    return Row(place, each.name, shown, of, before, after, note, day_short(day) if day else "–")


def _written(bad: RowProblem) -> str:
    """A NIP that cannot be read still tells a birth date, unless a spreadsheet has spoilt it."""
    try:
        return nip.mask(nip.read(bad.nip))
    except BadValue:
        pass
    if "E+" in bad.nip.upper():
        return f"NIP {bad.nip[:20]}"
    return f"NIP …{bad.nip[-4:]}" if bad.nip else _("tanpa NIP")


def _became(change: Change, of: Group) -> tuple[str, str, str]:
    """What was, what it becomes, and a quiet word beside it."""
    row, old = change.row, change.old
    if row is None:
        return _office(old), _("keluar"), ""
    level = labels.level(row.level)
    if of is Group.NEW:
        kind = f"{row.jenis_pegawai}, " if row.jenis_pegawai else ""
        return "", f"{kind}{row.opd}, {level}", _("kembali") if change.person else ""
    if of is Group.LEVEL and old is not None:
        moved = "" if old.opd == row.opd else f"{old.opd} → {row.opd}"
        return labels.level(old.level), level, moved or row.nama_jabatan
    if of is Group.MOVED:
        return _office(old), row.opd, row.nama_jabatan
    return _other(change)


def _other(change: Change) -> tuple[str, str, str]:
    row, old = change.row, change.old
    if row is not None and change.renumbered:
        return _("NIP lama"), _("NIP baru"), ""
    if row is not None and change.begins is not None and old is not None:
        return old.nama_jabatan or old.unit, row.nama_jabatan or row.unit, ""
    if change.statuses is not None and row is not None:
        return "", " · ".join(filter(None, (row.kedudukan, row.jenis_pegawai))), _("status")
    if change.details is not None:
        return "", _("nama, gelar, atau kontak"), ""
    return "", _("tidak berubah"), ""


def _office(post: KnownPosting | None) -> str:
    return post.opd if post is not None else ""
