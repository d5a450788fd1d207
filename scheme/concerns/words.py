"""The words and pictures that the portal has for what a concern or a message says in ids, and how to reach someone."""

from django.utils.translation import gettext as _

from scheme.concerns.models import Concern, Message
from scheme.people.untold import warnings
from scheme.portal.words import WISHES, Shown, one
from scheme.responses.models import Sealed

TOPICS = {
    "talk": Shown("Wants to talk to someone, on their own", "worker_alone"),
    "bad": Shown("Someone is bad to them", "bullying"),
    "mine": Shown("Their money or their things", "money"),
    "body-home": Shown("Their health or their home", "home"),
    "else": Shown("Something else", "someone_else"),
}
DETAILS = {
    "hurts": Shown("Someone hurts them", "hurting_me"),
    "shouts": Shown("Someone shouts at them", "shouting"),
    "touches": Shown("Someone touches them, and they do not like it", "bad_touch"),
    "made-to": Shown("Someone makes them do things", "bullying"),
    "online": Shown("Someone is bad to them online", "mobile"),
    "takes-money": Shown("Someone takes their money", "taking_money"),
    "takes-things": Shown("Someone takes their things", "taking_money"),
    "breaks-things": Shown("Someone breaks their things", "angry"),
    "not-allowed-money": Shown("They are not allowed their own money", "money"),
    "not-looked-after": Shown("They are not looked after: food, health, medicine", "medicine"),
    "self-harm": Shown("They feel very sad, and want to hurt themself", "sad"),
    "not-live-here": Shown("They do not want to live there", "home"),
    "home-not-safe": Shown("Their home is not safe", "danger"),
    "not-allowed": Shown("They are not allowed: choices, going out, their phone", "choices"),
    "about-another": Shown("They are worried about someone else", "someone_else"),
    "other": Shown("Something else", "someone_else"),
}
WHO = {
    "live-with": Shown("About someone they live with", "live_with"),
    "carer": Shown("About their carer", "carer"),
    "family": Shown("About family", "family"),
    "staff": Shown("About staff", "worker_alone"),
    "other": Shown("About someone else", "someone_else"),
}
SAFE = {
    "yes": Shown("They said: I am safe now", "safe"),
    "no": Shown("They said: I am NOT safe now", "scared"),
    "not-sure": Shown("They said: I am not sure that I am safe", "dont_know"),
}
WANTS = {
    "stop": Shown("They want it to stop", "stop_hand"),
    "talk": Shown("They want to talk", "talk"),
    "move": Shown("They want to move", "door"),
    "not-sure": Shown("They are not sure what they want", "dont_know"),
}
BY = {
    "family": Shown("Told by family or a friend", "family"),
    "carer": Shown("Told by a carer", "carer"),
    "advocate": Shown("Told by an advocate or support worker", "advocate"),
    "other": Shown("Told by someone else", "someone_else"),
}
SAFE_TOLD = {
    "yes": Shown("Whoever told says: they are safe now", "safe"),
    "no": Shown("Whoever told says: they are NOT safe now", "scared"),
    "not-sure": Shown("Whoever told is not sure that they are safe", "dont_know"),
}
MESSAGES = {
    "good": Shown("Good news", "happy"),
    "idea": Shown("An idea", "good_idea"),
    "problem": Shown("A problem", "complaint"),
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
    return (first, Shown(message.about.replace("-", " "))) if message.about else (first,)


def inside(part: Sealed) -> str:
    """What is in a sealed part, before it is opened."""
    named = {
        "about": _("who it is about"),
        "happened": _("what they wrote"),
        "name": _("the name they gave"),
        "contact": _("how to reach them safely"),
        "back": _("what they answered back"),
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
