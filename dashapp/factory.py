"""Puts one application together: Dash, its pages and their guards. Starts nothing."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import re
from dataclasses import replace
from typing import Any

import dash
import flask
import flask_babel
from dash import Dash, dcc, html
from dash._callback import GLOBAL_CALLBACK_LIST, GLOBAL_CALLBACK_MAP
from flask import Flask
from werkzeug.exceptions import Forbidden

import callbacks
import pages.bell
import pages.notice
from dashapp import (
    bundles,
    cli,
    clock,
    csrf,
    delivery,
    failures,
    gate,
    live,
    log,
    reading,
    signin,
    site,
    wire,
)
from dashapp.config import ROOT, Config
from dashapp.domain.people import Actor, Role
from dashapp.identity import current_actor
from dashapp.page import Callback, Page
from dashapp.services import buyer_tokens, outbox, photos
from dashapp.ui import labels, notice_words
from dashapp.ui.frame import MenuItem, frame
from dashapp.ui.logo import logo_address
from dashapp.ui.words import _
from db import session

LARGEST_UPLOAD = 11_000_000  # bytes: a photo of 10 MB and its wrapping
# Bundles that Dash puts on every page and that none of ours needs: 65 kB of a first visit.
UNUSED = re.compile(r'<script src="[^"]*(?:polyfill@|/dash_table/)[^"]*"></script>\n?')
VIEWPORT = "width=device-width, initial-scale=1, viewport-fit=cover"  # up to the rounded corners
ROUTER = ".._pages_content.children..._pages_store.data.."  # Dash's own callback between pages
# Modules with routes, but without a page.
PARTS = (
    "dashapp.charts",
    "dashapp.status",
    "dashapp.live",
    "dashapp.notas",
    "dashapp.photos",
    "dashapp.reading",
)
INDEX = """<!DOCTYPE html>
<html lang="id">
  <head>
    {%metas%}
    <title>{%title%}</title>
    {%favicon%}
    {%css%}
  </head>
  <body>
    {%app_entry%}
    <footer>
      {%config%}
      {%scripts%}
      {%renderer%}
    </footer>
  </body>
</html>"""


class StrayCallback(RuntimeError):
    """A callback was registered outside a Page: nobody would guard it."""


class SimaduDash(Dash):
    """Dash with words that wait in Indonesian, and no more about the server than it must tell."""

    def interpolate_index(self, *args: Any, **parts: Any) -> str:
        waiting = '<div id="react-entry-point"><div class="_dash-loading">Memuat…</div></div>'
        parts["app_entry"] = waiting
        page = site.page_at(flask.request.path) or site.NOTICE
        parts["scripts"] = bundles.put_in(UNUSED.sub("", parts["scripts"]), page, ".js")
        parts["css"] = bundles.put_in(parts["css"], page, ".css")
        parts["favicon"] = f'<link rel="icon" href="{logo_address()}">'
        index: str = super().interpolate_index(*args, **parts)
        return index

    def _config(self) -> dict[str, Any]:
        return {**super()._config(), "python_version": ""}


def create_app(config: Config) -> Dash:
    """Make the application that these settings ask for; raises StrayCallback for an unguarded one.

    Starts no thread and no job and opens no connection: the command line makes one each time.
    """
    log.configure()
    clock.configure(config)
    session.configure(config.database_url, readers=config.threads)
    photos.configure(config.data_dir)
    reading.configure(config)
    buyer_tokens.configure(config.secret_key)
    live.configure(config)
    outbox.configure(config.send_url, notice_words.letter)
    server = _server(config)
    app = _dash(server, config)
    failures.install(app, busy=session.Busy)
    signin.install(server, config)
    guard = gate.Gate(app, config)
    _attach(app, guard)
    statics = delivery.install(app, config)
    guard.install()
    server.extensions["simadu_gate"] = guard
    server.extensions["simadu_statics"] = statics
    return app


def _server(config: Config) -> Flask:
    templates = str(ROOT / "pages" / "templates")
    server = Flask("dashapp", template_folder=templates, static_folder=None)
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_UPLOAD
    server.config["SIMADU"] = config
    server.jinja_env.globals["form_token"] = signin.form_token
    cli.register(server)
    flask_babel.Babel(server, default_locale="id", default_timezone="Asia/Jakarta")
    return server


def _dash(server: Flask, config: Config) -> Dash:
    app = SimaduDash(
        "dashapp",
        server=server,  # type: ignore[arg-type] # its annotation forgets that a server may come
        use_pages=True,
        pages_folder="",
        assets_folder=str(ROOT / "assets"),
        assets_ignore=r"plotly-basic.*|signin.*",
        suppress_callback_exceptions=True,
        enable_mcp=False,
        include_pages_meta=False,
        add_log_handler=False,
        title="SiMadu",
        meta_tags=[{"name": "viewport", "content": VIEWPORT}],
        update_title="",
        index_string=INDEX,
        csrf_token_name=csrf.cookie_name(not config.demo),
        csrf_header_name=csrf.HEADER,
    )
    app.layout = _skeleton
    return app


def _skeleton() -> html.Div:
    """What every page stands in; it holds nothing of anyone."""
    return html.Div([dcc.Store(id="live-revision"), dash.page_container])


def _attach(app: Dash, guard: gate.Gate) -> None:
    """Register all that the pages have recorded, each behind its page's roles."""
    _import_all()
    _refuse_strays(app)
    for page in site.SITE:
        if page.path is not None and not page.plain:
            _register_page(page)
        for callback in page.callbacks:
            _attach_callback(app, guard, page, callback)
        for route in page.routes:
            endpoint = f"{page.name}.{route.function.__name__}"
            view = gate.requirement(page, route.function)
            app.server.add_url_rule(route.rule, endpoint, view, methods=list(route.methods))
            guard.pages[endpoint] = page
    _set_up_dash(app, guard)


def _import_all() -> None:
    """Everything that records callbacks or routes; what has not been built is passed over."""
    for name in PARTS:
        if importlib.util.find_spec(name) is not None:
            importlib.import_module(name)
    for package in (pages, callbacks):
        for module in pkgutil.iter_modules(package.__path__):
            importlib.import_module(f"{package.__name__}.{module.name}")


def _refuse_strays(app: Dash) -> None:
    strays = [*GLOBAL_CALLBACK_MAP, *app.callback_map]
    strays += [spec["output"] for spec in GLOBAL_CALLBACK_LIST]
    if strays:
        raise StrayCallback(f"register through PAGE.callback: {sorted(set(strays))}")


def _register_page(page: Page) -> None:
    module = importlib.import_module(f"pages.{page.name}")

    def guarded(**_query: Any) -> Any:  # the query string never becomes an argument
        actor = current_actor()
        if page.admits(actor):
            return _framed(page, actor, module)
        if page.path == site.FRONT and actor.roles:
            return _framed(site.NOTICE, actor, pages.notice)
        raise Forbidden

    title = f"{page.title} · SiMadu"
    dash.register_page(f"pages.{page.name}", path=page.path, title=title, layout=guarded)


def _framed(page: Page, actor: Actor, module: Any) -> Any:
    """The page's content in the frame; its module may say how, by FRAME and `subtitle`."""
    shown, aside = site.bar(actor, page)
    menu = [_menu_item(item, page) for item in shown]
    given = [role for role in Role if role in actor.roles and role is not Role.ASN]
    roles = ", ".join(labels.role(role) for role in given or actor.roles)
    sub = module.subtitle(actor) if hasattr(module, "subtitle") else roles
    bell = pages.bell.bell(actor) if site.BELL.admits(actor) else None
    options = {
        "bell": bell,
        "csrf": signin.form_token(),
        "aside": _aside(aside),
        "pages": [_menu_item(item, page) for item in site.menu(actor)],
        **getattr(module, "FRAME", {}),
    }
    return frame(page.title, actor.name, sub, menu, module.layout(), **options)


def _menu_item(item: Page, page: Page) -> MenuItem:
    return MenuItem(item.title, item.path or site.FRONT, item.icon, item is page)


def _aside(page: Page | None) -> MenuItem | None:
    """The way to the other half of somebody's pages: the own purchases, or the office."""
    if page is None:
        return None
    if page in site.OWN:
        return MenuItem(_("Belanja saya"), page.path or site.FRONT, "basket")
    return MenuItem(page.title, page.path or site.FRONT, page.icon)


def _attach_callback(app: Dash, guard: gate.Gate, page: Page, callback: Callback) -> None:
    options = dict(callback.options)
    if callback.function is None:
        app.clientside_callback(callback.clientside, *callback.deps, **options)
        guard.hidden[app._callback_list[-1]["output"]] = page
        return
    function = gate.requirement(page, callback.function)
    app.callback(*callback.deps, **options)(function)
    output = app._callback_list[-1]["output"]
    expected = wire.expect(app.callback_map[output], callback.function)
    guard.guards[output] = gate.Guard(page, expected)


def _set_up_dash(app: Dash, guard: gate.Gate) -> None:
    """Let Dash do now what it does in its first request: no two first requests can race then."""
    hooks = list(app.server.before_request_funcs.get(None, []))
    with app.server.test_request_context("/"):
        for hook in hooks:
            if getattr(hook, "__module__", "").startswith("dash."):
                hook()
    router = wire.expect(app.callback_map[ROUTER], app.callback_map[ROUTER]["callback"])
    text = (str, str | None)
    guard.guards[ROUTER] = gate.Guard(None, replace(router, hints=text))
    unguarded = set(app.callback_map) - set(guard.guards) - set(guard.hidden) - {gate.ROUTER_TITLE}
    if unguarded:
        raise StrayCallback(f"register through PAGE.callback: {sorted(unguarded)}")
