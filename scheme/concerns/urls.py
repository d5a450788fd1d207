"""The addresses of concerns and messages."""

from django.urls import path

from scheme.concerns import message_views, views

urlpatterns = [
    path("concerns/", views.concerns, name="concerns"),
    path("concerns/handover/", views.handover, name="handover"),
    path("concerns/<uuid:id>/", views.concern, name="concern"),
    path("concerns/<uuid:id>/paper/", views.printed, name="concern-print"),
    path("concerns/<uuid:id>/seen/", views.seen, name="concern-seen"),
    path("concerns/<uuid:id>/step/<slug:what>/", views.step, name="concern-step"),
    path("concerns/<uuid:id>/correct/<uuid:step>/", views.correct, name="concern-correct"),
    path("concerns/<uuid:id>/sealed/<uuid:part>/", message_views.of_concern, name="concern-sealed"),
    path("messages/", message_views.messages, name="messages"),
    path("messages/<uuid:id>/", message_views.message, name="message"),
    path("messages/<uuid:id>/seen/", message_views.seen, name="message-seen"),
    path("messages/<uuid:id>/sealed/<uuid:part>/", message_views.of_message, name="message-sealed"),
]
