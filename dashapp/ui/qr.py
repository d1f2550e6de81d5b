"""QR codes as pictures that the page carries itself."""

from __future__ import annotations

import segno
from dash import html


def qr(text: str, words: str, *, scale: int = 6) -> html.Img:
    """The QR of a text; `words` say what it is to people who hear the page."""
    return html.Img(src=address(text, scale=scale), alt=words, className="qr")


def address(text: str, *, scale: int = 6) -> str:
    """The picture of a QR as a data: address, dark on white, with its quiet zone."""
    code = segno.make(text, error="m", micro=False, boost_error=False)
    picture: str = code.svg_data_uri(scale=scale, border=2, dark="#221A10", light="#FFFFFF")
    return picture
