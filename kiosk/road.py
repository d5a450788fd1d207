"""The road out as the kiosk sees it: rounds with the hub, what is known of them."""

import time
from datetime import UTC, datetime
from random import Random
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QNetworkInterface

from easyread.envelope import State
from kiosk.device import Device
from kiosk.forgetting import forget
from kiosk.jobs import Jobs
from kiosk.sync.loop import Loop, Round
from kiosk.sync.rounds import Rounds
from kiosk.sync.sync import Outcome
from kiosk.trouble import HubAway, Trouble
from kiosk.ui.post import Post
from kiosk.voice.speaker import Speaker

Known = Literal["not-yet", "no-internet"]
AFTER_PAINT = 0.3
"""Seconds from the first screen to the first thought of the network."""
LOOK_MS = 5000
"""How often it is looked whether a network came up."""


def online() -> bool:
    """Some interface beyond loopback is up and has an address."""
    up, running = QNetworkInterface.InterfaceFlag.IsUp, QNetworkInterface.InterfaceFlag.IsRunning
    loopback = QNetworkInterface.InterfaceFlag.IsLoopBack
    return any(
        interface.flags() & up
        and interface.flags() & running
        and not interface.flags() & loopback
        and interface.addressEntries()
        for interface in QNetworkInterface.allInterfaces()
    )


class Road(QObject):
    """``told``: gone, not-yet or no-internet, and how many things wait. ``household``: a newer document came."""

    told = Signal(str, int)
    household = Signal()

    def __init__(self, device: Device, store: Jobs, network: Jobs, post: Post, speaker: Speaker) -> None:
        super().__init__()
        self._device, self._store, self._network = device, store, network
        self._post, self._speaker = post, speaker
        self._loop: Loop | None = None
        self._online = True
        self._pending = 0
        self._stopped = False
        self._looking = QTimer(self)
        self._looking.timeout.connect(self._look)

    def start(self, chance: Random) -> None:
        """Begin the rounds soon, where there is a scheme to send to; the first screen is painted before."""
        self._count(self.waiting())
        if self._device.pairing is not None:
            self._post.later(AFTER_PAINT, lambda: self._begin(chance))

    def stop(self) -> None:
        """Begin no more rounds."""
        self._stopped = True
        self._looking.stop()
        if self._loop is not None:
            self._loop.stop()

    def go_now(self) -> None:
        """A round at once; staff asked for it."""
        if self._loop is not None:
            self._loop.go_now()

    def waiting(self) -> Known:
        """What is true of something that was kept a moment ago."""
        return "not-yet" if online() else "no-internet"

    def kept(self) -> None:
        """Something was kept a moment ago: it has not gone, and one thing waits at least, until all are counted."""
        self._tell(self.waiting(), max(self._pending, 1))
        self._count(self.waiting())

    def _count(self, known: Known) -> None:
        self._store.run(
            self._device.outbox.pending, lambda pending: self._tell(known, pending), lambda trouble: None
        )

    def _tell(self, known: Known, pending: int) -> None:
        """Where nothing waits all has gone, whatever became of the road since."""
        self._pending = pending
        self.told.emit("gone" if pending == 0 else known, pending)

    def _begin(self, chance: Random) -> None:
        from kiosk.sync.http_hub import HttpHub  # Loading it takes as long as all the rest of a start.

        pairing = self._device.pairing
        if pairing is None or self._stopped:
            return
        outbox, told = self._device.outbox, self._device.told
        road = Round(self._store, self._network, outbox, told, HttpHub(pairing), self._device.packs)
        rounds = Rounds(chance.uniform(0, 60), chance.random)
        self._loop = Loop(road, rounds, self._post.later, time.monotonic, self._end)
        self._loop.start(self._state)
        self._looking.start(LOOK_MS)

    def _state(self) -> tuple[State, dict[str, int]]:
        voices, sound = self._speaker.languages(), not self._speaker.trouble
        return self._device.state(voices, sound), self._device.surveys()

    def _look(self) -> None:
        """A network that came up ends the waiting."""
        before, self._online = self._online, online()
        if self._online and not before and self._loop is not None:
            self._loop.network_came_up()
        if before and not self._online:
            self._count("no-internet")

    def _end(self, how: Outcome | Trouble) -> None:
        if self._stopped:
            return  # A round that was under way: nothing takes work any more.
        forget(self._device, self._store, self.household.emit, datetime.now(UTC))
        if isinstance(how, Trouble):
            if isinstance(how, HubAway):
                self._count(self.waiting())
            return
        self._tell(self.waiting(), how.pending)
        if how.household:
            self._store.run(self._device.read, lambda _: self.household.emit(), lambda trouble: None)
