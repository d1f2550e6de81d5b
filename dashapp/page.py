"""A page, its address, who may open it, and what it registers; default is deny."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeVar

from dash import ClientsideFunction
from dash.dependencies import Input, Output, State

from dashapp.domain.people import Actor, Role

ANYONE: Final = "anyone"  # also people who have not signed in
SIGNED_IN: Final = frozenset(Role)  # everyone who holds a role
Allow = frozenset[Role] | Literal["anyone"]

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Callback:
    """One recorded callback; `function` is None for one that runs in the browser."""

    deps: tuple[Output | Input | State, ...]
    options: Mapping[str, Any]
    function: Callable[..., Any] | None = None
    clientside: ClientsideFunction | None = None


@dataclass(frozen=True)
class Route:
    """One recorded plain address of a page, outside Dash."""

    rule: str
    methods: tuple[str, ...]
    function: Callable[..., Any]


@dataclass(frozen=True)
class Page:
    """A page of SITE. `path` None: a group of addresses without a page of its own.

    `plain` pages are served by their routes alone, so that Dash is never involved.
    screens: also for a screen that a link has let in; no other page is.
    borrows: pages whose styles and scripts this one loads besides its own (dashapp/bundles.py).
    """

    name: str
    path: str | None
    title: str
    allow: Allow
    plain: bool = False
    icon: str = ""
    in_menu: bool = True
    screens: bool = False
    borrows: tuple[str, ...] = ("home",)
    callbacks: list[Callback] = field(default_factory=list, compare=False, repr=False)
    routes: list[Route] = field(default_factory=list, compare=False, repr=False)

    def admits(self, actor: Actor) -> bool:
        """True when the actor may open this page and all that belongs to it."""
        return self.allow == ANYONE or bool(actor.roles & self.allow)

    def callback(self, *deps: Output | Input | State, **options: Any) -> Callable[[F], F]:
        """Record the function as a callback of this page and return it unchanged.

        Dependencies stand in a flat row (outputs, inputs, states). The gate holds each argument
        to the function's annotation: `int | None` refuses text before the function sees it.
        """

        def record(function: F) -> F:
            self.callbacks.append(Callback(deps, options, function=function))
            return function

        return record

    def clientside_callback(
        self, function: ClientsideFunction, *deps: Output | Input | State, **options: Any
    ) -> None:
        """Record a callback that runs in the browser, from a script in assets/."""
        self.callbacks.append(Callback(deps, options, clientside=function))

    def route(self, rule: str, methods: tuple[str, ...] = ("GET",)) -> Callable[[F], F]:
        """Record the function as the view of an address of this page; returned unchanged."""

        def record(function: F) -> F:
            self.routes.append(Route(rule, tuple(methods), function))
            return function

        return record
