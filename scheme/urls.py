"""The addresses of the hub."""

from django.urls import include, path

from scheme.devices.api import pairing_document, pairing_knock, pairing_wait
from scheme.exchange.views import exchange
from scheme.portal.around import ready

urlpatterns = [
    path("api/v1/pairing/document", pairing_document),
    path("api/v1/pairing/knock", pairing_knock),
    path("api/v1/pairing/wait", pairing_wait),
    path("api/v1/exchange", exchange),
    path("ready", ready, name="ready"),
    path("", include("scheme.family.urls")),
    path("", include("scheme.concerns.urls")),
    path("", include("scheme.replies.urls")),
    path("", include("scheme.clocks.urls")),
    path("", include("scheme.people.urls")),
    path("", include("scheme.erasure.urls")),
    path("", include("scheme.surveys.urls")),
    path("", include("scheme.portal.urls")),
]
handler404 = "scheme.portal.around.not_found"
handler500 = "scheme.portal.around.broken"
