"""The hub's private files: who may read them, and what is said when one is wrong."""

import base64
import os
import stat
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from scheme import certificates, keys
from scheme.database import postgresql, sqlite
from scheme.keys import KeyTrouble


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A data folder with an authority and the keys of one scheme."""
    certificates.make_authority(tmp_path)
    keys.make_scheme_keys(tmp_path, "willow")
    keys.session_secret(tmp_path)
    return tmp_path


def private_files(hub: Path) -> list[Path]:
    return [file for file in hub.rglob("*") if file.is_file()]


def test_private_files_are_for_their_owner_alone(hub: Path) -> None:
    certificates.make_server(hub, ["hub.example"])
    assert len(private_files(hub)) == 7
    assert {stat.S_IMODE(file.stat().st_mode) for file in private_files(hub)} == {0o600}
    assert stat.S_IMODE((hub / "keys").stat().st_mode) == 0o700


def test_keys_come_back_as_they_were_made(tmp_path: Path) -> None:
    made = keys.make_scheme_keys(tmp_path, "willow")
    read = keys.scheme_keys(tmp_path, "willow")
    assert (bytes(read.sign), bytes(read.team)) == (bytes(made.sign), bytes(made.team))


def test_a_key_is_never_overwritten(hub: Path) -> None:
    with pytest.raises(FileExistsError):
        keys.make_scheme_keys(hub, "willow")
    with pytest.raises(FileExistsError):
        certificates.make_authority(hub)


@pytest.mark.parametrize("name", ["willow/team.key", "willow/sign.key", "authority.pem"])
def test_a_missing_file_is_named_with_what_to_do(hub: Path, name: str) -> None:
    (hub / "keys" / name).unlink()
    with pytest.raises(KeyTrouble, match=rf"{name} is missing\. Put it back from your backup"):
        (certificates.hub_id(hub), keys.scheme_keys(hub, "willow"))


@pytest.mark.parametrize("content", [b"", b"no base64!", base64.b64encode(b"short")])
def test_a_damaged_key_is_named(hub: Path, content: bytes) -> None:
    (hub / "keys" / "willow" / "team.key").write_bytes(content)
    with pytest.raises(KeyTrouble, match=r"team\.key is damaged"):
        keys.scheme_keys(hub, "willow")


def test_a_damaged_authority_is_named(hub: Path) -> None:
    (hub / "keys" / "authority.pem").write_text("nonsense")
    with pytest.raises(KeyTrouble, match=r"authority\.pem is damaged"):
        certificates.hub_id(hub)


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has file modes")
def test_a_key_that_others_may_read_is_named(hub: Path) -> None:
    file = hub / "keys" / "willow" / "team.key"
    file.chmod(0o640)
    with pytest.raises(KeyTrouble, match=rf"can be read by others\. Run: chmod 600 {file}"):
        keys.scheme_keys(hub, "willow")


def test_the_hub_id_stays_when_the_server_certificate_is_renewed(hub: Path) -> None:
    before = certificates.hub_id(hub)
    certificates.make_server(hub, ["hub.example"])
    certificates.make_server(hub, ["other.example"])
    assert certificates.hub_id(hub) == before


def test_the_server_certificate_names_the_hub_and_is_signed_by_its_authority(hub: Path) -> None:
    file, _ = certificates.make_server(hub, ["hub.example", "127.0.0.1", "::1"])
    served = x509.load_pem_x509_certificate(file.read_bytes())
    names = served.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert [str(name.value) for name in names] == ["hub.example", "127.0.0.1", "::1"]
    served.verify_directly_issued_by(certificates.authority(hub))
    assert isinstance(served.public_key(), ec.EllipticCurvePublicKey)


def test_an_address_of_postgresql() -> None:
    made = postgresql("postgresql://al%40ice:p%2Fw@db.example:5433/heard?sslmode=require")
    assert (made["HOST"], made["PORT"], made["NAME"]) == ("db.example", "5433", "heard")
    assert (made["USER"], made["PASSWORD"]) == ("al@ice", "p/w")
    assert made["OPTIONS"] == {"sslmode": "require"}


def test_an_address_of_a_local_socket() -> None:
    made = postgresql("postgres:///heard?host=/run/postgresql")
    assert (made["HOST"], made["PORT"], made["NAME"], made["OPTIONS"]) == ("/run/postgresql", "", "heard", {})


@pytest.mark.parametrize(
    "url",
    [
        "mysql://host/heard",
        "postgresql://host",
        "postgresql://host/",
        "heard",
        "postgresql://host:port/heard",
    ],
)
def test_what_is_no_address_is_said(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL is not postgresql://"):
        postgresql(url)


def test_sqlite_writes_through_to_the_disk(tmp_path: Path) -> None:
    options = sqlite(tmp_path / "hub.sqlite3")["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=EXTRA" in options["init_command"]
    assert "journal_mode=DELETE" in options["init_command"]


def test_sqlite_runs_as_it_is_set(db: None) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("this run is on PostgreSQL")
    with connection.cursor() as cursor:
        asked = [
            cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert asked == ["delete", 3, 1]
