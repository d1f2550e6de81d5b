"""Who stands behind the present request: the only reader of the signed-in person."""

from __future__ import annotations

from dataclasses import dataclass

import flask
import flask_login

from dashapp.domain.people import Actor

NOBODY = Actor(account_id=None, person_id=None, name="", roles=frozenset())


@dataclass(frozen=True)
class Visitor(flask_login.UserMixin):
    """A signed-in device: its session, its account and, in `actor`, what that may do.

    While `pending` (a first password still to be changed) the actor has no role.
    """

    session_id: str
    account_id: int
    actor: Actor
    pending: bool = False
    demo: bool = False

    def get_id(self) -> str:
        """The session, as it can be revoked; flask_login wants some id."""
        return self.session_id


def current_visitor() -> Visitor | None:
    """The signed-in device of this request, None for an anonymous one."""
    if not flask.has_request_context():
        return None
    user = flask_login.current_user
    return user._get_current_object() if user.is_authenticated else None


def current_actor() -> Actor:
    """Who acts in this request; NOBODY (no role at all) when not signed in."""
    visitor = current_visitor()
    return NOBODY if visitor is None else visitor.actor
