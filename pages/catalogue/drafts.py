"""The forms of the catalogue: what they show when they open, and what is saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash.development.base_component import Component

from dashapp import clock
from dashapp.domain.curation import SellerDraft
from dashapp.domain.papers import Kind, PaperDraft, State
from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.identity import current_actor
from dashapp.services import catalogue_views, umkm_papers, umkm_registry
from dashapp.services.account_admin import Handed
from dashapp.ui import forms
from dashapp.ui.catalogue_words import PAPERS, STATES
from dashapp.ui.elements import Child
from dashapp.ui.words import _
from pages.catalogue.ids import PAPER, SELLER

CITY = "3574"  # offered in the list, and answered with the reason why it does not count


def paper_of(asked: Mapping[str, Any]) -> tuple[int, Kind]:
    """The seller and the paper of a pressed tile; NotAllowed for anything else."""
    umkm, kind = asked.get("umkm"), asked.get("kind")
    if not isinstance(umkm, int) or isinstance(umkm, bool) or kind not in list(Kind):
        raise NotAllowed
    return umkm, Kind(kind)


def paper(asked: Mapping[str, Any]) -> list[Any]:
    """Title, choices, values and the class of the last field, for the paper that was pressed."""
    umkm, kind = paper_of(asked)
    view = catalogue_views.seller(umkm, by=current_actor(), now=clock.now())
    found = next(each.paper for each in view.papers if each.kind is kind)
    title = _("%(paper)s %(seller)s", paper=PAPERS[kind], seller=view.name)
    states = [each for each in STATES if kind is not Kind.NIB or each != State.NOT_NEEDED]
    options = [{"value": each, "label": STATES[each]()} for each in states]
    if found is None:
        return [title, options, State.HELD.value, "", None]
    until = found.until.isoformat() if found.until else None
    return [title, options, found.state.value, found.number, until]


def save_paper(asked: Mapping[str, Any], state: Any, number: Any, until: Any) -> None:
    """Write the paper down. Raises Rejected by field."""
    umkm, kind = paper_of(asked)
    draft = PaperDraft(state, number, until)
    umkm_papers.write(umkm, kind.value, draft, by=current_actor(), now=clock.now())


def seller_of(asked: Mapping[str, Any]) -> int | None:
    """The seller whose form is open; None for a new one."""
    umkm = asked.get("umkm")
    if umkm is not None and (not isinstance(umkm, int) or isinstance(umkm, bool)):
        raise NotAllowed
    return umkm


def seller(asked: Mapping[str, Any]) -> list[Any]:
    """Title, verb, class of the NIB's field, kecamatan to choose from, and the values."""
    umkm = seller_of(asked)
    options = [
        {"value": code, "label": name}
        for code, name in umkm_registry.districts(by=current_actor()).items()
    ]
    options.append({"value": CITY, "label": _("Kota Probolinggo (pemerintah lain)")})
    if umkm is None:
        empty = ["", "", "", "", None, ""]
        return [_("Daftarkan UMKM"), _("Daftarkan UMKM"), "", options, *empty]
    view = catalogue_views.seller(umkm, by=current_actor(), now=clock.now())
    values = [view.name, view.owner, view.phone, "", view.kecamatan_code, view.address]
    title = _("Ubah data %(name)s", name=view.name)
    return [title, _("Simpan perubahan"), "d-none", options, *values]


def save_seller(asked: Mapping[str, Any], draft: SellerDraft) -> tuple[str, str, Handed | None]:
    """Save the form; what to say, the line to open, and a first password to show once."""
    umkm, by, now = seller_of(asked), current_actor(), clock.now()
    if umkm is not None:
        umkm_registry.amend(umkm, draft, by=by, now=now)
        return _("Perubahan tersimpan"), f"penjual:{umkm}", None
    made = umkm_registry.register(draft, by=by, now=now)
    return _("UMKM terdaftar"), f"penjual:{made.umkm_id}", made.handed


def paper_troubles(rejected: Rejected) -> list[Any]:
    return _troubles(rejected, PAPER.fields())


def seller_troubles(rejected: Rejected) -> list[Any]:
    return _troubles(rejected, SELLER.fields())


def _troubles(
    rejected: Rejected, fields: Mapping[str, tuple[str, str]]
) -> list[Component | list[Child] | None]:
    """The summary above a form, then the error of each field."""
    summary = forms.error_summary(rejected.problems, fields)
    return [summary, *(forms.error(rejected.problems.get(name)) for name in fields)]
