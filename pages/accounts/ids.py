"""The ids of the accounts page and of the dialog that gives a role."""

from __future__ import annotations

from enum import StrEnum

from dashapp.ui import account_role_form


class Id(StrEnum):
    COUNT = "accounts-count"
    ADD = "accounts-add"
    KINDS = "accounts-kinds"
    KIND = "accounts-kind"
    SEARCH = "accounts-search"
    OFFSET = "accounts-offset"
    NOTE = "accounts-note"
    LIST = "accounts-list"
    FOOT = "accounts-foot"
    CHANGED = "accounts-changed"
    SESSIONS = "accounts-sessions"
    OFFICE = "accounts-office"
    WEIGHT = "accounts-weight"
    MAKING = "accounts-making"
    TICK = "accounts-tick"
    OPEN = "accounts-open"
    PERSON = "accounts-person"
    PERSON_NAME = "accounts-person-name"
    PERSON_CLOSE = "accounts-person-close"
    PERSON_BODY = "accounts-person-body"
    ACT = "accounts-act"
    ASK = "accounts-ask"
    ASK_TITLE = "accounts-ask-title"
    ASK_WORDS = "accounts-ask-words"
    ASK_TROUBLE = "accounts-ask-trouble"
    ASK_CONFIRM = "accounts-ask-confirm"
    ASK_CANCEL = "accounts-ask-cancel"
    SECRET = "accounts-secret"
    SECRET_TITLE = "accounts-secret-title"
    SECRET_BODY = "accounts-secret-body"
    SECRET_DONE = "accounts-secret-done"
    FORM = "accounts-form"
    GIVE = "accounts-give"
    GIVE_TITLE = "accounts-give-title"
    GIVE_TROUBLE = "accounts-give-trouble"
    NEW = "accounts-new"
    LOGIN = "accounts-login"
    NAME = "accounts-name"
    ROLE = "accounts-role"
    SCOPE_BOX = "accounts-scope-box"
    SCOPE = "accounts-scope"
    FIRST = "accounts-first"
    LAST = "accounts-last"
    SAVE = "accounts-save"
    CANCEL = "accounts-cancel"
    TOASTS = "accounts-toasts"


ROLE_FORM = account_role_form.RoleFormIds(
    dialog=Id.GIVE,
    title=Id.GIVE_TITLE,
    trouble=Id.GIVE_TROUBLE,
    new=Id.NEW,
    login=Id.LOGIN,
    name=Id.NAME,
    role=Id.ROLE,
    scope_box=Id.SCOPE_BOX,
    scope=Id.SCOPE,
    first=Id.FIRST,
    last=Id.LAST,
    save=Id.SAVE,
    cancel=Id.CANCEL,
)
