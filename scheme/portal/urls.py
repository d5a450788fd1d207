"""The addresses of the pages for staff."""

from django.urls import include, path
from django.views.i18n import set_language

from scheme.portal import second_steps, signing_in, staffing, views

urlpatterns = [
    path("", views.home, name="home"),
    path("sign-in/", signing_in.sign_in, name="account_login"),
    path("sign-in/step/", signing_in.step, name="mfa_authenticate"),
    path("sign-out/", signing_in.sign_out, name="sign-out"),
    path("password/", signing_in.password, name="password"),
    path("second-step/", second_steps.second_step, name="second-step"),
    path("second-step/app/", second_steps.app, name="app"),
    path("second-step/passkey/", second_steps.passkey, name="passkey"),
    path("second-step/passkey/<int:id>/remove/", second_steps.passkey_remove, name="passkey-remove"),
    path("second-step/recovery-codes/", second_steps.recovery_codes, name="recovery-codes"),
    path("language/", set_language, name="language"),
    path("again/", second_steps.again, name="again"),
    path("today/", views.today, name="today"),
    path("responses/<uuid:id>/seen/", views.mark_seen, name="response-seen"),
    path("", include("scheme.responses.urls")),
    path("", include("scheme.devices.urls")),
    path("staff/", staffing.staff_list, name="staff"),
    path("staff/add/", staffing.add, name="staff-add"),
    path("staff/made/", staffing.made, name="staff-made"),
    path("staff/<uuid:id>/", staffing.change, name="staff-change"),
    path("staff/<uuid:id>/reset/", staffing.reset, name="staff-reset"),
    path("staff/<uuid:id>/leave/", staffing.stay_or_leave, {"stays": False}, name="staff-leave"),
    path("staff/<uuid:id>/return/", staffing.stay_or_leave, {"stays": True}, name="staff-return"),
    path("pictures/<slug:concept>.svg", views.picture, name="picture"),
]
