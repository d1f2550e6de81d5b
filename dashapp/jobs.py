"""Jobs of the serving process: a month opens at 00:00 WIB of its first day (docs/rules.md §2)."""

from __future__ import annotations

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

from dashapp import clock
from dashapp.services import months

log = structlog.get_logger("simadu")


def start() -> BackgroundScheduler:
    """Start the jobs in a thread of their own; they end with the process."""
    scheduler = BackgroundScheduler(timezone=clock.WIB, daemon=True)
    # Also a few times after midnight: a database that was busy then is asked again.
    scheduler.add_job(
        open_month, "cron", hour=0, minute="0,1,5,15,30", misfire_grace_time=3600, coalesce=True
    )
    scheduler.start()
    return scheduler


def open_month() -> None:
    """Open the present month when it is due; a fault is logged and tried again later."""
    try:
        months.ensure_current(clock.now())
    except Exception as error:
        log.error("month_not_opened", exc_info=error)
