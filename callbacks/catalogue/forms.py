"""The forms of the catalogue: a paper of a seller, a seller registered or amended."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, no_update

from dashapp.domain.curation import SellerDraft
from dashapp.domain.problems import Rejected
from dashapp.site import CATALOGUE
from dashapp.ui import forms
from dashapp.ui.notices import toast
from dashapp.ui.words import _
from pages.catalogue import acts
from pages.catalogue import drafts as page
from pages.catalogue.ids import PAPER, SELLER, Id

PAPER_CONTROLS = [control for _label, control in PAPER.fields().values()]
SELLER_CONTROLS = [control for _label, control in SELLER.fields().values()]
PAPER_ERRORS = [PAPER.trouble, *(forms.error_id(each) for each in PAPER_CONTROLS)]
SELLER_ERRORS = [SELLER.trouble, *(forms.error_id(each) for each in SELLER_CONTROLS)]


@CATALOGUE.callback(
    Output(PAPER.title, "children"),
    Output(PAPER.state, "options"),
    *[Output(control, "value") for control in PAPER_CONTROLS],
    *[Output(place, "children") for place in PAPER_ERRORS],
    Output(PAPER.dialog, "is_open"),
    Input(Id.PAPER, "data"),
    prevent_initial_call=True,
)
def open_paper(asked: dict | None) -> Any:
    """Open a paper as it was written down."""
    if not asked:
        return [no_update] * (3 + len(PAPER_CONTROLS) + len(PAPER_ERRORS))
    return *page.paper(asked), *([] for _place in PAPER_ERRORS), True


@CATALOGUE.callback(
    *[Output(place, "children", allow_duplicate=True) for place in PAPER_ERRORS],
    Output(PAPER.dialog, "is_open", allow_duplicate=True),
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.CHANGED, "data", allow_duplicate=True),
    Input(PAPER.save, "n_clicks"),
    State(Id.PAPER, "data"),
    State(PAPER.state, "value"),
    State(PAPER.number, "value"),
    State(PAPER.until, "value"),
    State(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def save_paper(
    clicks: int | None,
    asked: dict | None,
    state: str | None,
    number: str | None,
    until: str | None,
    changed: int | None,
) -> Any:
    """Write the paper down."""
    if not clicks or not asked:
        return [no_update] * (3 + len(PAPER_ERRORS))
    count = (changed or 0) + 1
    try:
        page.save_paper(asked, state, number, until)
    except Rejected as rejected:
        return *page.paper_troubles(rejected), True, no_update, no_update
    clean: list[Any] = [[] for _place in PAPER_ERRORS]
    return *clean, False, toast(_("Dokumen tersimpan"), key=str(count)), count


@CATALOGUE.callback(
    Output(SELLER.title, "children"),
    Output(SELLER.save, "children"),
    Output(SELLER.nib_box, "className"),
    Output(SELLER.kecamatan, "options"),
    *[Output(control, "value") for control in SELLER_CONTROLS],
    *[Output(place, "children") for place in SELLER_ERRORS],
    Output(SELLER.dialog, "is_open"),
    Input(Id.FORM, "data"),
    prevent_initial_call=True,
)
def open_seller(asked: dict | None) -> Any:
    """Open the form, empty for a new seller."""
    if not asked:
        return [no_update] * (5 + len(SELLER_CONTROLS) + len(SELLER_ERRORS))
    return *page.seller(asked), *([] for _place in SELLER_ERRORS), True


@CATALOGUE.callback(
    *[Output(place, "children", allow_duplicate=True) for place in SELLER_ERRORS],
    Output(SELLER.dialog, "is_open", allow_duplicate=True),
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.CHANGED, "data", allow_duplicate=True),
    Output(Id.SELECTED, "data", allow_duplicate=True),
    Output(Id.SECRET_BODY, "children", allow_duplicate=True),
    Output(Id.SECRET, "is_open", allow_duplicate=True),
    Input(SELLER.save, "n_clicks"),
    State(Id.FORM, "data"),
    *[State(control, "value") for control in SELLER_CONTROLS],
    State(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def save_seller(
    clicks: int | None,
    asked: dict | None,
    name: str | None,
    owner: str | None,
    phone: str | None,
    nib: str | None,
    kecamatan: str | None,
    address: str | None,
    changed: int | None,
) -> Any:
    """Register the seller, or correct what is known of one."""
    if not clicks or not asked:
        return [no_update] * (6 + len(SELLER_ERRORS))
    count = (changed or 0) + 1
    draft = SellerDraft(name, owner, phone, nib, kecamatan, address)
    try:
        words, key, handed = page.save_seller(asked, draft)
    except Rejected as rejected:
        return *page.seller_troubles(rejected), True, *[no_update] * 5
    clean: list[Any] = [[] for _place in SELLER_ERRORS]
    shown = acts.secret(handed) if handed else []
    return *clean, False, toast(words, key=str(count)), count, key, shown, handed is not None


CATALOGUE.clientside_callback(
    ClientsideFunction("simadu", "dayWords"),
    Output(forms.words_id(PAPER.until), "children"),
    Input(PAPER.until, "value"),
)
# A last day belongs to a paper that holds.
CATALOGUE.clientside_callback(
    ClientsideFunction("catalogue", "holds"),
    Output(PAPER.until_box, "hidden"),
    Input(PAPER.state, "value"),
)
CATALOGUE.clientside_callback(
    ClientsideFunction("catalogue", "paper"),
    Output(Id.PAPER, "data"),
    Input({"type": "catalogue-paper", "umkm": ALL, "kind": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
CATALOGUE.clientside_callback(
    ClientsideFunction("catalogue", "form"),
    Output(Id.FORM, "data"),
    Input(Id.ADD, "n_clicks"),
    Input(Id.ACT, "data"),
    prevent_initial_call=True,
)
for dialog, cancel in ((PAPER.dialog, PAPER.cancel), (SELLER.dialog, SELLER.cancel)):
    CATALOGUE.clientside_callback(
        ClientsideFunction("catalogue", "close"),
        Output(dialog, "is_open", allow_duplicate=True),
        Input(cancel, "n_clicks"),
        prevent_initial_call=True,
    )
CATALOGUE.clientside_callback(
    ClientsideFunction("catalogue", "told"),
    Output(Id.SECRET, "is_open", allow_duplicate=True),
    Output(Id.SECRET_BODY, "children", allow_duplicate=True),
    Input(Id.SECRET_DONE, "n_clicks"),
    prevent_initial_call=True,
)
