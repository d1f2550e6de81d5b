"""Speaks to the application as a browser does: signs in, opens pages, sends callbacks."""

from __future__ import annotations

import inspect
import itertools
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from dash import Dash
from dash.development.base_component import Component
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashapp import clock, csrf, wire
from dashapp.domain.people import Role
from dashapp.gate import CALLBACKS, Gate
from dashapp.services import accounts, entrance
from dashapp.services.logins import Way
from db.models import Grant, Nip, Person, Posting
from db.session import transaction

PAGE = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "document"}
ANONYMOUS = "anonymous"
NONE = "none"  # signed in, but every role has ended since
EVERYONE = (*(role.value for role in Role), NONE, ANONYMOUS)
_serial = itertools.count(1)


@dataclass
class Browser:
    """One browser; `role` is what its person holds."""

    app: Dash
    role: str
    client: FlaskClient
    account_id: int | None = None
    session_id: str | None = None
    sent: list[int] = field(default_factory=list)

    @property
    def roles(self) -> frozenset[Role]:
        if self.role in (ANONYMOUS, NONE):
            return frozenset()
        return frozenset({Role(self.role)})

    @property
    def token(self) -> str:
        secret = self.app.server.config["SIMADU"].secret_key
        return csrf.token(secret, self.session_id or "nobody")

    def open(self, path: str, **headers: str) -> TestResponse:
        """Open a page as one does by its address."""
        return self.client.get(path, headers={**PAGE, **headers})

    def post(self, path: str, **options: Any) -> TestResponse:
        """Send something with this browser's token."""
        return self.client.post(path, headers={csrf.HEADER: self.token}, **options)

    def fire(self, body: Any) -> TestResponse:
        """Send a callback's body."""
        return self.post(CALLBACKS, json=body)


def gate_of(app: Dash) -> Gate:
    gate: Gate = app.server.extensions["simadu_gate"]
    return gate


def browser(app: Dash, role: str) -> Browser:
    """A new browser, signed in as a new person who holds just this role."""
    found = Browser(app, role, app.server.test_client())
    if role == ANONYMOUS:
        return found
    now, today = clock.now(), clock.today()
    wanted = Role.BUPATI if role == NONE else Role(role)
    with transaction() as session:
        serial = next(_serial)
        person = _a_servant(session, serial, today) if wanted is Role.ASN else None
        account = accounts.add_demo(
            session,
            way=Way.NAME,
            login=f"{role}.{serial}",
            name=f"Contoh {serial}",
            person_id=person,
            grants=() if person else [(wanted, _SCOPES.get(wanted))],
            hashed="x",
            now=now,
            today=today,
        )
        found.account_id = account.id
    opened = entrance.sign_in_demo(found.account_id, device="", now=now, today=today)
    found.session_id = opened.session_id
    found.client.set_cookie("simadu", opened.token)
    if role == NONE:
        with transaction() as session:
            for grant in session.query(Grant).filter_by(account_id=found.account_id):
                session.delete(grant)
    return found


_SCOPES = {
    Role.KEPALA_OPD: "DISKOMINFO",
    Role.OPERATOR_OPD: "DISKOMINFO",
    Role.KASIR: "DEK-KRAKSAAN",
    Role.UMKM: "1",
}


def _a_servant(session: Any, serial: int, today: Any) -> int:
    person = Person(name=f"Pegawai {serial}")
    session.add(person)
    session.flush()
    session.add(Nip(nip=f"198803152011011{serial:03d}", person_id=person.id))
    session.add(
        Posting(
            person_id=person.id,
            opd="DISKOMINFO",
            level="pelaksana",
            valid_from=today.replace(day=1) - timedelta(days=40),
        )
    )
    return int(person.id)


def honest_body(app: Dash, output: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """What the renderer would send for a callback; `values` are the props of its page's layout."""
    expected = gate_of(app).guards[output].expected
    hints = iter(expected.hints)
    outputs = [_part(slot, None) for slot in expected.outputs]
    return {
        "output": output,
        "outputs": outputs if expected.multi else outputs[0] if outputs else None,
        "inputs": [_sent(slot, next(hints), values) for slot in expected.inputs],
        "state": [_sent(slot, next(hints), values) for slot in expected.states],
        "changedPropIds": [],
    }


def props_of(layout: Any) -> dict[str, Any]:
    """`id.property` and value of everything with a plain id in a layout, as JSON would carry it."""
    found: dict[str, Any] = {}
    for component in components_of(layout):
        if isinstance(name := getattr(component, "id", None), str):
            for prop in component._prop_names:
                found[f"{name}.{prop}"] = getattr(component, prop, None)
    return found


def components_of(layout: Any) -> Iterator[Component]:
    """Every component of a layout, from the outside in."""
    waiting = [layout]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list | tuple):
            waiting += part
        elif isinstance(part, Component):
            yield part
            for name in {"children", *getattr(part, "_children_props", [])}:
                waiting.append(getattr(part, name.split(".")[0].split("[")[0], None))


def _sent(slot: wire.Slot, hint: Any, values: Mapping[str, Any]) -> Any:
    if slot.many:
        return []
    known = values.get(f"{slot.id}.{slot.property}")
    value = known if known is not None and wire.fits(known, hint) else sample(hint)
    return _part(slot, value)


def _part(slot: wire.Slot, value: Any) -> Any:
    if slot.many:
        return []
    name = slot.id
    if not isinstance(name, str):
        name = {key: 1 if isinstance(part, list) else part for key, part in name.items()}
    return {"id": name, "property": slot.property, "value": value}


def sample(hint: Any) -> Any:
    """A plain value of an annotated type."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if hint in (Any, object, None, types.NoneType, inspect.Parameter.empty):
        return None
    if origin in (typing.Union, types.UnionType):
        return None if types.NoneType in inner else sample(inner[0])
    if origin is typing.Literal:
        return inner[0]
    return {str: "", int: 1, float: 1.0, bool: False, list: [], dict: {}}.get(origin or hint)
