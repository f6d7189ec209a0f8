"""What became of a file that came back, for the editor who took it in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tools.catalogs.notes.reviewed import conflicts
from tools.model.catalog import Catalog, State
from tools.model.text import printable
from tools.reviewing.accept import AnswerOutcome, Fate
from tools.reviewing.return_file import Return

COUNTED = {
    Fate.REVIEWED: "reviewed",
    Fate.BEGUN: "begun",
    Fate.CONFLICT: "in conflict",
    Fate.FAULTY: "not taken as finished",
    Fate.GONE: "for paragraphs that are gone",
    Fate.SAME: "already there",
}
"""In the order they are told."""
LONG = 60
"""Characters of a source that are enough to know it by."""
LONGEST = 2000
"""Characters of a text that a person would still read in a terminal; the file has all of it."""


def is_left(outcome: AnswerOutcome) -> bool:
    """Tell whether a person has to look: a conflict is open, or something is wrong with it."""
    after = outcome.after
    undone = outcome.answer.done and after.state is not State.REVIEWED and not after.obsolete
    return undone or outcome.fate in {Fate.CONFLICT, Fate.FAULTY} or bool(conflicts(after))


def summarize(
    title: str,
    sent: Return,
    outcomes: Sequence[AnswerOutcome],
    catalogs: Mapping[str, Catalog],
    folder: str,
) -> Iterator[str]:
    """Write lines for the terminal, a paragraph for each document that has an answer.

    :param catalogs: as they were written: an entry knows its line.
    :param folder: theirs, as a person types it.
    """
    by_domain: defaultdict[str, list[AnswerOutcome]] = defaultdict(list)
    for outcome in outcomes:
        by_domain[outcome.domain].append(outcome)
    yield f"{title}, reviewed by {printable(sent.reviewer)}" if sent.reviewer else title
    if not by_domain:
        yield "  nothing has changed"
    for domain, outcomes_here in sorted(by_domain.items()):
        counts = (
            f"{number} {words}"
            for fate, words in COUNTED.items()
            if (number := sum(one.fate is fate for one in outcomes_here))
        )
        yield f"  {domain}: {', '.join(counts)}"
        lines = {one.key: one.line for one in catalogs[domain]}
        for one in filter(is_left, outcomes_here):
            place = f"{folder}/{domain}.po:{lines.get(one.after.key, 1)}"
            yield from (f"    {line}" for line in _told(one, place))


def _told(outcome: AnswerOutcome, place: str) -> Iterator[str]:
    """What a person has to look at, and what to do."""
    yield f"{place}: {_cut(outcome.after.msgid, LONG)}"
    for reason in outcome.reasons:
        yield f"  {printable(reason)}"
    others = conflicts(outcome.after)
    if others:
        yield f"  here:      {_cut(outcome.after.msgstr, LONGEST)}"
    for one in others:
        name = f" ({printable(one.name)})" if one.name else ""
        yield f"  came back: {_cut(one.text, LONGEST)}{name}"
    if others:
        yield "  Choose one: make review shows both on its page. Or write it as the msgstr here,"
        yield "  and delete the line “# conflict: …” above it."
    elif not outcome.answer.theirs:
        yield "  It is finished in this file and marked as needing work here. If that is settled,"
        yield "  take the mark away."
    elif not outcome.reasons:
        yield "  It still needs work, although the reviewer was through with it."


def _cut(text: str, most: int) -> str:
    shown = printable(text[: most + 1])
    return f"{shown[:most]}…" if len(shown) > most else shown
