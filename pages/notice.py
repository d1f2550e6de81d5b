"""The front page of people whose own page has not been built yet: it says so, plainly."""

from __future__ import annotations

from dash import html

from dashapp.ui.frame import notice_page
from dashapp.ui.words import _


def layout() -> html.Div:
    """One sentence on why there is nothing to do here, and whom to ask."""
    return notice_page(
        _("Halaman untuk peran Anda sedang disiapkan"),
        _(
            "Akun Anda sudah dapat masuk, halaman kerjanya menyusul. Sementara ini belum ada yang"
            " perlu Anda lakukan di SiMadu. Ada pertanyaan? Hubungi operator OPD Anda atau DKUPP."
        ),
    )
