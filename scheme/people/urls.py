"""The addresses of the pages of people, households and visiting devices."""

from django.urls import path

from scheme.people import about_views, carer_sheet, home_views, import_views, profile_views, views

urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/add/", views.add_person, name="person-add"),
    path("people/import/", import_views.upload, name="people-import"),
    path("people/import/template.csv", import_views.template, name="people-template"),
    path("people/<uuid:id>/", views.person, name="person"),
    path("people/<uuid:id>/change/", views.change_person, name="person-change"),
    path("people/<uuid:id>/photo.jpg", views.photo, name="photo"),
    path("people/<uuid:id>/photo/", views.change_photo, name="photo-change"),
    path("people/<uuid:id>/photo/remove/", views.remove_photo, name="photo-remove"),
    path("people/<uuid:id>/end/", views.end_support, name="support-end"),
    path("people/<uuid:id>/go-on/", views.go_on, name="support-go-on"),
    path("people/<uuid:id>/stays/add/", about_views.stay, name="stay-add"),
    path("people/<uuid:id>/stays/<uuid:stay>/", about_views.stay, name="stay"),
    path("people/<uuid:id>/family/add/", about_views.family, name="family-add"),
    path("people/<uuid:id>/family/<uuid:member>/", about_views.family, name="family"),
    path("people/<uuid:id>/family/<uuid:member>/remove/", about_views.remove_family, name="family-remove"),
    path("people/<uuid:id>/not-told/", about_views.not_told, name="not-told"),
    path("people/<uuid:id>/not-told/<uuid:mark>/lift/", about_views.lift, name="not-told-lift"),
    path("people/<uuid:id>/consent/", about_views.judgement, name="judgement"),
    path("people/<uuid:id>/profile/", profile_views.profile, name="profile"),
    path("people/<uuid:id>/asking/", about_views.asking, name="asking"),
    path("responses/<uuid:id>/not-own/", about_views.not_own, name="response-not-own"),
    path("households/carer-sheet/", carer_sheet.carer_sheet, name="carer-sheet"),
    path("households/", home_views.households, name="households"),
    path("households/add/", home_views.change_household, name="household-add"),
    path("households/<uuid:id>/", home_views.household, name="household"),
    path("households/<uuid:id>/change/", home_views.change_household, name="household-change"),
    path("households/<uuid:id>/carers/add/", home_views.carer, name="carer-add"),
    path("households/<uuid:id>/carers/<uuid:carer>/", home_views.carer, name="carer"),
    path("visiting/", home_views.visiting, name="visiting"),
    path("visiting/add/", home_views.add_visiting, name="visiting-add"),
    path("visiting/<uuid:id>/begin/", home_views.begin_errand, name="errand-begin"),
    path("visiting/<uuid:id>/end/", home_views.end_errand, name="errand-end"),
]
