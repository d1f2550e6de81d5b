"""The page as its figures stand, and own products: filtered, opened, saved."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, no_update
from dash.exceptions import PreventUpdate

from dashapp.domain.problems import Rejected
from dashapp.domain.products import ProductDraft
from dashapp.site import SELLER
from dashapp.ui import forms
from pages.seller import acts, moved, shown
from pages.seller.ids import PRODUCT, Id
from pages.seller.shown import PARTS

PART = {"type": "seller-part", "part": ALL, "at": ALL}
ERRORS = [forms.error_id(control) for _label, control in PRODUCT.fields().values()]


@SELLER.callback(
    *(Output(part, prop) for part, prop in PARTS),
    Output({"type": "seller-badge", "part": "pesanan"}, "children"),
    Output(Id.SEEN, "data"),
    Input("live-revision", "data"),
    Input(Id.CHANGED, "data"),
    Input(Id.SHOP, "value"),
    Input(Id.GALLERY, "value"),
    Input(Id.FILTER, "data"),
    State(Id.SEEN, "data"),
    prevent_initial_call=True,
)
def follow(
    _revision: str | None,
    _changed: int | None,
    shop: str | None,
    gallery: str | None,
    chosen: str | None,
    seen: str | None,
) -> Any:
    """Show the shop as it stands now; nothing when that is what is shown."""
    found = shown.find(shop, gallery, chosen)
    values = [*shown.parts(found), shown.badge_words(found)]
    marks = moved.marks(values)
    if marks == seen:
        raise PreventUpdate
    return *moved.moved(values, seen), marks


@SELLER.callback(
    Output(PRODUCT.title, "children"),
    Output(PRODUCT.note, "children"),
    Output(PRODUCT.photo, "data"),
    Output(PRODUCT.name, "value"),
    Output(PRODUCT.category, "value"),
    Output(PRODUCT.unit, "value"),
    Output(PRODUCT.price, "value"),
    Output(PRODUCT.history, "children"),
    Output(PRODUCT.shown, "value"),
    Output(PRODUCT.shown_box, "hidden"),
    Output(PRODUCT.save, "children"),
    Output(PRODUCT.dialog, "is_open"),
    Output(Id.EDITED, "data"),
    Output(PRODUCT.summary, "children"),
    *(Output(place, "children") for place in ERRORS),
    Input(Id.EDIT, "data"),
    prevent_initial_call=True,
)
def open_product(sent: dict[str, Any] | None) -> Any:
    """Fill the form with the product that was pressed, or with nothing for a new one."""
    own = acts.opened(sent)
    edited = None if own is None else {"product": own.id, "seen": own.seen}
    return *acts.form(own), True, edited, *acts.told({})


@SELLER.callback(
    Output(PRODUCT.summary, "children", allow_duplicate=True),
    *(Output(place, "children", allow_duplicate=True) for place in ERRORS),
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(PRODUCT.dialog, "is_open", allow_duplicate=True),
    Output(Id.CHANGED, "data", allow_duplicate=True),
    Input(PRODUCT.save, "n_clicks"),
    State(Id.EDITED, "data"),
    State(Id.SHOP, "value"),
    State(PRODUCT.name, "value"),
    State(PRODUCT.category, "value"),
    State(PRODUCT.unit, "value"),
    State(PRODUCT.price, "value"),
    State(PRODUCT.photo, "data"),
    State(PRODUCT.shown, "value"),
    State(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def save(
    clicks: int | None,
    edited: dict[str, Any] | None,
    shop: str | None,
    name: str | None,
    category: str | None,
    unit: str | None,
    price: str | None,
    photo: dict[str, Any] | None,
    shown_now: bool | None,
    changed: int | None,
) -> Any:
    """Save what was typed, or say at each field what is wrong and keep it all."""
    if not clicks:
        return [no_update] * (4 + len(ERRORS))
    draft = ProductDraft(name, category, unit, price, (photo or {}).get("key"))
    try:
        words = acts.save(edited, shop, draft, shown_now is not False)
    except Rejected as rejected:
        return *acts.told(rejected.problems), no_update, no_update, no_update
    after = (changed or 0) + 1
    return *acts.told({}), acts.done(words, after), False, after


def _browser(name: str, *deps: Output | Input | State) -> None:
    function = ClientsideFunction("seller", name)
    SELLER.clientside_callback(function, *deps, prevent_initial_call=True)


_browser(
    "part",
    Output(Id.ROOT, "className"),
    Output(PART, "aria-pressed"),
    Input(PART, "n_clicks"),
    State(PART, "id"),
)
_browser(
    "filter",
    Output(Id.FILTER, "data"),
    Input({"type": "seller-filter", "value": ALL}, "n_clicks"),
)
_browser(
    "edit",
    Output(Id.EDIT, "data"),
    Input(Id.ADD, "n_clicks"),
    Input({"type": "seller-edit", "product": ALL}, "n_clicks"),
)
_browser(
    "close",
    Output(PRODUCT.dialog, "is_open", allow_duplicate=True),
    Input(PRODUCT.cancel, "n_clicks"),
)
