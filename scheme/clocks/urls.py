"""The addresses of the clocks."""

from django.urls import path

from scheme.clocks import views

urlpatterns = [
    path("overview/", views.page, name="overview"),
    path("clocks/", views.clocks, name="clocks"),
    path("rota/", views.rota, name="rota"),
    path("rota/duty/", views.duty_add, name="duty-add"),
    path("rota/leave/", views.leave_add, name="leave-add"),
    path("rota/duty/<uuid:id>/end/", views.rota_end, {"kind": "duty"}, name="duty-end"),
    path("rota/leave/<uuid:id>/end/", views.rota_end, {"kind": "leave"}, name="leave-end"),
    path("tasks/<uuid:id>/done/", views.task_done, name="task-done"),
]
