"""The ids of the page of rules and of its dialogs."""

from __future__ import annotations

from enum import StrEnum

from dashapp.domain.levels import Level
from dashapp.ui.account_dialogs import Ids as AskIds


class Id(StrEnum):
    PART = "rules-part"
    TITLE = "rules-title"
    CHANGED = "rules-changed"
    TOASTS = "rules-toasts"
    LEVEL = "rules-level"
    SINCE = "rules-since"
    DOCUMENT = "rules-document"
    TROUBLE = "rules-trouble"
    PROPOSE = "rules-propose"
    EFFECT = "rules-effect"
    CHART = "rules-chart"
    CHART_TITLE = "rules-chart-title"
    SINCE_HEAD = "rules-since-head"
    HISTORY = "rules-history"
    ASK = "rules-ask"
    ASK_TITLE = "rules-ask-title"
    ASK_WORDS = "rules-ask-words"
    ASK_TROUBLE = "rules-ask-trouble"
    ASK_CONFIRM = "rules-ask-confirm"
    ASK_CANCEL = "rules-ask-cancel"


ASK = AskIds(Id.ASK, Id.ASK_TITLE, Id.ASK_WORDS, Id.ASK_TROUBLE, Id.ASK_CONFIRM, Id.ASK_CANCEL)
LEVELS = tuple(reversed(Level))  # the highest on top
PARTS = ("minimum", "exempt", "correct")


def pane(part: str) -> str:
    """The pane of a part of the page."""
    return f"rules-pane-{part}"


def tab(part: str) -> str:
    """The button that shows a part of the page."""
    return f"rules-tab-{part}"


def of(level: Level, what: str) -> str:
    """An element of a level's row: "amount", "now", "target", "change" or "row"."""
    return f"rules-{what}-{level.value.replace('_', '-')}"
