"""A translation does nothing but speak, and leads nowhere but where its source leads.

Always errors, never waived.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.checking.rule import Pair, rule
from tools.language.scripts import find_foreign, find_invisible, undisguise
from tools.language.sentences import Languages
from tools.markup.inline import Mark, compare_marks, find_mark, parse_marks
from tools.markup.links import find_swaps, is_localized, is_same
from tools.markup.paragraphs import ORDERS, is_too_long, name_block
from tools.model.findings import Fault, Fix, Severity, say

NOQA_RE = re.compile(r"(?<!\\)#\s*noqa\b.*\Z", re.IGNORECASE)
NOQA_END_RE = re.compile(r"(?<!\\)#\s*noqa\s*\Z", re.IGNORECASE)
"""Sphinx stops comparing markup where a translation ends like this."""
SAFE_RE = re.compile(r"(?:https?://|mailto:)[^/\\]", re.IGNORECASE)
SCHEME_RE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
HOST_RE = re.compile(
    r"\s*(?:https?://)?(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)*\.[a-z]{2,})(?:[/:?#].*)?\s*",
    re.IGNORECASE,
)


@rule("safety", Severity.ERROR)
def invisible_character(pair: Pair) -> Iterator[Fault]:
    """No character that nobody can see, or that turns the text round, but for the source's.

    Fix: Sign here. | Firme a\u200bquí. | Firme aquí.
    Good: Sign here. | Firme aquí.
    """
    for place in find_invisible(pair.source, pair.target, pair.languages.target):
        code = f"U+{ord(pair.target[place]):04X}"
        message = say("There is an invisible character ({code}) here; delete it.", code=code)
        # Between letters of our own it holds nothing together, as it does in an emoji.
        certain = all(ord(one) < 0x2100 for one in pair.target[max(0, place - 1) : place + 2 : 2])
        yield Fault(message, place, place + 1, Fix("", certain))


@rule("safety", Severity.ERROR)
def foreign_letter(pair: Pair) -> Iterator[Fault]:
    """Every letter is one of the language's own, not one that only looks like it.

    Offer: Donate now. | D\u043enar ahora. | Donar ahora.
    Bad: Donate now. | \u0414\u043e\u043d\u0430\u0440 ahora.
    Bad: Donate now. | Done\u0301\u0302\u0303 ahora.
    Good: Donate to Правда. | Done a Правда.
    """
    for word in find_foreign(pair.source, pair.target, pair.languages.target):
        corrected = undisguise(word[0])
        message = say(
            "“{word}” has letters of another alphabet, or letters that only look like the right "
            "ones; type it again.",
            word=word[0],
        )
        yield Fault(
            message, word.start(), word.end(), Fix(corrected) if corrected.isascii() else None
        )


@rule("safety", Severity.ERROR)
def instruction(pair: Pair) -> Iterator[Fault]:
    """The translation is text, not an instruction to the program that prints it.

    Bad: See this. | .. raw:: html
    Bad: See this. | Vea esto. # noqa
    Good: Write ``# NOQA`` there. | Escriba ahí ``# NOQA``.
    Bad: Write ``# NOQA`` there. | Escriba ahí # noqa
    Good: plain: See this. | Vea esto. # noqa
    Good: Half of it is .5 now. | .5 es la mitad ahora.
    Good: See this. | Vea esto.
    """
    if pair.plain:
        return
    if pair.target.startswith((".", "_")) and name_block(pair.target) in ORDERS:
        message = say("A text that begins like this is taken for an instruction and not shown.")
        yield Fault(message, 0, 2)
    noqa = "#" in pair.target and NOQA_RE.search(pair.target)
    at_end = noqa and NOQA_END_RE.search(pair.target)
    if noqa and not (NOQA_END_RE if at_end else NOQA_RE).search(pair.source):
        yield Fault(say("“# noqa” switches checks off; delete it."), noqa.start(), None, Fix(""))


@rule("safety", Severity.ERROR)
def too_long(pair: Pair) -> Iterator[Fault]:
    """The translation is not many times as long as its source.

    Good: Sign here. | Firme aquí, por favor.
    Bad: Sign. | Firme, firme, firme, firme, firme, firme, firme, firme, firme, firme, firme, \
firme, firme, firme, firme, firme, firme, firme, firme, firme, firme, firme, firme, firme, firme, \
firme, firme, firme, firme, firme, firme, firme, firme.
    """
    if is_too_long(pair.source, pair.target):
        yield Fault(say("The translation is far too long for its source."))


@rule("safety", Severity.ERROR)
def link(pair: Pair) -> Iterator[Fault]:
    """The translation leads to the same addresses as its source, each under its own words.

    Offer: `Give <https://a.org/>`_. | `Done <https://b.org/>`_. | `Done <https://a.org/>`_.
    Offer: `Give it <https://a.org/>`_! | `Dé ya<https://a.org/>`_! | `Dé ya <https://a.org/>`_!
    Bad: `Give <https://a.org/>`_ now. | `Done<https://b.org/>`_ ya.
    Good: See `the end`_. | Vea `el fin`_.
    Bad: See `the end`_ or `the start`_. | Vea `el fin`_ o `el comienzo`_.
    Good: See `the end`_ or `the start`_. | Vea `el fin`_ o `el comienzo <the start_>`_.
    Bad: See `the end`_. | Vea el fin.
    Good: See `Peru <http://a.org/x>`_. | Vea el `Perú <https://a.org/x>`_.
    Bad: See `Peru <https://a.org/x>`_. | Vea el `Perú <http://a.org/x>`_.
    Good: See `Peru <https://en.wikipedia.org/x>`_. | Vea el `Perú <https://es.wikipedia.org/x>`_.
    Bad: See `it <https://en.github.io/x>`_. | Véalo `aquí <https://es.github.io/x>`_.
    Bad: Sign here. | Firme en https://b.org/.
    Bad: `Give <https://a.org/>`_ now. | Done ya.
    Bad: Read `Maya <https://a.org/>`_ or `Raby <https://b.org/>`_. | Lea a \
`Maya <https://b.org/>`_ o a `Raby <https://a.org/>`_.
    Good: See :doc:`d` and :doc:`words <e>`. | Vea :doc:`palabras <d>` y :doc:`e`.
    Bad: See `our page <https://a.org/>`_. | Vea `www.b.org <https://a.org/>`_.
    Bad: See `our page <https://a.org/>`_. | Vea `\\  <https://a.org/>`_.
    Bad: See `our page <https://a.org/>`_. | Vea `… <https://a.org/>`_.
    Good: `Give <https://a.org/>`_ now. | `Done <https://a.org/>`_ ya.
    """
    if pair.plain or is_too_long(pair.source, pair.target):
        return
    lost, more = compare_marks(pair.source, pair.target) if "\n" in pair.source else pair.unlike
    missing, extra = ([one for one in some if one.item[0] == "link"] for some in (lost, more))
    missing, extra = _without_localized(missing, extra, pair.languages)
    if missing or extra:
        yield from _changed(pair, missing, extra)
    elif "`" in pair.target:
        yield from _swapped(pair)
        yield from _misnamed(pair)
        yield from _wordless(pair)


def _wordless(pair: Pair) -> Iterator[Fault]:
    """Links that a reader cannot see, or not read."""
    ours, theirs = (list(_links_without_words(text)) for text in (pair.source, pair.target))
    for mark in () if ours else theirs:
        yield Fault(
            say("This link has no words that a reader could see."), *find_mark(pair.target, mark)
        )


def _links_without_words(text: str) -> Iterator[Mark]:
    """Those without a letter or digit; or with a space first, so that it is no title."""
    targets = set(_TARGET_RE.findall(text))
    for mark in parse_marks(text):
        is_link = mark.item[0] == "link"
        bare = (is_link or mark.title) and not any(map(str.isalnum, mark.title))
        if bare or (is_link and mark.raw in targets):
            yield mark


_TARGET_RE = re.compile(r"<([^<>]+)>`_")


def _without_localized(
    missing: list[Mark], extra: list[Mark], languages: Languages
) -> tuple[list[Mark], list[Mark]]:
    """Both without those that lead to the same site in the reader's language."""
    lost, more = list(missing), []
    for mark in extra:
        same = next((m for m in lost if _leads_alike(m.item[1], mark.item[1], languages)), None)
        if same:
            lost.remove(same)
        else:
            more.append(mark)
    return lost, more


def _leads_alike(ours: str, theirs: str, languages: Languages) -> bool:
    return is_same(ours, theirs) or is_localized(ours, theirs, languages)


def _changed(pair: Pair, missing: list[Mark], extra: list[Mark]) -> Iterator[Fault]:
    certain = len(missing) == len(extra) == 1
    for mark in extra:
        there = mark.item[1]
        message = say("This link leads to “{address}”; the source has no such link.", address=there)
        if SCHEME_RE.match(there) and not SAFE_RE.match(there):
            message = say("“{address}” is not a web or e-mail address; delete it.", address=there)
        if certain:
            want = missing[0].item[1]
            message = say(
                "This link leads to “{address}”, but in the source to “{want}”.",
                address=there, want=want,
            )  # fmt: skip
        start, end = find_mark(pair.target, mark)
        fix = _redirected(mark, missing[0]) if certain else None
        yield Fault(message, start, end, None if fix is None else Fix(fix))
    for mark in () if certain else missing:
        lost = say("The link “{link}” of the source is missing here.", link=mark.raw)
        yield Fault(lost)


def _redirected(mark: Mark, wanted: Mark) -> str | None:
    """A link with its own words that leads where the wanted one does."""
    there, want = mark.item[1], wanted.item[1]
    if "<" in mark.raw:
        if "<" in there:  # the space before it is missing
            title, _, address = mark.title.partition("<")
            return f"`{title} <{want}>`_" if address == f"{want}>" else None
        return mark.raw.replace(there, want) if mark.raw.count(there) == 1 else None
    if ":" in there + want or not (mark.raw.endswith("_") and wanted.raw.endswith("_")):
        return wanted.raw
    return f"`{mark.title} <{wanted.title}_>`_"


def _swapped(pair: Pair) -> Iterator[Fault]:
    """Links and references whose words have changed places."""
    ours, theirs = (
        [(mark.item, mark.title) for mark in parse_marks(text) if mark.title] if "<" in text else []
        for text in (pair.source, pair.target)
    )
    for mine, other in find_swaps(ours, theirs):
        start = pair.target.find(mine[1])
        message = say(
            "“{one}” and “{other}” seem to have changed their targets; compare the source.",
            one=mine[1], other=other[1],
        )  # fmt: skip
        yield Fault(message, start, start + len(mine[1]))


def _misnamed(pair: Pair) -> Iterator[Fault]:
    """Links that say one address and lead to another."""
    known = {(mark.item, mark.title) for mark in parse_marks(pair.source)}
    for mark in parse_marks(pair.target):
        said = mark.item[0] == "link" and HOST_RE.fullmatch(mark.title)
        there = HOST_RE.fullmatch(mark.item[1]) if said else None
        if not (said and there) or (mark.item, mark.title) in known:
            continue
        if said["host"].casefold() != there["host"].casefold():
            start, end = find_mark(pair.target, mark)
            message = say(
                "This link says “{title}” and leads to “{address}”.",
                title=mark.title, address=mark.item[1],
            )  # fmt: skip
            yield Fault(message, start, end)
