"""Django's settings; what whoever runs the hub may choose stands in ``configuration.py``."""

import os
import secrets
from pathlib import Path

import fontpkg_lexend

from scheme import address, configuration, database, keys

HERE = Path(__file__).parent
ASSETS = HERE.parent / "assets"
CONFIGURED = configuration.read(os.environ)
_KEEPS = CONFIGURED.data is not None
DATA = CONFIGURED.data or Path(os.devnull)
"""The data folder; a place that takes nothing where none is named, as when types are checked."""

SECRET_KEY = keys.session_secret(DATA) if _KEEPS else secrets.token_urlsafe(50)
DEBUG = False
TLS = not address.is_loopback(CONFIGURED.host)
ALLOWED_HOSTS = address.hosts(address.names(CONFIGURED.host, CONFIGURED.hosts))

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "scheme.schemes",
    "scheme.people",
    "scheme.devices",
    "scheme.exchange",
    "scheme.responses",
    "scheme.concerns",
    "scheme.audit",
    "scheme.portal",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "scheme.portal.around.shut_in",
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
LOGIN_URL = "sign-in"
CSRF_FAILURE_VIEW = "scheme.portal.around.not_from_here"

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TLS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SECURE_SSL_REDIRECT = TLS
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
# Other machines under this name are not the hub's to bind, nor is a list in browsers.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "en-gb"
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
    "loggers": {"django.security.DisallowedHost": {"handlers": ["one_line"], "propagate": False}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
