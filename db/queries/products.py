"""Reads about products as their sellers keep them, and what makes one stand on the shelf."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_

from db.models import Product, Umkm
from db.models.trade import ACCEPTED


def on_shelf() -> ColumnElement[bool]:
    """Holds for a product (joined with its seller) that can be seen and bought (rules §14)."""
    return and_(
        Product.active,
        Product.curation == ACCEPTED,
        Umkm.active,
        Umkm.curation == ACCEPTED,
    )
