"""How long a sign-in lasts: fifteen minutes without a page, and twelve hours in all."""

import time
from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]
MOST = 12 * 60 * 60
BEGAN, SEEN = "began_at", "seen_at"
_MOVED_ON_EVERY = 30
"""Seconds: a page with forty pictures moves the end on once."""


def begin(request: HttpRequest) -> None:
    """From now on someone is signed in."""
    request.session[BEGAN] = request.session[SEEN] = time.time()


def within_hours(answer: Answer) -> Answer:
    """Ends a sign-in that is too old; moves the end of any other on."""

    def around(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = time.time()
            if now - request.session.get(BEGAN, 0) > MOST:
                logout(request)
            elif now - request.session.get(SEEN, 0) > _MOVED_ON_EVERY:
                # Whatever changes a session also moves its end on.
                request.session[SEEN] = now
        return answer(request)

    return around
