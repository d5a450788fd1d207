"""The settings of a hub: what may be said where, and the words when it is wrong."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from pyrage import x25519

from scheme.configuration import FILE, SETTINGS, Configured, SettingTrouble, read
from tests.hubs import ROOT

KEY = str(x25519.Identity.generate().to_public())
WHOLE = {
    "HEARD_DATA": "/srv/heard",
    "DATABASE_URL": "postgresql://heard:secret@db.example/heard",
    "HEARD_HOST": "0.0.0.0",
    "HEARD_PORT": "8443",
    "HEARD_HOSTS": "hub.example 192.0.2.7",
    "HEARD_WORKERS": "4",
    "HEARD_BACKUP_FOLDER": "/srv/backups",
    "HEARD_BACKUP_RECIPIENTS": KEY,
    "HEARD_BACKUP_KEEP": "7",
    "HEARD_PORTAL": "https://hub.example:8443",
    "HEARD_MAIL": "smtp+tls://heard:secret@mail.example",
    "HEARD_MAIL_FROM": "heard@hub.example",
    "HEARD_WEBHOOK": "https://pager.example/heard",
}


def test_each_field_has_its_row() -> None:
    assert [setting.field for setting in SETTINGS] == list(msgspec.structs.asdict(Configured()))


def test_nothing_said_is_one_machine_alone() -> None:
    assert read({"LANG": "C", "HEARD_PORT": ""}) == Configured()


def test_all_from_the_environment() -> None:
    found = read(WHOLE)
    assert (found.data, found.host, found.port, found.workers) == (Path("/srv/heard"), "0.0.0.0", 8443, 4)
    assert (found.hosts, found.backup_recipients) == (("hub.example", "192.0.2.7"), (KEY,))


def test_the_same_from_toml_and_the_environment_comes_first(tmp_path: Path) -> None:
    file, secret = tmp_path / "hub.toml", tmp_path / "url"
    secret.write_text(WHOLE["DATABASE_URL"] + "\n")
    mail, hook = tmp_path / "mail", tmp_path / "hook"
    mail.write_text(WHOLE["HEARD_MAIL"])
    hook.write_text(WHOLE["HEARD_WEBHOOK"])
    file.write_text(
        f'data = "/srv/heard"\ndatabase_url_file = "{secret}"\nhost = "0.0.0.0"\nport = 8443\n'
        'hosts = ["hub.example", "192.0.2.7"]\nworkers = 4\nbackup_folder = "/srv/backups"\n'
        f'backup_recipients = ["{KEY}"]\nbackup_keep = 7\n'
        f'mail_file = "{mail}"\nwebhook_file = "{hook}"\nmail_from = "heard@hub.example"\n'
        'portal = "https://hub.example:8443"\n'
    )
    assert read({FILE: str(file)}) == read(WHOLE)
    assert read({FILE: str(file), "HEARD_PORT": "9000"}).port == 9000
    assert read({"HEARD_DATA": str(tmp_path)}).workers == 4, "in the data folder it is found by itself"


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_what_cannot_be_is_named_with_what_may_be(setting: object) -> None:
    name = setting.name  # type: ignore[attr-defined]
    with pytest.raises(SettingTrouble) as trouble:
        read({**WHOLE, name: "../ b"})
    said = str(trouble.value)
    if name == "HEARD_HOSTS":
        said = said.replace("'../ b'", "")
    assert said.startswith(f"{name} cannot be")
    assert "Write " in said and "\n" not in said
    assert ("../ b" in said) != (setting.secret or name == "HEARD_HOSTS")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("hots = 1", "hots in {file} is no setting. Did you mean HEARD_HOSTS?"),
        ("colour = 1", "colour in {file} is no setting. Take it out; docs/deploy.md names every setting."),
        ("port = true", "port in {file} is neither words, nor a number"),
        ("port = 1\nport = 2", "{file} is no TOML: "),
        (
            'database_url = "postgresql://a@b/c"',
            "{file} holds a secret and can be read by others. Run: chmod o=",
        ),
        (
            'database_url_file = "/nowhere"',
            "DATABASE_URL_FILE names /nowhere, which cannot be read: No such file",
        ),
        ("workers = 2", "HEARD_WORKERS is 2, but SQLite has one writer. Leave it at 1, or set DATABASE_URL."),
    ],
)
def test_a_faulty_file_is_named_with_the_remedy(tmp_path: Path, rows: str, words: str) -> None:
    file = tmp_path / "hub.toml"
    file.write_text(rows)
    file.chmod(0o644)
    with pytest.raises(SettingTrouble) as trouble:
        read({FILE: str(file)})
    assert str(trouble.value).startswith(words.format(file=file))


def test_said_twice_is_asked_about(tmp_path: Path) -> None:
    with pytest.raises(SettingTrouble, match="DATABASE_URL is said twice"):
        read({"DATABASE_URL": "postgresql://a@b/c", "DATABASE_URL_FILE": str(tmp_path / "url")})


def started(*line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command of the hub that is expected to end by itself."""
    left_out = ("DATABASE_URL", "DJANGO_ALLOW_ASYNC_UNSAFE")
    own = {name: value for name, value in os.environ.items() if name not in left_out}
    whole = [sys.executable, "-m", "scheme", *line]
    return subprocess.run(
        whole, cwd=ROOT, env=own | environment, capture_output=True, encoding="utf-8", timeout=60, check=False
    )


def test_the_start_stops_with_one_line(tmp_path: Path) -> None:
    done = started("serve", "--data", str(tmp_path / "hub"), HEARD_PROT="1")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "HEARD_PROT in the environment is no setting. Did you mean HEARD_PORT?\n"
    assert not (tmp_path / "hub").exists()
    done = started("received")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("HEARD_DATA is not set.")


def test_with_production_settings_django_has_nothing_to_warn_of(tmp_path: Path) -> None:
    (tmp_path / "hub.toml").write_text('host = "0.0.0.0"\nhosts = ["hub.example"]\n')
    line = ("check", "--deploy", "--fail-level", "WARNING", "--data", str(tmp_path))
    done = started(*line)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout
    (tmp_path / "hub.toml").unlink()
    assert started(*line).returncode == 1, "a hub without TLS is warned of"


def test_the_page_on_running_a_hub_names_every_setting() -> None:
    page = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
    rows = [
        f"| `{one.name}` | `{one.field}` | {one.meaning} | {one.default} | {one.allowed} |"
        for one in SETTINGS
    ]
    table = [row for row in page.splitlines() if row.startswith(("| `HEARD_", "| `DATABASE_URL"))]
    assert table == rows
