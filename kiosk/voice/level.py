"""How loud the computer's own output stands, where the platform tells: PulseAudio and PipeWire, and macOS."""

import ctypes
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from kiosk.voice.wire import Level

FULL = 65536
"""PulseAudio's 100 %."""
PATIENCE = 500
"""How many turns of PulseAudio's loop, each of 1 ms of waiting at most or one event."""
READY, FAILED = 4, 5
POINTERS = ("pa_mainloop_new", "pa_mainloop_get_api", "pa_context_new", "pa_context_get_sink_info_by_name")

_Answer = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


class _ChannelMap(ctypes.Structure):
    _fields_ = (("channels", ctypes.c_uint8), ("map", ctypes.c_int * 32))


class _SampleSpec(ctypes.Structure):
    _fields_ = (("format", ctypes.c_int), ("rate", ctypes.c_uint32), ("channels", ctypes.c_uint8))


class _Volume(ctypes.Structure):
    _fields_ = (("channels", ctypes.c_uint8), ("values", ctypes.c_uint32 * 32))


class _Sink(ctypes.Structure):
    """The head of ``pa_sink_info`` of pulse/introspect.h, which only ever grows at its end."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("index", ctypes.c_uint32),
        ("description", ctypes.c_char_p),
        ("sample_spec", _SampleSpec),
        ("channel_map", _ChannelMap),
        ("owner_module", ctypes.c_uint32),
        ("volume", _Volume),
        ("mute", ctypes.c_int),
    )


def level() -> Level:
    """The level of the default output; unknown where it cannot be told."""
    tell = {"linux": pulse_level, "darwin": macos_level}.get(sys.platform, Level)
    return tell()


def macos_level() -> Level:
    """The level macOS's own settings tell."""
    asked = ["osascript", "-e", "get volume settings"]
    return parsed_settings(subprocess.run(asked, check=False, capture_output=True, text=True).stdout)


def parsed_settings(text: str) -> Level:
    """The level in ``output volume:50, input volume:75, alert volume:100, output muted:false``."""
    pairs = dict(part.strip().split(":", 1) for part in text.split(",") if ":" in part)
    volume, muted = pairs.get("output volume", ""), pairs.get("output muted", "")
    return Level(
        volume=int(volume) / 100 if volume.isdigit() else None,
        muted={"true": True, "false": False}.get(muted.strip()),
    )


def pulse_level() -> Level:
    """The level of PulseAudio's default sink."""
    try:
        pulse = ctypes.CDLL("libpulse.so.0")
    except OSError:
        return Level()
    for name in POINTERS:
        getattr(pulse, name).restype = ctypes.c_void_p
    loop = ctypes.c_void_p(pulse.pa_mainloop_new())
    abstract = ctypes.c_void_p(pulse.pa_mainloop_get_api(loop))
    context = ctypes.c_void_p(pulse.pa_context_new(abstract, b"Heard"))
    try:
        return asked_level(pulse, loop, context)
    finally:
        pulse.pa_context_disconnect(context)
        pulse.pa_context_unref(context)
        pulse.pa_mainloop_free(loop)


def asked_level(pulse: Any, loop: ctypes.c_void_p, context: ctypes.c_void_p) -> Level:
    """Connect, ask for the default sink and wait for the answer; unknown when none comes."""
    told: list[Level] = []

    def take(_context: int, sink: int, end: int, _more: int) -> None:
        if sink and not end:
            found = _Sink.from_address(sink)
            loudest = max(found.volume.values[: found.volume.channels], default=0)
            told.append(Level(volume=round(loudest / FULL, 2), muted=bool(found.mute)))

    if pulse.pa_context_connect(context, None, 1, None) < 0:
        return Level()
    turned(pulse, loop, lambda: pulse.pa_context_get_state(context) in (READY, FAILED))
    if pulse.pa_context_get_state(context) != READY:
        return Level()
    answer = _Answer(take)
    asked = pulse.pa_context_get_sink_info_by_name(context, b"@DEFAULT_SINK@", answer, None)
    operation = ctypes.c_void_p(asked)
    turned(pulse, loop, lambda: pulse.pa_operation_get_state(operation) != 0)
    pulse.pa_operation_unref(operation)
    return told[0] if told else Level()


def turned(pulse: Any, loop: ctypes.c_void_p, until: Callable[[], bool]) -> None:
    """Turn PulseAudio's loop until something holds, or patience ends."""
    for _ in range(PATIENCE):
        if until():
            return
        pulse.pa_mainloop_prepare(loop, 1000)
        pulse.pa_mainloop_poll(loop)
        pulse.pa_mainloop_dispatch(loop)
