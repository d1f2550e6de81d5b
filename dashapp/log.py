"""One JSON line per event on stderr; what people typed never goes in."""

from __future__ import annotations

import logging
import sys

import structlog


def configure() -> None:
    """Set the form of the log for this process; calling it again changes nothing."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=True),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=lambda *_names: structlog.PrintLogger(sys.stderr),  # the stderr of now
        cache_logger_on_first_use=False,
    )
    logging.getLogger("dash").setLevel(logging.WARNING)
