"""The addresses of surveys, plans, symbol sets and paper."""

from django.urls import path

from scheme.surveys import paper, planning, symbol_views, views

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
    path("symbols/", symbol_views.symbol_sets, name="symbol-sets"),
    path("symbols/<slug:name>/", symbol_views.symbol_set, name="symbol-set"),
    path("symbols/<slug:name>/withdraw/", symbol_views.withdraw, name="symbol-set-withdraw"),
    path("symbols/<slug:name>/<slug:concept>.png", symbol_views.symbol, name="symbol"),
    path("paper/", paper.papers, name="paper"),
    path("paper/<slug:survey>/<int:version>/print/", paper.printed, name="paper-print"),
    path("paper/<slug:survey>/<int:version>/", paper.enter, name="paper-enter"),
]
