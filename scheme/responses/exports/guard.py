"""Our own guard of cells: no text that somebody typed is ever a formula in a spreadsheet."""

import re

_STARTS = "=+\\-@|%＝＋－＠"
"""What a spreadsheet takes for the start of a formula or of a command, and their wide forms."""
_RISKY = re.compile(rf"(^|[;,\t\r\n])([\s\"'\u200b\ufeff]*)(?=[{_STARTS}])")
"""At the start of a cell, and after whatever another country's settings take for the end of one."""
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What neither file can hold."""


def guarded(text: str) -> str:
    """The text with an apostrophe before whatever could begin a formula; what cannot be written becomes U+FFFD."""
    return _RISKY.sub(r"\1\2'", _UNSEEN.sub("\ufffd", text))
