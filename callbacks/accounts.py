"""What happens on the accounts page: find, open, ask, act; and the paper with first passwords."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, no_update
from flask import Response, request

from dashapp import clock
from dashapp.domain.problems import Rejected
from dashapp.identity import current_actor
from dashapp.reports.handouts import HANDOUTS
from dashapp.services import account_list
from dashapp.services.account_admin import RoleDraft
from dashapp.site import ACCOUNTS
from dashapp.ui import account_person, forms
from dashapp.ui.notices import toast
from pages import accounts as page
from pages.accounts import ROLE_FORM, Id

CONTROLS = [control for _label, control in ROLE_FORM.fields().values()]
TOLD = (
    Output(Id.TOASTS, "children", allow_duplicate=True),
    Output(Id.CHANGED, "data", allow_duplicate=True),
    Output(Id.SECRET_BODY, "children", allow_duplicate=True),
    Output(Id.SECRET, "is_open", allow_duplicate=True),
)
NOTHING_TOLD = (no_update,) * len(TOLD)


@ACCOUNTS.callback(
    Output(Id.KINDS, "children"),
    Output(Id.LIST, "children"),
    Output(Id.FOOT, "children"),
    Output(Id.COUNT, "children"),
    Input(Id.KIND, "data"),
    Input(Id.SEARCH, "value"),
    Input(Id.OFFSET, "data"),
    Input(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def find(kind: str | None, search: str | None, offset: int, _changed: int | None) -> Any:
    """List what was asked for."""
    found = account_list.listing(kind, search, offset, by=current_actor(), now=clock.now())
    return page.kinds(found), page.rows(found, search), page.foot(found), page.counted(found)


@ACCOUNTS.callback(
    Output(Id.SESSIONS, "children"), Input(Id.CHANGED, "data"), prevent_initial_call=True
)
def follow_sessions(_changed: int | None) -> Any:
    """Keep the list of those who are signed in."""
    return page.signed_in()


@ACCOUNTS.callback(
    Output(Id.PERSON_NAME, "children"),
    Output(Id.PERSON_BODY, "children"),
    Input(Id.OPEN, "data"),
    prevent_initial_call=True,
)
def show(opened: dict | None) -> Any:
    """Open an account; that it was looked at is an event."""
    key = page.key_of(opened)
    if key is None:
        return no_update, no_update
    return page.person(account_list.open_one(key, by=current_actor(), now=clock.now()))


@ACCOUNTS.callback(
    Output(Id.PERSON_NAME, "children", allow_duplicate=True),
    Output(Id.PERSON_BODY, "children", allow_duplicate=True),
    Input(Id.CHANGED, "data"),
    State(Id.OPEN, "data"),
    prevent_initial_call=True,
)
def show_again(_changed: int | None, opened: dict | None) -> Any:
    """Keep the opened account as it stands after an act."""
    key = page.key_of(opened)
    if key is None:
        return no_update, no_update
    return page.person(account_list.one(key, by=current_actor(), now=clock.now()))


@ACCOUNTS.callback(
    Output(Id.ASK_TITLE, "children"),
    Output(Id.ASK_WORDS, "children"),
    Output(Id.ASK_CONFIRM, "children"),
    Output(Id.ASK_CONFIRM, "className"),
    Output(Id.ASK_TROUBLE, "children"),
    Output(Id.ASK, "is_open"),
    Input(Id.ACT, "data"),
    prevent_initial_call=True,
)
def ask(pressed: dict | None) -> Any:
    """Ask before the act of a button."""
    if not pressed:
        return [no_update] * 6
    return *page.question(*page.asked(pressed)), [], True


@ACCOUNTS.callback(
    Output(Id.ASK_TROUBLE, "children", allow_duplicate=True),
    Output(Id.ASK, "is_open", allow_duplicate=True),
    *TOLD,
    Input(Id.ASK_CONFIRM, "n_clicks"),
    State(Id.ACT, "data"),
    State(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def confirm(clicks: int | None, pressed: dict | None, changed: int | None) -> Any:
    """Do what was asked about."""
    if not clicks or not pressed:
        return no_update, no_update, *NOTHING_TOLD
    try:
        words, handed = page.do(*page.asked(pressed))
    except Rejected as rejected:
        return page.refused(rejected), True, *NOTHING_TOLD
    return [], False, *_told(words, handed, changed)


@ACCOUNTS.callback(
    Output(Id.GIVE_TITLE, "children"),
    Output(Id.SAVE, "children"),
    Output(Id.NEW, "className"),
    Output(Id.ROLE, "options"),
    *[Output(control, "value") for control in CONTROLS],
    Output(Id.GIVE_TROUBLE, "children"),
    *[Output(forms.error_id(control), "children") for control in CONTROLS],
    Output(Id.GIVE, "is_open"),
    Input(Id.FORM, "data"),
    prevent_initial_call=True,
)
def prepare(form: dict | None) -> Any:
    """Open the role's dialog, empty, for a new account or for the one that is open."""
    if not form:
        return [no_update] * 18
    key, today = page.key_of(form), clock.today().isoformat()
    empty = [today if name == "first_day" else None for name in ROLE_FORM.fields()]
    new = account_person.shown(key is None)
    clean: list[Any] = [[] for _control in ("trouble", *CONTROLS)]
    return *page.give_title(key), new, page.role_options(key), *empty, *clean, True


@ACCOUNTS.callback(
    Output(Id.SCOPE, "options"),
    Output(Id.SCOPE_BOX, "className"),
    Output(Id.SCOPE, "value", allow_duplicate=True),
    Input(Id.ROLE, "value"),
    prevent_initial_call=True,
)
def narrow(role: str | None) -> Any:
    """Offer what the chosen role can be given for."""
    options = page.scope_options(role)
    return options, account_person.shown(bool(options)), None


@ACCOUNTS.callback(
    Output(Id.GIVE_TROUBLE, "children", allow_duplicate=True),
    *[Output(forms.error_id(control), "children", allow_duplicate=True) for control in CONTROLS],
    Output(Id.GIVE, "is_open", allow_duplicate=True),
    *TOLD,
    Input(Id.SAVE, "n_clicks"),
    State(Id.FORM, "data"),
    State(Id.ROLE, "value"),
    State(Id.SCOPE, "value"),
    State(Id.FIRST, "value"),
    State(Id.LAST, "value"),
    State(Id.LOGIN, "value"),
    State(Id.NAME, "value"),
    State(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def save(
    clicks: int | None,
    form: dict | None,
    role: str | None,
    scope: str | None,
    first: str | None,
    last: str | None,
    login: str | None,
    name: str | None,
    changed: int | None,
) -> Any:
    """Make the account or give the role."""
    if not clicks or not form:
        return [no_update] * 12
    try:
        handed = page.save(page.key_of(form), RoleDraft(role, scope, first, last, login, name))
    except Rejected as rejected:
        summary = forms.error_summary(rejected.problems, ROLE_FORM.fields())
        return summary, *page.problems(rejected), True, *NOTHING_TOLD
    told = _told(page.saved(handed), handed, changed)
    return [], *([] for _control in CONTROLS), False, *told


@ACCOUNTS.callback(
    Output(Id.WEIGHT, "children"),
    Input(Id.OFFICE, "value"),
    Input(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def weigh(opd: str | None, _changed: int | None) -> Any:
    """Say what making first passwords for an OPD would do."""
    return page.weight(opd)


@ACCOUNTS.callback(
    Output(Id.MAKING, "children"),
    Output(Id.TICK, "disabled"),
    Input(Id.TICK, "n_intervals"),
    Input(Id.CHANGED, "data"),
    prevent_initial_call=True,
)
def follow_making(_ticks: int | None, _changed: int | None) -> Any:
    """Keep how far the making has come."""
    return page.making(HANDOUTS.of(current_actor(), clock.now()))


@ACCOUNTS.route(page.TAKE, methods=("POST",))
def take_slips() -> Response:
    """The finished paper, once, to whoever had it made."""
    token = request.form.get("token", "")
    paper = HANDOUTS.take(token, by=current_actor(), now=clock.now())
    answer = Response(paper.body, mimetype="application/pdf")
    name = f"kata-sandi-{paper.opd.lower()}.pdf"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _told(words: str, handed: Any, changed: int | None) -> tuple[Any, ...]:
    """A toast, fresh lists, and a password to show when there is one."""
    count = (changed or 0) + 1
    shown = [] if handed is None else page.secret(handed)
    return toast(words, key=str(count)), count, shown, handed is not None


for day in (Id.FIRST, Id.LAST):
    ACCOUNTS.clientside_callback(
        ClientsideFunction("simadu", "dayWords"),
        Output(forms.words_id(day), "children"),
        Input(day, "value"),
    )
ACCOUNTS.clientside_callback(
    ClientsideFunction("accounts", "pickKind"),
    Output(Id.KIND, "data"),
    Input({"type": "accounts-kind", "kind": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
ACCOUNTS.clientside_callback(
    ClientsideFunction("accounts", "turn"),
    Output(Id.OFFSET, "data"),
    Input({"type": "accounts-turn", "offset": ALL, "words": ALL}, "n_clicks"),
    Input(Id.KIND, "data"),
    Input(Id.SEARCH, "value"),
    prevent_initial_call=True,
)
ACCOUNTS.clientside_callback(
    ClientsideFunction("accounts", "open"),
    Output(Id.OPEN, "data"),
    Output(Id.PERSON, "is_open"),
    Input({"type": "account-row", "key": ALL}, "n_clicks"),
    Input(Id.PERSON_CLOSE, "n_clicks"),
    prevent_initial_call=True,
)
ACCOUNTS.clientside_callback(
    ClientsideFunction("accounts", "press"),
    Output(Id.ACT, "data"),
    Input({"type": "account-act", "act": ALL, "target": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
ACCOUNTS.clientside_callback(
    ClientsideFunction("accounts", "give"),
    Output(Id.FORM, "data"),
    Input({"type": "account-grant", "key": ALL}, "n_clicks"),
    Input(Id.ADD, "n_clicks"),
    prevent_initial_call=True,
)
ACCOUNTS.clientside_callback(
    ClientsideFunction("accounts", "close"),
    Output(Id.ASK, "is_open", allow_duplicate=True),
    Input(Id.ASK_CANCEL, "n_clicks"),
    prevent_initial_call=True,
)
ACCOUNTS.clientside_callback(
    ClientsideFunction("accounts", "close"),
    Output(Id.GIVE, "is_open", allow_duplicate=True),
    Input(Id.CANCEL, "n_clicks"),
    prevent_initial_call=True,
)
ACCOUNTS.clientside_callback(
    ClientsideFunction("accounts", "forget"),
    Output(Id.SECRET, "is_open", allow_duplicate=True),
    Output(Id.SECRET_BODY, "children", allow_duplicate=True),
    Input(Id.SECRET_DONE, "n_clicks"),
    prevent_initial_call=True,
)
