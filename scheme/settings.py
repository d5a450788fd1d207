"""Django's settings; what whoever runs the hub may choose stands in ``configuration.py``."""

import os
import secrets
from datetime import timedelta
from pathlib import Path

import fontpkg_lexend
from csp.constants import NONE, SELF

from scheme import address, configuration, database, keys

HERE = Path(__file__).parent
ASSETS = HERE.parent / "assets"
CONFIGURED = configuration.read(os.environ)
_KEEPS = CONFIGURED.data is not None
DATA = CONFIGURED.data or Path(os.devnull)
"""The data folder; a place that takes nothing where none is named, as when types are checked."""

PROXY = CONFIGURED.proxy
"""The one address whose word for whom it passes on is taken; empty is none."""

SECRET_KEY = keys.session_secret(DATA) if _KEEPS else secrets.token_urlsafe(50)
DEBUG = False
TLS = not address.is_loopback(CONFIGURED.host)
ALLOWED_HOSTS = address.hosts(address.names(CONFIGURED.host, CONFIGURED.hosts))

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "scheme.schemes",
    "scheme.people",
    "scheme.surveys",
    "scheme.devices",
    "scheme.exchange",
    "scheme.responses",
    "scheme.concerns",
    "scheme.clocks",
    "scheme.replies",
    "scheme.family",
    "scheme.audit",
    "scheme.erasure",
    "scheme.backup",
    "scheme.portal",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "scheme.portal.sitting.within_hours",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "scheme.portal.around.shut_in",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "scheme.urls"
WSGI_APPLICATION = "scheme.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.contrib.auth.context_processors.auth",
                "django.template.context_processors.i18n",
                "django.template.context_processors.request",
                "scheme.portal.pages.around",
            ]
        },
    }
]

DATABASES = {
    "default": database.postgresql(CONFIGURED.database_url)
    if CONFIGURED.database_url
    else database.sqlite(database.file_in(DATA) if _KEEPS else ":memory:")
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "schemes.Staff"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
CSRF_FAILURE_VIEW = "scheme.portal.around.not_from_here"

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
# By address alone: whoever guesses moves from machine to machine, and an office shares one.
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_USERNAME_CALLABLE = "scheme.schemes.tries.who"
AXES_LOCKOUT_CALLABLE = "scheme.portal.signing_in.closed"
AXES_SENSITIVE_PARAMETERS = ["login", "code", "credential", "csrfmiddlewaretoken"]
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

ACCOUNT_ADAPTER = "scheme.portal.adapters.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {"login": "scheme.portal.sign_in_forms.Password"}
# Wrong tries are counted by django-axes, in rows that every process sees.
ACCOUNT_RATE_LIMITS = {"login_failed": None, "login": "60/m/ip"}
MFA_ADAPTER = "scheme.portal.adapters.SecondSteps"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "scheme.portal.sign_in_forms.Code",
    "authenticate_webauthn": "scheme.portal.sign_in_forms.Passkey",
}
MFA_TOTP_ISSUER = "Heard"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
# Our own pages ask again, also of those who have nothing to ask for yet.
MFA_REAUTHENTICATION_REQUIRED = False

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Fifteen minutes without a page; portal/sitting.py moves it on, and ends it after twelve hours.
SESSION_COOKIE_AGE = 15 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TLS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SECURE_SSL_REDIRECT = TLS
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
# Other machines under this name are not the hub's to bind, nor is a list in browsers; the lockout is said above.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021", "axes.W006"]
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

EMAIL_BACKEND = CONFIGURED.mail.backend
EMAIL_HOST, EMAIL_PORT = CONFIGURED.mail.host, CONFIGURED.mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = CONFIGURED.mail.name, CONFIGURED.mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL = CONFIGURED.mail.tls, CONFIGURED.mail.secret
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = CONFIGURED.mail_from

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
LOCALE_PATHS = [HERE / "locale"]
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = TLS
LANGUAGE_COOKIE_SAMESITE = "Strict"
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [("fonts", str(Path(fontpkg_lexend.__file__).parent / "files"))]
WHITENOISE_USE_FINDERS = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"one_line": {"()": "scheme.one_line.OneLine"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler"},
        "one_line": {"class": "logging.StreamHandler", "formatter": "one_line"},
    },
    "loggers": {
        "django.security.DisallowedHost": {"handlers": ["one_line"], "propagate": False},
        "axes": {"handlers": ["one_line"], "propagate": False},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
