"""The addresses of the pages of devices."""

from django.urls import path

from scheme.devices import pairing_views, views
from scheme.exchange import quarantine_views

urlpatterns = [
    path("devices/", views.devices, name="devices"),
    path("devices/add/", pairing_views.add, name="device-add"),
    path("devices/codes/<uuid:id>/", pairing_views.compare, name="pairing"),
    path("devices/quarantine/", quarantine_views.quarantine, name="quarantine"),
    path("devices/quarantine/<int:mark>/", quarantine_views.let_out, name="release"),
    path("devices/<uuid:id>/", views.device, name="device"),
    path("devices/<uuid:id>/again/", pairing_views.again, name="device-again"),
    path("devices/<uuid:id>/revoke/", views.revoke, name="device-revoke"),
]
