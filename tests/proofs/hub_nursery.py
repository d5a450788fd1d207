"""Forks hubs that run as ``python -m scheme serve`` does, from a process that has loaded their code once.

python -m tests.proofs.hub_nursery DATA; a line on its input: one more hub, which says ``ready ADDRESS`` itself.
"""

import os
import sys


def main(data: str) -> None:
    """Until the input ends; ``born PID`` for each, ``dead`` once it is."""
    os.environ |= {"HEARD_DATA": data, "DJANGO_SETTINGS_MODULE": "scheme.settings"}
    import django

    django.setup()
    import granian.server  # noqa: F401  # loaded here, it need not be in each
    from django.db import connections

    import scheme.urls
    from scheme.__main__ import main as run

    assert scheme.urls.urlpatterns

    connections.close_all()
    # An address of its own: on a common one another proof's hub could have the port of one that was killed.
    host = f"127.{os.getpid() >> 16 & 255}.{os.getpid() >> 8 & 255}.{os.getpid() & 255 or 1}"
    for _ in sys.stdin:
        pid = os.fork()
        if not pid:
            os.setsid()
            os._exit(run(["serve", "--data", data, "--host", host, "--port", "0"]))
        print(f"born {pid}", flush=True)
        os.waitpid(pid, 0)
        print("dead", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
