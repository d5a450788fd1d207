"""The forms of a sign-in: the password, then a code or a passkey."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm
from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from scheme.schemes import demo, second_step, tries
from scheme.schemes.models import Staff

WRONG = _("The e-mail address or the password is not right.")
WRONG_CODE = _("This code is not right, or was used already. Wait for the next one.")
WRONG_PASSKEY = _("The passkey did not answer, or is not one of yours. Try again.")


class Password(LoginForm):  # type: ignore[misc]
    """E-mail address and password. The same words for an unknown address and a wrong password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        email, password = self.fields["login"], self.fields["password"]
        email.label, password.label, password.help_text = _("E-mail address"), _("Password"), ""
        email.widget.attrs = {"autocomplete": "username"}
        password.widget.attrs = {"autocomplete": "current-password"}
        email.error_messages["invalid"] = _("Write it like name@example.org.")

    def clean(self) -> Any:
        """All that allauth has to say of a wrong try, in our words."""
        if self._errors:
            return self.cleaned_data
        try:
            return super().clean()
        except forms.ValidationError:
            raise forms.ValidationError(WRONG) from None


class Code(forms.Form):
    """A code of the app, or a recovery code; wrong ones are counted."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, user: Staff, **kwargs: Any) -> None:
        self.staff = user
        super().__init__(*args, **kwargs)
        if second_step.takes_code(user):
            self.fields["code"].help_text = _("The six digits of your app, or a recovery code.")
        else:
            self.fields["code"].label = _("Recovery code")

    @cached_property
    def has_passkey(self) -> bool:
        """Whether this member of staff can use one."""
        return second_step.Type.WEBAUTHN in second_step.kinds(self.staff)

    @cached_property
    def made_up(self) -> str:
        """In a fictional scheme the code itself; else nothing."""
        return demo.code(self.staff)

    def clean_code(self) -> str:
        """The code without the spaces that apps show in it."""
        said = "".join(str(self.cleaned_data["code"]).split())
        if tries.is_open(context.request, self.staff):
            self.held = second_step.code_opens(self.staff, said)
            if self.held:
                tries.forget(self.staff)
                return said
        tries.count_wrong(context.request, self.staff)
        raise forms.ValidationError(WRONG_CODE)

    def save(self) -> None:
        """The second step is taken."""
        assert self.held
        second_step.take(context.request, self.held)


class Passkey(AuthenticateWebAuthnForm):  # type: ignore[misc]
    """What the browser says a passkey answered."""

    def clean_credential(self) -> Authenticator:
        """The passkey that answered."""
        try:
            return super().clean_credential()
        except (forms.ValidationError, KeyError, AttributeError):
            raise forms.ValidationError(WRONG_PASSKEY) from None

    def save(self) -> None:
        """The second step is taken."""
        second_step.take(context.request, self.cleaned_data["credential"])


class NewPasskey(AddWebAuthnForm):  # type: ignore[misc]
    """A passkey that is being made, and its name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("A name for it")
        self.fields["name"].help_text = _("Such as “office laptop”, so that you know it again.")
        self.fields["name"].max_length = 60
        self.initial["name"] = ""

    def clean(self) -> Any:
        """All that can be wrong with it, in our words."""
        try:
            return super().clean()
        except (forms.ValidationError, KeyError, AttributeError):
            raise forms.ValidationError(WRONG_PASSKEY) from None


class NewApp(forms.Form):
    """The first code of an app, which shows that it has the secret."""

    code = forms.CharField(
        label=_("The six digits that the app shows now"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, secret: str, **kwargs: Any) -> None:
        self.secret = secret
        super().__init__(*args, **kwargs)

    def clean_code(self) -> str:
        """The code without spaces."""
        said = "".join(str(self.cleaned_data["code"]).split())
        if not second_step.code_fits(self.secret, said):
            raise forms.ValidationError(
                _("This is not the code of now. Is the clock of your phone right? Try the next one.")
            )
        return said


class NewPassword(SetPasswordForm):  # type: ignore[type-arg]
    """A password of one's own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first, second = self.fields["new_password1"], self.fields["new_password2"]
        first.label, second.label, second.help_text = _("New password"), _("The same again"), ""
        first.help_text = _(
            "At least 12 characters. Three or four words that do not belong together are good."
        )
