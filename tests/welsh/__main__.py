"""``python -m tests.welsh``: brings the Welsh of the portal up to its words, and lists what has no Welsh yet."""

import sys

from tests.welsh import catalogue


def main() -> int:
    """Write ``scheme/locale/cy`` anew; 1 when a string has no Welsh."""
    catalogue.bring_up(catalogue.held())
    found = catalogue.lacking(catalogue.held())
    for words in found:
        print(words if isinstance(words, str) else words[0])
    print(
        f"{len(found)} strings without Welsh in {catalogue.PO.relative_to(catalogue.ROOT)}", file=sys.stderr
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
