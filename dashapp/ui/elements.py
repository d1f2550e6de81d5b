"""The smallest parts: icons, status words with their glyph, checked links, buttons."""

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashapp.domain import links
from dashapp.ui.labels import Label
from dashapp.ui.words import _

Child = Component | str | None
Children = Child | Sequence[Child]


def aria(**names: str) -> dict[str, Any]:
    """aria- attributes: aria(label="Tutup")."""
    return {f"aria-{name}": value for name, value in names.items()}


def data(**names: str) -> dict[str, Any]:
    """data- attributes."""
    return {f"data-{name}": value for name, value in names.items()}


def safe_href(url: object) -> str | None:
    """The address if a stored text may become a link: https, or a path of our own; else None.

    The only way from stored text to href or src: components run `javascript:` addresses.
    """
    if not isinstance(url, str) or not links.is_plain(url):
        return None
    is_ours = url.startswith("/") and not url.startswith("//")
    return url if is_ours or links.is_secure(url) else None


def parts(words: Children) -> list[Child]:
    """Children as a list, whether one or many were given."""
    if words is None or isinstance(words, (str, Component)):
        return [words]
    return list(words)


def icon(name: str) -> html.I:
    """A decorative icon in the colour and size of its text (assets/15-icons.css)."""
    return html.I(className=f"icon icon-{name}", **aria(hidden="true"))


def status(label: Label) -> html.Span:
    """Glyph and word of a state: shape first, colour second."""
    glyph = html.I(className=f"glyph glyph-{label.glyph}", **aria(hidden="true"))
    return html.Span([glyph, label.word], className=f"status tone-{label.tone}")


def tag(text: str, tone: str = "") -> html.Span:
    """A small tag; tone daun, madu, bata, batu or none."""
    return html.Span(text, className=f"tag tag-{tone}" if tone else "tag")


def button(
    words: Children,
    *,
    id: Any,
    look: str = "garis",
    icon_name: str | None = None,
    key: str | None = None,
    more: str = "",
    **attributes: Any,
) -> html.Button:
    """A button that says verb and object.

    look: madu (the one main act of a view), tinta, garis, bata (destructive), teks.
    `key` shows the keyboard letter that does the same.
    """
    content: list[Child] = [icon(icon_name)] if icon_name else []
    content += parts(words)
    if key:
        content.append(html.Span(key, className="key", **aria(hidden="true")))
        attributes.setdefault("aria-keyshortcuts", key)
    class_name = f"btn-{look} {more}".strip()
    return html.Button(content, id=id, type="button", className=class_name, **attributes)


def link(words: Children, href: str, look: str = "link") -> Component:
    """A link to a checked address; only the words when the address may not be one."""
    address = safe_href(href)
    if address is None:
        return html.Span(words)
    leaves = {"target": "_blank", "rel": "noopener noreferrer"}
    outside: dict[str, Any] = leaves if address[0] != "/" else {}
    return html.A(words, href=address, className=look, **outside)


def hidden(words: str) -> html.Span:
    """Words for people who hear the page instead of seeing it."""
    return html.Span(words, className="visually-hidden")


def live_mark() -> html.Span:
    """Dot and "langsung"; becomes "data 09.32" when no data has come for a minute."""
    return html.Span(
        [
            html.Span(className="live-dot"),
            html.Span(_("langsung"), className="live-now"),
            html.Span([icon("clock"), _("data")], className="live-old"),
        ],
        className="live-mark",
    )
