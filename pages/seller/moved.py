"""Which parts of the page differ from those that are shown: only they are drawn anew."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

from dash import no_update


def marks(values: Sequence[Any]) -> str:
    """A short name of each of these parts as shown, in one text; what is the same has the same."""
    return ".".join(_mark(value) for value in values)


def _mark(value: Any) -> str:
    written = json.dumps(value, default=lambda part: part.to_plotly_json())
    return blake2b(written.encode(), digest_size=6).hexdigest()


def moved(values: Sequence[Any], seen: str | None) -> list[Any]:
    """The parts that differ from those `seen`; for the others no_update, which spares drawing."""
    before = (seen or "").split(".")
    now = marks(values).split(".")
    if len(before) != len(now):
        return list(values)
    each = zip(values, now, before, strict=True)
    return [no_update if same == old else value for value, same, old in each]
