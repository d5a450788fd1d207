"""Devices that are paired already, written into a hub's own tables: python -m tests.bench.paired DATA COUNT."""

import base64
import json
import os
import sys

import django


def made(count: int) -> list[dict[str, object]]:
    """So many devices of the first household: what each knows of its scheme, and the seed of its key."""
    from django.utils import timezone
    from nacl.signing import SigningKey

    from scheme.schemes.founding import schemes
    from scheme.schemes.hub import this_hub

    scheme = next(schemes())
    public = {
        key.use: {"id": key.name, "public": base64.b64encode(bytes(key.public)).decode()}
        for key in scheme.public_keys.all()
    }
    household = scheme.households.order_by("name").first()
    assert household
    found: list[dict[str, object]] = []
    for _ in range(count):
        key = SigningKey.generate()
        row = scheme.devices.create(
            household=household, public=bytes(key.verify_key), paired_at=timezone.now()
        )
        file = {
            "device": str(row.pk),
            "hub_id": this_hub(),
            "scheme_key": public["sign"]["public"],
            "team_key": public["team"],
            "escrow_key": public["escrow"],
        }
        found.append({"file": file, "seed": base64.b64encode(bytes(key)).decode()})
    return found


if __name__ == "__main__":
    os.environ["HEARD_DATA"] = sys.argv[1]
    os.environ["DJANGO_SETTINGS_MODULE"] = "scheme.settings"
    django.setup()
    from django.db import transaction

    with transaction.atomic():
        print(json.dumps(made(int(sys.argv[2]))))
