"""The three figures on top of the summary."""

from __future__ import annotations

from dashapp.services.summary import Summary
from dashapp.ui import summary as ui


def honey_of(found: Summary) -> tuple[ui.Headline, ui.Paid, ui.Moves]:
    """The rate, the money and what has moved in the last week."""
    before, money, week, rise = found.before, found.money, found.week, found.week.rise
    names = {opd.name.code: opd.name.short_name for opd in found.opds}
    return (
        ui.Headline(
            rate=found.total.rate,
            before=before.rate if before else None,
            basis=found.basis,
        ),
        ui.Paid(
            pribadi=money.pribadi,
            opd_fund=money.opd_fund,
            before=before.verified_amount + before.opd_fund_amount if before else None,
            basis=found.basis,
            reached=money.reached,
            sellers=money.sellers,
        ),
        ui.Moves(
            month=found.month,
            completed=week.completed,
            before=week.before,
            now=week.now,
            risen=names[rise.code] if rise else None,
            risen_from=rise.before if rise else None,
            risen_to=rise.now if rise else None,
            low=week.low,
            first_sold=money.first_sold,
            never=money.never,
            sellers=money.sellers,
            over=found.today > found.report_by,
        ),
    )
