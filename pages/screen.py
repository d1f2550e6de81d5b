"""The large screen: one plain page outside Dash, so that nothing but its own script has to last."""

from __future__ import annotations

import flask

from dashapp import bundles
from dashapp.site import SCREEN
from dashapp.ui.logo import logo_address


def page() -> str:
    """The page without any figure; those come by themselves."""
    return flask.render_template(
        "screen.html",
        styles=_addresses(".css"),
        scripts=_addresses(".js"),
        logo=logo_address(),
    )


def _addresses(suffix: str) -> list[str]:
    return [bundle.address for bundle in bundles.for_page(SCREEN, suffix)]
