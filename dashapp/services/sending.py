"""Hands one message to the mail server, and says what is certain of it (ADR 0011)."""

from __future__ import annotations

import logging
import smtplib
import sys
import threading
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

# A mail server that answers with a number has decided: what it did not take, it does not have.
_DECIDED = (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused)
_one_by_one = threading.Lock()  # the witness below listens to everything that is sent


@dataclass(frozen=True)
class Outcome:
    """What became of a try. `fault` names what went wrong, without addresses or passwords."""

    sent: bool
    fault: str | None = None
    uncertain: bool = False  # it may have arrived: the server was lost before it answered
    way_is_open: bool = True  # False: the server was not reached, or lets nobody in


class _Witness(logging.Handler):
    """Keeps what apprise only logs: the exception that ended a try, and where it was raised."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.error: BaseException | None = None
        self.handing_over = False

    def emit(self, record: logging.LogRecord) -> None:
        """Called while apprise handles the exception."""
        error = sys.exc_info()[1]
        if error is not None and self.error is None:
            self.error, self.handing_over = error, record.funcName == "sendmail"


def send(url: str, address: str, title: str, body: str) -> Outcome:
    """Send one message to an e-mail address through `url`, a mailto:// or mailtos:// of apprise."""
    from apprise import NotifyFormat  # takes a second and 20 MB that most runs need not pay

    logger, witness = logging.getLogger("apprise"), _Witness()
    with _one_by_one:
        logger.propagate = False  # it would write addresses into the log
        logger.setLevel(logging.DEBUG)
        logger.addHandler(witness)
        try:
            way = _way(url, address)
            if way is None:
                return Outcome(False, "SIMADU_SEND_URL", way_is_open=False)
            if way.notify(body=body, title=title, body_format=NotifyFormat.TEXT):
                return Outcome(True)
        finally:
            logger.removeHandler(witness)
    return _judged(witness)


def _way(url: str, address: str) -> Any:
    """The way to one address; None when the setting describes none."""
    from apprise import AppriseAsset
    from apprise.exception import AppriseException
    from apprise.plugins.email import NotifyEmail  # itself, not all of apprise's 130 services

    joint = "&" if "?" in url else "?"
    parts = NotifyEmail.parse_url(url + joint + urlencode({"to": address, "format": "text"}))
    try:
        return NotifyEmail(**parts, asset=AppriseAsset(app_id="SiMadu")) if parts else None
    except (AppriseException, TypeError):
        return None


def _judged(witness: _Witness) -> Outcome:
    error = witness.error
    if error is None:
        return Outcome(False, "alamat surel tidak sah")
    fault = f"{type(error).__name__} {_code(error)}".strip()
    if not witness.handing_over:
        return Outcome(False, fault, way_is_open=False)
    return Outcome(False, fault, uncertain=not isinstance(error, _DECIDED))


def _code(error: BaseException) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return str(next(iter(error.recipients.values()))[0])
    return str(error.smtp_code) if isinstance(error, smtplib.SMTPResponseException) else ""
