"""What devices are told of their household, signed by the scheme."""

from django.conf import settings

from easyread.envelope import HouseholdDocument, Number, Person, Signed, canonical, document_digest
from scheme import keys
from scheme.devices.models import Device
from scheme.schemes.models import Household


def document(household: Household) -> HouseholdDocument:
    """The household as it is now: people by name, and the scheme's help numbers."""
    scheme = household.scheme
    stays = household.stays.select_related("person").order_by("person__name", "person_id")
    people = (stay.person for stay in stays)
    return HouseholdDocument(
        version=household.version,
        scheme=scheme.name,
        people=tuple(
            Person(id=str(person.pk), name=person.name, portrait=person.portrait) for person in people
        ),
        numbers=tuple(
            Number(name=number.name, digits=number.digits, picture=number.picture)
            for number in scheme.help_numbers.order_by("place", "name")
        ),
    )


def signed_document(device: Device, newer_than: int) -> Signed | None:
    """The household document when the device's version is older, else None."""
    if device.household.version <= newer_than:
        return None
    words = canonical(document(device.household))
    signing = keys.scheme_keys(settings.DATA, str(device.scheme_id)).sign
    return Signed(document=words, signature=signing.sign(document_digest(words)).signature)
