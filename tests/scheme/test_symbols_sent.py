"""Symbol sets go only where somebody's profile names them, stand beside what is planned, and leave when withdrawn."""

from easyread.envelope import Packed
from easyread.pack import SURVEY, digest, read_manifest
from easyread.parts import Having, Wanted
from easyread.profile import Profile
from scheme.people import profiles
from scheme.people.profile_forms import filled_with
from scheme.surveys import symbols
from tests.scheme.conftest import Cast, signed_in
from tests.scheme.reading import text as words
from tests.scheme.speaking import Speaking
from tests.scheme.surveys import planned, published, publisher, square
from tests.scheme.test_profiles import RECORD, wants
from tests.scheme.test_surveys_due import brought, told
from tests.scheme.test_symbols import hand_in


def test_a_set_goes_to_the_household_of_whose_profile_names_it_and_leaves_with_it(
    willow: Cast, device: Speaking
) -> None:
    row = symbols.keep(publisher(willow), "makaton", "The Makaton Charity", {"food": square()})
    symbols.keep(publisher(willow), "other", "Nobody", {"food": square("blue")})
    home = willow.scheme.households.create(name="Elm Row")
    assert home.pk != willow.household.pk
    nothing = told(willow, brought(device))
    assert (nothing.packs, nothing.due) == ((), None)
    wants(willow, symbols="makaton")
    found = brought(device, Having(tag=nothing.tag))
    assert not found.parts, "a device that cannot read such a list is not sent the beginning each time"
    list_ = told(willow, found)
    assert (list_.due, list_.follows) == (None, nothing.tag)
    name = digest(bytes(row.manifest))
    assert [(pack.survey, pack.manifest) for pack in list_.packs] == [("symbols:makaton", name)]
    file = row.files.get()
    (part,) = brought(device, Having(tag=list_.tag, wanted=(Wanted(file=file.digest, start=0),))).parts
    assert part.content == bytes(file.content)
    has = Having(tag=list_.tag, packs=(name,))
    assert brought(device, has) == Packed()
    newer = symbols.keep(publisher(willow), "makaton", "The Makaton Charity", {"food": square("lime")})
    assert [p.version for p in told(willow, brought(device, has)).packs] == [newer.version] == [2]
    wants(willow, ours=True)
    assert told(willow, brought(device, has)).packs, "they may like the symbols again"
    wants(willow, symbols="")
    assert told(willow, brought(device, has)).packs == ()


def test_photos_are_the_set_of_that_name_and_go_to_every_device(willow: Cast, device: Speaking) -> None:
    petra, at = signed_in(publisher(willow)), f"/people/{willow.person.pk}/profile/"
    assert b'value="photos"' not in petra.get(at).content
    symbols.keep(publisher(willow), "photos", "Our own", {"food": square()})
    assert b'<option value="photos">Photos' in petra.get(at).content
    assert [pack.survey for pack in told(willow, brought(device)).packs] == ["symbols:photos"]
    assert [one.has for one in petra.get("/symbols/photos/").context["devices"]] == [False]


def test_a_set_stands_beside_what_is_planned(willow: Cast, device: Speaking) -> None:
    published(willow)
    planned(willow)
    symbols.keep(publisher(willow), "makaton", "The Makaton Charity", {"food": square()})
    wants(willow, symbols="makaton")
    found = brought(device)
    list_ = told(willow, found)
    assert [pack.survey for pack in list_.packs] == ["garden", "symbols:makaton"]
    assert list_.due == {str(willow.person.pk): ("garden",), "": ("garden",)}
    assert [read_manifest(one) is not None for one in found.manifests] == [True, True]
    assert SURVEY in {file.name for one in found.manifests for file in read_manifest(one).files}  # type: ignore[union-attr]


def test_another_schemes_set_is_none_of_ours(willow: Cast, elsewhere: Cast, device: Speaking) -> None:
    row = symbols.keep(publisher(willow), "makaton", "The Makaton Charity", {"food": square()})
    wants(willow, symbols="makaton")
    wants(elsewhere, symbols="makaton")
    part = Wanted(file=row.files.get().digest, start=0)
    assert brought(elsewhere.paired(), Having(wanted=(part,))) == Packed()
    assert brought(device, Having(wanted=(part,))).parts


def test_staff_choose_a_set_in_the_profile_and_see_which_device_has_it(
    willow: Cast, device: Speaking
) -> None:
    petra = signed_in(publisher(willow))
    hand_in(petra, ("food.png", square()))
    at = f"/people/{willow.person.pk}/profile/"
    assert b'<option value="makaton">' in petra.get(at).content
    assert "Nobody yet" in words(petra.get("/symbols/makaton/"))
    filled = {name: value for name, value in filled_with(Profile()).items() if value is not False}
    sent = {**filled, **RECORD, "symbols": "makaton", "speech": "on"}
    assert petra.post(at, sent).status_code == 302
    row = profiles.newest(willow.scheme, [willow.person])[willow.person.pk]
    assert row.profile["symbols"] == "makaton"
    list_ = told(willow, brought(device))
    page = petra.get("/symbols/makaton/")
    assert "Dee" in words(page) and not page.context["devices"][0].has
    brought(device, Having(tag=list_.tag, packs=tuple(pack.manifest for pack in list_.packs)))
    (seen,) = petra.get("/symbols/makaton/").context["devices"]
    assert seen.has
    assert petra.post(at, {**sent, "symbols": "unknown"}).status_code == 422


def test_a_set_that_is_withdrawn_leaves_devices_and_hub_until_it_is_handed_in_again(
    willow: Cast, device: Speaking
) -> None:
    petra = signed_in(publisher(willow))
    hand_in(petra, ("food.png", square()))
    wants(willow, symbols="makaton")
    list_ = told(willow, brought(device))
    has = Having(tag=list_.tag, packs=tuple(pack.manifest for pack in list_.packs))
    assert brought(device, has) == Packed()
    at = "/symbols/makaton/withdraw/"
    assert "It is drawn for: Dee" in words(petra.get(at))
    assert petra.post(at, {"why": ""}).status_code == 422
    for _ in range(2):
        assert petra.post(at, {"why": "The licence is over."}).status_code == 302
    (noted,) = willow.scheme.audit.filter(what="withdrew symbol set").values_list("about", "why")
    assert noted == ("makaton 1", "The licence is over.")
    assert not willow.scheme.symbol_files.exists()
    page = petra.get("/symbols/makaton/")
    assert "Withdrawn by" in words(page) and [one.has for one in page.context["devices"]] == [True]
    empty = told(willow, brought(device, has))
    assert empty.packs == ()
    brought(device, Having(tag=empty.tag))
    assert "No device has it." in words(petra.get("/symbols/makaton/"))
    assert "withdrawn on" in words(petra.get("/symbols/"))
    assert "makaton (not in use)" in words(petra.get(f"/people/{willow.person.pk}/profile/"))
    hand_in(petra, ("food.png", square()))
    assert [pack.version for pack in told(willow, brought(device, Having(tag=empty.tag))).packs] == [2]
