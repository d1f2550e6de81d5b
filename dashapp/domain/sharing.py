"""A lower approved amount, and how it is shared over the lines of a purchase."""

from __future__ import annotations

from collections.abc import Sequence

from dashapp.domain import rupiah, texts
from dashapp.domain.problems import BadValue, Problem, Rejected

REASON_LIMIT = 500


def share(amount: int, parts: Sequence[int]) -> list[int]:
    """Share `amount` rupiah in proportion to `parts`, largest remainder first (docs/rules.md §3).

    The shares sum to `amount`; of equal remainders the earlier part gets the rupiah, a part of
    zero gets nothing. ValueError when there is nothing to share over, or a negative number.
    """
    whole = sum(parts)
    if amount < 0 or any(part < 0 for part in parts) or (amount and not whole):
        raise ValueError("an amount of 0 or more is shared over parts of 0 or more")
    if not whole:
        return [0] * len(parts)
    shares = [amount * part // whole for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda i: -(amount * parts[i] % whole))
    for i in by_remainder[: amount - sum(shares)]:
        shares[i] += 1
    return shares


def approve_amount(claimed: int, approved: object, reason: object) -> int:
    """The amount a verifier approves: as claimed (None or empty), or lower with a reason (§3).

    Raises Rejected on fields amount (also amount_too_high(limit)) and reason.
    """
    problems: dict[str, Problem] = {}
    amount = claimed
    if approved is not None and approved != "":
        try:
            amount = rupiah.read(approved)
        except BadValue as bad:
            problems["amount"] = bad.problem
    if amount > claimed:
        problems["amount"] = Problem("amount_too_high", {"limit": claimed})
    if amount < claimed:
        try:
            read_reason(reason)
        except BadValue as bad:
            problems["reason"] = bad.problem
    if problems:
        raise Rejected(problems)
    return amount


def read_reason(value: object) -> str:
    """The reason for returning, refusing, cancelling, lowering: at most REASON_LIMIT characters.

    Raises BadValue reason_empty, reason_unreadable or reason_too_long(limit, found).
    """
    text = texts.read_paragraph(value, field="reason", limit=REASON_LIMIT)
    if text is None:
        raise BadValue("reason_empty")
    return text
