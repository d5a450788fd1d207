"""The form in which lines are written, each with its picture."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from easyread.line import Line
from scheme.portal.plain_select import PlainSelect
from scheme.surveys.pictures import pictures

LINES = 6


class LinesForm(forms.Form):
    """Up to six lines; one without words is left out."""

    def __init__(self, *args: Any, lines: Sequence[Line] = (), **named: Any) -> None:
        super().__init__(*args, **named)
        choices = sorted((picture.label or name, name) for name, picture in pictures().items())
        menu = [("", _("No picture yet")), *((name, label) for label, name in choices)]
        for number in range(1, LINES + 1):
            there = lines[number - 1] if number <= len(lines) else None
            self.fields[f"words_{number}"] = forms.CharField(
                label=_("Line %(number)d") % {"number": number},
                required=False,
                max_length=300,
                initial=there.words if there else "",
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            self.fields[f"picture_{number}"] = forms.ChoiceField(
                label=_("Picture of line %(number)d") % {"number": number},
                required=False,
                choices=menu,
                widget=PlainSelect,
                initial=there.picture if there else "",
            )

    def lines(self) -> tuple[Line, ...]:
        """What was written so far, whether or not it is right."""
        said = self.cleaned_data if hasattr(self, "cleaned_data") else {}
        rows = ((said.get(f"words_{n}", ""), said.get(f"picture_{n}", "")) for n in range(1, LINES + 1))
        return tuple(
            Line("\n".join(words.split("\r\n")), picture) for words, picture in rows if words.strip()
        )


class ReplyForm(LinesForm):
    """A reply."""

    asks = forms.BooleanField(label=_("End with “Is it better now?”"), required=False, initial=True)
