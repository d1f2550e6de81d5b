"""What whoever stands above the services asks of the database: is it reachable, is it free."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError

from db.session import Busy

__all__ = ["Busy", "Unreachable"]

Unreachable = DBAPIError
