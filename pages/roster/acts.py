"""What the page does: a file taken, counted anew, applied, taken back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

from dashapp import clock
from dashapp.domain import calendar
from dashapp.domain.problems import BadValue, NotAllowed, Problem, Rejected
from dashapp.services import roster_history, tables
from dashapp.services.roster import Imported
from dashapp.services.roster_previews import PREVIEWS, Held
from dashapp.ui import forms, import_words, roster_panel
from dashapp.ui.elements import Child
from dashapp.ui.notices import strip
from dashapp.ui.words import _, count
from pages.roster import shown
from pages.roster.shown import who

WRAPPING = 64_000  # bytes that a form may put around the file
LONGEST_WORDS = 500


def taken() -> Held:
    """The preview of the file in this request. Raises Rejected on "file"."""
    PREVIEWS.of(**who())  # NotAllowed before anything is read
    request.max_content_length = tables.MAX_FILE + WRAPPING
    try:
        sent = next(iter(request.files.values()), None)
    except RequestEntityTooLarge:
        limit = tables.MAX_FILE // 1024**2
        raise Rejected({"file": Problem("file_too_large", {"limit": limit})}) from None
    if sent is None:
        raise Rejected({"file": Problem("file_empty")})
    content = sent.stream.read(tables.MAX_FILE + 1)
    name = (sent.filename or "").strip() or "pegawai"
    return PREVIEWS.take(content, name, day=clock.today(), **who())


def said(rejected: Rejected) -> str:
    """What is wrong, as one text."""
    return " ".join(import_words.reason(problem) for problem in rejected.problems.values())


def file_words(sent: Mapping[str, Any] | None) -> list[Child]:
    """What was wrong with a file, as its upload was answered."""
    words = (sent or {}).get("message")
    if not isinstance(words, str):
        return []
    return [strip(words[:LONGEST_WORDS], tone="bata", icon_name="warning-circle")]


def dated(sent: Mapping[str, Any] | None, typed: str | None) -> dict[str, str] | None:
    """The preview for another day; None when the day is that of the preview or none.

    Raises Rejected on "".
    """
    found = shown.held(sent)
    day = _day(typed)
    if found is None or day is None or day == found.preview.day:
        return None
    return shown.mark(PREVIEWS.again(found.token, day=day, **who()))


def recount(sent: Mapping[str, Any] | None) -> dict[str, str] | None:
    """The same file compared with what is known now; None when the preview is gone."""
    found = shown.held(sent)
    if found is None:
        return None
    return shown.mark(PREVIEWS.again(found.token, day=found.preview.day, **who()))


def apply(
    sent: Mapping[str, Any] | None, choice: str | None, reason: str | None, document: str | None
) -> str:
    """Do what was looked at; what to say of it."""
    token = (sent or {}).get("token")
    return _words(PREVIEWS.confirm(token, choice, reason, document, **who()))


def _words(done: Imported) -> str:
    if done.batch is None:
        return _("Tidak ada yang berubah")
    kinds = ("new", "returned", "moved", "changed", "left")
    number = count(sum(done.counts[kind] for kind in kinds))
    return _("%(number)s perubahan diterapkan", number=number)


def refused(rejected: Rejected) -> list[Any]:
    """Trouble, and the words below reason and document."""
    whole = [p for field, p in rejected.problems.items() if field not in ("reason", "document")]
    again = any(problem.code == "roster_changed" for problem in whole)
    words = [import_words.reason(problem) for problem in whole]
    below = [forms.error(rejected.problems.get(field)) for field in ("reason", "document")]
    return [roster_panel.trouble(words, again), *below]


def batch(sent: Mapping[str, Any] | None) -> int:
    """The import that a button names; NotAllowed for anything else."""
    number = (sent or {}).get("batch")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 < number < 2**31:
        raise NotAllowed
    return number


def question(number: int) -> list[Any]:
    """Title, words and verb of the question before an import is taken back."""
    told = roster_history.history(by=who()["by"])
    name = next((each for each in told.imports if each.id == number), None)
    if name is None:
        raise NotAllowed
    words = _(
        "%(changes)s. Semuanya kembali seperti sebelum impor ini. Kewajiban bulan yang sudah dibuka"
        " tidak berubah.",
        changes=shown.summary(name),
    )
    return [_("Batalkan impor %(name)s?", name=name.file_name), words, _("Batalkan impor")]


def undo(number: int) -> str:
    """Take the import back; what to say of it."""
    undone = roster_history.undo(number, **who())
    words = _("Impor %(name)s dibatalkan", name=undone.file_name)
    if undone.kept:
        words += _(
            ", %(kept)s orang baru tetap ada karena sudah punya akun atau catatan",
            kept=count(undone.kept),
        )
    return words


def _day(typed: str | None) -> date | None:
    try:
        day = calendar.read_day(typed)
    except BadValue:
        return None
    last = calendar.last_day(calendar.next_month(calendar.month_of(clock.today())))
    return day if calendar.FIRST_MONTH <= day <= last else None
