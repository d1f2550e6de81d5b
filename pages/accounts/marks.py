"""How a role and the state of an account look, in the list and beside it."""

from __future__ import annotations

from datetime import datetime

from dashapp.domain.account_rules import AccountState
from dashapp.domain.calendar import wib_day
from dashapp.services import account_facts
from dashapp.services.account_facts import Held, Row
from dashapp.ui import account_days, labels
from dashapp.ui import accounts as ui
from dashapp.ui.account_words import WHOLE
from dashapp.ui.labels import Label
from dashapp.ui.words import _


def chip(held: Held, now: datetime) -> ui.RoleChip:
    """A role as a chip."""
    today = wib_day(now)
    whole = WHOLE.get(held.role, lambda: "")()
    term = account_days.term_of(held.first_day, held.last_day, today)
    quiet = not account_facts.in_force(held, today)
    return ui.RoleChip(labels.role(held.role), held.place or whole, term, quiet)


def state_label(row: Row, now: datetime) -> Label:
    """The state of an account; a held one says for how many minutes more."""
    label = labels.account(row.state)
    if row.state is not AccountState.HELD or row.until is None:
        return label
    minutes = max(1, -(-int((row.until - now).total_seconds()) // 60))
    return Label(_("Ditahan %(number)d menit", number=minutes), label.glyph, label.tone)
