"""A CSV file as it was uploaded: its encoding, its columns, its lines, and every fault of these."""

import csv
import io
from datetime import date, datetime

from django.utils.translation import gettext as _
from msgspec import Struct

LARGEST = 1_000_000
"""Bytes of a file."""
MOST = 2_000
"""Lines with people."""
REQUIRED = ("name", "household")
COLUMNS = (*REQUIRED, "stay", "from", "until", "language", "reference")


class Fault(Struct, frozen=True, order=True):
    """What is wrong, where, and what to do; line 0 is the file as a whole."""

    line: int
    words: str


class Line(Struct, frozen=True):
    """One line as it stands, by column; ``number``: as an editor counts."""

    number: int
    cells: dict[str, str]


def lines_of(content: bytes) -> tuple[list[Line], list[Fault]]:
    """The lines of the file, or what is wrong with the file itself."""
    if len(content) > LARGEST:
        return [], [Fault(0, _("The file is larger than 1 MB. Divide it."))]
    try:
        text = decoded(content)
        return _read(text)
    except UnicodeDecodeError:
        words = _("This is no CSV file in UTF-8 or Windows-1252. In Excel choose “CSV UTF-8” as you save.")
        return [], [Fault(0, words)]


def decoded(content: bytes) -> str:
    """The text, from UTF-8 with or without its mark, else from Windows-1252."""
    if b"\0" in content:
        raise UnicodeDecodeError("utf-8", content, 0, 1, "a zero byte")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def _read(text: str) -> tuple[list[Line], list[Fault]]:
    first = text.partition("\n")[0]
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=";" if first.count(";") > first.count(",") else ",",
        strict=True,
    )
    lines: list[Line] = []
    faults: list[Fault] = []
    try:
        names = [name.strip().lower() for name in next(reader, [])]
        faults += _columns(names)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append(_line(reader.line_num, names, cells, faults))
    except csv.Error as error:
        words = _("From here on the file cannot be read: %(error)s. Look for a quotation mark too many.")
        faults.append(Fault(reader.line_num, words % {"error": error}))
    if not lines and not faults:
        faults.append(Fault(0, _("No person stands in this file.")))
    if len(lines) > MOST:
        faults.append(Fault(lines[MOST].number, _("There are more than 2,000 people. Divide the file.")))
    return lines, faults


def _columns(names: list[str]) -> list[Fault]:
    """Columns that are missing, not known, or there twice."""
    missing = [name for name in REQUIRED if name not in names]
    unknown = [name for name in dict.fromkeys(names) if name and name not in COLUMNS]
    twice = [name for name in COLUMNS if names.count(name) > 1]
    told = (
        (missing, _("The column %(names)s is missing. Write the names of the columns in the first line.")),
        (unknown, _("The column %(names)s is not known. Take it out, or name it as in the template.")),
        (twice, _("The column %(names)s is there twice. Take one out.")),
    )
    return [Fault(1, words % {"names": ", ".join(names)}) for names, words in told if names]


def _line(number: int, names: list[str], cells: list[str], faults: list[Fault]) -> Line:
    if any(cell.strip() for cell in cells[len(names) :]):
        faults.append(Fault(number, _("There are more cells than columns. Look for a comma too many.")))
    return Line(number, {name: cell.strip() for name, cell in zip(names, cells, strict=False) if name})


def day(text: str) -> date | None:
    """A day as 2026-03-01 or 01/03/2026; None where it is none."""
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  a day has no time zone
        except ValueError:
            continue
    return None
