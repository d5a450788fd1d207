"""The addresses of the pages for staff."""

from django.urls import path

from scheme.portal import signing_in, views
from scheme.responses import views as responses

urlpatterns = [
    path("", views.home, name="home"),
    path("sign-in/", signing_in.sign_in, name="sign-in"),
    path("sign-out/", signing_in.sign_out, name="sign-out"),
    path("password/", signing_in.password, name="password"),
    path("today/", views.today, name="today"),
    path("responses/", responses.responses, name="responses"),
    path("responses/<uuid:id>/", responses.response, name="response"),
    path("concerns/<uuid:id>/seen/", views.mark_seen, {"kind": "concern"}, name="concern-seen"),
    path("responses/<uuid:id>/seen/", views.mark_seen, {"kind": "response"}, name="response-seen"),
    path("questions/", responses.questions, name="questions"),
    path("questions/<slug:id>/<int:version>/", responses.survey, name="survey"),
    path("devices/", views.devices, name="devices"),
    path("pictures/<slug:concept>.svg", views.picture, name="picture"),
]
