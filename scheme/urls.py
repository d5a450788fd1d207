"""The addresses of the hub."""

from django.urls import include, path

from scheme.devices.api import pair_device
from scheme.exchange.views import exchange
from scheme.portal.around import ready

urlpatterns = [
    path("api/v1/pair", pair_device),
    path("api/v1/exchange", exchange),
    path("ready", ready, name="ready"),
    path("", include("scheme.people.urls")),
    path("", include("scheme.portal.urls")),
]
handler404 = "scheme.portal.around.not_found"
handler500 = "scheme.portal.around.broken"
