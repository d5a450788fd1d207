"""Every screen of the kiosk by name, each with the acts that lead to it."""

from collections.abc import Iterator

from msgspec.structs import replace

from easyread import act as a
from easyread import stage as s
from easyread.envelope import HouseholdDocument, Number, Person
from easyread.line import Language, Line
from easyread.profile import Profile
from easyread.reply import Change, Reply
from easyread.screen import AnyScreen, Mat
from easyread.showing import screen
from easyread.stage import Household, Visit
from easyread.troubled import standstill_screen, trouble_screen
from easyread.visit import step
from easyread.words import FIRST
from kiosk import assets, contents
from kiosk.settings import Settings
from tests.kiosk.layout_screens import all_screens

NEXT = a.Next()
DOCUMENT = HouseholdDocument(
    version=1,
    scheme="Willow Shared Lives",
    people=(
        Person(id="dee", name="Dee", portrait="portrait_1"),
        Person(id="marcus", name="Marcus", portrait="portrait_2"),
    ),
    numbers=(
        Number(name="Willow Shared Lives", digits="01632 960 001"),
        Number(name="Council", digits="01632 960 002"),
    ),
)

REPLY = Reply(
    id="r",
    person="dee",
    lines=(Line("We will visit you on Monday.", "visit"), Line("You can choose who is there.", "choices")),
    name="Rosa",
)
CHANGE = Change(
    id="c", lines=(Line("You said the bus is late.", "transport"), Line("We asked for a new bus.", "talk"))
)

BEFORE: dict[str, list[a.Act]] = {
    "welcome": [],
    "who-are-you": [a.OpenDoor("questions")],
    "who-are-you-chosen": [a.Choose("dee")],
    "consent-1": [NEXT],
    "consent-2": [NEXT],
    "consent-3": [NEXT],
    "consent-ask": [NEXT],
    "who-is-here": [a.Choose("yes"), NEXT],
    "on-your-own": [a.Choose("carer"), NEXT],
    "which-questions": [a.Choose("fine"), NEXT],
    "offer-practice": [a.Choose("this-week"), NEXT],
    "practice-opening": [a.Choose("yes"), NEXT],
    "practice": [NEXT],
    "practised": [a.Give("yes"), NEXT],
}
AFTER: dict[str, list[a.Act]] = {
    "ask-faces": [a.Give("sad"), NEXT, a.SayElse("skip"), NEXT, a.SayElse("skip"), NEXT],
    "ask-chosen": [a.Give("sometimes")],
    "something-else": [a.Open("else")],
    "explain": [a.Open("explain")],
    "listen": [NEXT, a.Open("listen")],
    "tell-someone": [a.Open(""), a.Tell()],
    "phone-numbers": [a.Choose("numbers")],
    "has-it-gone": [a.Back(), a.Choose("gone"), a.Told("no-internet", 2)],
    "sound": [a.Back(), a.Choose("sound")],
    "tell-bad": [a.Back(), a.Choose("bad"), NEXT],
    "tell-whom": [a.Choose("hurts"), NEXT],
    "tell-safe": [a.Choose("carer"), NEXT],
    "tell-wants": [a.Choose("no"), NEXT],
    "tell-contact": [a.Choose("stop"), NEXT],
    "told": [a.Choose("elsewhere"), NEXT],
    "more-time": [NEXT, a.Idled()],
}
PAGE = "https://hub.willow.example/tell/"


def household(language: Language) -> Household:
    """A made-up household of people who like this language best, with everything the kiosk ships."""
    people = tuple(replace(one, profile=Profile(languages=(language,))) for one in DOCUMENT.people)
    document = replace(DOCUMENT, people=people)
    return contents.household(contents.load(assets.folder()), document, Settings(), (), (), rehearsal=False)


def walk(visit: Visit, steps: dict[str, list[a.Act]]) -> Iterator[tuple[str, Visit]]:
    """Each named visit in turn, every one from where the one before it stood."""
    for name, acts in steps.items():
        for act in acts:
            visit = step(visit, act, 0.0)
        yield name, visit


def asking(start: Visit) -> Visit:
    """The visit at the first question of this-week, without practice."""
    before = [act for acts in list(BEFORE.values())[:-3] for act in acts]
    for act in (*before, a.Choose("no"), NEXT, NEXT):
        start = step(start, act, 0.0)
    return start


def after(visit: Visit, *acts: a.Act) -> Visit:
    """The visit after these acts."""
    for act in acts:
        visit = step(visit, act, 0.0)
    return visit


def telling(start: Visit) -> Iterator[tuple[str, AnyScreen]]:
    """What is told from Welcome, and the page for family members and carers."""
    yield "tell-person", screen(after(start, a.OpenDoor("tell"), a.Choose("talk"), NEXT))
    for topic in ("mine", "body-home", "else"):
        yield f"tell-{topic}", screen(after(start, a.OpenDoor("tell"), a.Choose(topic), NEXT, NEXT))
    harm = (a.OpenDoor("tell"), a.Choose("body-home"), NEXT, NEXT, a.Choose("self-harm"), NEXT)
    yield "tell-harm", screen(after(start, *harm))
    outside = replace(start, household=replace(start.household, page=PAGE))
    outside = after(outside, a.OpenDoor("outside"))
    yield "outside", screen(outside)
    outside = after(outside, a.Choose("carer"))
    yield "outside-what", screen(outside)
    yield (
        "outside-tell",
        screen(after(outside, a.Choose("tell"), a.Choose("bad"), NEXT, a.Choose("dee"), NEXT)),
    )
    told = after(outside, a.Choose("tell"), a.Choose("bad"), NEXT, a.Choose("all"))
    yield "outside-code", screen(told)
    noticed = after(outside, a.Choose("noticed"))
    yield "noticed-whom", screen(noticed)
    noticed = after(noticed, a.Choose("dee"), NEXT)
    yield "noticed-opening", screen(noticed)
    yield "noticed", screen(after(noticed, NEXT))
    yield "noticed-else", screen(after(noticed, NEXT, a.Open("else")))
    said = after(start, a.OpenDoor("say"))
    yield "tell-us", screen(said)
    yield "tell-us-about", screen(after(said, a.Choose("idea"), NEXT, NEXT))


def messages(start: Visit) -> Iterator[tuple[str, AnyScreen]]:
    """What the scheme said back to Dee, and the pictures that lock it."""
    home = replace(start.household, replies=(REPLY,), changes=(CHANGE,))
    opened = after(replace(start, household=home), a.OpenDoor("messages"), a.Choose("dee"), NEXT)
    yield "messages", screen(opened)
    reply = after(opened, a.Choose(REPLY.id))
    yield "reply", screen(reply)
    yield "better", screen(after(reply, NEXT))
    yield "you-said-we-did", screen(after(opened, a.Choose("changes")))
    yield "my-3-pictures", screen(after(opened, a.Choose("set"), a.Choose("car"), a.Choose("pets")))


def aside(start: Visit, first: Visit) -> Iterator[tuple[str, AnyScreen]]:
    """What stands beside the questions: the languages, a break, and what can be done at any of them."""
    yield "languages", screen(step(start, a.OpenDoor("languages"), 0.0))
    yield "this-visit", screen(step(first, a.Open("visit"), 0.0))
    yield "break", screen(replace(first, stage=s.OfferingBreak("calm")))
    yield "resting", screen(replace(first, stage=s.Resting("calm")))


def catalogue(language: Language = FIRST) -> Iterator[tuple[str, AnyScreen]]:
    """All screens by name, no two alike: those that are led to here, and the first of each kind that is not."""
    led: dict[str, AnyScreen] = {}
    for name, shown in acted(language):
        alike = next((other for other, known in led.items() if known == shown), None)
        if alike:
            raise ValueError(f"{name} is the screen that {alike} is")
        led[name] = shown
    yield from led.items()
    kinds = {(type(shown), shown.name) for shown in led.values()}
    for shown in all_screens(language):
        if (kind := (type(shown), shown.name)) not in kinds:
            kinds.add(kind)
            yield ("sort" if isinstance(shown, Mat) else shown.name.replace("_", "-")), shown


def acted(language: Language) -> Iterator[tuple[str, AnyScreen]]:
    """What a household of two comes to."""
    start = Visit(household=household(language), salt="salt", language=language)
    for name, visit in walk(start, BEFORE):
        yield name, screen(visit)
    first = asking(start)
    yield "ask", screen(first)
    some = step(step(first, a.SayElse("skip"), 0.0), NEXT, 0.0)
    yield "ask-some", screen(some)
    for name, visit in walk(first, AFTER):
        yield name, screen(visit)
    last = first
    while screen(last).name == "ask":
        last = step(step(last, a.SayElse("dont-know"), 0.0), NEXT, 0.0)
    yield "help-given", screen(last)
    done = step(last, NEXT, 0.0)
    for road in ("not-yet", "no-internet", "gone"):
        yield f"thanks-{road}", screen(step(done, a.Told(road), 0.0))
    consenting = start
    for act in [act for acts in list(BEFORE.values())[:7] for act in acts]:
        consenting = step(consenting, act, 0.0)
    for said in ("not-now", "later-alone"):
        yield said, screen(step(step(consenting, a.Choose(said), 0.0), NEXT, 0.0))
    yield from telling(start)
    yield from messages(start)
    yield from aside(start, first)
    none_due = replace(start, household=replace(start.household, due={}))
    for act in (a.OpenDoor("questions"), a.Choose(""), NEXT):
        none_due = step(none_due, act, 0.0)
    yield "none-due", screen(none_due)
    rehearsing = replace(start, household=replace(start.household, rehearsal=True))
    yield "rehearsal", screen(rehearsing)
    yield "neutral", screen(step(first, a.Hide(), 0.0))
    yield "trouble", trouble_screen(first, "trouble_keep")
    yield "standstill", standstill_screen(first, "trouble_start")
