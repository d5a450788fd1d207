"""A hub of the first version is brought up to this one: every row is read, the chain holds, its device goes on."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connection
from pytest_django import Settings
from pytest_django.plugin import DjangoDbBlocker

from easyread.envelope import Envelope
from scheme import upgrading
from scheme.audit import chain
from scheme.commands.trouble import CommandTrouble
from scheme.responses.keeping import there
from scheme.schemes.founding import check_hub, schemes
from scheme.schemes.hub import this_hub
from scheme.schemes.models import Role, Staff
from scheme.surveys import symbols
from scheme.upgrading import Schema
from tests.scheme.conftest import post, signed_in
from tests.scheme.skeleton import ENTRIES, ROWS, Skeleton, unpacked
from tests.scheme.surveys import square
from tests.scheme.visits import my_life

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="long_upgrade.py does it on PostgreSQL")


@pytest.fixture
def skeleton(
    tmp_path: Path, settings: Settings, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Skeleton]:
    """This process turned to the skeleton's data folder and database."""
    found = unpacked(tmp_path)
    before = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = str(found.data / "hub.sqlite3")
        settings.DATA = found.data
        this_hub.cache_clear()
        try:
            yield found
        finally:
            connection.close()
            connection.settings_dict["NAME"] = before
            this_hub.cache_clear()


def count(table: str) -> int:
    with connection.cursor() as cursor:
        return int(cursor.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])


def test_the_first_version_brought_up_to_this_one(skeleton: Skeleton) -> None:
    assert upgrading.schema() is Schema.OLDER
    kept = upgrading.bring_up(skeleton.data, asked=False)
    assert kept is not None and kept.parent == skeleton.data / "upgrades"
    assert kept.stat().st_mode & 0o077 == 0
    assert upgrading.schema() is Schema.CURRENT
    assert {table: count(table) for table in ROWS} == ROWS
    check_hub(django_settings.DATA)
    (scheme,) = schemes()
    assert chain.broken_at(scheme) is None
    assert scheme.audit.count() >= ENTRIES
    some = list(scheme.responses.all())
    assert [one.there for one in some] == [there(one.here) for one in some]
    assert any(one.there.strip() for one in some), "somebody was there"
    assert [one.waits for one in some] == [one.look and not one.steps.exists() for one in some]
    _is_read(scheme.staff.get(role=Role.RESPONDER))
    assert chain.broken_at(scheme) is None
    _goes_on(skeleton)
    _takes_symbols(scheme.staff.get(role=Role.RESPONDER))
    assert upgrading.bring_up(skeleton.data, asked=False) is None, "once is enough"
    _goes_back(skeleton, kept)


def _is_read(staff: object) -> None:
    """By the pages, as a responder reads them."""
    portal = signed_in(staff)  # type: ignore[arg-type]
    listed = portal.get("/responses/").content.decode()
    ids = set(re.findall(r"/responses/([0-9a-f-]{36})/", listed))
    assert len(ids) == ROWS["responses_response"]
    for id in ids:
        page = portal.get(f"/responses/{id}/")
        assert page.status_code == 200
    assert "Do NOT phone the house" in portal.get("/today/").content.decode()
    assert "Oak Lane" in portal.get("/devices/").content.decode()


def _goes_on(skeleton: Skeleton) -> None:
    """The device sends all again, as after a lost answer, and something new."""
    device = skeleton.device(post)
    with connection.cursor() as cursor:
        row = "SELECT header, sealed, signature, sequence, envelope_id FROM exchange_envelope WHERE how = 'taken'"
        found = cursor.execute(f"{row} AND device_id = %s", [device.id.replace("-", "")]).fetchall()
    sent = [
        Envelope(id=str(_uuid(id)), sequence=sequence, header=header, sealed=sealed, signature=signature)
        for header, sealed, signature, sequence, id in found
    ]
    status, delivery = device.round([*sent, device.seal(my_life(""))])
    assert status == 200 and delivery
    assert [one.how for one in delivery.settled] == ["had"] * len(sent) + ["taken"]
    assert len(sent) == 10


def _takes_symbols(staff: Staff) -> None:
    """What came with a later version can be used here too."""
    made = symbols.keep(staff, "makaton", "The Makaton Charity", {"food": square()})
    assert symbols.newest(staff.scheme) == {"makaton": made}
    symbols.withdraw(staff, "makaton", "The licence is over.")
    assert (count("surveys_symbolset"), count("surveys_symbolfile"), count("surveys_symbolsetend")) == (
        1,
        0,
        1,
    )


def _uuid(text: str) -> str:
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def _goes_back(skeleton: Skeleton, kept: Path) -> None:
    """The copy of before stands in for the database as the older version knows it."""
    connection.close()
    kept.replace(skeleton.data / "hub.sqlite3")
    assert upgrading.schema() is Schema.OLDER
    assert count("exchange_envelope") == ROWS["exchange_envelope"]


def test_a_database_of_a_newer_version_is_left_alone(skeleton: Skeleton) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('exchange', '9999_later', '2030-01-01')"
        )
    with pytest.raises(CommandTrouble, match="by a newer Heard"):
        upgrading.bring_up(skeleton.data, asked=True)
