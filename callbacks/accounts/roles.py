"""Make an account, or give a role to one."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Input, Output, State, no_update

from callbacks.accounts.told import NOTHING_TOLD, TOLD, told
from dashapp import clock
from dashapp.domain.problems import Rejected
from dashapp.services.role_drafts import RoleDraft
from dashapp.site import ACCOUNTS
from dashapp.ui import account_role_form, forms
from pages.accounts import roles as page
from pages.accounts.ids import ROLE_FORM, Id
from pages.accounts.opened import key_of

CONTROLS = [control for _label, control in ROLE_FORM.fields().values()]


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
    key, today = key_of(form), clock.today().isoformat()
    empty = [today if name == "first_day" else None for name in ROLE_FORM.fields()]
    new = account_role_form.shown(key is None)
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
    return options, account_role_form.shown(bool(options)), None


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
        handed = page.save(key_of(form), RoleDraft(role, scope, first, last, login, name))
    except Rejected as rejected:
        fields = ROLE_FORM.fields(page.form_words().scope)
        summary = forms.error_summary(rejected.problems, fields)
        return summary, *page.problems(rejected), True, *NOTHING_TOLD
    after = told(page.saved(handed), handed, changed)
    return [], *([] for _control in CONTROLS), False, *after


for day in (Id.FIRST, Id.LAST):
    ACCOUNTS.clientside_callback(
        ClientsideFunction("simadu", "dayWords"),
        Output(forms.words_id(day), "children"),
        Input(day, "value"),
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
    Output(Id.GIVE, "is_open", allow_duplicate=True),
    Input(Id.CANCEL, "n_clicks"),
    prevent_initial_call=True,
)
