"""The ids of the catalogue and of its dialogs."""

from __future__ import annotations

from enum import StrEnum

from dashapp.ui.account_dialogs import Ids as AskIds
from dashapp.ui.catalogue_forms import PaperIds, ReasonIds, SellerIds


class Id(StrEnum):
    HEAD = "catalogue-head"
    ADD = "catalogue-add"
    CHIPS = "catalogue-chips"
    FILTER = "catalogue-filter"
    SEARCH = "catalogue-search"
    LIMIT = "catalogue-limit"
    LIST = "catalogue-list"
    FOOT = "catalogue-foot"
    MORE = "catalogue-more"
    SELECTED = "catalogue-selected"
    MARKED = "catalogue-marked"
    PACE = "catalogue-pace"
    CHANGED = "catalogue-changed"
    SIDE = "catalogue-side"
    ACT = "catalogue-act"
    REASON = "catalogue-reason"
    REASON_TITLE = "catalogue-reason-title"
    REASON_TEXT = "catalogue-reason-text"
    REASON_CONFIRM = "catalogue-reason-confirm"
    REASON_CANCEL = "catalogue-reason-cancel"
    ASK = "catalogue-ask"
    ASK_TITLE = "catalogue-ask-title"
    ASK_WORDS = "catalogue-ask-words"
    ASK_TROUBLE = "catalogue-ask-trouble"
    ASK_CONFIRM = "catalogue-ask-confirm"
    ASK_CANCEL = "catalogue-ask-cancel"
    PAPER = "catalogue-paper"
    PAPER_DIALOG = "catalogue-paper-dialog"
    FORM = "catalogue-form"
    FORM_DIALOG = "catalogue-form-dialog"
    SECRET = "catalogue-secret"
    SECRET_TITLE = "catalogue-secret-title"
    SECRET_BODY = "catalogue-secret-body"
    SECRET_DONE = "catalogue-secret-done"
    TOASTS = "catalogue-toasts"


ASK = AskIds(Id.ASK, Id.ASK_TITLE, Id.ASK_WORDS, Id.ASK_TROUBLE, Id.ASK_CONFIRM, Id.ASK_CANCEL)
REASON = ReasonIds(Id.REASON, Id.REASON_TITLE, Id.REASON_TEXT, Id.REASON_CONFIRM, Id.REASON_CANCEL)
PAPER = PaperIds(
    dialog=Id.PAPER_DIALOG,
    title="catalogue-paper-title",
    trouble="catalogue-paper-trouble",
    state="catalogue-paper-state",
    number="catalogue-paper-number",
    until="catalogue-paper-until",
    until_box="catalogue-paper-until-box",
    save="catalogue-paper-save",
    cancel="catalogue-paper-cancel",
)
SELLER = SellerIds(
    dialog=Id.FORM_DIALOG,
    title="catalogue-form-title",
    trouble="catalogue-form-trouble",
    name="catalogue-name",
    owner="catalogue-owner",
    phone="catalogue-phone",
    nib="catalogue-nib",
    nib_box="catalogue-nib-box",
    kecamatan="catalogue-kecamatan",
    address="catalogue-address",
    save="catalogue-form-save",
    cancel="catalogue-form-cancel",
)
