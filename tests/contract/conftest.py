"""The hub's settings are read before any test here imports its rows; a hub that runs apart reads its own."""

from tests.scheme.conftest import cast, django_db_keepdb

__all__ = ["cast", "django_db_keepdb"]
