"""How a comparison with the month before is worded: one at a time, with its day or month."""

from dashapp.domain import calendar
from dashapp.domain.basis import Basis
from dashapp.ui.words import _, day_month, month_only


def when(basis: Basis) -> str:
    """ "pada 24 Mei"; "untuk Mei pada 8 Juni" in the days of reporting; "di bulan Mei" after."""
    if basis.day is None:
        return _("di bulan %(month)s", month=month_only(basis.month))
    day = _("pada %(day)s", day=day_month(basis.day))
    if calendar.month_of(basis.day) == basis.month:
        return day
    return _("untuk %(month)s %(day)s", month=month_only(basis.month), day=day)
