"""One person opened, as the page shows it."""

from __future__ import annotations

from datetime import date

from dashapp import clock
from dashapp.domain.problems import NotAllowed
from dashapp.domain.purchases import Fund
from dashapp.identity import current_actor
from dashapp.services import member_view
from dashapp.services.member_view import MemberView
from dashapp.ui import labels
from dashapp.ui.elements import Child
from dashapp.ui.staff_person import BoughtRow, MonthRow, person_view
from dashapp.ui.words import _


def opened(asked: list[int], month: date, opd: str) -> MemberView:
    """The person whom the browser names first in `asked`; the rest tells one press from another."""
    if not asked or not isinstance(asked[0], int):
        raise NotAllowed
    return member_view.open_one(asked[0], month, opd, by=current_actor(), now=clock.now())


def view(found: MemberView, month: date) -> list[Child]:
    """What stands in the dialog."""
    pairs = [
        (_("NIP"), found.nip),
        (_("Jenjang"), labels.level(found.level)),
        (_("Jabatan"), found.post),
        (_("Unit kerja"), found.unit),
    ]
    bought = [
        BoughtRow(
            each.day,
            each.amount,
            labels.state(each.state, lowered=each.lowered),
            "" if each.fund is Fund.PRIBADI else labels.fund(each.fund),
        )
        for each in found.bought
    ]
    months = [
        MonthRow(each.month, each.status, each.minimum, each.verified) for each in found.months
    ]
    return person_view(pairs, month, bought, months)
