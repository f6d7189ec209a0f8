"""Lines -> Entry, one line at a time: slow, and exact about what is wrong."""

from __future__ import annotations

from tools.formats.po.comments import read_notes
from tools.formats.po.faults import Fault
from tools.formats.po.lines import Line, read_line, unreadable
from tools.formats.po.order import BEGIN, END, NO_MSGSTR, misplaced, slot_of
from tools.formats.po.strings import unescape
from tools.model.catalog import Entry


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
        """The entry, once its last line was taken.

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
        """What to say where the file ends before the entry does."""
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
