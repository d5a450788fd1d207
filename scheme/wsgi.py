"""The hub as a WSGI application."""

import gc
import os
import time

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from scheme.gate import Gate
from scheme.parent import end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scheme.settings")
end_with_parent()
application = Gate(get_wsgi_application(), settings.PROXY, time.monotonic)
# A round makes ten thousand objects and lets go of them: looking for rings among them, and again
# and again through all that was there at the start, took a tenth of its time.
gc.freeze()
gc.set_threshold(50_000)
