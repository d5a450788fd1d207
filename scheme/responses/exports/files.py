"""Rows as CSV and as XLSX. Every text goes through the guard; in XLSX it is a string cell too."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from scheme.responses.exports.guard import guarded

Cell = str | int | float | None
MOST_XLSX = 100_000
"""Rows of a spreadsheet that an office computer still opens; CSV has no such end."""
_LONGEST_XLSX = 32_767
"""Characters of one cell."""


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """A CSV file in pieces, UTF-8 with the mark that Excel looks for; every text in quotes."""
    yield "\ufeff".encode()
    piece = io.StringIO()
    writer = csv.writer(piece, quoting=csv.QUOTE_NONNUMERIC)
    for row in _chain(header, rows):
        writer.writerow(["" if cell is None else _guarded(cell) for cell in row])
        yield piece.getvalue().encode()
        piece.seek(0)
        piece.truncate()


def xlsx(title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A workbook of one sheet."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for row in _chain(header, rows):
        sheet.append([_cell(sheet, cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _chain(header: Sequence[Cell], rows: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
    yield header
    yield from rows


def _cell(sheet: WriteOnlyWorksheet, cell: Cell) -> object:
    if not isinstance(cell, str):
        return cell
    made = WriteOnlyCell(sheet, guarded(cell)[:_LONGEST_XLSX])
    # openpyxl takes a text that begins with "=" for a formula unless it is told.
    made.data_type = "s"
    made.quotePrefix = True
    return made


def _guarded(cell: Cell) -> Cell:
    return guarded(cell) if isinstance(cell, str) else cell
