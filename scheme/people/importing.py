"""People from a CSV file: first every fault by its line, then, when there is none, all of them at once."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from msgspec import Struct

from scheme.audit import chain
from scheme.people.csv_file import MOST, Fault, Line, day, lines_of
from scheme.people.models import Person, Stay
from scheme.people.stay_forms import overlapping, share
from scheme.people.telling import tell
from scheme.people.wording import LANGUAGES, PORTRAITS
from scheme.schemes.models import Household, Scheme, Staff

KINDS = {
    "": Stay.Kind.LIVE_IN,
    "live-in": Stay.Kind.LIVE_IN,
    "short breaks": Stay.Kind.SHORT_BREAKS,
    "day support": Stay.Kind.DAY_SUPPORT,
}


class Row(Struct, frozen=True):
    """One line, understood. ``known``: the person is there; ``same``: the stay is there too."""

    number: int
    name: str
    reference: str
    household: Household
    kind: Stay.Kind
    since: date | None
    until: date | None
    languages: tuple[str, ...]
    known: Person | None
    same: bool

    @property
    def key(self) -> str:
        """Who it is within the file."""
        return f"#{self.reference.casefold()}" if self.reference else self.name.casefold()


class Preview(Struct, frozen=True):
    """What an upload would come to; nothing is written when there are faults."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]

    @property
    def people(self) -> int:
        """How many would be added."""
        return len({row.key for row in self.rows if row.known is None})

    @property
    def stays(self) -> int:
        """How many stays would be added."""
        return sum(not row.same for row in self.rows)


def previewed(scheme: Scheme, content: bytes) -> Preview:
    """Every line of a file, or every fault in it."""
    lines, faults = lines_of(content)
    if any(fault.line <= 1 for fault in faults):
        return Preview((), tuple(sorted(faults)))
    homes = {home.name.casefold(): home for home in scheme.households.filter(visiting=None)}
    people = list(scheme.people.all())
    rows = []
    for line in lines[:MOST]:
        row = _row(line, homes, people, faults)
        if row:
            rows.append(row)
    _check_twice(rows, faults)
    return Preview(tuple(rows), tuple(sorted(faults)))


def _row(line: Line, homes: dict[str, Household], people: list[Person], faults: list[Fault]) -> Row | None:
    """The line as a row; None, with its faults among the others, where it cannot be understood."""
    before = len(faults)
    said = {name: line.cells.get(name, "") for name in ("name", "household", "stay", "reference")}
    _check_words(line.number, said, faults)
    home = homes.get(said["household"].casefold())
    if said["household"] and home is None:
        words = _("There is no household “%(name)s”. Add it first, or mend its name.")
        faults.append(Fault(line.number, words % {"name": said["household"]}))
    kind = KINDS.get(said["stay"].casefold())
    if kind is None:
        words = _("“%(kind)s” is no stay. Write live-in, short breaks or day support.")
        faults.append(Fault(line.number, words % {"kind": said["stay"]}))
    since, until = _days(line, faults)
    languages = _languages(line, faults)
    if len(faults) > before or home is None or kind is None:
        return None
    known = _known(line.number, said, home, people, faults)
    if known and (found := overlapping(known, home, kind, (since, until))):
        same = (found.since, found.until) == (since, until)
        if not same:
            words = _("%(name)s stays in %(household)s already, on other days. Change it on their page.")
            faults.append(Fault(line.number, words % {"name": known.name, "household": home.name}))
    else:
        same = False
    return Row(line.number, said["name"], said["reference"], home, kind, since, until, languages, known, same)


def _check_words(number: int, said: dict[str, str], faults: list[Fault]) -> None:
    for name, most in (("name", 60), ("household", 100), ("reference", 40)):
        if name != "reference" and not said[name]:
            faults.append(Fault(number, _("The %(column)s is empty.") % {"column": name}))
        elif len(said[name]) > most:
            words = _("The %(column)s is longer than %(most)s letters.")
            faults.append(Fault(number, words % {"column": name, "most": most}))
        elif not said[name].isprintable():
            words = _("The %(column)s holds a letter that cannot be shown. Type it again.")
            faults.append(Fault(number, words % {"column": name}))


def _days(line: Line, faults: list[Fault]) -> tuple[date | None, date | None]:
    found: dict[str, date | None] = {}
    for name in ("from", "until"):
        said = line.cells.get(name, "")
        found[name] = day(said) if said else None
        if said and found[name] is None:
            words = _("“%(said)s” is no day. Write it like 2026-03-01 or 01/03/2026.")
            faults.append(Fault(line.number, words % {"said": said}))
    since, until = found["from"], found["until"]
    if since and until and until < since:
        faults.append(Fault(line.number, _("The last day is before the first.")))
    return since, until


def _languages(line: Line, faults: list[Fault]) -> tuple[str, ...]:
    """Tags parted by spaces, the one they like best first; nothing said is English."""
    tags = tuple(dict.fromkeys(line.cells.get("language", "").lower().split())) or ("en",)
    for tag in tags:
        if tag not in dict(LANGUAGES):
            words = _("“%(tag)s” is no language that is known here. Known are: %(tags)s.")
            known = " ".join(dict(LANGUAGES))
            faults.append(Fault(line.number, words % {"tag": tag, "tags": known}))
    return tags


def _known(
    number: int, said: dict[str, str], home: Household, people: list[Person], faults: list[Fault]
) -> Person | None:
    """Whoever is meant among those who are there: by reference, else by name in the same household."""
    name, reference = said["name"], said["reference"]
    if reference:
        found = next((one for one in people if one.reference == reference), None)
        if found and found.name.casefold() != name.casefold():
            words = _("The reference %(reference)s is that of %(name)s. Mend the one or the other.")
            faults.append(Fault(number, words % {"reference": reference, "name": found.name}))
        return found
    alike = [one for one in people if one.name.casefold() == name.casefold()]
    here = [one for one in alike if home.stays.filter(person=one).exists()]
    if len(here) == 1:
        return here[0]
    if alike:
        words = _("There is a %(name)s already. Give each their own reference, here and on their page.")
        faults.append(Fault(number, words % {"name": alike[0].name}))
    return None


def _check_twice(rows: list[Row], faults: list[Fault]) -> None:
    """The same person in two lines is meant only with a reference, and in two stays."""
    lines: dict[str, list[Row]] = {}
    for row in rows:
        before = lines.setdefault(row.key, [])
        words = _twice(row, before)
        if words:
            faults.append(Fault(row.number, words))
        before.append(row)


def _twice(row: Row, lines: list[Row]) -> str:
    """Why this line does not go with those of the same person before it; empty when it does."""
    if not lines:
        return ""
    first = lines[0]
    for line in lines:
        at_once = share((line.since, line.until), (row.since, row.until))
        if (line.household, line.kind) == (row.household, row.kind) and at_once:
            words = _("%(name)s stands in line %(line)s already, in the same household. Take one out.")
            return words % {"name": row.name, "line": line.number}
    if not row.reference:
        words = _(
            "%(name)s stands in line %(line)s already. Are they one person? "
            "Then write the same reference in both lines. If not, different ones."
        )
        return words % {"name": row.name, "line": first.number}
    if first.name.casefold() != row.name.casefold():
        return _("Line %(line)s has the same reference and another name.") % {"line": first.number}
    if first.languages != row.languages:
        return _("Line %(line)s says other languages for the same person.") % {"line": first.number}
    return ""


def write(staff: Staff, content: bytes) -> Preview:
    """Look once more, and write everything or, when there is a fault, nothing."""
    with transaction.atomic():
        found = previewed(staff.scheme, content)
        if found.faults:
            return found
        chain.note(staff.scheme, staff, "imported people", f"{found.people} people, {found.stays} stays")
        people: dict[str, Person] = {}
        for row in found.rows:
            if row.key not in people:
                people[row.key] = row.known or _added(staff.scheme, row, len(people))
            if not row.same:
                fields = {"kind": row.kind, "since": row.since, "until": row.until}
                staff.scheme.stays.create(household=row.household, person=people[row.key], **fields)
        tell({row.household for row in found.rows if not row.same})
    return found


def _added(scheme: Scheme, row: Row, place: int) -> Person:
    portrait = PORTRAITS[place % len(PORTRAITS)]
    fields = {"name": row.name, "reference": row.reference, "languages": list(row.languages)}
    return scheme.people.create(portrait=portrait, **fields)
