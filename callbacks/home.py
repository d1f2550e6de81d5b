"""What happens on the home page: browse, choose, fill in, send; and the panel that follows."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, no_update
from dash.exceptions import PreventUpdate

from dashapp import clock, shelf, site
from dashapp.domain import rupiah
from dashapp.domain.problems import BadValue, Problem, Rejected
from dashapp.domain.purchases import Fund, LineDraft, PurchaseDraft
from dashapp.identity import current_actor
from dashapp.services import gallery, home, purchases
from dashapp.services.purchases import Saved
from dashapp.site import HOME
from dashapp.ui import charts, columns, forms, home_charts
from dashapp.ui import gallery as gallery_ui
from dashapp.ui.elements import link
from dashapp.ui.entry import effect_strip, entry_lines
from dashapp.ui.notices import toast
from dashapp.ui.words import _
from pages import home as page
from pages.home import ENTRY, Id

REVISION = Input("live-revision", "data")
FIELDS = tuple(ENTRY.fields())
HISTORY = "/riwayat"
Cart = list[list[int]]


@HOME.callback(
    Output(Id.PROGRESS, "children"),
    Output(Id.SEEN, "data"),
    Output(Id.TODAY, "data"),
    Output(Id.GAP, "data"),
    Input(Id.MOVED, "data"),
    Input(Id.KEY, "data"),
    State(Id.SEEN, "data"),
    State(Id.GAP, "data"),
    prevent_initial_call=True,
)
def follow(_moved: str | None, _key: str | None, seen: str | None, gap: int | None) -> Any:
    """Redraw the own panel when the own figures or the day have moved; charts go first."""
    own = home.own(by=current_actor(), now=clock.now())
    now = page.mark(own)
    if now == seen:
        raise PreventUpdate
    missing = own.present.to_buy if own.present else 0
    return page.panel(own), now, own.today.isoformat(), no_update if missing == gap else missing


@HOME.callback(
    Output(Id.PRODUCTS, "children"),
    Output(Id.CHIPS, "children"),
    Input(Id.SEARCH, "value"),
    Input(Id.GALLERY, "value"),
    Input(Id.CATEGORY, "data"),
    Input(Id.LIMIT, "data"),
    Input(Id.GAP, "data"),
    State(Id.CART, "data"),
    prevent_initial_call=True,
)
def browse(
    search: str | None, place: str | None, category: str, limit: int, gap: int, cart: Cart
) -> Any:
    """Show the products that fit search, gallery and category, or that close the gap."""
    chosen = {gallery_ui.ALL, gallery_ui.FIT}
    found = gallery.browse(
        now=clock.now(),
        search=search or "",
        category=None if category in chosen else category,
        gallery=None if place == page.EVERYWHERE else place,
        limit=limit,
        gap=gap,
        only_fitting=category == gallery_ui.FIT,
    )
    cards = shelf.cards(found, _quantities(cart), search or "", act=Id.ACT)
    return cards, shelf.chips(found, category)


@HOME.callback(
    Output(Id.LINES, "children"),
    Output(Id.AMOUNT, "value"),
    Output(Id.AMOUNT, "readonly"),
    Output(Id.BASKET, "children"),
    Input(Id.CART, "data"),
    prevent_initial_call=True,
)
def choose(cart: Cart) -> Any:
    """Write the chosen goods into the form; their sum is the amount."""
    items = gallery.basket(_quantities(cart), now=clock.now())
    total = sum(item.amount for item in items)
    pieces = sum(item.quantity for item in items)
    amount = rupiah.plain(total) if items else ""
    bar = gallery_ui.basket(total, pieces, columns.ENTRY)
    return entry_lines(shelf.lines(items)), amount, bool(items), bar


@HOME.callback(
    Output(Id.RESULT, "children"),
    Input(Id.AMOUNT, "value"),
    Input(Id.FUND, "value"),
    Input(Id.SEEN, "data"),
    prevent_initial_call=True,
)
def preview(amount: str | None, fund: str | None, _seen: str | None) -> Any:
    """Say what the purchase will do to this month once it is verified."""
    try:
        value = rupiah.read(amount)
    except BadValue:
        return None
    present = home.own(by=current_actor(), now=clock.now()).present
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
    Input(Id.SEND, "data"),
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
    _sent: int | None,
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
        return (*_told(rejected.problems), *[no_update] * 5, _key_after(rejected.problems))
    return (*_told({}), _sent_note(saved), [], "", "", None, page.fresh_key())


def _sent_note(saved: Saved) -> Any:
    words = _("Pembelian terkirim · %(number)s", number=saved.number)
    if saved.late:
        words = _("%(words)s, tercatat terlambat", words=words)
    listed = site.page_at(HISTORY) is not None
    act = link(_("Lihat"), HISTORY, "toast-act") if listed else None
    return toast(words, act=act, key=saved.number)


def _key_after(problems: dict[str, Problem]) -> Any:
    """Another key when this one has been used for another purchase, in a second tab."""
    used = problems.get("")
    return page.fresh_key() if used and used.code == "key_used_differently" else no_update


def _told(problems: dict[str, Problem]) -> list[Any]:
    """The summary, then the words below each field in the order of the form."""
    below = [forms.error(problems.get(field)) for field in FIELDS]
    return [forms.error_summary(problems, ENTRY.fields()), *below]


def _quantities(cart: Cart) -> dict[int, int]:
    """Product and quantity of each chosen product; what is no such pair is left out."""
    return {pair[0]: pair[1] for pair in cart if len(pair) == 2 and min(pair) > 0}


def _browser(name: str, *deps: Output | Input | State, first: bool = False) -> None:
    """What runs in the browser alone: `name` of assets/home*.js; `first`: also at the start."""
    function = ClientsideFunction("home", name)
    HOME.clientside_callback(function, *deps, prevent_initial_call=not first)


PRESSED = Input({"type": Id.ACT, "value": ALL}, "n_clicks")
DAYS = {"type": Id.DAY_CHIP, "value": ALL}
VIEWS = {"type": Id.VIEW_CHIP, "value": ALL}

_browser(
    "cart",
    Output(Id.CART, "data"),
    Input({"type": "home-add", "product": ALL}, "n_clicks"),
    Input({"type": "home-less", "product": ALL}, "n_clicks"),
    Input({"type": "line-add", "product": ALL}, "n_clicks"),
    Input({"type": "line-less", "product": ALL}, "n_clicks"),
    State(Id.CART, "data"),
)
_browser(
    "steppers",
    Output({"type": "home-step", "product": ALL}, "className"),
    Output({"type": "home-number", "product": ALL}, "children"),
    Input(Id.CART, "data"),
    State({"type": "home-step", "product": ALL}, "id"),
)
_browser(
    "category",
    Output(Id.CATEGORY, "data"),
    Input({"type": "home-chip", "value": ALL}, "n_clicks"),
    PRESSED,
)
_browser(
    "more",
    Output(Id.LIMIT, "data"),
    PRESSED,
    Input(Id.CATEGORY, "data"),
    Input(Id.SEARCH, "value"),
    Input(Id.GALLERY, "value"),
    State(Id.LIMIT, "data"),
)
_browser("reset", Output(Id.SEARCH, "value"), Output(Id.GALLERY, "value"), PRESSED)
_browser(
    "browsing",
    Output(Id.SHELF, "data"),
    Input(Id.SEARCH, "value"),
    Input(Id.GALLERY, "value"),
    Input(Id.CATEGORY, "data"),
    Input(Id.PRODUCTS, "children"),
)
_browser("day", Output(Id.DAY, "value"), Input(DAYS, "n_clicks"), State(Id.TODAY, "data"))
_browser(
    "dayPressed",
    Output(DAYS, "aria-pressed"),
    Output(Id.DAY, "max"),
    Input(Id.DAY, "value"),
    Input(Id.TODAY, "data"),
    State(DAYS, "id"),
)
HOME.clientside_callback(
    ClientsideFunction("simadu", "dayWords"),
    Output(forms.words_id(Id.DAY), "children"),
    Input(Id.DAY, "value"),
)
_browser("restore", Output(Id.RESTORED, "data"), Input(Id.OWNER, "data"), first=True)
_browser(
    "keep",
    Output(Id.KEPT, "data"),
    Input(Id.PLACE, "value"),
    Input(Id.CART, "data"),
    Input(Id.AMOUNT, "value"),
    Input(Id.DAY, "value"),
    Input(Id.RECEIPT, "value"),
    Input(Id.FUND, "value"),
    Input(Id.PHOTO, "data"),
    Input(Id.KEY, "data"),
)
_browser("send", Output(Id.SEND, "data"), Input(Id.SUBMIT, "n_clicks"))
_browser(
    "bars",
    Output(Id.BARS, "figure"),
    Output(charts.box_id(Id.BARS), "aria-label"),
    Output(Id.HEADLINE, "children"),
    Output(Id.TICK, "children"),
    Output(charts.trouble_id(Id.BARS), "hidden"),
    Output(Id.MOVED, "data"),
    REVISION,
    Input(Id.MONTH, "value"),
    Input(Id.RETRY, "data"),
    Input(Id.BARS_RETRY, "n_clicks"),
    first=True,
)
_browser(
    "comb",
    Output(Id.COMB, "figure"),
    Output(charts.box_id(Id.COMB), "aria-label"),
    Output(Id.COMB_TITLE, "children"),
    Output(Id.OWN, "children"),
    Output(charts.trouble_id(Id.COMB), "hidden"),
    REVISION,
    Input(Id.MONTH, "value"),
    Input(Id.VIEW, "data"),
    Input(Id.RETRY, "data"),
    Input(Id.COMB_RETRY, "n_clicks"),
    first=True,
)
_browser("view", Output(Id.VIEW, "data"), Input(VIEWS, "n_clicks"))
_browser(
    "viewPressed",
    Output(VIEWS, "aria-pressed"),
    Output(home_charts.card_id(Id.COMB), "className"),
    Input(Id.VIEW, "data"),
    State(VIEWS, "id"),
)
_browser(
    "ranks",
    Output(Id.RANKS_CHART, "figure"),
    Output(Id.RANKS_CHART, "style"),
    Output(charts.box_id(Id.RANKS_CHART), "aria-label"),
    Input(Id.RANKS_OPEN, "n_clicks"),
    Input(Id.MOVED, "data"),
    State(Id.MONTH, "value"),
)
_browser("celebrate", Output(Id.CELEBRATED, "data"), Input(Id.SEEN, "data"), first=True)
_browser(
    "address",
    Output(Id.ADDRESS, "data"),
    Input(Id.MONTH, "value"),
    Input(Id.CATEGORY, "data"),
    Input(Id.GALLERY, "value"),
    Input(Id.VIEW, "data"),
    first=True,
)
