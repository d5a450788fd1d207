"""The database as a running connection says it is, asked of the connection itself."""

import threading

import pytest
from django.db import connection, connections, transaction

from scheme import database
from scheme.schemes.models import Household
from tests.scheme.conftest import Cast

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="asks SQLite")


def asked(pragma: str) -> object:
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {pragma}").fetchone()[0]


@on_sqlite
@pytest.mark.django_db
def test_sqlite_keeps_what_it_has_said_it_keeps() -> None:
    assert (asked("journal_mode"), asked("synchronous"), asked("secure_delete")) == ("delete", 3, 1)
    assert (asked("foreign_keys"), asked("busy_timeout")) == (1, 20_000)


@on_sqlite
@pytest.mark.django_db
def test_sqlite_is_told_how_many_rows_a_scheme_has(willow: Cast) -> None:
    homes = [Household(scheme=willow.scheme, name=f"House {place}") for place in range(99)]
    for _ in range(2):
        database.measure()
        with connection.cursor() as cursor:
            cursor.execute("SELECT stat FROM sqlite_stat1 WHERE idx LIKE 'schemes_household_scheme_id%'")
            ((stat,),) = cursor.fetchall()
        assert int(stat.split()[1]) == willow.scheme.households.count()
        willow.scheme.households.bulk_create(homes, ignore_conflicts=True)


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_transaction_has_the_pen_from_its_first_word(willow: Cast) -> None:
    """IMMEDIATE: a second writer waits at BEGIN, and fails neither in the middle nor by reading first."""
    seen: list[str] = []
    waits = threading.Event()

    def second() -> None:
        waits.set()
        with transaction.atomic():
            seen.append(willow.scheme.households.get().name)
        connections.close_all()

    with transaction.atomic():
        other = threading.Thread(target=second)
        other.start()
        assert waits.wait(60)
        willow.scheme.households.update(name="Elm Lane")
        assert not seen
    other.join(20)
    assert seen == ["Elm Lane"]
