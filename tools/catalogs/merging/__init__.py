"""Template and catalogue -> catalogue: what became of every entry when the source moved on.

For each entry of the template, in this order:

1. *kept*: the catalogue has its key; the translator's part stays as it is.
2. *carried*: the same msgid was somewhere else, was obsolete, or had been changed and is
   back; its words come along in the state they are in.
3. *carried*: it changed its looks alone (:func:`tools.language.similarity.cosmetic`), or, where the
   caller asks for that, by typos alone (:mod:`tools.language.typos`).
   So is a paragraph that is a stretch of an old document, whose other sentences are all
   in new paragraphs too: only the breaks between paragraphs moved.
4. *by sentence*: it is like an entry that vanished; the translation of every unchanged
   sentence stays word for word, and a note says which are left
   (:mod:`tools.catalogs.notes.changed`).
5. *changed*: it is like one, but no sentence stayed; the old words stay whole.
6. *new*.

What vanished and is not held whole by an entry made from it becomes obsolete: no word
that a person reviewed is ever dropped, and a paragraph that comes back finds its own.
A vanished entry serves one new entry at most, though two paragraphs that one was cut
into each get its sentences. Whatever is not surely the translation of a sentence that is
there is marked open; *kept* is said of nothing else (tests/laws/test_bookkeeping.py).

Law: merging the outcome again changes nothing (tests/unit/catalogs/merging/test_merging.py).

search.py             for each open place, the old entry that serves it best
document.py           the merge of one document, while it is made
carry_over.py         what of an old translation is kept, sentence by sentence
compose.py            the msgstr of a changed paragraph, put together sentence by sentence
sentence_links.py     what each sentence of a new source was made of
spare_sentences.py    sentences of reviewed paragraphs that vanished, for those they moved into
outcomes.py           what became of each entry
"""

from __future__ import annotations

from collections.abc import Iterable

from tools.catalogs.merging.document import DocumentMerge
from tools.catalogs.merging.outcomes import Merge, MergeKind, MergeOutcome, summarize
from tools.catalogs.merging.search import Search
from tools.language.sentences import Languages
from tools.language.typos import Knows
from tools.model.catalog import Catalog

__all__ = ["Languages", "Merge", "MergeKind", "MergeOutcome", "merge_all", "summarize"]


def merge_all(
    templates: Iterable[Catalog],
    catalogs: Iterable[Catalog],
    *,
    languages: Languages,
    typo: Knows | None = None,
) -> tuple[Merge, ...]:
    """Bring all catalogues of one language up to date at once: what moved between them is found.

    :param templates: what is extracted from the source; their words are never read.
    :param typo: where typos were corrected in the source, and what else became of a paragraph
        is its own affair: what knows the words of the source language.
    :returns: one for each template, in order; then one for each catalogue whose document is
        no more, all of it obsolete. A template without a catalogue gets one without header.
    """
    old = {catalog.domain: catalog for catalog in catalogs}
    documents = [
        DocumentMerge(template, old.pop(template.domain, Catalog(domain=template.domain)))
        for template in templates
    ]
    documents += [DocumentMerge(None, catalog) for catalog in old.values()]
    Search(documents, languages, typo=typo).run()
    return tuple(document.finish() for document in documents)
