"""The addresses of the page without an account."""

from django.urls import path

from scheme.family import answering, views

urlpatterns = [
    path("tell/", views.which, name="tell"),
    path("tell/<uuid:id>/", views.tell, name="tell-scheme"),
    path("tell/<uuid:id>/code/", views.follow, name="tell-code"),
    path("concerns/<uuid:id>/answer/", answering.answer, name="concern-answer"),
]
