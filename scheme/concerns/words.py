"""The words and pictures that the portal has for what a concern or a message says in ids, and how to reach someone."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from scheme.concerns.models import Concern, Message
from scheme.people.untold import warnings
from scheme.portal.words import WISHES, Shown, one
from scheme.responses.models import Sealed

TOPICS = {
    "talk": Shown(noop("Wants to talk to someone, on their own"), "worker_alone"),
    "bad": Shown(noop("Someone is bad to them"), "bullying"),
    "mine": Shown(noop("Their money or their things"), "money"),
    "body-home": Shown(noop("Their health or their home"), "home"),
    "else": Shown(noop("Something else"), "someone_else"),
}
DETAILS = {
    "hurts": Shown(noop("Someone hurts them"), "hurting_me"),
    "shouts": Shown(noop("Someone shouts at them"), "shouting"),
    "touches": Shown(noop("Someone touches them, and they do not like it"), "bad_touch"),
    "made-to": Shown(noop("Someone makes them do things"), "bullying"),
    "online": Shown(noop("Someone is bad to them online"), "mobile"),
    "takes-money": Shown(noop("Someone takes their money"), "taking_money"),
    "takes-things": Shown(noop("Someone takes their things"), "taking_money"),
    "breaks-things": Shown(noop("Someone breaks their things"), "angry"),
    "not-allowed-money": Shown(noop("They are not allowed their own money"), "money"),
    "not-looked-after": Shown(noop("They are not looked after: food, health, medicine"), "medicine"),
    "self-harm": Shown(noop("They feel very sad, and want to hurt themself"), "sad"),
    "not-live-here": Shown(noop("They do not want to live there"), "home"),
    "home-not-safe": Shown(noop("Their home is not safe"), "danger"),
    "not-allowed": Shown(noop("They are not allowed: choices, going out, their phone"), "choices"),
    "about-another": Shown(noop("They are worried about someone else"), "someone_else"),
    "other": Shown(noop("Something else"), "someone_else"),
}
WHO = {
    "live-with": Shown(noop("About someone they live with"), "live_with"),
    "carer": Shown(noop("About their carer"), "carer"),
    "family": Shown(noop("About family"), "family"),
    "staff": Shown(noop("About staff"), "worker_alone"),
    "other": Shown(noop("About someone else"), "someone_else"),
}
SAFE = {
    "yes": Shown(noop("They said: I am safe now"), "safe"),
    "no": Shown(noop("They said: I am NOT safe now"), "scared"),
    "not-sure": Shown(noop("They said: I am not sure that I am safe"), "dont_know"),
}
WANTS = {
    "stop": Shown(noop("They want it to stop"), "stop_hand"),
    "talk": Shown(noop("They want to talk"), "talk"),
    "move": Shown(noop("They want to move"), "door"),
    "not-sure": Shown(noop("They are not sure what they want"), "dont_know"),
}
BY = {
    "family": Shown(noop("Told by family or a friend"), "family"),
    "carer": Shown(noop("Told by a carer"), "carer"),
    "advocate": Shown(noop("Told by an advocate or support worker"), "advocate"),
    "other": Shown(noop("Told by someone else"), "someone_else"),
}
SAFE_TOLD = {
    "yes": Shown(noop("Whoever told says: they are safe now"), "safe"),
    "no": Shown(noop("Whoever told says: they are NOT safe now"), "scared"),
    "not-sure": Shown(noop("Whoever told is not sure that they are safe"), "dont_know"),
}
MESSAGES = {
    "good": Shown(noop("Good news"), "happy"),
    "idea": Shown(noop("An idea"), "good_idea"),
    "problem": Shown(noop("A problem"), "complaint"),
}
ABOUT = {
    "home": Shown(noop("Their home"), "home"),
    "food": Shown(noop("Food"), "food"),
    "people": Shown(noop("People"), "friends"),
    "going-out": Shown(noop("Going out"), "going_out"),
    "things-i-do": Shown(noop("What they do"), "art"),
    "money": Shown(noop("Money"), "money"),
    "health": Shown(noop("Health"), "health"),
    "else": Shown(noop("Something else"), "someone_else"),
}


def reasons(concern: Concern) -> tuple[Shown, ...]:
    """What they said by card, in the portal's words; the first is what it is about."""
    said = (
        (DETAILS, concern.detail),
        (TOPICS, concern.topic if not concern.detail else ""),
        (WISHES, concern.wish if not concern.topic else ""),
        (SAFE if concern.by == "self" else SAFE_TOLD, concern.safe),
        *((WHO, id) for id in concern.who),
        (WANTS, concern.wants),
        (BY, concern.by if concern.by != "self" else ""),
    )
    return tuple(one(table, id) for table, id in said if id) or (
        Shown(_("They pressed “Tell someone”"), "talk"),
    )


def about(message: Message) -> tuple[Shown, ...]:
    """What a message is: good news, an idea, a problem, and about what."""
    first = one(MESSAGES, message.topic) if message.topic else Shown(_("A message"), "talk")
    return (first, one(ABOUT, message.about)) if message.about else (first,)


def inside(part: Sealed) -> str:
    """What is in a sealed part, before it is opened."""
    named = {
        "about": _("who it is about"),
        "happened": _("what they wrote"),
        "name": _("the name they gave"),
        "contact": _("how to reach them safely"),
        "back": _("what they answered back"),
        "agreed": _("the words of the recording, as agreed"),
    }
    return named.get(part.question) or str(part.get_kind_display()).lower()


def safe_contact(concern: Concern) -> tuple[str, ...]:
    """How to reach the person safely; it stands first on every page of the concern.

    What somebody else chose for them opens no way that the person did not ask for.
    """
    own = concern.by == "self"
    phone = own and concern.contact == "phone"
    first = _("Phone only them: they asked for that. If somebody else answers, say nothing of this.")
    chosen = concern.wish == "with-someone"
    rules = [
        *warnings(concern.person),
        first if phone else _("Do NOT phone the house."),
        _("Do not tell the carer before you asked the person.") if chosen else _("Do NOT tell the carer."),
    ]
    if hasattr(concern, "follow_up"):
        rules.append(_("Whoever told may have written how to reach them safely. Open that first."))
    if concern.person is None:
        rules.append(_("It is not known who it was. Ask nobody in the house."))
    ways = _ways() if own else _ways_for_them()
    return (*rules, ways.get(concern.contact, ways[""]))


def _ways() -> dict[str, str]:
    return {
        "": _("Visit, or see them somewhere else."),
        "visit": _("They asked you to visit them."),
        "phone": _("Phone when the carer is likely to be out."),
        "elsewhere": _("They asked to see you somewhere else, not at home."),
        "trusted": _("They asked you to tell someone they trust. Ask them who that is."),
        "tablet": _("They asked for an answer on the tablet. Others may see that screen."),
    }


def _ways_for_them() -> dict[str, str]:
    """The same, as whoever told it for them chose."""
    return {
        "": _("Visit, or see them somewhere else."),
        "visit": _("Whoever told thinks: visit them."),
        "phone": _("Whoever told thinks: phone them. Find out first who would hear it."),
        "elsewhere": _("Whoever told thinks: see them somewhere else, not at home."),
        "trusted": _("Whoever told thinks: tell someone they trust. Find out first who that is."),
    }
