"""What a check finds: one thing that is not as it must be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it must be: what, where, what stands there, what should."""

    what: str
    where: str
    stored: object
    expected: object
