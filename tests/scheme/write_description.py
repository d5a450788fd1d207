"""Writes docs/openapi.json anew: python -m tests.scheme.write_description."""

import json
import os

import django

from tests.hubs import ROOT


def written() -> str:
    """The description as it stands in its file."""
    from scheme.description import description

    return json.dumps(description(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "scheme.settings"
    django.setup()
    (ROOT / "docs" / "openapi.json").write_text(written(), encoding="utf-8")
