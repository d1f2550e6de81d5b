"""The draft of minimums: what it does while it is typed, the question before it, its entry."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Input, Output, State, ctx, no_update

from dashapp import clock
from dashapp.domain.problems import Problem, Rejected
from dashapp.identity import current_actor
from dashapp.services import rules
from dashapp.site import RULES
from dashapp.ui import charts, forms, labels, messages
from dashapp.ui import rules as ui
from dashapp.ui.account_dialogs import trouble
from dashapp.ui.notices import toast
from dashapp.ui.words import _
from pages.rules import minimums as page
from pages.rules.ids import ASK, LEVELS, Id, of

AMOUNTS = [of(level, "amount") for level in LEVELS]
FIELD_ERRORS = [forms.error_id(each) for each in AMOUNTS]
DRAFT = [*(State(each, "value") for each in AMOUNTS), State(Id.SINCE, "value")]


@RULES.callback(
    *[Output(of(level, "target"), "children") for level in LEVELS],
    *[Output(of(level, "change"), "children") for level in LEVELS],
    *[Output(of(level, "row"), "className") for level in LEVELS],
    *[Output(place, "children") for place in FIELD_ERRORS],
    Output(Id.EFFECT, "children"),
    Output(Id.CHART_TITLE, "children"),
    Output(Id.CHART, "figure"),
    Output(charts.box_id(Id.CHART), "aria-label"),
    Output(charts.table_id(Id.CHART), "children"),
    Output(Id.SINCE_HEAD, "children"),
    Output(Id.LEVEL, "data"),
    *[Input(each, "value") for each in AMOUNTS],
    Input(Id.SINCE, "value"),
    Input(Id.CHANGED, "data"),
    State(Id.LEVEL, "data"),
)
def draw(
    top: str | None,
    second: str | None,
    third: str | None,
    fourth: str | None,
    lowest: str | None,
    since: str | None,
    _changed: int | None,
    level: str | None,
) -> Any:
    """Show what the draft does."""
    draft = page.read([top, second, third, fourth, lowest], since)
    return page.drawn(draft, page.level_of(ctx.triggered_id, level), ctx.triggered_id)


@RULES.callback(
    *[Output(of(level, "now"), "children") for level in LEVELS],
    Output(Id.HISTORY, "children"),
    Input(Id.CHANGED, "data"),
)
def follow(_changed: int | None) -> Any:
    """Keep the present minimums and the history as they stand."""
    found = page.book()
    return *page.now_cells(found), ui.history([line for _at, line in page.lines(found)])


@RULES.callback(
    Output(Id.TROUBLE, "children"),
    Output(forms.error_id(Id.DOCUMENT), "children"),
    Output(ASK.title, "children"),
    Output(ASK.words, "children"),
    Output(ASK.trouble, "children"),
    Output(ASK.confirm, "children"),
    Output(ASK.confirm, "className"),
    Output(ASK.dialog, "is_open"),
    Input(Id.PROPOSE, "n_clicks"),
    *DRAFT,
    State(Id.DOCUMENT, "value"),
    prevent_initial_call=True,
)
def propose(
    clicks: int | None,
    top: str | None,
    second: str | None,
    third: str | None,
    fourth: str | None,
    lowest: str | None,
    since: str | None,
    document: str | None,
) -> Any:
    """Ask before the draft is entered; what is wrong is said at its field."""
    if not clicks:
        return [no_update] * 8
    draft = page.read([top, second, third, fourth, lowest], since)
    problems = dict(draft.problems)
    rules.read_document(document, problems)
    if not draft.changed and not problems:
        problems[""] = Problem("rule_unchanged")
    if problems:
        fields = {level.value: (labels.level(level), of(level, "amount")) for level in LEVELS}
        fields["document"] = (_("Nomor dokumen"), Id.DOCUMENT)
        wrong = forms.error_summary(problems, fields)
        return wrong, forms.error(problems.get("document")), *[no_update] * 5, False
    title = _("Ajukan minimum baru?")
    verb = _("Ajukan perubahan")
    return [], [], title, page.question(draft), [], verb, "btn-madu grow", True


@RULES.callback(
    Output(ASK.trouble, "children", allow_duplicate=True),
    Output(ASK.dialog, "is_open", allow_duplicate=True),
    Output(Id.TOASTS, "children"),
    Output(Id.DOCUMENT, "value"),
    Output(Id.CHANGED, "data"),
    Input(ASK.confirm, "n_clicks"),
    *DRAFT,
    State(Id.DOCUMENT, "value"),
    State(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def enter(
    clicks: int | None,
    top: str | None,
    second: str | None,
    third: str | None,
    fourth: str | None,
    lowest: str | None,
    since: str | None,
    document: str | None,
    changed: int | None,
) -> Any:
    """Enter the draft."""
    if not clicks:
        return [no_update] * 5
    draft = page.read([top, second, third, fourth, lowest], since)
    try:
        if draft.problems:
            raise Rejected(dict(draft.problems))
        rules.set_minimums(
            draft.changed, draft.since, document, by=current_actor(), now=clock.now()
        )
    except Rejected as rejected:
        said = [messages.sentence(each) for each in rejected.problems.values()]
        return trouble(said), True, no_update, no_update, no_update
    number = (changed or 0) + 1
    return [], False, toast(_("Perubahan diajukan"), key=str(number)), "", number


RULES.clientside_callback(
    ClientsideFunction("rules", "close"),
    Output(ASK.dialog, "is_open", allow_duplicate=True),
    Input(ASK.cancel, "n_clicks"),
    prevent_initial_call=True,
)
