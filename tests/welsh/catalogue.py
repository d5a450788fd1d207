"""The words of the portal, taken from its code and templates; their Welsh, in one file a translator edits."""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "scheme" / "locale" / "cy" / "LC_MESSAGES"
PO, MO = FOLDER / "django.po", FOLDER / "django.mo"
PLURALS = "nplurals=4; plural=(n==1) ? 0 : (n==2) ? 1 : (n != 8 && n != 11) ? 2 : 3;"
"""As Django's own Welsh counts, so that the two can be one."""

Words: TypeAlias = "str | tuple[str, ...]"
_KEYWORDS = {
    **DEFAULT_KEYWORDS,
    **dict.fromkeys(("gettext_lazy", "gettext_noop", "noop")),
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}


def said() -> Catalog:
    """All that the code and the templates of the hub say, without Welsh."""
    found = Catalog(locale="cy", charset="utf-8")
    for file in sorted((ROOT / "scheme").rglob("*")):
        if file.suffix not in (".py", ".html", ".txt", ".svg") or "migrations" in file.parts:
            continue
        text = file.read_text(encoding="utf-8")
        if file.suffix != ".py":
            text = " ".join(templatize(text).splitlines())
        for _line, words, comments, context in extract(
            "python", io.BytesIO(text.encode()), keywords=_KEYWORDS, comment_tags=["Translators"]
        ):
            found.add(words, context=context, auto_comments=comments)
    return found


def held() -> Catalog:
    """The Welsh that there is."""
    with PO.open("rb") as file:
        have = read_po(file, charset="utf-8")
    # The same bytes on every day.
    have.creation_date = have.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    return have


def lacking(have: Catalog) -> list[Words]:
    """What is said and has no Welsh yet."""
    found: list[Words] = []
    for message in said():
        known = have.get(message.id, message.context) if message.id else None
        strings = known.string if known else ""
        if message.id and not all(strings if isinstance(strings, list | tuple) else [strings]):
            found.append(message.id if isinstance(message.id, str) else tuple(message.id))
    return found


def compiled(have: Catalog) -> bytes:
    """As Django reads it."""
    made = io.BytesIO()
    write_mo(made, have)
    return made.getvalue()


def bring_up(have: Catalog) -> None:
    """Write both files anew: new words at their place, words that nobody says any more left out."""
    new = Catalog(charset="utf-8", fuzzy=False)
    new.mime_headers = [("Plural-Forms", PLURALS)]
    for message in sorted(said(), key=lambda one: str(one.id)):
        known = have.get(message.id, message.context) if message.id else None
        if message.id:
            empty: Words = "" if isinstance(message.id, str) else ("",) * 4
            new.add(message.id, known.string if known else empty, context=message.context)
    text = io.BytesIO()
    write_po(text, new, omit_header=True, width=100)
    header = (
        "# Welsh of the portal. Draft, not yet checked by a speaker.\n"
        'msgid ""\nmsgstr ""\n"Language: cy\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {PLURALS}\\n"\n\n'
    )
    PO.write_bytes(header.encode() + text.getvalue())
    MO.write_bytes(compiled(held()))
