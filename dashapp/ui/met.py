"""The honey screen: said once in a month, when verified purchases have reached the minimum."""

from datetime import date

from dash import html
from dash.development.base_component import Component

from dashapp.domain import rupiah
from dashapp.ui.elements import aria, button
from dashapp.ui.gauge import gauge
from dashapp.ui.words import _, count, month_only


def met_dialog(
    id: str, *, close_id: str, month: date, verified: int, minimum: int, sellers: int
) -> Component:
    """A dialog that assets/home-parts.js opens; closed it is nothing. Amounts in rupiah.

    sellers: from how many UMKM the purchases came; 0 when none of them names one.
    """
    reached = _(
        "%(verified)s dari %(minimum)s.",
        verified=rupiah.write(verified),
        minimum=rupiah.write(minimum),
    )
    thanks = _("Terima kasih sudah membeli produk UMKM.")
    if sellers:
        thanks = _("Terima kasih sudah membeli dari %(number)s UMKM.", number=count(sellers))
    title = _("Kewajiban %(month)s terpenuhi", month=month_only(month))
    return html.Dialog(
        [
            gauge(100, size=92, number=False, describe=_("Terpenuhi")),
            html.H2(title, id=f"{id}-title"),
            html.P(f"{reached} {thanks}"),
            button(_("Selesai"), id=close_id, look="madu"),
        ],
        id=id,
        className="met-dialog on-dark",
        **aria(labelledby=f"{id}-title"),
    )
