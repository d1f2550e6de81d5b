"""Ids of the consolidation."""

from enum import StrEnum


class Id(StrEnum):
    TOASTS = "recap-toasts"
    # objections
    LIST = "recap-objections"
    FILTER = "recap-objections-filter"
    SEEN = "recap-objections-seen"
    DONE = "recap-objections-done"
    ANSWERING = "recap-answering"
    DIALOG = "recap-answer-dialog"
    TITLE = "recap-answer-title"
    CASE = "recap-answer-case"
    OUTCOME = "recap-answer-outcome"
    TEXT = "recap-answer-text"
    SUMMARY = "recap-answer-summary"
    SEND = "recap-answer-send"
    CLOSE = "recap-answer-close"
