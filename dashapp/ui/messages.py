"""What the core found wrong, in Indonesian; for tables and commands see import_words."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from dashapp.domain import calendar, rupiah
from dashapp.domain.problems import BadValue, Problem
from dashapp.ui.account_sentences import ACCOUNTS
from dashapp.ui.catalogue_sentences import CATALOGUE
from dashapp.ui.form_sentences import FORMS
from dashapp.ui.month_sentences import MONTHS
from dashapp.ui.objection_sentences import OBJECTIONS
from dashapp.ui.order_sentences import ORDERS
from dashapp.ui.product_sentences import PRODUCTS
from dashapp.ui.promotion_sentences import PROMOTIONS
from dashapp.ui.screen_sentences import SCREENS
from dashapp.ui.words import _, day_long, moment, month_name

SENTENCES: Mapping[str, str] = {
    **FORMS,
    **ORDERS,
    **ACCOUNTS,
    **PRODUCTS,
    **CATALOGUE,
    **MONTHS,
    **PROMOTIONS,
    **SCREENS,
    **OBJECTIONS,
}
_NAMES = re.compile(r"%\((\w+)\)")
# What a number called so counts depends on the code: a limit of rupiah or of letters.
_MONEY = frozenset(
    (code, "limit")
    for code in ("amount_too_large", "amount_too_high", "price_too_low", "price_too_high")
)
_ALWAYS_MONEY = frozenset(
    {"lines", "stated", "amount", "claimed", "approved", "minimum", "seen", "price"}
)


def sentence(problem: Problem) -> str:
    """The problem as one or two sentences; a code without words still gives a helpful one.

    No amount is broken over two lines.
    """
    return _worded(problem).replace("Rp ", "Rp\u00a0")


def _worded(problem: Problem) -> str:
    text = SENTENCES.get(problem.code, SENTENCES["unreadable"])
    names = _NAMES.findall(text)
    if not names:
        return _(text)
    given = problem.params
    return _(text, **{n: _shown(problem.code, n, given[n]) if n in given else "…" for n in names})


def _shown(code: str, name: str, value: object) -> str:
    is_money = name in _ALWAYS_MONEY or (code, name) in _MONEY
    if is_money and isinstance(value, int):
        return rupiah.write(value)
    if name == "month":
        return month_named(value)
    if isinstance(value, datetime):
        return moment(value)
    return day_long(value) if isinstance(value, date) else str(value)


def month_named(value: object) -> str:
    """Juni 2026, for a month as a date or as the "2026-06" of codes and addresses."""
    if isinstance(value, date):
        return month_name(value)
    try:
        return month_name(calendar.read_month(value))
    except BadValue:
        return str(value)
