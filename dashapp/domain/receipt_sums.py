"""Which of a receipt's sums is its total, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashapp.domain import rupiah
from dashapp.domain.receipt_words import Kind, Row, kind

LEAST = 500  # rupiah: no receipt has less for its total
NAMED, SUMMED, PAID = 74, 68, 55  # percent, by what speaks for a sum
CONFIRMED = 16  # percent for each way in which the receipt confirms it
SURELY = 99  # percent: a machine is never wholly sure
RIVALLED, UNCLEAN = 25, 22  # percent off: another total stands there; digits glued or points lost
FAINT = 0.85  # sureness of the machine below which each tenth costs ten percent

_DIGITS = str.maketrans("OoQDlI|SB", "000011158")
_NUMBERLIKE = re.compile(r"[0-9OoQDlI|SB][0-9OoQDlI|SB.,\s]*[0-9OoQDlI|SB]")
_AMOUNT = re.compile(r"(?P<whole>[0-9]{1,3}(?:\s?[.,]\s?[0-9]{3})+)(?:[.,](?:00|-)(?![0-9]))?")
_BARE = re.compile(r"(?<![0-9.,])[1-9][0-9]{3,7}(?![0-9.,])")


@dataclass(frozen=True)
class Sum:
    """One sum: its amount, what the row calls it, which row, how clean and how sure the print."""

    amount: int
    kind: Kind | None
    row: int
    clean: bool
    sure: float


def total(rows: Sequence[Row]) -> tuple[int | None, int]:
    """The total in rupiah and how sure, in percent; None and 0 when there is none to be found."""
    sums = [one for place, row in enumerate(rows) for one in _sums(place, row)]
    candidates = [one for one in sums if _may_be_total(one)]
    rated = [(_rate(one, sums, candidates), one.amount) for one in candidates]
    rated += _from_change(sums)
    sure, amount = max(rated, default=(0, None))
    return amount, sure


def amounts(text: str) -> list[tuple[int, bool]]:
    """The amounts in a text in rupiah, and whether each is cleanly written.

    52.000, 52,000, Rp52.000,00 and 52.000,- are all 52000; of 20.00040.000 both are told.
    """
    tidy = _NUMBERLIKE.sub(lambda found: found[0].translate(_DIGITS), text)
    found = []
    end = 0  # of the amount before: the next may follow it without a space
    for one in _AMOUNT.finditer(tidy):
        glued = one.start() > end and tidy[one.start() - 1].isdigit()
        found.append((int(re.sub(r"[^0-9]", "", one["whole"])), not glued))
        end = one.end()
    if not found:
        found = [(int(one[0]), False) for one in _BARE.finditer(tidy)]
    return [(amount, clean) for amount, clean in found if LEAST <= amount <= rupiah.MAX_AMOUNT]


def _sums(place: int, row: Row) -> Iterable[Sum]:
    """The sums of a row; of a named one the last alone, which stands at the right.

    Digits without points are a sum in a named row only: elsewhere they are telephones and numbers.
    """
    named = kind(row.text)
    if named is Kind.COUNT:
        named = Kind.SUM  # of goods there are never as many as a sum has rupiah
    found = [
        Sum(amount, named, place, clean, piece.sure)
        for piece in row.pieces
        for amount, clean in amounts(piece.text)
    ]
    return found[-1:] if named else [one for one in found if one.clean]


def _may_be_total(one: Sum) -> bool:
    return one.kind in (Kind.TOTAL, Kind.SUM, Kind.EXACT)


def _rate(one: Sum, sums: Sequence[Sum], candidates: Sequence[Sum]) -> int:
    start = {Kind.TOTAL: NAMED, Kind.SUM: SUMMED}.get(one.kind or Kind.OTHER, PAID)
    rivals = [
        other for other in candidates if other.kind is one.kind and other.amount != one.amount
    ]
    below = [other for other in rivals if other.row > one.row]
    sure = start + CONFIRMED * _confirmations(one, sums)
    sure -= RIVALLED * bool(rivals) + RIVALLED * bool(below)
    sure -= UNCLEAN * (not one.clean)
    sure -= max(0, round((FAINT - one.sure) * 100))
    return max(1, min(SURELY, sure))


def _confirmations(one: Sum, sums: Sequence[Sum]) -> int:
    """In how many ways the receipt itself says that this is the total."""
    again = any(
        other.amount == one.amount and other.row > one.row and other.kind in (Kind.EXACT, Kind.PAID)
        for other in sums
    )
    return (
        (one.amount in _paid_less_change(sums))
        + (one.amount in _gross_less_off(sums))
        + _is_sum_of_goods(one, sums)
        + again
    )


def _of(sums: Sequence[Sum], *kinds: Kind) -> list[int]:
    return [one.amount for one in sums if one.kind in kinds]


def _paid_less_change(sums: Sequence[Sum]) -> set[int]:
    changes = _of(sums, Kind.CHANGE)
    return {paid - change for paid in _of(sums, Kind.PAID) for change in changes if change < paid}


def _gross_less_off(sums: Sequence[Sum]) -> set[int]:
    offs = _of(sums, Kind.OFF)
    return {gross - off for gross in _of(sums, Kind.GROSS) for off in (offs or [0])}


def _is_sum_of_goods(one: Sum, sums: Sequence[Sum]) -> bool:
    """Whether the last sums of the nameless rows above add up to it, less what was taken off."""
    last = {other.row: other.amount for other in sums if other.kind is None and other.row < one.row}
    off = sum(_of(sums, Kind.OFF)[:1])
    goods = list(last.values())
    whole = sum(goods)
    if len(goods) > 1 and whole - off == one.amount:
        return True
    # "2 x 20.000" may stand in a row of its own below the goods and their sum
    return len(goods) == 1 and goods[0] - off == one.amount


def _from_change(sums: Sequence[Sum]) -> list[tuple[int, int]]:
    """A total that no row names: what was paid less the change."""
    return [(PAID, amount) for amount in sorted(_paid_less_change(sums)) if amount >= LEAST]
