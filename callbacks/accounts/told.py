"""What is told after an act: a toast, fresh lists, and a password to show when there is one."""

from __future__ import annotations

from typing import Any

from dash import Output, no_update

from dashapp.services.account_admin import Handed
from dashapp.ui.notices import toast
from pages.accounts.acts import secret
from pages.accounts.ids import Id

TOLD = (
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.CHANGED, "data", allow_duplicate=True),
    Output(Id.SECRET_BODY, "children", allow_duplicate=True),
    Output(Id.SECRET, "is_open", allow_duplicate=True),
)
NOTHING_TOLD = (no_update,) * len(TOLD)


def told(words: str, handed: Handed | None, changed: int | None) -> tuple[Any, ...]:
    """The values of TOLD."""
    count = (changed or 0) + 1
    shown = [] if handed is None else secret(handed)
    return toast(words, key=str(count)), count, shown, handed is not None
