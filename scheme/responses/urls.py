"""The addresses of what people said, and of who read it."""

from django.urls import path

from scheme.audit import privacy_views
from scheme.responses import chart_views, export_views, sealed_views, views

urlpatterns = [
    path("responses/", views.responses, name="responses"),
    path("responses/<uuid:id>/", views.response, name="response"),
    path("responses/<uuid:id>/mat/<uuid:answer>.svg", views.finished_mat, name="mat"),
    path("responses/<uuid:id>/as-it-came/", sealed_views.sealed, name="as-it-came"),
    path("responses/<uuid:id>/sealed/<uuid:part>/", sealed_views.sealed, name="sealed"),
    path("questions/", chart_views.questions, name="questions"),
    path("questions/<slug:id>/<int:version>/", chart_views.survey, name="survey"),
    path("areas/", chart_views.areas, name="areas"),
    path("exports/", export_views.exports, name="exports"),
    path("exports/answers.csv", export_views.answers, {"kind": "csv"}, name="answers-csv"),
    path("exports/answers.xlsx", export_views.answers, {"kind": "xlsx"}, name="answers-xlsx"),
    path("exports/counts.csv", export_views.counts, {"kind": "csv"}, name="counts-csv"),
    path("exports/counts.xlsx", export_views.counts, {"kind": "xlsx"}, name="counts-xlsx"),
    path("exports/fhir.json", export_views.partners, name="fhir"),
    path("privacy/", privacy_views.page, name="privacy"),
    path("privacy/<slug:kind>/<uuid:id>/heeded/", privacy_views.heed, name="heeded"),
]
