"""What is remembered, and found again."""

from __future__ import annotations

import random
import time
from itertools import accumulate

import pytest

from tools.catalogs.memory import Match, Memory, MemoryUnit
from tools.catalogs.notes.changed import GAP, Change, checksum, write_change
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, Entry

SPANISH = Languages("en", "es")


def memory(*entries: Entry) -> Memory:
    return Memory.of([Catalog(domain="a", entries=entries)], SPANISH)


def target(match: Match | None) -> str | None:
    return match.unit.target if match else None


def test_sentences_of_reviewed_entries() -> None:
    found = memory(Entry(msgid="It rained. They left.", msgstr="Llovía. Se fueron."))
    assert target(found.exact("They left.")) == "Se fueron."
    assert target(found.exact("They  left. ")) == "Se fueron."
    assert found.exact("They stayed.") is None


def test_never_drafts() -> None:
    draft = Entry(msgid="It rained.", msgstr="Llovía.", flags=("fuzzy",))
    plain = Entry(msgid="It rained.", msgstr="", obsolete=True)
    obsolete_draft = Entry(msgid="It rained.", msgstr="Ll.", flags=("fuzzy",), obsolete=True)
    assert len(memory(draft, plain, obsolete_draft)) == 0


def test_obsolete_after_live() -> None:
    old = Entry(msgid="It rained.", msgstr="Llovió.", obsolete=True)
    found = memory(old, Entry(msgid="It rained.", msgstr="Llovía."))
    assert target(found.exact("It rained.")) == "Llovía."
    assert target(memory(old).exact("It rained.")) == "Llovió."


def test_changed_entries_give_what_stayed_and_what_was() -> None:
    old = Entry(
        msgid="It snowed.",
        msgstr="Llovía.",
        previous_msgid="It rained.",
        flags=("fuzzy",),
        comments=(
            write_change(Change(sentences=1, edited=(1,), reviewed=True, text=checksum("Llovía."))),
        ),
    )
    assert target(memory(old).exact("It rained.")) == "Llovía."
    assert memory(old).exact("It snowed.") is None
    msgstr = f"Llovía. {GAP}"
    half = Entry(
        msgid="It rained. They left.",
        msgstr=msgstr,
        previous_msgid="It rained.",
        flags=("fuzzy",),
        comments=(write_change(Change(sentences=2, new=(2,), text=checksum(msgstr))),),
    )
    assert list(memory(half)) == [MemoryUnit("It rained.", "Llovía.")]


def test_fuzzy_shows_the_difference() -> None:
    found = memory(
        Entry(msgid="The second vote was held in April.", msgstr="La votación fue en abril.")
    )
    match = found.fuzzy("The second vote was held in June.")
    assert match and match.score > 85
    assert match.difference == "“April.” → “June.”"
    assert found.fuzzy("Nobody slept that night.") is None


def sentences(count: int) -> list[str]:
    draw = random.Random(4)
    words = ["".join(draw.choices("aeioulmnrst", k=draw.randint(3, 10))) for _ in range(20_000)]
    weights = list(accumulate(1 / (rank + 5) for rank in range(len(words))))
    return [
        " ".join(draw.choices(words, cum_weights=weights, k=draw.randint(4, 30)))
        for _ in range(count)
    ]


@pytest.mark.parametrize("size", [10_000])
def test_quick_among_many(size: int) -> None:
    """One word in six at most is another; nearly all are found, each in a moment."""
    known = sentences(size)
    found = Memory(MemoryUnit(text, text) for text in known)
    found.fuzzy(known[0])
    asked = []
    for text in known[::100]:
        words = text.split()
        words[len(words) // 2] = "changed"
        asked.append((text, " ".join(words)))
    start = time.process_time()
    answers = [found.fuzzy(text, 60) for _, text in asked]
    each = (time.process_time() - start) / len(asked)
    right = sum(target(one) == text for one, (text, _) in zip(answers, asked, strict=True))
    assert right >= 0.97 * len(asked)
    assert each < 0.02
