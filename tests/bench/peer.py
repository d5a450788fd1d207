"""SurveyJS in Debian's Chromium, offline on loopback: a page that is measured as a kiosk is."""

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from threading import Thread

from playwright.sync_api import Page, sync_playwright

from tests.bench import twelve
from tests.bench.spent import forget, memory

VERSION = "2.5.38"
"""Of survey-core and of survey-js-ui: the newest that both have."""
CHROMIUM = "chromium"
PATIENCE = 120.0
KINDS = {"html": "text/html", "js": "text/javascript", "css": "text/css", "svg": "image/svg+xml"}
CARD = "#survey .sd-imagepicker__item"


def cache() -> Path:
    """Where what others made is kept, outside the tree."""
    kept = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return kept / "heard-bench" / VERSION


def fetch() -> None:
    """Fetch SurveyJS with npm, once."""
    packages = [f"{name}@{VERSION}" for name in ("survey-core", "survey-js-ui")]
    line = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(cache())]
    cache().mkdir(parents=True, exist_ok=True)
    subprocess.run([*line, *packages], check=True)


class Site(BaseHTTPRequestHandler):
    """The page, its survey and pictures, and SurveyJS; what the page tells goes into ``told``."""

    protocol_version = "HTTP/1.1"

    def __init__(
        self, told: "Queue[float]", survey: bytes, pictures: dict[str, bytes], *more: object
    ) -> None:
        self.told, self.survey, self.pictures = told, survey, pictures
        super().__init__(*more)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """One file."""
        path = self.path.partition("?")[0].strip("/")
        self._answer(self._file(path), KINDS.get(path.rpartition(".")[2], "application/json"))

    def do_POST(self) -> None:
        """The moment at which the first question was painted."""
        self.told.put(float(self.rfile.read(int(self.headers["Content-Length"]))))
        self._answer(b"", "text/plain")

    def _file(self, path: str) -> bytes | None:
        folder, _, name = path.rpartition("/")
        if path == "peer.html":
            return Path(__file__).with_name("peer.html").read_bytes()
        if path == "survey.json":
            return self.survey
        if folder == "pictures":
            return self.pictures[name.removesuffix(".svg")]
        file = cache() / "node_modules" / path
        return file.read_bytes() if file.is_file() else None

    def _answer(self, content: bytes | None, kind: str) -> None:
        self.send_response(200 if content is not None else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content or b"")))
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, format: str, *words: object) -> None:
        """Say nothing."""


class Browser:
    """One running Chromium with the page in it. ``took``: ms from its start to the first question painted."""

    def __init__(self, process: subprocess.Popen[bytes], profile: Path, took: float) -> None:
        self.process, self.profile, self.took = process, profile, took

    def memory(self) -> float:
        """Megabytes of all its processes."""
        return memory(self.process.pid)

    @contextmanager
    def page(self) -> Iterator[Page]:
        """The page, as playwright reaches it."""
        port = (self.profile / "DevToolsActivePort").read_text(encoding="ascii").splitlines()[0]
        with sync_playwright() as playwright:
            browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
            yield browser.contexts[0].pages[0]


class Peer:
    """The site, and browsers that show it; ``quick``: without SurveyJS's own delay and animation."""

    def __init__(self, address: str, told: "Queue[float]") -> None:
        self.address, self.told = address, told

    @contextmanager
    def browser(self, profile: Path, quick: bool) -> Iterator[Browser]:
        """A Chromium of its own; the block ends it."""
        line = [
            CHROMIUM,
            "--headless=new",
            "--no-sandbox",
            "--no-first-run",
            "--disable-background-networking",
        ]
        line += [f"--user-data-dir={profile}", "--remote-debugging-port=0", "--window-size=1280,800"]
        began = time.time() * 1000
        process = subprocess.Popen(
            [*line, f"{self.address}/peer.html{'?quick' if quick else ''}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield Browser(process, profile, self.told.get(timeout=PATIENCE) - began)
        finally:
            process.terminate()
            process.wait(PATIENCE)


@contextmanager
def peer() -> Iterator[Peer]:
    """SurveyJS on loopback."""
    told: Queue[float] = Queue()
    site = partial(Site, told, json.dumps(twelve.pages("/pictures")).encode(), twelve.drawings())
    with ThreadingHTTPServer(("127.0.0.1", 0), site) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield Peer(f"http://127.0.0.1:{server.server_port}", told)
        server.shutdown()


def starts(one: Peer, quick: bool, times: int) -> tuple[float, list[float]]:
    """Milliseconds to the first question: cold with an empty profile, and warm."""
    with tempfile.TemporaryDirectory() as name:
        forget(Path("/usr/lib/chromium"))
        forget(cache())
        with one.browser(Path(name) / "profile", quick) as browser:
            cold = browser.took
        warm = []
        for _ in range(times):
            with one.browser(Path(name) / "profile", quick) as browser:
                warm.append(browser.took)
    return cold, warm


def taps(one: Peer, quick: bool, visits: int, thinking: int) -> list[float]:
    """Milliseconds from each click on a choice to the next question painted, for a hand that waits a little."""
    took: list[float] = []
    with (
        tempfile.TemporaryDirectory() as name,
        one.browser(Path(name), quick) as browser,
        browser.page() as page,
    ):
        for _ in range(visits):
            for place in range(len(twelve.QUESTIONS)):
                page.wait_for_timeout(thinking)
                box = page.locator(CARD).first.bounding_box()
                assert box
                page.evaluate("window.over = new Promise((done) => { resting = done; }); 0")
                page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
                page.evaluate("window.over")
                if place < len(twelve.QUESTIONS) - 1:
                    took.append(page.evaluate("painted.at(-1).took"))
            page.evaluate("window.over = new Promise((done) => { resting = done; }); begin()")
            page.evaluate("window.over")
    return took


def memories(one: Peer, visits: int) -> tuple[float, float, float]:
    """Megabytes as the first question stands, after half of so many visits, and after all; rubbish collected."""
    with tempfile.TemporaryDirectory() as name, one.browser(Path(name), True) as browser:
        taken = [browser.memory()]
        with browser.page() as page:
            for _ in range(2):
                page.evaluate(f"visits({visits // 2})")
                page.context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
                taken.append(browser.memory())
        first, half, last = taken
        return first, half, last
