"""The addresses of surveys, plans and paper."""

from django.urls import path

from scheme.surveys import paper, planning, views

urlpatterns = [
    path("surveys/", views.surveys, name="surveys"),
    path("surveys/draft/", views.draft_new, name="survey-draft-new"),
    path("surveys/draft/<uuid:id>/", views.draft, name="survey-draft"),
    path("surveys/draft/<uuid:id>/publish/", views.publish, name="survey-publish"),
    path("surveys/reviews/", planning.review_add, name="review-add"),
    path("surveys/plans/<uuid:id>/end/", planning.plan_end, name="plan-end"),
    path("surveys/<slug:survey>/", views.survey, name="survey-published"),
    path("surveys/<slug:survey>/plan/", planning.plan_add, name="plan-add"),
    path("surveys/<slug:survey>/<int:version>/", views.version, name="survey-version"),
    path("paper/", paper.papers, name="paper"),
    path("paper/<slug:survey>/<int:version>/print/", paper.printed, name="paper-print"),
    path("paper/<slug:survey>/<int:version>/", paper.enter, name="paper-enter"),
]
