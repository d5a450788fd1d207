"""The world in which every test runs: our own screen, empty folders, and no warning that passes unseen."""

import gc
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

# The offscreen screen is 800 x 800 when nothing else is said, and touches beyond it vanish.
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).with_name('screens.json')}"
# No test is heard: there is no speaker, except the fake one that tests/sound hands to programmes it starts.
os.environ["QT_AUDIO_BACKEND"] = "pulseaudio"
os.environ["PULSE_SERVER"] = "unix:/nowhere"
# A browser that a test drives keeps a loop running in this process; Django takes that for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
for name in [name for name in os.environ if name.startswith("HEARD_")]:
    del os.environ[name]

settings.register_profile(
    "quick",
    max_examples=60,
    # A busy machine is slow; that is no fault of the code.
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=3000)
settings.load_profile("quick")

EXPECTED = frozenset(
    {
        # Django warns of each 4xx that a test asks for on purpose; a 5xx is an ERROR and still fails.
        ("django.request", logging.WARNING),
        # So does django-axes of each wrong try to sign in.
        ("axes.handlers.database", logging.WARNING),
    }
)


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing is written to the folders of whoever runs the tests."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as environment:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            environment.setenv(name, str(home / name.lower()))
        yield


@pytest.fixture(autouse=True)
def _no_warning_in_the_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A WARNING or above in the log fails its test; a test that expects one ends with ``caplog.clear()``."""
    yield
    records = caplog.get_records("setup") + caplog.get_records("call")
    loud = [
        record
        for record in records
        if record.levelno >= logging.WARNING and (record.name, record.levelno) not in EXPECTED
    ]
    assert not loud, [f"{record.name}: {record.getMessage()}" for record in loud]


BROWSER = "tests/browser/"
LONGEST = ("tests/shape/test_tools.py", BROWSER, "tests/scheme/test_roles.py", "tests/setup/test_demo.py")
"""What takes longest in one piece: begun last, one process would end long after the others."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The longest first."""
    places = {item: item.path.relative_to(config.rootpath).as_posix() for item in items}
    items.sort(key=lambda item: [places[item].startswith(long) for long in LONGEST], reverse=True)


class Rooms(LoadFileScheduling):  # type: ignore[misc]  # it comes without types
    """A file is run by one process, and so are all that share a browser and its hub."""

    def _split_scope(self, nodeid: str) -> str:
        return BROWSER if nodeid.startswith(BROWSER) else nodeid.partition("::")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Rooms | None:
    """Ours in the place of ``--dist loadfile``."""
    return Rooms(config, log) if config.getoption("dist") == "loadfile" else None


def pytest_collection_finish() -> None:
    """What is there by now stays: looking through it for garbage again and again takes a tenth of the time."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints what tests said with ``record_property("said", ...)``, such as medians, from every process."""
    for report in terminalreporter.getreports("passed"):
        for name, said in getattr(report, "user_properties", ()):
            if name == "said" and report.when == "call":
                terminalreporter.write_line(f"{report.nodeid}: {said}")
