"""What an edition owes its readers while it is announced all the same: a declared correction.

Readers must have a correction at once, and its translation takes a day. So these passages of
an article may stand in the source language, marked as such, in an edition that is finished:

- the text of each ``.. correction::``;
- a paragraph that was reviewed, and has changed since in what a correction of the same article
  names: at least half of the words that came or went stand in the correction's text, and one of
  them has a figure, four letters or a "not". Never the title or the standfirst, which others
  repeat where nothing can say which language they are in.

Everything else that nobody has reviewed is unfinished work.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

from tools.catalogs.notes.changed import change_of
from tools.model.catalog import Entry, State

Corrections = Iterable[tuple[str, tuple[str, ...]]]
"""The date of each, and the msgids of its text."""

WORD_RE = re.compile(r"\w+(?:['’]\w+)*")
SMALL = 3
"""Letters of a word that tells nothing of what was corrected."""
DENIALS = frozenset({"no", "not", "nor"})


def find_owed(
    entries: Iterable[Entry], corrections: Corrections, head: Collection[str] = ()
) -> frozenset[str]:
    """Find the msgids that nobody has reviewed yet, and that need not be waited for.

    :param entries: of an article in one edition.
    :param head: msgids of the article's title and standfirst.
    """
    notices = {msgid for _date, msgids in corrections for msgid in msgids}
    named = Counter(word for msgid in notices for word in _words(msgid))
    return frozenset(
        entry.msgid
        for entry in entries
        if entry.state not in {State.REVIEWED, State.OBSOLETE}
        and (entry.msgid in notices or (entry.msgid not in head and _is_covered(entry, named)))
    )


def _is_covered(entry: Entry, named: Collection[str]) -> bool:
    """Whether a correction names what has changed in a passage that was reviewed before."""
    # The note says so much: without reviewed words to start from, a merge leaves none.
    if entry.state is not State.CHANGED or change_of(entry) is None:
        return False
    old, new = Counter(_words(entry.previous_msgid or "")), Counter(_words(entry.msgid))
    changed = [*(old - new).elements(), *(new - old).elements()]
    told = [word for word in changed if word in named]
    return 2 * len(told) >= len(changed) and any(map(_tells, told))


def _words(text: str) -> list[str]:
    return WORD_RE.findall(text.casefold())


def _tells(word: str) -> bool:
    return len(word) > SMALL or word in DENIALS or any(map(str.isdigit, word))
