"""The order of the lines of an entry: msgctxt, msgid, msgid_plural, msgstr."""

from __future__ import annotations

from tools.formats.po.lines import Line

BEGIN = ("#|msgctxt", "#|msgid", "msgctxt", "msgid")
END = ("msgstr", "msgstr[]")
AFTER = {
    "": BEGIN,
    "#|msgctxt": ("#|msgid",),
    "#|msgid": ("#|msgid_plural", "msgctxt", "msgid"),
    "#|msgid_plural": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgid_plural", "msgstr"),
    "msgid_plural": ("msgstr[]",),
    "msgstr": (),
    "msgstr[]": ("msgstr[]",),
}
"""Which slot may follow which. A slot is a keyword: ``#|`` before it where it is the
previous one, ``[]`` for a plural form of any number."""

NO_MSGSTR = 'This msgid has no msgstr. Write msgstr "" after it if there is no translation yet.'


def slot_of(line: Line, slot: str) -> str:
    """The slot that a line fills, where the line above it filled *slot*."""
    if not line.keyword:
        return slot
    keyword = "msgstr[]" if "[" in line.keyword else line.keyword
    return f"#|{keyword}" if "|" in line.prefix else keyword


def misplaced(line: Line, slot: str, forms: int, *, blank: bool) -> str:
    """Why a line may not follow *slot*, as a sentence; empty where it may.

    :param forms: how many plural forms came before.
    :param blank: a blank line came in between.
    """
    if not line.keyword:
        return _misplaced_text(line, slot)
    new = slot_of(line, slot)
    if new not in AFTER[slot]:
        return (
            _previous(new, slot)
            or (NO_MSGSTR if _begins_next(new, slot, blank) else "")
            or _disordered(line, new, slot, blank)
        )
    if new == "msgstr[]" and line.keyword != f"msgstr[{forms}]":
        return f"msgstr[{forms}] is expected here, not {line.keyword}. Number them from 0."
    return ""


def _misplaced_text(line: Line, slot: str) -> str:
    if not slot:
        return "This text has no keyword before it. Write one, or move away the comment between."
    if ("|" in line.prefix) == ("#|" in slot):
        return ""
    if "#|" in slot:
        return "This text goes on from a line that begins with #|. Begin it with #| as well."
    return "A line that begins with #| goes above msgid. Move it there, or delete it."


def _previous(new: str, slot: str) -> str:
    if new in ("#|msgstr", "#|msgstr[]"):
        return "Only msgctxt and msgid are kept as #| lines. Delete this line."
    if slot == "#|msgctxt":
        return 'After "#| msgctxt" comes a line "#| msgid". Write that one too, or delete both.'
    if new == "#|msgid_plural":
        return 'The line "#| msgid_plural" goes right after "#| msgid". Move it there.'
    if new.startswith("#|") and not slot.startswith("#|"):
        return "A line that begins with #| goes above msgid. Move it there, or delete it."
    return ""


def _begins_next(new: str, slot: str, blank: bool) -> bool:
    begins = new == "msgid" or (new == "msgctxt" and blank)
    return begins and slot in ("msgid", "msgid_plural")


def _disordered(line: Line, new: str, slot: str, blank: bool) -> str:
    if new in END and slot in END and not blank:
        return "This is a second msgstr for the same entry. Keep one of the two."
    if new == "msgstr[]" and slot == "msgid":
        return f"{line.keyword} is for an entry with msgid_plural. Write msgstr."
    if new == "msgstr" and slot == "msgid_plural":
        return "An entry with msgid_plural has msgstr[0], msgstr[1] and so on. Write msgstr[0]."
    if new.endswith("msgctxt"):
        return "msgctxt goes before msgid. Move this line up."
    if new == "msgid_plural":
        return "msgid_plural goes between msgid and msgstr. Move this line there."
    return f"{line.keyword} has no msgid right before it. Write the msgid line above it."
