"""The large screen: one plain page outside Dash, so that nothing but its own script has to last."""

from __future__ import annotations

import hashlib
from functools import cache

import flask

from dashapp import bundles
from dashapp.site import SCREEN
from dashapp.ui.logo import logo_address

SCENES = ("ringkasan", "sarang", "umkm")


def page() -> str:
    """The page without any figure; those come by themselves."""
    return flask.render_template(
        "screen.html",
        styles=_addresses(".css"),
        scripts=_addresses(".js"),
        logo=logo_address(),
        scenes=SCENES,
        version=version(),
    )


@cache
def version() -> str:
    """Changes with the page itself: a screen that runs for weeks loads the new one by this."""
    text = " ".join([*_addresses(".css"), *_addresses(".js")])
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _addresses(suffix: str) -> list[str]:
    """Styles with those that all pages share, of scripts its own alone."""
    made = bundles.for_page(SCREEN, suffix)
    return [each.address for each in made if suffix == ".css" or each.name == SCREEN.name]
