"""The addresses of replies and changes."""

from django.urls import path

from scheme.replies import photo_views, views

urlpatterns = [
    path("concerns/<uuid:id>/reply/", views.to_concern, name="concern-reply"),
    path("messages/<uuid:id>/reply/", views.to_message, name="message-reply"),
    path("replies/check/", views.check, name="reply-check"),
    path("replies/<uuid:id>/", views.reply, name="reply"),
    path("replies/<uuid:id>/approve/", views.approve, name="reply-approve"),
    path("photo/", photo_views.own, name="own-photo"),
    path("photo/remove/", photo_views.remove, name="own-photo-remove"),
    path("staff/<uuid:id>/photo.jpg", photo_views.shown, name="staff-photo"),
    path("changes/", views.changes, name="changes"),
    path("changes/add/", views.change_add, name="change-add"),
    path("changes/board/", views.changes_printed, name="changes-board"),
    path("changes/<uuid:id>/publish/", views.change_move, {"out": True}, name="change-publish"),
    path("changes/<uuid:id>/back/", views.change_move, {"out": False}, name="change-back"),
]
