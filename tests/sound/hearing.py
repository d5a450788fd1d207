"""A fake speaker, an ear that records what it plays, and programmes whose sound and words are heard together."""

import fcntl
import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).parents[2]
RATE = 16_000
"""Samples a second of what is recorded, mono, 16 bits: Pico's own."""
LOUD = 300
"""A recorded sample further than this from zero is heard."""
PATIENCE = 120.0
"""After so many seconds a test is stuck."""

Event = dict[str, Any]


@contextmanager
def fake_speaker(folder: Path) -> Iterator[dict[str, str]]:
    """A sound server of our own; the environment in which a programme is heard by it."""
    config, socket = folder / "speaker.pa", folder / "pulse"
    template = Path(__file__).with_name("speaker.pa").read_text()
    config.write_text(template.replace("SOCKET", str(socket)))
    home = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "PULSE_RUNTIME_PATH": str(folder / "run")}
    command = ["pulseaudio", "-n", "-F", str(config), "--daemonize=no", "--exit-idle-time=-1"]
    command += ["--disable-shm=yes", "--log-level=info", "--log-target=stderr"]
    environment = {**os.environ, **home, "PULSE_SERVER": f"unix:{socket}"}
    server = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
    try:
        assert server.stderr is not None
        # Nobody reads its log after the start, so the pipe must hold it.
        fcntl.fcntl(server.stderr, fcntl.F_SETPIPE_SZ, 1 << 20)
        log = b""
        while b"Daemon startup complete" not in log:
            line = server.stderr.readline()
            assert line, log.decode()
            log += line
        yield environment
    finally:
        server.terminate()
        server.communicate(timeout=60)


def pactl(environment: dict[str, str], *words: str) -> str:
    """What PulseAudio's own control says."""
    return subprocess.run(
        ["pactl", *words], env=environment, check=True, capture_output=True, text=True
    ).stdout


class Ear:
    """Records the fake speaker from the moment it is made, and knows when each piece arrived."""

    def __init__(self, environment: dict[str, str]) -> None:
        command = ["parec", "-d", "speaker.monitor", "--latency-msec=10", "--raw"]
        command += ["--format=s16le", f"--rate={RATE}", "--channels=1"]
        self.environment = environment
        self.pcm = bytearray()
        self.arrived: list[tuple[int, float]] = []
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
        self.take()

    def take(self) -> None:
        """Take what was recorded since, at least a little."""
        assert self.process.stdout is not None
        self.pcm += os.read(self.process.stdout.fileno(), 1 << 16)
        self.arrived.append((len(self.pcm) // 2, time.monotonic()))

    def samples(self) -> NDArray[np.float64]:
        """All that was recorded."""
        return np.frombuffer(bytes(self.pcm[: len(self.pcm) // 2 * 2]), dtype="<i2").astype(np.float64)

    def heard(self) -> tuple[float, float]:
        """Where the first and the last audible sample lie, in ms of the recording; ``IndexError`` in silence."""
        loud = np.flatnonzero(np.abs(self.samples()) > LOUD)
        return float(loud[0]) * 1000 / RATE, float(loud[-1]) * 1000 / RATE

    def onset(self) -> float:
        """When the first audible sample had arrived, by the clock of ``time.monotonic``."""
        return self.moment(round(self.heard()[0] * RATE / 1000))

    def moment(self, sample: int) -> float:
        """When a sample of the recording had arrived, by the clock of ``time.monotonic``."""
        return next(moment for count, moment in self.arrived if count > sample)

    def close(self) -> None:
        """Stop recording."""
        self.process.terminate()
        self.process.communicate(timeout=60)


def listen(
    ear: Ear, program: list[str], on: Callable[[Event], None] = lambda event: None, after: float = 300
) -> list[Event]:
    """Run a programme that prints events as JSON lines; hear it to its end and ``after`` ms more."""
    process = subprocess.Popen(
        [sys.executable, "-m", *program], cwd=ROOT, env=ear.environment, stdout=subprocess.PIPE
    )
    events: list[Event] = []
    assert process.stdout is not None
    assert ear.process.stdout is not None
    deadline = time.monotonic() + PATIENCE
    with selectors.DefaultSelector() as watched, process.stdout as told:
        watched.register(ear.process.stdout, selectors.EVENT_READ)
        watched.register(told, selectors.EVENT_READ)
        rest = b""
        while told.fileno() in watched.get_map():
            assert time.monotonic() < deadline, events
            for key, _ in watched.select(1):
                if key.fileobj is not told:
                    ear.take()
                elif piece := os.read(told.fileno(), 1 << 16):
                    *lines, rest = (rest + piece).split(b"\n")
                    for line in lines:
                        events.append(json.loads(line))
                        on(events[-1])
                else:
                    watched.unregister(told)
    assert process.wait(30) == 0, events
    more = len(ear.pcm) + 2 * RATE * after / 1000
    while len(ear.pcm) < more:
        ear.take()
    return events


def place(heard: NDArray[np.float64], pcm: bytes) -> tuple[float, int]:
    """How like a sound its recording is where it is most like (1.0: the same but for loudness), and that sample."""
    sound = np.frombuffer(pcm, dtype="<i2").astype(np.float64)
    size = 1 << (len(heard) + len(sound)).bit_length()
    products = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(sound, size)), size)[: len(heard)]
    energy = np.concatenate(([0.0], np.cumsum(heard**2)))
    ends = np.minimum(np.arange(len(heard)) + len(sound), len(heard))
    windows = np.sqrt(np.maximum(energy[ends] - energy[: len(heard)], 1.0) * np.sum(sound**2))
    # A window far quieter than the loudest holds no recording of it, only rounding.
    likes = np.where(windows > windows.max() / 10, products / windows, 0.0)
    return float(likes.max()), int(likes.argmax())


def likeness(heard: NDArray[np.float64], pcm: bytes) -> float:
    """How like a sound its recording is, where it is most like."""
    return place(heard, pcm)[0]
