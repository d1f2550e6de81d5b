"""The frame around every page: skip links, top bar with menu and sign-out, one h1, one main."""

from collections.abc import Sequence
from typing import NamedTuple

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashapp.ui.elements import Child, Children, aria, icon, parts
from dashapp.ui.logo import brand
from dashapp.ui.words import _


class MenuItem(NamedTuple):
    """One entry of the menu; a plain tuple of the first four does as well."""

    label: str
    href: str
    icon: str
    active: bool = False
    badge: str = ""


def frame(
    page_title: str,
    actor_name: str,
    actor_sub: str,
    menu: Sequence[tuple[str, str, str, bool] | MenuItem],
    content: Children,
    *,
    skips: Sequence[tuple[str, str]] = (),
    show_title: bool = False,
    fill: bool = False,
    bleed: bool = False,
    bell: Component | None = None,
    aside: MenuItem | None = None,
    pages: Sequence[MenuItem] = (),
    csrf: str = "",
    sign_out: str = "/keluar",
    profile: str = "/profil",
) -> html.Div:
    """The whole page. `actor_sub` stands under the name ("Eselon IV · Diskominfo").

    skips: (words, id) of parts to skip to, besides the main part itself. show_title: the h1 is
    seen, not only heard. fill: on desktop the page is as high as the window and its parts scroll;
    bleed: without space around the content (verification). bell: of those who get notices.
    aside: a link at the end of the bar to the other half of somebody's pages; pages: both halves,
    as the account's menu lists them on phones (default: the menu).
    csrf: token for the sign-out form.
    """
    items = [MenuItem(*item) for item in menu]
    classes = ["frame", *(["frame-fill"] if fill else []), *(["frame-bleed"] if bleed else [])]
    title = html.H1(page_title, className="page-title" if show_title else "visually-hidden")
    return html.Div(
        [
            _skip_links([(_("Langsung ke isi"), "main"), *skips]),
            html.Header(
                [
                    brand(),
                    html.Nav(
                        html.Ul(
                            [html.Li(_menu_link(item)) for item in items],
                            className="menu",
                        ),
                        **aria(label=_("Menu utama")),
                    ),
                    html.Div(
                        [
                            _aside_link(aside),
                            bell,
                            _actor(actor_name, actor_sub, pages or items, csrf, sign_out, profile),
                        ],
                        className="topbar-end",
                    ),
                ],
                className="topbar",
            ),
            html.Main([title, *parts(content)], id="main", className="main", tabIndex=-1),
        ],
        className=" ".join(classes),
    )


def initials(name: str) -> str:
    """SR for Siti Rahmawati; titles behind a comma do not count."""
    words = [word for word in name.split(",")[0].split() if word[0].isalpha()]
    return "".join(word[0] for word in words[:2]).upper() or "?"


def notice_page(title: str, words: str, act: Component | None = None) -> html.Div:
    """A page's content that only says something: not built yet, not found, not allowed."""
    content = [html.H2(title), html.P(words, className="muted"), act]
    return html.Div(html.Div(content, className="panel stack"), className="main-narrow")


def _skip_links(targets: Sequence[tuple[str, str]]) -> html.Div:
    links = [html.A(words, href=f"#{target}") for words, target in targets]
    return html.Div(links, className="skip-links")


def _menu_link(item: MenuItem) -> html.A:
    current = aria(current="page") if item.active else {}
    badge = html.Span(item.badge, className="menu-badge") if item.badge else None
    words: list[Child] = [icon(item.icon), item.label, badge]
    return html.A(words, href=item.href, className="menu-link", **current)


def _aside_link(item: MenuItem | None) -> html.A | None:
    if item is None:
        return None
    return html.A([icon(item.icon), item.label], href=item.href, className="topbar-aside")


def _page_link(item: MenuItem) -> html.A:
    current = aria(current="page") if item.active else {}
    return html.A([icon(item.icon), item.label], href=item.href, **current)


def _actor(
    name: str, sub: str, items: Sequence[MenuItem], csrf: str, sign_out: str, profile: str
) -> html.Details:
    who = html.Span(
        [html.Span(name, className="actor-name"), html.Span(sub, className="actor-sub")],
        className="actor-text",
    )
    avatar = html.Span(initials(name), className="avatar", **aria(hidden="true"))
    token = dbc.Input(type="hidden", name="csrf", value=csrf) if csrf else None
    own = html.A([icon("user-circle"), _("Profil")], href=profile)
    leave = html.Form(
        [token, html.Button([icon("sign-out"), _("Keluar")], type="submit")],
        action=sign_out,
        method="POST",
    )
    # On a phone the bar has no room for the menu: its pages stand here instead (20-base.css).
    pages = html.Ul([html.Li(_page_link(item)) for item in items], className="actor-pages")
    return html.Details(
        [
            html.Summary([icon("list"), avatar, who], **aria(label=_("Akun %(name)s", name=name))),
            html.Div([pages, own, leave], className="actor-menu"),
        ],
        className="actor",
    )
