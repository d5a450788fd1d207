"""The portal of a running hub as a member of the demo's staff reads it, over HTTP without a browser."""

import http.cookiejar
import re
import urllib.parse
import urllib.request
from functools import cache

from tests.hubs import Hub


def read(hub: Hub, path: str, role: str = "responder") -> str:
    """One page, by somebody of this role."""
    return _open(signed_in(hub.address, str(hub.data), role, _password(hub, role)), hub.address + path)


def post(hub: Hub, path: str, role: str, at: str = "", **fields: str) -> str:
    """The page that a form leads to; ``at``: the page the form stands on, where that is another."""
    opener = signed_in(hub.address, str(hub.data), role, _password(hub, role))
    page = _open(opener, hub.address + (at or path))
    return _send(opener, page, hub.address + path, **fields)


@cache
def signed_in(address: str, data: str, role: str, password: str) -> urllib.request.OpenerDirector:
    """Both steps of the sign-in, once for each hub: a code opens only once."""
    cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    opener = urllib.request.build_opener(cookies)
    page = _open(opener, f"{address}/sign-in/")
    page = _send(opener, page, f"{address}/sign-in/", login=f"{role}@willow.example", password=password)
    shown = re.search(r"<strong>(\d{6})</strong>", page)
    assert shown, "the demo shows the code of the second step"
    assert "Sign out" in _send(opener, page, f"{address}/sign-in/step/", code=shown[1])
    return opener


def _password(hub: Hub, role: str) -> str:
    return str(next(one for one in hub.demo["signins"] if one["role"] == role)["password"])


def _open(opener: urllib.request.OpenerDirector, address: str) -> str:
    with opener.open(address) as answer:
        return str(answer.read().decode())


def _send(opener: urllib.request.OpenerDirector, page: str, address: str, **fields: str) -> str:
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    body = urllib.parse.urlencode({"csrfmiddlewaretoken": token[1], **fields}).encode()
    with opener.open(address, body) as answer:
        return str(answer.read().decode())
