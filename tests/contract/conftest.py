"""The hub's settings are read before any test here imports its rows; a hub that runs apart reads its own."""

from tests.scheme.conftest import cast, device, django_db_keepdb, own_language, willow

__all__ = ["cast", "device", "django_db_keepdb", "own_language", "willow"]
