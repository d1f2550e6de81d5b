"""The ids of the roster's page."""

from __future__ import annotations

from enum import StrEnum

from dashapp.ui import account_dialogs


class Id(StrEnum):
    HELD = "roster-held"
    SENT = "roster-sent"
    GROUP = "roster-group"
    LIMIT = "roster-limit"
    CHANGED = "roster-changed"
    TICK = "roster-tick"
    HEAD = "roster-head"
    LOOK = "roster-look"
    REST = "roster-rest"
    COUNTS = "roster-counts"
    MASS = "roster-mass"
    MASS_WORDS = "roster-mass-words"
    CHOICE = "roster-choice"
    LETTER = "roster-letter"
    REASON = "roster-reason"
    DOCUMENT = "roster-document"
    SEARCH = "roster-search"
    LIST = "roster-list"
    MORE = "roster-more"
    OUTLOOK = "roster-outlook"
    DAY = "roster-day"
    TROUBLE = "roster-trouble"
    APPLY = "roster-apply"
    REFUSED = "roster-refused"
    PROGRESS = "roster-progress"
    COLUMNS = "roster-columns"
    PICK = "roster-pick"
    FILE_WORDS = "roster-file-words"
    HISTORY = "roster-history"
    UNDO = "roster-undo"
    ASK = "roster-ask"
    ASK_TITLE = "roster-ask-title"
    ASK_WORDS = "roster-ask-words"
    ASK_TROUBLE = "roster-ask-trouble"
    ASK_CONFIRM = "roster-ask-confirm"
    ASK_CANCEL = "roster-ask-cancel"
    WHOM = "roster-whom"
    PEOPLE = "roster-people"
    DOUBTFUL = "roster-doubtful"
    OPEN = "roster-open"
    PERSON = "roster-person"
    PERSON_NAME = "roster-person-name"
    PERSON_CLOSE = "roster-person-close"
    PERSON_BODY = "roster-person-body"
    LEVEL_FORM = "roster-level-form"
    LEVEL_WORDS = "roster-level-words"
    LEVEL_TROUBLE = "roster-level-trouble"
    LEVEL = "roster-level"
    LEVEL_REASON = "roster-level-reason"
    LEVEL_SAVE = "roster-level-save"
    LEVEL_ACCEPT = "roster-level-accept"
    TOASTS = "roster-toasts"


ASK = account_dialogs.Ids(
    Id.ASK, Id.ASK_TITLE, Id.ASK_WORDS, Id.ASK_TROUBLE, Id.ASK_CONFIRM, Id.ASK_CANCEL
)
