"""Own products as a file: taken out, taken in after a look at what would change."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Input, Output, State, no_update
from flask import Response, abort, jsonify, request

from dashapp.domain.problems import NotAllowed, Rejected
from dashapp.site import SELLER
from dashapp.ui import seller_list
from pages import seller as page
from pages.seller import acts, files
from pages.seller import lists as page_lists
from pages.seller.ids import Id


@SELLER.callback(
    Output(Id.LIST_PREVIEW, "children"),
    Output(Id.LIST_SEEN, "data"),
    Output(Id.LIST_APPLY, "disabled"),
    Output(Id.LIST_APPLY, "children"),
    Input(Id.LIST_ROWS, "data"),
    State(Id.SHOP, "value"),
    prevent_initial_call=True,
)
def look(sent: dict[str, Any] | None, shop: str | None) -> Any:
    """Say what the file would do; nothing is written."""
    if sent is None or "rows" not in sent:
        return page_lists.file_words(sent), None, True, files.nothing()
    try:
        found = page_lists.list_preview(sent, shop)
    except Rejected as rejected:
        return acts.refused(rejected), None, True, files.nothing()
    words = seller_list.apply_words(found.plan)
    return seller_list.preview(found.plan), found.seen, files.is_idle(found.plan), words


@SELLER.callback(
    Output(Id.LIST_PREVIEW, "children", allow_duplicate=True),
    Output(Id.LIST_DIALOG, "is_open"),
    Output(Id.LIST_ROWS, "data", allow_duplicate=True),
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.CHANGED, "data", allow_duplicate=True),
    Input(Id.LIST_APPLY, "n_clicks"),
    State(Id.LIST_ROWS, "data"),
    State(Id.LIST_SEEN, "data"),
    State(Id.SHOP, "value"),
    State(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def take_in(
    clicks: int | None,
    sent: dict[str, Any] | None,
    seen: str | None,
    shop: str | None,
    changed: int | None,
) -> Any:
    """Take the rows in as they were looked at."""
    if not clicks:
        return [no_update] * 5
    try:
        words = page_lists.list_apply(sent, shop, seen)
    except Rejected as rejected:
        return acts.refused(rejected), *[no_update] * 4
    after = (changed or 0) + 1
    return [], False, None, acts.done(words, after), after


@SELLER.route(f"{page.DOWNLOAD}.<form>")
def download(form: str) -> Response:
    """The products of an own shop as a file."""
    if form not in files.KINDS:
        abort(404)
    try:
        body = files.out(form, request.args.get("toko"))
    except NotAllowed:
        abort(404)
    answer = Response(body, mimetype=files.KINDS[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="produk.{form}"'
    return answer


@SELLER.route(page.UPLOAD, methods=("POST",))
def upload() -> Response:
    """Read the one file of a multipart form: {rows, name}, or {message} when it is no list."""
    try:
        return jsonify(files.taken())
    except Rejected as rejected:
        answer = jsonify(message=files.said(rejected))
        answer.status_code = 422
        return answer


def _browser(name: str, *deps: Output | Input | State) -> None:
    function = ClientsideFunction("seller", name)
    SELLER.clientside_callback(function, *deps, prevent_initial_call=True)


_browser(
    "lists",
    Output(Id.LIST_DIALOG, "is_open", allow_duplicate=True),
    Output(Id.LIST_ROWS, "data", allow_duplicate=True),
    Input(Id.LIST_OPEN, "n_clicks"),
)
_browser(
    "close",
    Output(Id.LIST_DIALOG, "is_open", allow_duplicate=True),
    Input(Id.LIST_CANCEL, "n_clicks"),
)
