"""What must be right about a PO file as a whole: header, duplicates, plural forms."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tools.formats.po.chunks import Chunk
from tools.formats.po.header import PLURALS, header_faults, header_fields, nplurals
from tools.formats.po.lines import Fault, said_once, shorten
from tools.model.catalog import Entry

NO_HEADER = 'The header is missing: an entry msgid "" with Content-Type. Take it from another file.'
UNEVEN = (
    r"Either msgid and msgstr both {0} with \n, or neither does. "
    r"Add it to the msgstr {1} quotation mark, or delete it there."
)
NO_CONTEXTS = "Articles have no msgctxt, and Sphinx would never find this entry. Delete the line."
NO_PLURALS = (
    "Articles have no plural forms, and Sphinx would never find this entry. Write one msgstr."
)


def is_header(entry: Entry) -> bool:
    """Tell whether *entry* is the one in whose msgstr gettext keeps the fields of a file."""
    return not entry.msgid and entry.msgctxt is None and not entry.obsolete


def catalog_faults(
    chunks: Sequence[Chunk], *, plurals: bool = True, contexts: bool = True, broken: bool = False
) -> list[Fault]:
    """Find what is wrong with entries that can each be read.

    :param plurals: msgid_plural is expected here.
    :param contexts: msgctxt is expected here.
    :param broken: there are lines that could not be read; the header may be among them.
    """
    live = [chunk.entry for chunk in chunks if not chunk.entry.obsolete]
    faults = _header_faults(chunks, broken=broken)
    if not plurals:
        with_plural = [entry for entry in live if entry.msgid_plural is not None]
        faults += _strays(NO_PLURALS, with_plural)
    elif chunks and not faults:
        faults += _miscounted(live, nplurals(header_fields(chunks[0].entry.msgstr)))
    if not contexts:
        faults += _strays(NO_CONTEXTS, [entry for entry in live if entry.msgctxt is not None])
    faults += _duplicates([chunk.entry for chunk in chunks])
    faults += [Fault(entry.line, 1, sentence) for entry in live if (sentence := _uneven(entry))]
    return faults


def _header_faults(chunks: Sequence[Chunk], *, broken: bool) -> list[Fault]:
    header = next((chunk for chunk in chunks if is_header(chunk.entry)), None)
    if header is None:
        return [] if broken else [Fault(1, 1, NO_HEADER)]
    entry, text = header
    if header is not chunks[0]:
        sentence = "The header is not the first entry. Move it to the top of the file."
        return [Fault(entry.line, 1, sentence)]
    above = re.match(r"(?:[ \t]*(?:#.*|\r)?\n)*", text)
    start = above.end() if above else 0

    def where(piece: str, *, last: bool = False) -> tuple[int, int]:
        at = max(text.rfind(piece, start) if last else text.find(piece, start), start)
        return entry.line + text.count("\n", start, at), at - text.rfind("\n", 0, at)

    return header_faults(entry.msgstr, where, whole=not broken)


def _duplicates(entries: Sequence[Entry]) -> list[Fault]:
    """The same msgid twice; an obsolete entry counts, as it does for msgfmt."""
    faults = []
    first: dict[tuple[str | None, str], int] = {}
    for entry in entries:
        if entry.key in first:
            what = f'msgid "{shorten(entry.msgid)}"' if any(entry.key) else "header"
            sentence = (
                f"The {what} is in the file twice, first on line {first[entry.key]}. "
                "Keep one of the two entries."
            )
            faults.append(Fault(entry.line, 1, sentence))
        first.setdefault(entry.key, entry.line)
    return faults


def _uneven(entry: Entry) -> str:
    """Msgfmt wants the line feeds at both ends of a text to be those of the msgid."""
    msgid = entry.msgid
    forms = entry.msgstr_plural or (entry.msgstr,)
    if not msgid or not any(forms) or entry.fuzzy:
        return ""
    if entry.msgid_plural is not None:
        forms = (entry.msgid_plural, *forms)
    for form in forms:
        if msgid.startswith("\n") != form.startswith("\n"):
            return UNEVEN.format("begin", "after its first")
        if msgid.endswith("\n") != form.endswith("\n"):
            return UNEVEN.format("end", "before its last")
    return ""


def _miscounted(live: Sequence[Entry], forms: int) -> list[Fault]:
    """Entries that are translated in fewer or more forms than the header promises."""
    wrong = [
        entry
        for entry in live
        if any(entry.msgstr_plural) and not entry.fuzzy and len(entry.msgstr_plural) != forms
    ]
    if not wrong:
        return []
    if forms:
        sentence = f"Plural-Forms promises {forms} forms: write msgstr[0] to msgstr[{forms - 1}]."
        return [Fault(wrong[0].line, 1, said_once(sentence, len(wrong)))]
    sentence = f'The header does not say how many plural forms there are. Add "{PLURALS}\\n".'
    return [Fault(1, 1, sentence)]


def _strays(sentence: str, entries: Sequence[Entry]) -> list[Fault]:
    """Entries that hold what Sphinx does not extract: one tool, one mistake, one fault."""
    if not entries:
        return []
    return [Fault(entries[0].line, 1, said_once(sentence, len(entries)))]
