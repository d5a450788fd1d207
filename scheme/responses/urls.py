"""The addresses of what people said, and of who read it."""

from django.urls import path

from scheme.audit import privacy_views
from scheme.responses import sealed_views, views

urlpatterns = [
    path("responses/", views.responses, name="responses"),
    path("responses/<uuid:id>/", views.response, name="response"),
    path("responses/<uuid:id>/as-it-came/", sealed_views.sealed, name="as-it-came"),
    path("responses/<uuid:id>/sealed/<uuid:part>/", sealed_views.sealed, name="sealed"),
    path("questions/", views.questions, name="questions"),
    path("questions/<slug:id>/<int:version>/", views.survey, name="survey"),
    path("privacy/", privacy_views.page, name="privacy"),
    path("privacy/<slug:kind>/<uuid:id>/heeded/", privacy_views.heed, name="heeded"),
]
