"""Publications of any size: articles made of the first article's sentences, all translated."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from tests.support.project import DOCUMENTS
from tools.language.sentences import split
from tools.model.catalog import Catalog, Entry
from tools.model.publication import Locale
from tools.system import disk
from tools.workspace import Workspace

ARTICLE = DOCUMENTS[1]
TRANSLATED = (Locale("es"), Locale("pt_BR"))
SEED = 7

Texts = tuple[str, ...]
"""The same in the source language and in each of :data:`TRANSLATED`."""

MARKED: tuple[Texts, ...] = (
    (
        "This is *not* the **whole** story.",
        "Esta *no* es **toda** la historia.",
        "Esta *não* é a história **toda**.",
    ),
    (
        "See `the report <https://example.org/report>`_ of that year.",
        "Véase `el informe <https://example.org/report>`_ de aquel año.",
        "Veja `o relatório <https://example.org/report>`_ daquele ano.",
    ),
    (
        "More of it in :doc:`another article <{other}>`.",
        "Más en :doc:`otro artículo <{other}>`.",
        "Mais em :doc:`outro artigo <{other}>`.",
    ),
    (
        "Few papers said so. [#one]_",
        "Pocos diarios lo dijeron. [#one]_",
        "Poucos jornais o disseram. [#one]_",
    ),
    (
        "It was written under ``/2021/08`` at https://example.org/archive.",
        "Se escribió bajo ``/2021/08`` en https://example.org/archive.",
        "Foi escrito em ``/2021/08`` em https://example.org/archive.",
    ),
)
NOTES = ("The first of them in May.", "El primero, en mayo.", "O primeiro, em maio.")
HEADINGS = (
    ("What came before", "Lo que hubo antes", "O que veio antes"),
    ("What comes next", "Lo que viene", "O que vem depois"),
)
UNTRANSLATED = 0.02
"""Share of the paragraphs that nobody has translated yet."""


@dataclass(frozen=True)
class Written:
    """One article in every language."""

    name: str
    source: str
    messages: tuple[Texts, ...]


def grow(workspace: Workspace, articles: int) -> list[str]:
    """Write so many articles, and their catalogues, into a workspace with the first article.

    :returns: the names of the documents.
    """
    said = list(sentences(workspace))
    names = [f"articles/article-{number:04}" for number in range(articles)]
    for number, name in enumerate(names):
        chance = random.Random(SEED * 100_000 + number)
        article = write(name, said, names, chance)
        disk.write(workspace.source / f"{name}.rst", article.source.encode())
        missing = {one for one in article.messages[1:] if chance.random() < UNTRANSLATED}
        for place, locale in enumerate(TRANSLATED, start=1):
            entries = tuple(
                Entry(msgid=one[0], msgstr="" if one in missing else one[place])
                for one in dict.fromkeys(article.messages)
            )
            header = workspace.catalog(locale, ARTICLE).header
            workspace.save(locale, Catalog(domain=name, header=header, entries=entries))
    return names


def sentences(workspace: Workspace) -> Iterator[Texts]:
    """Those of the first article that stand alone in every language."""
    translated = [
        {entry.msgid: entry.msgstr for entry in workspace.catalog(locale, ARTICLE)}
        for locale in TRANSLATED
    ]
    languages = (
        workspace.publication().source.locale.gettext,
        *(locale.gettext for locale in TRANSLATED),
    )
    for msgid in translated[0]:
        texts = (msgid, *(catalog[msgid] for catalog in translated))
        parts = [split(text, language) for text, language in zip(texts, languages, strict=True)]
        if len({len(part) for part in parts}) == 1:
            yield from (tuple(map(str.strip, row)) for row in zip(*parts, strict=True))


def write(name: str, said: list[Texts], names: list[str], chance: random.Random) -> Written:
    """An article of about a thousand words."""
    title, lead = chance.sample(said, 2)
    body = [_paragraph(said, names, chance) for _ in range(chance.randint(12, 24))]
    for place, heading in zip((8, 4), HEADINGS, strict=True):
        body.insert(place, heading)
    day = f"{2010 + chance.randrange(12)}-{1 + chance.randrange(12):02}"
    blocks = [f":author: David Raby\n:date: {day}", f"{title[0]}\n{'=' * 2 * len(title[0])}"]
    blocks.append(f".. standfirst::\n\n   {lead[0]}")
    for one in body:
        blocks.append(f"{one[0]}\n{'-' * 20}" if one in HEADINGS else one[0])
    if any("[#one]_" in one[0] for one in body):
        blocks.append(f".. [#one] {NOTES[0]}")
        body.append(NOTES)
    return Written(name, "\n\n".join(blocks) + "\n", (title, lead, *body))


def _paragraph(said: list[Texts], names: list[str], chance: random.Random) -> Texts:
    rows = chance.sample(said, chance.randint(2, 4))
    if chance.random() < 0.3:
        marked = chance.choice(MARKED)
        other = f"/{chance.choice(names)}"
        rows.append(tuple(text.replace("{other}", other) for text in marked))
    return tuple(" ".join(texts) for texts in zip(*rows, strict=True))
