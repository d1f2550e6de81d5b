"""Jobs of the serving process: months open, orders expire, imports are weighed, reminders go out.

What each does is in docs/rules.md §2, §3 and §5."""

from __future__ import annotations

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

from dashapp import clock
from dashapp.services import calendar_reminders, months, orders, outbox, risk

log = structlog.get_logger("simadu")


def start() -> BackgroundScheduler:
    """Start the jobs in a thread of their own; they end with the process."""
    scheduler = BackgroundScheduler(timezone=clock.WIB, daemon=True)
    # Also a few times after midnight: a database that was busy then is asked again.
    scheduler.add_job(
        open_month, "cron", hour=0, minute="0,1,5,15,30", misfire_grace_time=3600, coalesce=True
    )
    scheduler.add_job(tend_orders, "cron", second=20, misfire_grace_time=60, coalesce=True)
    scheduler.add_job(weigh_waiting, "cron", second=40, misfire_grace_time=60, coalesce=True)
    scheduler.add_job(remind, "cron", second=0, misfire_grace_time=60, coalesce=True)
    scheduler.add_job(deliver, "cron", second=5, misfire_grace_time=60, coalesce=True)
    scheduler.start()
    return scheduler


def open_month() -> None:
    """Open the present month when it is due; a fault is logged and tried again later."""
    try:
        months.ensure_current(clock.now())
    except Exception as error:
        log.error("month_not_opened", exc_info=error)


def tend_orders() -> None:
    """Each minute: tell whose order expires soon, end those whose days are over."""
    try:
        orders.warn(now=clock.now())
        orders.expire(now=clock.now())
    except Exception as error:
        log.error("orders_not_tended", exc_info=error)


def weigh_waiting() -> None:
    """Each minute: weigh what waits and came by an import, a portion at a time."""
    try:
        risk.catch_up(now=clock.now())
    except Exception as error:
        log.error("risk_not_weighed", exc_info=error)


def remind() -> None:
    """Each minute: remind by the calendar whom it is time to remind, portion by portion."""
    try:
        while calendar_reminders.send_due(now=clock.now()):
            pass
    except Exception as error:
        log.error("not_reminded", exc_info=error)


def deliver() -> None:
    """Each minute: send the messages that are due, one after the other."""
    try:
        while outbox.deliver_next(now=clock.now()):
            pass
    except Exception as error:
        log.error("not_delivered", exc_info=error)
