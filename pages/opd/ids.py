"""Ids of the page of an OPD's head."""

from __future__ import annotations

from enum import StrEnum


class Id(StrEnum):
    MONTH = "opd-month"
    OPD = "opd-opd"
    SEEN = "opd-seen"
    LISTED = "opd-listed"
    FIRST = "opd-first"
    TITLE = "opd-title"
    UNOPENED = "opd-unopened"
    TOP = "opd-top"
    MET = "opd-met"
    MONEY = "opd-money"
    RANK = "opd-rank"
    DATES = "opd-dates"
    UNITS = "opd-units"
    STATUS = "opd-status"
    SEARCH = "opd-search"
    SORT = "opd-sort"
    LIST = "opd-list"
    FOUND = "opd-found"
    NEXT = "opd-next"
    BACK = "opd-back"
    PLACES = "opd-places"
    TREND = "opd-trend"
    REPORT = "opd-report"
    CHANGED = "opd-changed"
    SEND = "opd-send"
    DIALOG = "opd-dialog"
    DIALOG_TITLE = "opd-dialog-title"
    DIALOG_BODY = "opd-dialog-body"
    TROUBLE = "opd-trouble"
    SHOWN = "opd-shown"
    CONFIRM = "opd-confirm"
    CANCEL = "opd-cancel"
    TOASTS = "opd-toasts"


TAKE_BACK = "opd-take-back"  # a kind of ids: where it stands beside it
