"""The addresses of erasure."""

from django.urls import path

from scheme.erasure import views

urlpatterns = [
    path("erasure/", views.page, name="erasure"),
    path("erasure/due/", views.due, name="erasure-due"),
    path("sealed/<uuid:id>/words/", views.agree, name="agree"),
    path("erasure/person/<uuid:id>/", views.of_person, name="erase-person"),
    path("erasure/person/<uuid:id>/hold/", views.hold, name="hold"),
    path("erasure/hold/<uuid:id>/lift/", views.lift, name="hold-lift"),
    path("erasure/response/<uuid:id>/", views.one, {"kind": "response"}, name="erase-response"),
    path("erasure/concern/<uuid:id>/", views.one, {"kind": "concern"}, name="erase-concern"),
    path("erasure/message/<uuid:id>/", views.one, {"kind": "message"}, name="erase-message"),
    path("erasure/part/<uuid:id>/", views.one, {"kind": "part"}, name="erase-part"),
]
