"""GET /health: whether this process can serve, for whoever watches over it."""

from __future__ import annotations

import shutil
from typing import Any

import flask
import structlog
from flask import Response, jsonify

from dashapp.services import trail
from dashapp.site import STATUS

LEAST_FREE = 200_000_000  # bytes; below it writes are about to fail
log = structlog.get_logger("simadu")


@STATUS.route("/health")
def health() -> tuple[Response, int]:
    """200 while all is well, else 503: {status, revision, database, disk_free}."""
    found: dict[str, Any] = {"revision": None, "database": "ok", "disk_free": _free()}
    try:
        found["revision"] = trail.revision()
    except Exception as error:
        log.error("database_unreachable", exc_info=error)
        found["database"] = "unreachable"
    well = found["database"] == "ok" and found["disk_free"] >= LEAST_FREE
    found["status"] = "ok" if well else "fault"
    return jsonify(found), 200 if well else 503


def _free() -> int:
    folder = flask.current_app.config["SIMADU"].data_dir
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free
