"""The addresses of the pages for staff."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
