"""Lists version and licence of each locked package: python -m tests.setup.licences [kiosk|demo|dev]."""

import sys
from importlib.metadata import PackageNotFoundError, distribution

from tests.setup.packed import locked

FROM_ITS_OWN_TEXT = {
    "axe-playwright-python": "MIT",
    "pyrage": "MIT",
    "espeakng-loader": "GPL-3.0-or-later (espeak-ng)",
    "py-nanotts": "Apache-2.0 (SVOX Pico)",
}
"""What these say only in the files that they carry."""


def licence(name: str) -> tuple[str, str]:
    """Version and licence as the package itself states them; both empty where it is for another system."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return "", ""
    told = found.metadata.get_all("License-Expression") or found.metadata.get_all("License") or [""]
    stated = str(told[0])
    classified = [
        row.rpartition(" :: ")[2]
        for row in found.metadata.get_all("Classifier") or []
        if row.startswith("License :: ")
    ]
    short = stated if 0 < len(stated) < 80 else ", ".join(classified)
    return found.version, FROM_ITS_OWN_TEXT.get(name, short)


def main(arguments: list[str]) -> int:
    """Print the table; 1 when a package states no licence."""
    unstated = 0
    for name in locked(f"{arguments[0] if arguments else 'kiosk'}.txt"):
        version, stated = licence(name)
        unstated += bool(version) and not stated
        print(f"{name:<28}{version or 'not on this system':<22}{stated or ('' if not version else '?')}")
    return int(unstated > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
