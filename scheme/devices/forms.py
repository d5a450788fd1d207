"""The forms for devices: what staff fill in, and what is said where it does not fit."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from scheme import address
from scheme.schemes.models import Household, Scheme


class AddForm(forms.Form):
    """For which household, and how the device reaches the hub."""

    household: "forms.ModelChoiceField[Household]" = forms.ModelChoiceField(
        None, label=_("Household, or visiting device"), empty_label=_("Choose one")
    )
    hub = forms.CharField(
        label=_("The hub's address, as the device reaches it"),
        help_text=_("Usually the address of this page."),
        max_length=300,
    )

    def __init__(self, *given: Any, scheme: Scheme, **more: Any) -> None:
        super().__init__(*given, **more)
        field = self.fields["household"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = scheme.households.order_by("name")

    def clean_hub(self) -> str:
        """An address that a device may be sent to: TLS, or this machine alone."""
        return safe_address(self.cleaned_data["hub"])


class AgainForm(forms.Form):
    """How a device that is paired again reaches the hub."""

    hub = AddForm.base_fields["hub"]

    def clean_hub(self) -> str:
        """As for a new one."""
        return safe_address(self.cleaned_data["hub"])


class RevokeForm(forms.Form):
    """Why a device is not believed any more."""

    why = forms.CharField(
        label=_("Why"), help_text=_("For example: lost, stolen, given back, broken."), max_length=200
    )


class ReleaseForm(forms.Form):
    """Why something that was kept aside is believed after all."""

    why = forms.CharField(
        label=_("Why"),
        help_text=_("For example: the tablet lost its key; Dee says that this was her."),
        max_length=200,
    )


def safe_address(said: str) -> str:
    """The address without what follows it; a fault of the form when a device would not go there."""
    try:
        parts = urlsplit(said.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    plain = parts.scheme == "http" and address.is_loopback(host)
    if not host or not (parts.scheme == "https" or plain):
        raise forms.ValidationError(
            _("Write it as https://name:port. Without https it can only be this machine.")
        )
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}{f':{port}' if port else ''}"
