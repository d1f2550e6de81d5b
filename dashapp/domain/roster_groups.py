"""Sorts the changes of a roster import for whoever looks at them, and holds back the doubtful."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from enum import StrEnum

from dashapp.domain.roster_changes import Change, Changes, Kind


class Group(StrEnum):
    """What a row of the preview is; each row is in one group, so the counts sum up."""

    ERROR = "error"
    LEFT = "left"
    LEVEL = "level"
    MOVED = "moved"
    NEW = "new"
    OTHER = "other"  # post, unit, status or details, which change no amount
    SAME = "same"


# Who needs a person first; those who stay the same are shown only when they are asked for.
URGENCY = (Group.ERROR, Group.LEVEL, Group.MOVED, Group.NEW, Group.LEFT, Group.OTHER)
WRITTEN = tuple(group for group in URGENCY if group is not Group.ERROR)
_OF_KIND = {
    Kind.NEW: Group.NEW,
    Kind.RETURNED: Group.NEW,
    Kind.LEFT: Group.LEFT,
    Kind.UNCHANGED: Group.SAME,
}


def group_of(change: Change) -> Group:
    """The group of a change; one of level and OPD at once is one of level, which sets the money."""
    if change.kind in _OF_KIND:
        return _OF_KIND[change.kind]
    if change.level_changed:
        return Group.LEVEL
    return Group.MOVED if change.kind is Kind.MOVED else Group.OTHER


def sizes(changes: Changes) -> dict[Group, int]:
    """How many rows are in each group."""
    numbers = Counter(group_of(change) for change in changes.changes)
    return {group: numbers[group] for group in Group} | {Group.ERROR: len(changes.refused)}


def written(changes: Changes) -> int:
    """How many changes a confirmation writes."""
    return sum(change.kind is not Kind.UNCHANGED for change in changes.changes)


def doubted(changes: Changes) -> list[Change]:
    """Those who would leave where too many leave at once (docs/rules.md §10).

    When too many leave in all, it is everybody who leaves.
    """
    opds = {ask.opd for ask in changes.asks}
    return [
        change
        for change in changes.of(Kind.LEFT)
        if None in opds or (change.old is not None and change.old.opd in opds)
    ]


def without_doubted(changes: Changes) -> Changes:
    """The same import, but those of whom it is doubted stay where they are."""
    held = {change.nip for change in doubted(changes)}
    rest = (c for c in changes.changes if c.kind is not Kind.LEFT or c.nip not in held)
    return replace(changes, changes=tuple(rest), asks=())
