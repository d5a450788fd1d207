"""Which screen a visit shows: one pure function from the visit to the value of its screen."""

from typing import assert_never

from easyread import act as a
from easyread import stage as s
from easyread.asking import ask, else_panel, explain_panel, practised
from easyread.frame import Frame, card, framed
from easyread.line import Line
from easyread.lines import number_line
from easyread.onward import CONSENT_PAGES
from easyread.response import Picked
from easyread.screen import AnyScreen, Doors, Neutral, Pick, Read
from easyread.stage import SOMEONE_ELSE, Visit
from easyread.telling import SENT

CONSENT_LINES = (("consent_1", "consent_2", "consent_3"), ("consent_4", "consent_5", "consent_6"), ("consent_7", "consent_8"))


def screen(visit: Visit) -> AnyScreen:
    """The screen of this visit. Pure, and the same for the same visit."""
    frame = framed(visit)
    match visit.stage:
        case s.Hidden():
            return Neutral(**frame.bare("neutral", "neutral"), touch=a.Touch())
        case _ if visit.needs_time:
            return more_time(frame)
        case _ if visit.telling is not None:
            return tell(frame, visit, visit.telling)
        case _ if visit.panel == "else":
            return else_panel(frame, visit)
        case _ if visit.panel == "explain":
            return explain_panel(frame, visit)
        case _:
            return of_stage(frame, visit)


def of_stage(frame: Frame, visit: Visit) -> AnyScreen:
    """The screen of the stage itself, with nothing over it."""
    match visit.stage:
        case s.AtWelcome():
            return welcome(frame, visit)
        case s.ChoosingPerson():
            return who_are_you(frame, visit)
        case s.Consenting(page):
            return consent(frame, visit, page)
        case s.SayingWhoIsHere():
            return several(frame, "who_is_here", "here", ("me", "carer", "live-with", "family", "other"), visit.here)
        case s.OnOwn():
            return one(frame, "on_own", "own", ("now", "later", "fine"), visit.on_own)
        case s.ChoosingSurvey():
            return which_questions(frame, visit)
        case s.OfferingPractice():
            return one(frame, "offer_practice", "practice", ("yes", "no"), visit.wants_practice)
        case s.Opening() | s.PracticeOver():
            return between(frame, visit, visit.stage)
        case s.Asking() | s.Practising():
            return ask(frame, visit)
        case s.Practised():
            return practised(frame, visit)
        case s.SayingHelp():
            return several(frame, "help_given", "help", ("nobody", "read", "explained", "chose"), visit.help)
        case s.Checking(question):
            return check(frame, visit, question)
        case s.Stopping():
            return stopped(frame, visit)
        case s.Ended(how):
            return ended(frame, visit, how)
        case s.Hidden():
            return Neutral(**frame.bare("neutral", "neutral"), touch=a.Touch())
        case _:
            assert_never(visit.stage)


def welcome(frame: Frame, visit: Visit) -> Doors:
    """Two doors; it speaks unless it was woken from the neutral picture."""
    doors = tuple(card(door, frame.line(f"door_{door}"), a.OpenDoor(door)) for door in ("questions", "tell"))
    staff = card("staff", frame.line("door_staff"), a.OpenDoor("staff"))
    only_listen = frame.only("listen")
    return Doors(**only_listen.bare("welcome", "welcome", aloud=not visit.woken), cards=doors, staff=staff)


def who_are_you(frame: Frame, visit: Visit, name: str = "who_are_you", chosen: str | None = None) -> Pick:
    """Portraits with first names, and someone else."""
    chosen = visit.person if chosen is None else chosen
    people = [
        (person.id, Line(person.name, person.portrait, language=visit.language))
        for person in visit.household.people
    ]
    people.append((SOMEONE_ELSE, frame.line("someone_else")))
    cards = tuple(card(id, line, a.Choose(id), chosen == id) for id, line in people)
    return Pick(**frame.bare(name, name), cards=cards)


def consent(frame: Frame, visit: Visit, page: int) -> AnyScreen:
    """Three pages to hear, then the question."""
    if page < CONSENT_PAGES - 1:
        return Read(**frame.read(f"consent_{page}", *CONSENT_LINES[page]))
    said = visit.consent.said if visit.consent else None
    keys = {"yes": "yes", "not-now": "not_now", "later-alone": "later_alone"}
    cards = tuple(
        card(id, frame.line(f"consent_{key}"), a.Choose(id), said == id) for id, key in keys.items()
    )
    return Pick(**frame.bare("consent_ask", "consent_ask"), cards=cards)


def one(frame: Frame, heading: str, prefix: str, ids: tuple[str, ...], chosen: str | None) -> Pick:
    """A question of our own with one answer."""
    cards = tuple(
        card(id, frame.line(f"{prefix}_{id.replace('-', '_')}"), a.Choose(id), chosen == id) for id in ids
    )
    return Pick(**frame.bare(heading, heading), cards=cards)


def several(
    frame: Frame, heading: str, prefix: str, ids: tuple[str, ...], chosen: tuple[str, ...] | None
) -> Pick:
    """A question of our own with any number of answers."""
    cards = tuple(
        card(id, frame.line(f"{prefix}_{id.replace('-', '_')}"), a.Choose(id), id in (chosen or ()))
        for id in ids
    )
    return Pick(**frame.bare(heading, heading), cards=cards, many=True)


def which_questions(frame: Frame, visit: Visit) -> Pick:
    """A card for each survey."""
    cards = tuple(
        card(survey.id, survey.title.line(visit.language), a.Choose(survey.id), visit.survey == survey)
        for survey in visit.household.surveys
    )
    return Pick(**frame.bare("which_questions", "which_questions"), cards=cards)


def between(frame: Frame, visit: Visit, stage: s.Opening | s.PracticeOver) -> Read:
    """The opening of the practice or the survey, or the ending of the practice."""
    practice, survey = visit.household.practice, visit.survey
    match stage:
        case s.Opening(True):
            name, wording = "practice_opening", practice.opening if practice else None
        case s.Opening():
            name, wording = "opening", survey.opening if survey else None
        case s.PracticeOver():
            name, wording = "practice_over", practice.ending if practice else None
        case _:
            assert_never(stage)
    lines = (wording.line(visit.language),) if wording else ()
    return Read(**frame.lines(name, lines))


def check(frame: Frame, visit: Visit, id: str) -> Read:
    """You said: ... read as its parts, so that nothing is composed from an answer."""
    assert visit.survey is not None
    question, answer = visit.survey.question(id), visit.answers[id]
    said = tuple(
        choice.line(visit.language)
        for choice in question.choices
        if isinstance(answer.value, Picked) and choice.id in answer.value.choices
    ) or (frame.line(ELSE_KEYS[type(answer.value).__name__]),)
    cards = (card("change", frame.line("check_change"), a.Choose("change")),)
    lines = (question.line(visit.language), frame.line("check"), *said)
    return Read(**frame.lines("check", lines), cards=cards)


ELSE_KEYS = {"DontKnow": "dont_know", "RatherNot": "rather_not", "AskLater": "ask_later", "Skipped": "skip", "Picked": "skip"}


def stopped(frame: Frame, visit: Visit) -> Read:
    """You stopped. Do you want us to have it?"""
    marks = {"keep": False, "bin": True}
    cards = tuple(
        card(id, frame.line(f"stopped_{id}"), a.Choose(id), visit.bin is mark) for id, mark in marks.items()
    )
    return Read(**frame.read("stopped", "stopped", "stopped_saved", "stopped_ask"), cards=cards)


def ended(frame: Frame, visit: Visit, how: str) -> Read:
    """The last screen: the same for every answer."""
    last = frame.only("listen", "tell", "next")
    match how:
        case "finished" | "stopped":
            return Read(**last.read("thanks", "thanks", "thanks_who", road(visit), "safety"))
        case "binned":
            return Read(**last.read("binned", "binned", "safety"))
        case "not-now":
            return Read(**last.read("not_now", "not_now"))
        case "later-alone":
            return Read(**last.read("later_alone", "later_alone", road(visit), "safety"))
        case _:
            return Read(**last.read("not_begun", "not_begun"))


def road(visit: Visit) -> str:
    """The key of the line that says whether it has gone; never that it has before the receipt."""
    return {"gone": "road_gone", "no-internet": "road_no_internet"}.get(visit.road, "road_not_yet")


def tell(frame: Frame, visit: Visit, telling: s.Telling) -> AnyScreen:
    """The four screens of "Tell someone", silent until someone asks for sound."""
    quiet = frame.quietly(telling.aloud)
    match telling.at:
        case "who":
            return who_are_you(quiet.only("back", "listen", "next"), visit, "tell_who", telling.person or "-")
        case "numbers":
            lines = (frame.line("numbers"), *(number_line(number, visit.language) for number in visit.household.numbers))
            return Read(**quiet.only("back", "listen").lines("numbers", lines))
        case "told":
            read = quiet.only("listen", "next").read("tell_told", "tell_told", road(visit), "safety")
            return Read(**read)
        case _:
            return wishes(quiet.only("back", "listen", "next", lit=bool(telling.wish)), telling)


def wishes(frame: Frame, telling: s.Telling) -> Pick:
    """Do you want someone to talk to you? The telephone numbers stand beside."""
    keys = {SENT[0]: "alone", SENT[1]: "with", "not-now": "not_now"}
    cards = tuple(
        card(id, frame.line(f"tell_{key}"), a.Choose(id), telling.wish == id) for id, key in keys.items()
    )
    numbers = card("numbers", frame.line("tell_numbers"), a.Choose("numbers"))
    return Pick(**frame.bare("tell_ask", "tell_ask"), cards=cards, beside=numbers)


def more_time(frame: Frame) -> Pick:
    """A soft, silent question before the neutral picture."""
    cards = (
        card("stay", frame.line("more_time_yes"), a.Stay()),
        card("stop", frame.line("more_time_stop"), a.Stop()),
    )
    return Pick(**frame.quietly(False).only().bare("more_time", "more_time"), cards=cards)
