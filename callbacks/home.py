"""What happens on the home page: browse, choose, fill in, send; and the panel that follows."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, no_update
from dash.exceptions import PreventUpdate

from dashapp import clock
from dashapp.domain import rupiah
from dashapp.domain.problems import BadValue, Problem, Rejected
from dashapp.domain.purchases import Fund, LineDraft, PurchaseDraft
from dashapp.identity import current_actor
from dashapp.services import gallery, home, purchases
from dashapp.site import HOME
from dashapp.ui import charts, forms
from dashapp.ui import gallery as gallery_ui
from dashapp.ui.entry import effect_strip, entry_lines
from dashapp.ui.notices import toast
from dashapp.ui.words import _
from pages import home as page
from pages.home import ENTRY, Id

REVISION = Input("live-revision", "data")
FIELDS = tuple(ENTRY.fields())
Cart = list[list[int]]


@HOME.callback(
    Output(Id.PROGRESS, "children"),
    Output(Id.SEEN, "data"),
    REVISION,
    Input(Id.KEY, "data"),
    State(Id.SEEN, "data"),
    prevent_initial_call=True,
)
def follow(_revision: str | None, _key: str | None, seen: str | None) -> Any:
    """Redraw the own panel when the own figures or the day have moved."""
    own = home.own(by=current_actor(), now=clock.now())
    now = repr(own)
    if now == seen:
        raise PreventUpdate
    return page.panel(own), now


@HOME.callback(
    Output(Id.PRODUCTS, "children"),
    Output(Id.CHIPS, "children"),
    Input(Id.SEARCH, "value"),
    Input(Id.GALLERY, "value"),
    Input(Id.CATEGORY, "data"),
    Input(Id.LIMIT, "data"),
    State(Id.CART, "data"),
    prevent_initial_call=True,
)
def browse(search: str | None, place: str | None, category: str, limit: int, cart: Cart) -> Any:
    """Show the products that fit search, gallery and category."""
    found = gallery.browse(
        now=clock.now(),
        search=search or "",
        category=None if category == gallery_ui.ALL else category,
        gallery=None if place == page.EVERYWHERE else place,
        limit=limit,
    )
    chips = gallery_ui.filter_chips(gallery.categories(), category)
    return page.shelf(found, _quantities(cart), search or ""), chips


@HOME.callback(
    Output(Id.LINES, "children"),
    Output(Id.AMOUNT, "value"),
    Output(Id.AMOUNT, "readonly"),
    Input(Id.CART, "data"),
    prevent_initial_call=True,
)
def choose(cart: Cart) -> Any:
    """Write the chosen goods into the form; their sum is the amount."""
    items = gallery.basket(_quantities(cart), now=clock.now())
    total = sum(item.amount for item in items)
    amount = rupiah.plain(total) if items else ""
    return entry_lines(page.lines(items)), amount, bool(items)


@HOME.callback(
    Output(Id.RESULT, "children"),
    Input(Id.AMOUNT, "value"),
    Input(Id.FUND, "value"),
    REVISION,
    prevent_initial_call=True,
)
def preview(amount: str | None, fund: str | None, _revision: str | None) -> Any:
    """Say what the purchase will do to this month once it is verified."""
    present = home.own(by=current_actor(), now=clock.now()).present
    try:
        value = rupiah.read(amount)
    except BadValue:
        return None
    if present is None or fund not in list(Fund):
        return None
    return effect_strip(page.effect(present, value, Fund(fund)))


@HOME.callback(
    Output(Id.SUMMARY, "children"),
    *(Output(forms.error_id(control), "children") for _label, control in ENTRY.fields().values()),
    Output(Id.TOASTS, "children"),
    Output(Id.CART, "data", allow_duplicate=True),
    Output(Id.AMOUNT, "value", allow_duplicate=True),
    Output(Id.RECEIPT, "value"),
    Output(Id.PHOTO, "data"),
    Output(Id.KEY, "data"),
    Input(Id.SUBMIT, "n_clicks"),
    State(Id.PLACE, "value"),
    State(Id.CART, "data"),
    State(Id.AMOUNT, "value"),
    State(Id.DAY, "value"),
    State(Id.RECEIPT, "value"),
    State(Id.FUND, "value"),
    State(Id.PHOTO, "data"),
    State(Id.KEY, "data"),
    prevent_initial_call=True,
)
def submit(
    _clicks: int | None,
    place: str | None,
    cart: Cart,
    amount: str | None,
    day: str | None,
    receipt: str | None,
    fund: str | None,
    photo: dict[str, Any] | None,
    key: str | None,
) -> Any:
    """Record the purchase, or say at each field what is wrong and keep all that was typed."""
    lines = [LineDraft(product, quantity) for product, quantity in _quantities(cart).items()]
    draft = PurchaseDraft(place, lines, amount, day, receipt, fund, (photo or {}).get("key"))
    try:
        saved = purchases.record(draft, by=current_actor(), now=clock.now(), key=key or "")
    except Rejected as rejected:
        return (*_told(rejected.problems), *[no_update] * 6)
    done = toast(_("Pembelian terkirim · %(number)s", number=saved.number), key=saved.number)
    return (*_told({}), done, [], "", "", None, page.fresh_key())


def _told(problems: dict[str, Problem]) -> list[Any]:
    """The summary, then the words below each field in the order of the form."""
    below = [forms.error(problems.get(field)) for field in FIELDS]
    return [forms.error_summary(problems, ENTRY.fields()), *below]


def _quantities(cart: Cart) -> dict[int, int]:
    """Product and quantity of each chosen product; what is no such pair is left out."""
    return {pair[0]: pair[1] for pair in cart if len(pair) == 2 and min(pair) > 0}


def _browser(name: str) -> ClientsideFunction:
    return ClientsideFunction("home", name)


HOME.clientside_callback(
    _browser("cart"),
    Output(Id.CART, "data"),
    Input({"type": "home-add", "product": ALL}, "n_clicks"),
    Input({"type": "home-less", "product": ALL}, "n_clicks"),
    Input({"type": "line-add", "product": ALL}, "n_clicks"),
    Input({"type": "line-less", "product": ALL}, "n_clicks"),
    State(Id.CART, "data"),
    prevent_initial_call=True,
)
HOME.clientside_callback(
    _browser("steppers"),
    Output({"type": "home-step", "product": ALL}, "className"),
    Output({"type": "home-number", "product": ALL}, "children"),
    Input(Id.CART, "data"),
    State({"type": "home-step", "product": ALL}, "id"),
    prevent_initial_call=True,
)
HOME.clientside_callback(
    _browser("category"),
    Output(Id.CATEGORY, "data"),
    Input({"type": "home-chip", "value": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
HOME.clientside_callback(
    _browser("more"),
    Output(Id.LIMIT, "data"),
    Input(Id.MORE, "n_clicks"),
    Input(Id.CATEGORY, "data"),
    Input(Id.SEARCH, "value"),
    State(Id.LIMIT, "data"),
    prevent_initial_call=True,
)
HOME.clientside_callback(
    ClientsideFunction("simadu", "dayWords"),
    Output(forms.words_id(Id.DAY), "children"),
    Input(Id.DAY, "value"),
)
HOME.clientside_callback(
    _browser("charts"),
    Output(Id.BARS, "figure"),
    Output(charts.box_id(Id.BARS), "aria-label"),
    Output(Id.HEADLINE, "children"),
    Output(Id.TICK, "children"),
    Output(Id.COMB, "figure"),
    Output(charts.box_id(Id.COMB), "aria-label"),
    Output(Id.COMB_TITLE, "children"),
    Output(Id.OWN, "children"),
    Output(Id.TROUBLE, "hidden"),
    REVISION,
    Input(Id.MONTH, "value"),
    Input(Id.RETRY, "data"),
    Input(Id.RETRY_NOW, "n_clicks"),
)
