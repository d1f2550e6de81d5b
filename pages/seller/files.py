"""The list of a shop's products as a file that goes out and comes in over plain addresses."""

from __future__ import annotations

from typing import Any

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

from dashapp.domain.curation import Curation
from dashapp.domain.problems import NotAllowed, Problem, Rejected
from dashapp.domain.product_rows import Plan, for_browser
from dashapp.services import product_list
from dashapp.ui import import_words
from dashapp.ui.words import _
from pages.seller.acts import who
from pages.seller.shown import shop_id

KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}
WRAPPING = 64_000  # bytes that a form may put around the file
LONGEST_NAME = 80  # characters


def out(form: str, chosen: str | None) -> bytes:
    """The products of the shop chosen, None for the first, as "xlsx" or "csv"."""
    return product_list.export(form, shop_id(chosen), say=_curation, **who())


def taken() -> dict[str, Any]:
    """The rows of the file in this request, as the page keeps them until they are confirmed.

    Raises Rejected on "file".
    """
    if not who()["by"].scopes:
        raise NotAllowed
    request.max_content_length = product_list.MOST_BYTES + WRAPPING
    try:
        sent = next(iter(request.files.values()), None)
    except RequestEntityTooLarge:
        limit = product_list.MOST_BYTES // 1_000_000
        raise Rejected({"file": Problem("file_too_large", {"limit": limit})}) from None
    if sent is None:
        raise Rejected({"file": Problem("file_empty")})
    rows = product_list.read(sent.stream.read(product_list.MOST_BYTES + 1))
    return {"rows": for_browser(rows)}


def said(rejected: Rejected) -> str:
    """What is wrong with the file as a whole."""
    return " ".join(import_words.reason(problem) for problem in rejected.problems.values())


def is_idle(plan: Plan) -> bool:
    """Whether a list would change nothing."""
    return not plan.added and not plan.changed


def nothing() -> str:
    """What the button says while there is nothing to take in."""
    return _("Terapkan")


def _curation(value: Curation) -> str:
    words = {
        Curation.PROPOSED: _("menunggu"),
        Curation.ACCEPTED: _("diterima"),
        Curation.RETURNED: _("dikembalikan"),
        Curation.REFUSED: _("ditolak"),
    }
    return words[value]
