"""The hub as a WSGI application."""

import os
import time

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from scheme.gate import Gate
from scheme.parent import end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scheme.settings")
if os.environ.get("HEARD_END_WITH_PARENT") == "1":
    end_with_parent()
application = Gate(get_wsgi_application(), settings.PROXY, time.monotonic)
