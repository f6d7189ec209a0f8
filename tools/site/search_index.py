"""What an edition's search page looks words up in, as small scripts that are loaded one by one.

::

    _static/search/articles.js     every article's title, and which files of words there are
    _static/search/words-e.js      the words that begin with an e, and where they are
    _static/search/<docname>.js    the passages of an article, for the lines under its title

A search loads the words of one or two letters and the passages of what it shows, not the whole
edition. Scripts and no JSON, which a page opened from the disk may not fetch. Words are kept as
they are written, without case and accents; which of them are forms of one another
``theme/js/search/stem.js`` knows.
"""

from __future__ import annotations

import json
import re
import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tools.model.article import Article, Document

FOLDER = "_static/search/"
IN_TITLE, AS_AUTHOR = 8, 4
"""How many times in the text a word is worth in these places."""
WORD_RE = re.compile(r"[^\W_]+")


class _Bare(dict[int, int | None]):
    """Every mark -> None, every other character -> itself, learned as they come."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.category(chr(code)).startswith("M") else code
        return self[code]


BARE = _Bare()


def fold(text: str) -> str:
    """Write *text* without case and accents; ``theme/js/search/stem.js`` does the same.

    >>> fold("Eleições, ELECCIÓN")
    'eleicoes, eleccion'
    """
    lower = text.lower()
    return lower if lower.isascii() else unicodedata.normalize("NFD", lower).translate(BARE)


def shard_of(word: str) -> str:
    """Name the file in which a folded word is: its first letter, as a name that any disk
    takes.

    >>> shard_of("eleicao"), shard_of("ядро")
    ('e', 'u44f')
    """
    return word[0] if word[0].isascii() else f"u{ord(word[0]):x}"


def render_index(documents: Sequence[tuple[Document, str, str]]) -> Iterator[tuple[str, str]]:
    """Write the scripts, each with its path in the edition; one at a time, for together they are
    large.

    :param documents: each with its title without markup, and its address in the edition.
    """
    words: defaultdict[str, defaultdict[str, array[int]]]
    words = defaultdict(lambda: defaultdict(lambda: array("L")))
    for number, (document, title, _url) in enumerate(documents):
        for word, weight in _weights(document, title).items():
            words[shard_of(word)][word].extend((number, weight))
    listed = [_listed(*item) for item in documents]
    index = {"articles": listed, "shards": sorted(words), "words": {}, "texts": {}}
    yield f"{FOLDER}articles.js", f"const onda = {_json(index)};\n"
    for name, places in sorted(words.items()):
        yield f"{FOLDER}words-{name}.js", f"onda.words[{_json(name)}] = {_json(places)};\n"
    for document, _title, _url in documents:
        shown = _json({"text": document.passages[1:], "foreign": document.foreign})
        name = document.docname
        yield f"{FOLDER}{name}.js", f"onda.texts[{_json(name)}] = {shown};\n"


def _weights(document: Document, title: str) -> Counter[str]:
    """Each folded word of a document, and how much it is worth there."""
    weights = Counter(_words(document.passages[1:]))
    author = document.author if isinstance(document, Article) else ""
    for text, weight in ((title, IN_TITLE), (author, AS_AUTHOR)):
        for word in _words([text]):
            weights[word] += weight
    return weights


def _words(texts: Iterable[str]) -> list[str]:
    return WORD_RE.findall(fold("\n".join(texts)))


def _listed(document: Document, title: str, url: str) -> dict[str, Any]:
    listed = {"id": document.docname, "url": url, "title": title}
    return listed if document.title_translated else {**listed, "foreign": True}


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=list)
