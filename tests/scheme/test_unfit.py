"""What the hub says when its place is not fit: the folder, the database, the port, the name it was called by."""

import io
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from scheme import folder
from scheme.__main__ import _parser
from scheme.one_line import OneLine
from tests.hubs import ROOT


def unfit(data: Path) -> str:
    """What it says of a data folder that it cannot use."""
    line = [sys.executable, "-m", "scheme", "received", "--data", str(data)]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        line, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    return done.stderr


@pytest.mark.parametrize("below", ["", "deeper"])
def test_a_file_in_the_place_of_the_folder(tmp_path: Path, below: str) -> None:
    (tmp_path / "hub").write_text("a file")
    data = tmp_path / "hub" / below
    with pytest.raises(folder.FolderTrouble, match="name another folder with --data") as trouble:
        folder.make(data)
    assert str(data) in str(trouble.value)


def test_a_file_in_its_place_ends_a_command(tmp_path: Path) -> None:
    (tmp_path / "hub").write_text("a file")
    assert unfit(tmp_path / "hub").startswith(f"{tmp_path / 'hub'} cannot be the data folder")


def test_a_database_of_garbage(tmp_path: Path) -> None:
    (tmp_path / "hub.sqlite3").write_bytes(bytes(range(256)) * 32)
    said = unfit(tmp_path)
    assert said.startswith(f"The database {tmp_path / 'hub.sqlite3'} cannot be used: ")
    assert "put back the last backup" in said


@pytest.mark.parametrize("port", ["99999999", "65536", "-1", "http", "\u00b2", "9" * 5000])
def test_a_port_that_is_none(capsys: pytest.CaptureFixture[str], port: str) -> None:
    with pytest.raises(SystemExit):
        _parser().parse_args(["serve", "--data", "x", f"--port={port}"])
    assert f"{port} is no port. Write a number from 0 to 65535." in capsys.readouterr().err


def test_a_name_that_is_not_the_hubs_is_one_line_in_the_log(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    logger = logging.getLogger("django.security.DisallowedHost")
    assert not logger.propagate
    handler = next(one for one in logger.handlers if isinstance(one.formatter, OneLine))
    assert isinstance(handler, logging.StreamHandler)
    log = io.StringIO()
    # Not setStream: it flushes the stream of before, and that of another test may be closed by now.
    monkeypatch.setattr(handler, "stream", log)
    assert Client(raise_request_exception=False).get("/", headers={"Host": "evil.example"}).status_code == 400
    assert log.getvalue().startswith("Invalid HTTP_HOST header: 'evil.example'.")
    assert log.getvalue().count("\n") == 1
    caplog.clear()
