"""English where it does not belong: what a translated page must not say."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tools.site.front_pages import THEME
from tools.sources.extraction import template_messages
from tools.system import disk

from .addresses import PUBLICATION, SOURCE
from .markup import Said

NAMES = {
    PUBLICATION.name,  # the masthead, the same in every language
    "David Raby",  # authors keep their names: <meta name="author">
}
COMMON = set(
    """
    about after all and are been before between could each every found from had have how into
    its language more most must never not nothing of other our page read search should skip
    text than that the their them then there these they this those through translated was were
    what when where which who will with without would written you your
    """.split()  # noqa: SIM905 - a list of seventy strings would be read by nobody
)
"""Frequent in English, and words of neither Spanish nor Portuguese."""
WORD_RE = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def chrome_messages() -> list[str]:
    """Every msgid of the words around the articles."""
    templates = (path for path in disk.files(THEME) if path.suffix == ".html")
    return [
        msgid
        for path in templates
        for _line, msgid in template_messages(path.read_text(encoding="utf-8"))
    ]


def strays(page: Iterable[Said], original: Iterable[Said]) -> list[Said]:
    """What *page* says in English without marking it, *original* being the English page.

    Three nets, for each lets something through: the same text as the English page's;
    three words in a row that stand there too; a common English word.
    """
    english = [said.text for said in original if said.lang == SOURCE.locale.html]
    english += chrome_messages()
    whole = set(english) - NAMES
    runs = {run for text in english for run in _runs(text)}
    return [
        said
        for said in page
        if said.lang != SOURCE.locale.html
        and _has_words(said.text)
        and (said.text in whole or runs & _runs(said.text) or COMMON & _words(said.text))
    ]


def _has_words(text: str) -> bool:
    return bool(WORD_RE.search(text))


def _words(text: str) -> set[str]:
    return {word.lower() for word in WORD_RE.findall(text)}


def _runs(text: str) -> set[tuple[str, ...]]:
    """Three words in a row, but those of names, which are written alike everywhere."""
    words = WORD_RE.findall(text)
    rows = zip(words, words[1:], words[2:], strict=False)
    return {row for row in rows if any(word.islower() for word in row)}
