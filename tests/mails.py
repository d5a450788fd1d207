"""A real mail server on loopback, and what it took."""

from collections.abc import Iterator
from contextlib import contextmanager

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from scheme import address


class Mailbox:
    """What the mail server took; ``refuse`` is how often it says that it cannot now."""

    def __init__(self) -> None:
        self.taken: list[Envelope] = []
        self.refuse = 0

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.refuse:
            self.refuse -= 1
            return "451 not now"
        self.taken.append(envelope)
        return "250 taken"


@contextmanager
def delivered(to: object) -> Iterator[int]:
    """The port of a mail server that hands each mail to this handler."""
    port = address.free_port("127.0.0.1", 0)
    controller = Controller(to, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()
