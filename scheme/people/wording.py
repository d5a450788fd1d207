"""The languages and drawings that staff choose from."""

from django.utils.translation import gettext_lazy as _

LANGUAGES = [
    ("en", _("English")),
    ("cy", _("Welsh")),
    ("bn", _("Bengali")),
    ("so", _("Somali")),
    ("ar", _("Arabic")),
    ("bfi", _("British Sign Language")),
    ("gu", _("Gujarati")),
    ("pa", _("Panjabi")),
    ("pl", _("Polish")),
    ("pt", _("Portuguese")),
    ("ro", _("Romanian")),
    ("ur", _("Urdu")),
]
"""By BCP 47 tag; the kiosk's own first."""

PORTRAITS = tuple(f"portrait_{number}" for number in range(1, 7))


def language(tag: str) -> str:
    """The name of a language, its tag where it has none here."""
    return str(dict(LANGUAGES).get(tag, tag))
