"""The form for a response on paper, one field for each question of its survey."""

from collections.abc import Iterator, Sequence
from datetime import date

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from easyread import response as said
from easyread.response import Answer, Response, Value
from easyread.route import route
from easyread.stage import CONSENT_VERSION
from easyread.survey import AnyQuestion, PickSome, Sort, Survey, choices_for
from scheme.people.models import Person
from scheme.portal.words import HELP, HERE, VALUES, offered
from scheme.schemes.models import Household, Scheme
from scheme.surveys import shelf
from scheme.surveys.planning import Day
from scheme.surveys.preview import Asked, preview

EMPTY = "not-asked"
ELSE: dict[str, Value] = {
    "skipped": said.Skipped(),
    "dont-know": said.DontKnow(),
    "rather-not": said.RatherNot(),
    "ask-later": said.AskLater(),
}
WHO = {"self": _("The person themselves"), "proxy": _("Someone else, for them")}


YES = said.Consent(said="yes", version=CONSENT_VERSION)
"""What whoever types it in says that the person said."""


class PaperForm(forms.Form):
    """Who answered, when, who was there and who helped; then each question as it stands on the paper."""

    on = forms.DateField(label=_("Day it was filled in"), widget=Day)
    person_id = forms.ChoiceField(label=_("Who answered"))
    by = forms.ChoiceField(label=_("Who gave the answers"), choices=list(WHO.items()), initial="self")
    here = forms.MultipleChoiceField(
        label=_("Who was there"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None: not asked."),
    )
    help = forms.MultipleChoiceField(
        label=_("Who helped"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None: not asked."),
    )
    consent = forms.BooleanField(
        label=_("The person said yes to answering, and to us keeping it"),
        error_messages={"required": _("Without their yes, nothing may be kept.")},
    )

    def __init__(self, scheme: Scheme, survey: Survey, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        self.scheme, self.survey = scheme, survey
        people = scheme.people.filter(stays__isnull=False).distinct().order_by("name")
        self._choose("person_id", [("", _("Choose")), *((str(one.pk), one.name) for one in people)])
        self._choose("here", offered(HERE))
        self._choose("help", offered(HELP))
        for asked in preview(survey):
            self.fields[f"q-{asked.id}"] = _field(survey.question(asked.id), asked)

    def clean_on(self) -> date:
        """Not a day that has not come."""
        on: date = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return on

    def clean(self) -> dict[str, object]:
        """Each question has an answer, or says that it was left out."""
        cleaned: dict[str, object] = super().clean() or {}
        for question in self.survey.questions:
            given = cleaned.get(f"q-{question.id}")
            if isinstance(given, list) and len(given) > 1 and {*given} & {EMPTY, *ELSE}:
                self.add_error(f"q-{question.id}", say("Choose either answers, or one of the last five."))
        return cleaned

    def person(self) -> Person:
        """Who answered."""
        return self.scheme.people.get(pk=self.cleaned_data["person_id"])

    def household(self) -> Household:
        """Where they live or stay."""
        stay = self.person().stays.select_related("household").first()
        assert stay is not None
        return stay.household

    def body(self) -> Response:
        """The response as a device would say it; only what is asked given the other answers counts."""
        given = {answer.question: answer for answer in self._answers()}
        seen = route(self.survey, given)
        return Response(
            ended="finished",
            person=self.cleaned_data["person_id"],
            survey=self.survey.id,
            version=self.survey.version,
            language=self.survey.languages[0],
            begun=self.cleaned_data["on"].isoformat(),
            consent=YES,
            consents=(YES,),
            here=tuple(self.cleaned_data["here"]) or None,
            help=tuple(self.cleaned_data["help"]) or None,
            seen=seen,
            answers=tuple(given[id] for id in seen if id in given),
        )

    def _answers(self) -> Iterator[Answer]:
        for question in self.survey.questions:
            picked = self.cleaned_data[f"q-{question.id}"]
            chosen = tuple(picked) if isinstance(picked, list) else (picked,) if picked else ()
            if not chosen or EMPTY in chosen:
                continue
            value = ELSE.get(chosen[0]) or _value(question, chosen)
            order = tuple(choice.id for choice in choices_for(question, 3))
            yield Answer(question=question.id, value=value, by=self.cleaned_data["by"], order=order)

    def _choose(self, name: str, choices: Sequence[tuple[str, str | Promise]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


def _value(question: AnyQuestion, chosen: tuple[str, ...]) -> said.Value:
    if not isinstance(question, Sort):
        return said.Picked(chosen)
    good, unsure, bad = (
        tuple(card.id for card in question.choices if shelf.put(card.id, place) in chosen)
        for place in shelf.PUT
    )
    return said.Sorted(good, unsure, bad)


def _field(question: AnyQuestion, asked: Asked) -> forms.Field:
    """The choices of a question, then what else may be said, then that it was left out."""
    choices: list[tuple[str, str | Promise]] = [
        (card.id, _one_row(card.line.words)) for card in asked.on_paper
    ]
    if isinstance(question, Sort):
        language = asked.line.language
        choices = [(one.id, _one_row(one.words[language])) for one in shelf.counted(question)]
    choices += offered(VALUES)
    choices.append((EMPTY, _("Not asked, or left empty")))
    label = f"{asked.number}. {_one_row(asked.line.words)}"
    if isinstance(question, PickSome | Sort):
        return forms.MultipleChoiceField(label=label, choices=choices, widget=forms.CheckboxSelectMultiple)
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)


def _one_row(words: str) -> str:
    return " ".join(words.split())
