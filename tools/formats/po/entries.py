"""Lines -> Entry, one line at a time: slow, and exact about what is wrong, and in which order.

After a fault, what is left of its entry is skipped, and the next one is read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from tools.formats.po.comments import read_notes
from tools.formats.po.lines import MARK_RE, Fault, Line, read_line, unescape, unreadable
from tools.model.catalog import Entry

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
    """Name the slot that a line fills, where the line above it filled *slot*."""
    if not line.keyword:
        return slot
    keyword = "msgstr[]" if "[" in line.keyword else line.keyword
    return f"#|{keyword}" if "|" in line.prefix else keyword


def misplaced(line: Line, slot: str, forms: int, *, blank: bool) -> str:
    """Say why a line may not follow *slot*, as a sentence; empty where it may.

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


class EntryReader:
    """One entry, read line by line until a line belongs to the next one."""

    def __init__(self) -> None:
        self.slot = ""
        """What the last line of text filled: see ``order``."""
        self.blank = False
        """The last line was a blank one."""
        self._pieces: dict[str, list[str]] = {}
        self._forms: list[list[str]] = []
        self._notes: list[tuple[int, str]] = []
        self._obsolete = False
        self._line = 0

    def take(self, raw: str, number: int, *, last: bool = False) -> bool:
        """Read one line; False for a line that begins the next entry.

        :param last: the line ends the file, and no line ending follows it.
        :raises Fault: the line is not PO text, or does not belong here.
        """
        line = raw.lstrip(" \t")
        if line.rstrip(" \t") in ("", "#~", "#|", "#~|"):
            self.blank = True
            return True
        if line[0] == "#" and line[1:2] not in ("~", "|"):
            return self._take_comment(line, number)
        parsed = read_line(raw)
        if parsed is None:
            raise unreadable(raw, number, last=last)
        if self.slot in END and parsed.keyword and slot_of(parsed, self.slot) in BEGIN:
            return False
        self._check_place(parsed, number)
        self._take_text(parsed, number)
        self.blank = False
        return True

    def entry(self) -> Entry:
        """Make the entry, once its last line was taken.

        :raises Fault: a comment line says what cannot be.
        """
        try:
            notes = read_notes([line for _, line in self._notes])
        except Fault as fault:
            number, _ = self._notes[fault.line]
            raise Fault(number, fault.column, fault.sentence, resume=True) from None
        texts = {slot: "".join(pieces) for slot, pieces in self._pieces.items()}
        return Entry(
            msgid=texts["msgid"],
            msgstr=texts.get("msgstr", ""),
            msgctxt=texts.get("msgctxt"),
            msgid_plural=texts.get("msgid_plural"),
            msgstr_plural=tuple("".join(pieces) for pieces in self._forms),
            previous_msgid=texts.get("#|msgid"),
            previous_msgctxt=texts.get("#|msgctxt"),
            previous_msgid_plural=texts.get("#|msgid_plural"),
            obsolete=self._obsolete,
            line=self._line,
            comments=notes.comments,
            extracted=notes.extracted,
            references=notes.references,
            flags=notes.flags,
        )

    def cut(self, number: int) -> Fault:
        """Say that the file ends before the entry does."""
        sentence = (
            f"The file ends here, but the entry of line {self._line} has no msgstr yet: the file "
            "was cut off. Take the whole file again."
        )
        return Fault(number, 1, sentence, resume=True)

    def _take_comment(self, line: str, number: int) -> bool:
        if self.slot in END:
            return False
        if self.blank and self.slot in ("msgid", "msgid_plural"):
            raise Fault(self._line, 1, NO_MSGSTR, resume=True)
        if self.slot:
            above = "the lines that begin with #|" if "#|" in self.slot else "msgid"
            raise Fault(number, 1, f"There is a comment inside an entry. Move it above {above}.")
        self._notes.append((number, line))
        return True

    def _check_place(self, line: Line, number: int) -> None:
        sentence = misplaced(line, self.slot, len(self._forms), blank=self.blank)
        if sentence == NO_MSGSTR:
            raise Fault(self._line, 1, sentence, resume=True)
        if not sentence and self.slot and self._obsolete != ("~" in line.prefix):
            sentence = (
                "Some lines of this entry begin with #~ and some do not. "
                "Write it before all of them, or before none."
            )
        if sentence:
            raise Fault(number, 1, sentence)

    def _take_text(self, line: Line, number: int) -> None:
        text = unescape(line.text, line=number, column=line.column)
        slot = slot_of(line, self.slot)
        if line.keyword:
            self._pieces[slot] = []
        if line.keyword and slot == "msgstr[]":
            self._forms.append(self._pieces[slot])
        self._pieces[slot].append(text)
        if line.keyword and (not self.slot or slot == "msgid"):
            self._line, self._obsolete = number, "~" in line.prefix
        self.slot = slot


OPENING_RE = re.compile(r"[ \t]*+(?:#~\|?[ \t]*+)?#(?![~|])|[^\"\w]*+(?:msgid|msgctxt)(?!\w)")
"""A line that can begin an entry, or was meant to."""


class Walk:
    """A place in a text whose lines end in LF, and the faults met on the way there."""

    def __init__(self, text: str) -> None:
        self.cut = not text.endswith("\n")
        self.text = text + "\n" if self.cut else text
        self.at = 0
        self.line = 1
        self.faults: list[Fault] = []

    def more(self) -> bool:
        """Tell whether anything is left to read."""
        return self.at < len(self.text)

    def odd(self) -> Entry | None:
        """Read an entry of any form; None after a fault, and where only comments are left."""
        reader = EntryReader()
        try:
            end = self._feed(reader)
            entry = reader.entry() if reader.slot else None
        except Fault as fault:
            self.faults.append(fault)
            if not fault.resume:
                self._recover(past_msgstr=reader.slot in END)
            return None
        if entry:
            self.at, self.line = end
        return entry

    def _feed(self, reader: EntryReader) -> tuple[int, int]:
        """Read the lines of one entry; returns the place after the last of them."""
        end = self.at, self.line
        while self.more():
            last = self.cut and self.text.find("\n", self.at) + 1 == len(self.text)
            if not reader.take(self._peek(), self.line, last=last):
                return end
            self._skip()
            if not reader.blank:
                end = self.at, self.line
        if reader.slot and reader.slot not in END:
            raise reader.cut(self.line - 1)
        return end

    def _recover(self, *, past_msgstr: bool) -> None:
        """Skip what a fault spoiled, so that one root does not make many faults."""
        if MARK_RE.match(self._peek()):
            self._skip_conflict()
        else:
            while self.more() and self._peek().strip(" \t"):
                past_msgstr |= "msgstr" in self._peek()
                self._skip()
                if self.more() and self._begins(OPENING_RE if past_msgstr else MARK_RE):
                    return
        while self.more() and not self._begins(OPENING_RE):
            self._skip()

    def _skip_conflict(self) -> None:
        """Both versions, up to the closing mark, if this conflict has one."""
        following = bisect_right(self._outer_marks, self.at)
        close = self._outer_marks[following] if following < len(self._outer_marks) else -1
        closing = self.text.startswith(">", close) and not self.text.startswith(">", self.at)
        self._skip()
        while closing and self.at <= close:
            self._skip()

    @cached_property
    def _outer_marks(self) -> list[int]:
        return [found.start() for found in re.finditer(r"^(?:<{7}|>{7})", self.text, re.MULTILINE)]

    def _begins(self, pattern: re.Pattern[str]) -> bool:
        line = self._peek()
        return bool(pattern.match(line) or MARK_RE.match(line))

    def _peek(self) -> str:
        return self.text[self.at : self.text.index("\n", self.at)]

    def _skip(self) -> None:
        self.at = self.text.index("\n", self.at) + 1
        self.line += 1
