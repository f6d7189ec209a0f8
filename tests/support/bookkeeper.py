"""Somebody who watches every sentence of an edition being made, and writes down whose it is.

They know nothing of notes and places: each translation of a sentence is a text of its own here,
so whoever sees it somewhere knows who made it.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tools.catalogs.memory import Memory
from tools.catalogs.merging import merge_all
from tools.catalogs.notes.changed import GAP, without_change
from tools.catalogs.provenance import Provenance
from tools.drafting.engine import Translation
from tools.drafting.propose import apply, propose
from tools.glossary import Glossary
from tools.language.sentences import Languages, split
from tools.model.catalog import Catalog, Entry, State

LANGUAGES = Languages("en", "es")
SOURCES = (
    "Thousands of teachers marched to the capital for eleven days.",
    "The congress refused to hear any of their union leaders.",
    "A new constitution was drafted by an elected assembly.",
    "Fishermen on both coasts lost their boats in the storm.",
    "Her grandmother still keeps the seeds of blue maize.",
    "Every bridge over the river had been painted at night.",
    "Nobody expected young voters to queue in such numbers.",
    "Copper prices fell again while wages stayed as they were.",
    "We met the nurses behind the old railway workshop.",
    "Buses stopped running when petrol became too expensive.",
    "Judges from three provinces signed a short open letter.",
    "Children learn Guarani in school and speak it at home.",
)
"""Unlike one another, and about as long as one another."""
WORDS = [
    "agua",
    "bosque",
    "camino",
    "deuda",
    "escuela",
    "fuerza",
    "gente",
    "huelga",
    "isla",
    "jornada",
    "lucha",
    "mercado",
    "noche",
    "obra",
    "paz",
    "queja",
    "radio",
    "salario",
    "tierra",
    "unidad",
    "verano",
    "yerba",
    "zona",
    "barrio",
    "ciudad",
    "derecho",
]


def spanish(seed: str) -> str:
    """A sentence that nobody else has written."""
    words = random.Random(seed).sample(WORDS, 9)
    return f"{' '.join(words).capitalize()}."


@dataclass(frozen=True)
class Maker:
    """Whose a sentence is."""

    engine: str = ""
    changed: bool = False
    sure: bool = True
    """Where nobody could say which sentence stood for which, and a person put them in order, it
    is a matter of words which of the machine's they have changed, and which left out."""


@dataclass(frozen=True)
class Machine:
    """An engine whose every answer is written down."""

    name: str
    makers: dict[str, Maker]

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        found = [spanish(f"{self.name} {one}") for one in sentences]
        for text in found:
            self.makers.setdefault(text, Maker(self.name))
        return [Translation(text) for text in found]


@dataclass
class Bookkeeper:
    """An edition, and who made each sentence of it."""

    articles: dict[str, list[list[str]]]
    """Paragraphs of source sentences, by domain."""
    catalogs: dict[str, Catalog] = field(default_factory=dict)
    makers: dict[str, Maker] = field(default_factory=dict)
    older: dict[str, str] = field(default_factory=dict)
    """Of an edited source sentence, how it read before."""
    meant: dict[str, str] = field(default_factory=dict)
    """Of a translation, the source sentence it was made for."""
    written: int = 0

    def update(self) -> None:
        """What ``make update`` does."""
        templates = [
            Catalog(
                domain=name,
                entries=tuple(dict.fromkeys(Entry(msgid=" ".join(one)) for one in paragraphs)),
            )
            for name, paragraphs in self.articles.items()
        ]
        merges = merge_all(templates, self.catalogs.values(), languages=LANGUAGES)
        self.catalogs = {one.catalog.domain: one.catalog for one in merges}

    def draft(self, name: str) -> None:
        """What ``make draft`` does."""
        memory = Memory.of(self.catalogs.values(), LANGUAGES)
        for domain, catalog in self.catalogs.items():
            engine = Machine(name, self.makers) if name else None
            drafts = list(
                propose(
                    catalog, memory=memory, engine=engine, glossary=Glossary(), languages=LANGUAGES
                )
            )
            for one in drafts:
                sources = split(one.entry.msgid, "en")
                for source in sources:
                    text = spanish(f"{name} {source.strip()}")
                    if text in one.entry.msgstr:
                        self.meant.setdefault(text, source.strip())
            self.catalogs[domain] = apply(catalog, drafts)

    def write(self, source: str, instead: str | None) -> str:
        """A person translates *source*, or changes what stood there for it."""
        self.written += 1
        text = spanish(f"person {self.written}")
        was = self.makers[instead] if instead else Maker()
        self.makers[text] = replace(was, changed=bool(was.engine))
        self.meant[text] = source
        return text

    def finish(self, domain: str, place: int, rewritten: Sequence[bool]) -> None:
        """A person goes through an entry, sentence by sentence, and takes the mark away."""
        entry = self.catalogs[domain].entries[place]
        standing = [text.strip() for text in split(entry.msgstr.replace(GAP, ""), "es")]
        sources = [one.strip() for one in split(entry.msgid, "en")]
        beside = self._beside(sources, standing)
        texts = [
            self.write(source, mine) if mine is None or rewritten[number % len(rewritten)] else mine
            for number, (source, mine) in enumerate(zip(sources, beside, strict=True))
        ]
        spread = len(standing) + entry.msgstr.count(GAP) != len(sources)
        if entry.msgstr and (spread or set(standing) - set(filter(None, beside))):
            for text in texts:
                self.makers[text] = replace(self.makers[text], sure=False)
        self.put(
            domain,
            place,
            replace(
                entry, msgstr=" ".join(texts), previous_msgid=None, previous_msgctxt=None,
                flags=(), comments=without_change(entry.comments),
            ),
        )  # fmt: skip

    def _beside(self, sources: Sequence[str], standing: Sequence[str]) -> list[str | None]:
        """What stands there for each source, or else for what it read before."""
        free = list(standing)
        found: dict[int, str] = {}
        wanted: dict[int, str | None] = dict(enumerate(sources))
        while any(wanted.values()):
            for place, source in wanted.items():
                mine = next((text for text in free if self.meant.get(text) == source), None)
                if source and mine and place not in found:
                    found[place] = mine
                    free.remove(mine)
            wanted = {place: self.older.get(source or "") for place, source in wanted.items()}
        return [found.get(place) for place in range(len(sources))]

    def put(self, domain: str, place: int, entry: Entry) -> None:
        catalog = self.catalogs[domain]
        entries = (*catalog.entries[:place], entry, *catalog.entries[place + 1 :])
        self.catalogs[domain] = replace(catalog, entries=entries)

    def agrees(self, found: Provenance, domain: str) -> bool:
        """Whether what the program says of a document is what is written here."""
        texts = [
            text.strip()
            for entry in self.catalogs[domain]
            if entry.state is State.REVIEWED
            for text in split(entry.msgstr, "es")
        ]
        makers = [self.makers[text] for text in texts]
        standing = sum(bool(one.engine) and not one.changed for one in makers)
        changed = sum(one.changed and one.sure for one in makers)
        unsure = sum(not one.sure and (one.changed or not one.engine) for one in makers)
        return (
            found.sentences == len(makers)
            and found.drafted - found.changed == standing
            and changed <= found.changed <= changed + unsure
        )
