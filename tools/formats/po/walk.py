"""Line by line through a PO file: the odd entry, and what to skip after a fault."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from tools.formats.po.entries import EntryReader
from tools.formats.po.faults import Fault
from tools.formats.po.lines import MARK_RE
from tools.formats.po.order import END
from tools.model.catalog import Entry

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
        return self.at < len(self.text)

    def odd(self) -> Entry | None:
        """Any entry at all; None after a fault, and where only comments are left."""
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
