"""How mail leaves the hub: one address for the server, its name and password, and how the line is kept secret."""

from urllib.parse import unquote, urlsplit

from msgspec import Struct

_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


class Server(Struct, frozen=True):
    """A mail server. ``tls``: the line is turned secret; ``secret``: it is so from the start."""

    host: str = ""
    port: int = 25
    name: str = ""
    password: str = ""
    tls: bool = False
    secret: bool = False

    @property
    def backend(self) -> str:
        """Django's name of what sends; where there is no server, nothing goes, and the portal says so."""
        return f"django.core.mail.backends.{'smtp' if self.host else 'dummy'}.EmailBackend"


def server(said: str) -> Server:
    """From ``smtp+tls://name:password@host:port``, ``smtps://`` or plain ``smtp://``; else ``ValueError``."""
    if not said:
        return Server()
    parts = urlsplit(said)
    if parts.scheme not in _PORTS or not parts.hostname or parts.path not in ("", "/") or parts.query:
        raise ValueError
    return Server(
        parts.hostname,
        parts.port or _PORTS[parts.scheme],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        parts.scheme == "smtp+tls",
        parts.scheme == "smtps",
    )
