"""A real mail server on this machine that keeps what it is sent."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller


class Mailbox:
    """What arrived, in order: address and message. `answer` is what the server says to it."""

    def __init__(self) -> None:
        self.url = ""
        self.mails: list[tuple[str, Message]] = []
        self.answer: str | None = "250 OK"  # None: hang up without a word

    @property
    def addresses(self) -> list[str]:
        return [address for address, _mail in self.mails]

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:
        if self.answer is None or self.answer.startswith("2"):
            mail = message_from_bytes(envelope.content)
            self.mails += [(address, mail) for address in envelope.rcpt_tos]
        if self.answer is None:
            server.transport.close()
        return self.answer or "250 OK"


@contextmanager
def serving() -> Iterator[Mailbox]:
    """Serve on a free port until the block ends."""
    box = Mailbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    box.url = f"mailto://127.0.0.1:{port}?from=simadu@contoh.go.id&name=SiMadu"
    try:
        yield box
    finally:
        controller.stop()
