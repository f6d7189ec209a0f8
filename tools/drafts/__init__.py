"""Proposals for what is untranslated or has gaps, sentence by sentence. Never more than that.

For every open sentence, in this order: a person's words from the memory, an engine's, a
person's words for a sentence much like it; where none of them is safe, a gap that says why.

Laws (tests/test_drafts.py), for any engine at all: no reviewed word changes; what is
written is one paragraph, marked up like its msgid; a second run changes nothing; the same
input gives the same bytes.

The rooms behind this door::

    openings   which catalogues have something open
    gaps       which sentences of an entry are open
    sentences  a proposal for each, past every check
    confidence how sure the engine may be of one, learnt from reviewed sentences
    ways       what to ask an engine so that links and markup survive
    via        another edition's reviewed sentences, to ask instead
    checks     what its answer has to stand
    terms      the glossary's words in the place of the engine's; probes.py, how else to ask
    notes      the comment that says who proposed it
    percents   the comment that says how sure each sentence is
    redrafts   drafts that nobody has touched, taken back
    reports    what a run says of one catalogue
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, replace

from tools.changes import GAP, checksum
from tools.drafts import percents
from tools.drafts.confidence import Confidence
from tools.drafts.gaps import Gap, gaps
from tools.drafts.notes import GAPPED, OTHERS, Note, is_mark, notes_of, write
from tools.drafts.sentences import Drafter, Sentence
from tools.drafts.via import Via
from tools.engines import Engine, Translation
from tools.glossary import Glossary
from tools.inert import differences
from tools.memory import Memory
from tools.model import Catalog, Entry, State
from tools.paragraphs import is_block
from tools.pieces import fill
from tools.segments import Languages, split

__all__ = ["Draft", "Sentence", "Via", "apply", "propose"]


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What is proposed for one entry."""

    before: Entry
    entry: Entry
    """With the proposal; the same as ``before`` where nothing safe was found."""
    sentences: tuple[Sentence, ...]
    """Of each sentence that was open."""

    @property
    def key(self) -> tuple[str | None, str]:
        return self.before.key


def propose(
    catalog: Catalog,
    *,
    memory: Memory,
    engine: Engine | None,
    glossary: Glossary,
    languages: Languages,
    done: MutableMapping[str, Translation] | None = None,
    via: Via | None = None,
    confidence: Confidence | None = None,
) -> Iterator[Draft]:
    """Drafts for the open entries of *catalog*, in order; it is asked in one batch.

    :param engine: None: the memory alone.
    :param done: the engine's answers so far, which are not asked for again; new ones are
        put in, so that a run that was cut off goes on where it was.
    :param via: the engine translates from its language, and not from the source's.
    :param confidence: says how sure the engine may be; None: nothing is said of that.
    """
    work = [(entry, open_ones) for entry in catalog if (open_ones := gaps(entry, languages))]
    drafter = Drafter(memory, engine, glossary, languages, {} if done is None else done, via)
    found = drafter.draft(
        sentence for _, holes in work for gap in holes for sentence in _stripped(gap)
    )
    if confidence:
        found = {sentence: confidence.rated(made) for sentence, made in found.items()}
    for entry, holes in work:
        sentences = tuple(found[one] for gap in holes for one in _stripped(gap))
        made = _made(entry, holes, found, languages, drafter.origin)
        yield Draft(before=entry, entry=made, sentences=sentences)


def apply(catalog: Catalog, drafts: Iterable[Draft]) -> Catalog:
    """*catalog* with *drafts*; an entry that is not as it was then stays as it is."""
    by_key = {draft.key: draft for draft in drafts}
    entries = tuple(
        draft.entry if (draft := by_key.get(entry.key)) and draft.before == entry else entry
        for entry in catalog
    )
    return replace(catalog, entries=entries)


def _made(
    entry: Entry,
    holes: Sequence[Gap],
    found: dict[str, Sentence],
    languages: Languages,
    origin: str,
) -> Entry:
    """*entry* with its proposals, or as it is if there are none that are safe together."""
    texts = [_joined(gap, found) for gap in holes]
    if not any(texts):
        return entry
    if entry.state is State.UNTRANSLATED:
        frame = "".join(GAP + _space(gap.sentences[-1]) for gap in holes).strip()
        framed = replace(entry, msgstr=frame)
    else:
        framed = entry
    sources = [" ".join(_stripped(gap)) for gap in holes]
    msgstr = fill(framed, texts).msgstr
    new = entry.state is State.UNTRANSLATED
    bare = entry.msgid.strip() if new else fill(framed, sources).msgstr
    whole = fill(
        framed, [text or source for text, source in zip(texts, sources, strict=True)]
    ).msgstr
    if is_block(msgstr) and not is_block(framed.msgstr):
        msgstr, whole = rf"\{msgstr}", rf"\{whole}"
    unlike = not is_block(framed.msgstr) and differences(bare, whole, languages)
    if unlike or (is_block(msgstr) and not is_block(framed.msgstr)):
        return entry
    flags = entry.flags if entry.fuzzy else ("fuzzy", *entry.flags)
    comments = _comments(entry, holes, found, languages, origin)
    made = replace(entry, msgstr=msgstr, flags=flags, comments=comments)
    if new:  # there is nothing that was translated before
        made = replace(made, previous_msgid=None, previous_msgctxt=None, previous_msgid_plural=None)
    return made


def _joined(gap: Gap, found: dict[str, Sentence]) -> str:
    """The proposals for one gap; empty if one of them is missing."""
    texts = [found[sentence].text for sentence in _stripped(gap)]
    return " ".join(texts) if all(texts) else ""


def _stripped(gap: Gap) -> list[str]:
    """The sentences of a gap, each on one line."""
    return [" ".join(sentence.strip().splitlines()) for sentence in gap.sentences]


def _space(sentence: str) -> str:
    return " " if sentence[-1:].isspace() else ""


def _comments(
    entry: Entry,
    holes: Sequence[Gap],
    found: dict[str, Sentence],
    languages: Languages,
    origin: str,
) -> tuple[str, ...]:
    """The person's own lines, the older notes, this run's note, and a line for each flag."""
    count = len(split(entry.msgid, languages.source))
    origins = {found[one].origin for gap in holes for one in _stripped(gap)} - {""}
    if origins == {"memory"}:
        origin = "memory"
    # Whoever proposed a sentence has a line of their own; the last line tells the gaps, too.
    signs = {name: [OTHERS] * count for name in sorted(origins | {origin}, key=origin.__eq__)}
    shares = list(percents.confidences(entry, languages))
    marks, settled = [], set[int]()
    for gap in holes:
        failed = not _joined(gap, found)
        for number, sentence in enumerate(_stripped(gap), gap.first):
            one = found[sentence]
            whose = origin if failed else one.origin or origin
            signs[whose][number] = GAPPED if failed else checksum(one.text)
            shares[number] = None if failed else one.confidence
            settled.add(number + 1)
            reasons = one.reasons if not failed else ("; ".join(one.reasons) or "its neighbour",)
            marks += [
                f"sentence {number + 1}: {'left to you: ' if failed else ''}{_line(reason)}"
                for reason in reasons
            ]
    kept = [line for line in entry.comments if not _is_past(line, entry, languages, settled)]
    shown = [percents.write(shares)] if any(one is not None for one in shares) else []
    notes = (write(Note(name, tuple(some))) for name, some in signs.items())
    return (*kept, *notes, *shown, *marks)


def _is_past(line: str, entry: Entry, languages: Languages, settled: set[int]) -> bool:
    """Whether a comment line is an older draft's, and said again or no longer true."""
    notes = notes_of(entry, languages)
    if notes and is_mark(line):
        return int(line.strip().split()[1].rstrip(":")) in settled
    return bool(notes) and percents.parse(line, len(notes[0].signs)) is not None


def _line(text: str) -> str:
    """*text* as it can stand in a comment."""
    shown = " ".join(text.split())
    shown = "".join(sign if sign.isprintable() else "�" for sign in shown)
    return shown if len(shown) <= 300 else f"{shown[:299]}…"
