"""What allauth asks of us: who may come in, what is noted when they do, and how secrets are kept."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse

from scheme.audit import chain
from scheme.portal import sitting
from scheme.schemes import second_step
from scheme.schemes.models import Staff


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-ins by e-mail; nobody signs themselves up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: staff are added by an administrator."""
        return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Noted before anything is open."""
        assert isinstance(user, Staff)
        chain.note(user.scheme, user, "signed in")
        super().login(request, user)
        sitting.begin(request)

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
        """One page asks for the second step again."""
        return [{"id": "again", "description": "", "url": reverse("again")}]


class SecondSteps(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets are sealed, and named for the person at the scheme."""

    def encrypt(self, text: str) -> str:
        """As the database keeps it."""
        return second_step.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again."""
        return second_step.unseal(encrypted_text)
