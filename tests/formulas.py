"""Two hundred formula payloads through our exports and LibreOffice: ``python -m tests.formulas``; 0 formula cells.

LibreOffice opens each file without a screen and says it again as XLSX, where a formula is an ``f`` element.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from scheme.responses.exports.files import csv_lines, xlsx
from tests.scheme.payloads import PAYLOADS

ROWS: list[tuple[str, int]] = [(payload, 1) for payload in PAYLOADS]
OPENED = {
    "guarded.xlsx": [],
    "guarded.csv": ["--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1"],
    "semicolon.csv": ["--infilter=CSV:59,34,76,1,,0,false,true,false,false,false,-1"],
    "bare.csv": ["--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1"],
}
"""How each file is read: parted by comma or by semicolon, UTF-8, numbers and formulas detected."""


def main() -> int:
    """Print how many formula cells each file came to; the bare one must have some, or this test sees nothing."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("There is no LibreOffice: apt-get install libreoffice-calc-nogui", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="heard-formulas-") as place:
        found = {name: formulas(Path(place), office, name, more) for name, more in OPENED.items()}
    for name, cells in found.items():
        print(f"{name}: {cells} formula cells of {len(PAYLOADS)} payloads")
    bare = found.pop("bare.csv")
    return 0 if bare and not any(found.values()) else 1


def formulas(place: Path, office: str, name: str, more: list[str]) -> int:
    """How many cells LibreOffice takes for formulas in this file."""
    written = place / name
    if name == "guarded.xlsx":
        written.write_bytes(xlsx("Answers", ["head", "n"], ROWS))
    elif name == "bare.csv":
        bare = "".join(f'"{row[0].replace(chr(34), chr(34) * 2)}"\n' for row in ROWS if "\x00" not in row[0])
        written.write_text(bare, encoding="utf-8")
    else:
        written.write_bytes(b"".join(csv_lines(["head", "n"], ROWS)))
    out = place / f"out-{name}"
    line = [office, f"-env:UserInstallation=file://{place}/profile", "--headless", *more]
    line += ["--convert-to", "xlsx", "--outdir", str(out), str(written)]
    subprocess.run(line, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    with zipfile.ZipFile(out / f"{written.stem}.xlsx") as book:
        sheets = [book.read(part) for part in book.namelist() if part.startswith("xl/worksheets/sheet")]
    return sum(len(re.findall(rb"<f[ >]", sheet)) for sheet in sheets)


if __name__ == "__main__":
    sys.exit(main())
