"""A translation says what its source says: no more, no less, and no contrary."""

from __future__ import annotations

import re
from collections import Counter as Tally
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from tools.checking.rule import Pair, rule
from tools.language import words
from tools.language.alignment import left_out
from tools.language.length_ratio import size
from tools.language.localized_addresses import is_localized
from tools.language.negation import Count, added, contradicts, count, lost, surely_lost
from tools.language.negation_words import Kind, denies, kind_of, known
from tools.language.numbers import base
from tools.language.repetition import Loop, loops
from tools.markup.inline import marks
from tools.markup.mark import span
from tools.markup.prose import ADDRESS_RE
from tools.model.findings import Fault, Fix, Severity, say

TOO_SHORT, TOO_LONG = -4.0, 5.0
"""Spreads from the usual length: in the corpus one entry of a thousand is beyond."""
MUCH = 20
"""Characters that a translation has to be longer by, to be too long."""
LESS = -0.5
"""Spreads from which a sentence may have been left out, and beyond 0 be too many."""
_SHOWN = 60


@rule(Severity.WARNING)
def lost_negation(pair: Pair) -> Iterator[Fault]:
    """Who says no in the source says no in the translation.

    Bad: They did not sign the treaty. | Firmaron el tratado.
    Bad: Do *not* sign the form. | Firme el formulario.
    Bad: They neither pay taxes nor vote. | Pagan impuestos y votan.
    Good: They neither pay taxes nor vote. | Ni pagan impuestos ni votan.
    Bad: It rained. They never came. No. | Llovió. Vinieron. No.
    Bad: pt_BR: They did not sign the treaty. | Eles assinaram o tratado.
    Good: They did not sign the treaty. | No firmaron el tratado.
    Good: They did not sign the treaty. | Se fueron sin firmar el tratado.
    Good: It is not impossible. | Es posible.
    Good: Not only they came. | Vinieron también otros.
    Good: pt_BR: They never came. | Eles jamais vieram.
    Good: If it is not NULL, no attempt is made. | Si no es NULL, no se hace ningún intento.
    Good: pt_BR: If it is not NULL, no try is made. | Se não for NULL, nenhuma tentativa é feita.
    Bad: pt_BR: If it is not NULL, an attempt is made. | Se for NULL, uma tentativa é feita.
    Good: pt_BR: It reads the methods, not the types. | Lê os métodos em vez dos tipos.
    Good: pt_BR: If it does not, return it. | Senão, devolva-o.
    Good: It is not written down here yet. | Falta anotarlo aquí.
    Bad: It is not written down here yet. | Todavía está anotado aquí.
    Bad: It was not signed in place of this. | Se firmó en lugar de esto.
    Bad: He did not sleep outside the city. | Durmió fuera de la ciudad.
    Good: It was never registered. | Es desconocido.
    Good: They are not likely to win. | Es poco probable que ganen.
    Good: One cannot or does not want to go. | Uno no puede o quiere ir.
    Bad: One cannot or does not want to go. | Uno puede y quiere ir.
    Good: It is a no-op now. | Ahora es un no-op.
    Good: It reads *dont_inherit* now. | Ahora lee *dont_inherit*.
    Good: It is not allowed, if not harmful. | Es ilegal o, de lo contrario, dañino.
    Good: It says: “Cannot open it.” | Dice: «Cannot open it».
    Good: The error “Does not open” is shown. | Se ve el error «Does not open».
    Good: If not, you can just leave. | De lo contrario, puede irse.
    Good: pt_BR: It is not at the end. | Está fora do fim.
    """
    source = pair.source_words
    if denies(source, pair.languages.source) or "nor" in source:
        for start, end in _surely_lost(pair):
            yield Fault(say("The source says no here, and the translation may not."), start, end)


@rule(Severity.WARNING)
def added_negation(pair: Pair) -> Iterator[Fault]:
    """Nobody says no who does not in the source.

    Bad: They signed the treaty. | No firmaron el tratado.
    Bad: pt_BR: They signed the treaty. | Eles não assinaram o tratado.
    Good: They failed to sign the treaty. | No firmaron el tratado.
    Good: They only signed the treaty. | No hicieron más que firmar el tratado.
    Good: It was undocumented. | No estaba documentado.
    Good: He stayed until ten. | No se fue hasta las diez.
    Good: They did not pay what they owed to any of us. | No pagaron lo que debían a ninguno.
    Good: They ignored the vote. | No tomaron en cuenta la votación.
    Good: It is a no-op now. | Ahora es un no-op.
    Good: It has yet to be tried. | No se ha probado todavía.
    Good: pt_BR: Failing to pass it is deprecated. | Não passar o valor foi descontinuado.
    Good: If you are unsure, ask. | Si no está seguro, pregunte.
    Good: For lacking money he left. | Se fue por no tener dinero.
    Good: It may be left out. | Se puede no escribir.
    Good: Use anything other than Django. | Use algo que no sea Django.
    Good: The un-encoded values stay. | Quedan los valores no codificados.
    Good: Keep at it! | ¡No aflojes!
    Bad: Keep at it! | ¡No sigas!
    Bad: There can be more calls after the first of them. | No puede haber más llamadas después de \
la primera de ellas.
    Good: The value is a quiet NaN of some kind there. | El valor es un NaN (no es un número) \
silencioso allí.
    """
    yield from (fault for fault, sure in _added(pair) if sure)


@rule(Severity.NOTE)
def other_negation(pair: Pair) -> Iterator[Fault]:
    """Where one side says no in other words than the other, a person compares the two.

    Bad: They do not pay, and they do not vote. | Evitan pagar y votan.
    Bad: The net is so slow that people left us. | La red va tan mal que la gente no siguió.
    Good: They signed the treaty. | No firmaron el tratado.
    Good: They did not sign the treaty. | Firmaron el tratado.
    Good: They did not sign the treaty. | No firmaron el tratado.
    """
    source = pair.source_words
    if denies(source, pair.languages.source) or "nor" in source:
        sure = set(_surely_lost(pair))
        for start, end in _unlike(pair, lost):
            if (start, end) not in sure:
                saying = say("The source says no here, and the translation may not.")
                yield Fault(saying, start, end)
    yield from (fault for fault, sure in _added(pair) if not sure)


@lru_cache(maxsize=4)
def _surely_lost(pair: Pair) -> tuple[tuple[int, int], ...]:
    """Places where no other word can stand for a no; sentences may be cut elsewhere, not all."""
    here = pair.languages.source
    quoted = set(pair.source_words).intersection(pair.target_words)
    if denies(quoted, here) or not _OTHERWISE.isdisjoint(pair.target_small):
        return ()
    return tuple(_unlike(pair, surely_lost)) if _denied_more(pair) > 0 else ()


_OTHERWISE = {"contrario", "contrário"}
"""*Si no*, said with another word: *de lo contrario*, *caso contrário*."""


def _denied_more(pair: Pair) -> int:
    """How often the source says no more than the translation, in all its sentences together."""
    counts = _counts(pair)
    return sum(ours.firm for _, ours, _ in counts) - sum(theirs.firm for *_, theirs in counts)


@lru_cache(maxsize=4)
def _added(pair: Pair) -> tuple[tuple[Fault, bool], ...]:
    """Sentences that say no where the source does not, and whether nothing else can be meant."""
    return tuple(_find_added(pair)) if denies(pair.target_words, pair.languages.target) else ()


def _find_added(pair: Pair) -> Iterator[tuple[Fault, bool]]:
    here, there = pair.languages.source, pair.languages.target
    ours, theirs = (words.sentences(some) for some in (pair.source_words, pair.target_words))
    fewer = _denied_more(pair) < 0
    for number, one, other in _counts(pair):
        if not added(one, other):
            continue
        fault = _said_no(pair, *_place(pair, number))
        one_each = number is not None  # else sentences are cut otherwise, and words far apart
        sure = (
            fewer and one_each and contradicts(ours[number or 0], theirs[number or 0], here, there)
        )
        yield fault, sure and not _is_bracketed(pair.target, fault.start)


def _said_no(pair: Pair, start: int, end: int) -> Fault:
    language = pair.languages.target
    found = words.WORD_RE.finditer(pair.target_prose, start, end)
    word = next(one for one in found if kind_of(one[0], language) is Kind.PLAIN)
    saying = say("“{word}” is not in the source. Please compare the two.", word=word[0])
    return Fault(saying, *word.span())


def _is_bracketed(text: str, place: int) -> bool:
    """Whether something is said there in brackets: an explanation."""
    start = max(0, place - _NEAR)
    return text.rfind("(", start, place) > text.rfind(")", start, place)


_NEAR = 200
"""Characters before a word in which its bracket is looked for."""


def _unlike(pair: Pair, test: Callable[[Count, Count], bool]) -> Iterator[tuple[int, int]]:
    """Places of the sentences, or of all where they do not pair, that *test* finds unlike."""
    for number, ours, theirs in _counts(pair):
        if test(ours, theirs):
            yield _place(pair, number)


def _place(pair: Pair, number: int | None) -> tuple[int, int]:
    return (0, len(pair.target)) if number is None else words.span(pair.target_prose, number)


@lru_cache(maxsize=4)
def _counts(pair: Pair) -> tuple[tuple[int | None, Count, Count], ...]:
    """Of each sentence, or of all (None) where they do not pair, how often both sides say no."""
    here, there = pair.languages.source, pair.languages.target
    if not (known(here) and known(there)):
        return ()
    ours, theirs = words.sentences(pair.source_words), words.sentences(pair.target_words)
    if len(ours) != len(theirs):
        return ((None, count(pair.source_words, here), count(pair.target_words, there)),)
    pairs = enumerate(zip(ours, theirs, strict=True))
    return tuple((number, count(one, here), count(other, there)) for number, (one, other) in pairs)


@rule(Severity.ERROR)
def addresses(pair: Pair) -> Iterator[Fault]:
    """Handles, and addresses that are no links, stay as they are.

    Bad: Ask @DLRaby. | Pregunte a @DavidRaby.
    Bad: See www.example.org. | Vea www.example.com.
    Bad: Ask him. | Pregunte a @alguien.
    Good: Ask @DLRaby. | Pregunte a @DLRaby.
    Good: See https://docs.python.org. | Vea https://docs.python.org/es.
    """
    if not (_AT_RE.search(pair.source) or _AT_RE.search(pair.target)):
        return
    ours, theirs = _addresses(pair, pair.source), _addresses(pair, pair.target)
    for address in ours.keys() - theirs.keys():
        yield Fault(say("“{address}” of the source is missing.", address=address))
    for address in theirs.keys() - ours.keys():
        start, end = theirs[address]
        yield Fault(say("“{address}” is not in the source.", address=address), start, end)


_AT_RE = re.compile(r"@|www\.|://")


def _addresses(pair: Pair, text: str) -> dict[str, tuple[int, int]]:
    """Each address in running text with its place; in reStructuredText without the links."""
    return {
        match[0]: match.span()
        for match in ADDRESS_RE.finditer(text)
        if pair.plain or not re.match(r"\w+://|mailto:|[^@]+@", match[0])
    }


@rule(Severity.WARNING)
def link_order(pair: Pair) -> Iterator[Fault]:
    """Links come in the order of the source: else each may lead where the other should.

    Bad: `A bank <https://a.org/>`_ and `us <https://b.org/>`_. | `Nos <https://b.org/>`_ y \
`un banco <https://a.org/>`_.
    Good: `A bank <https://a.org/>`_ and `us <https://b.org/>`_. | `Un banco <https://a.org/>`_ y \
`nos <https://b.org/>`_.
    """
    if pair.plain or pair.source.count("`") < 4 or pair.unlike != ((), ()):
        return
    ours, theirs = (
        [mark for mark in marks(text) if mark.title] for text in (pair.source, pair.target)
    )
    found = next((b for a, b in zip(ours, theirs, strict=False) if a.item != b.item), None)
    if found and Tally(one.item for one in ours) == Tally(one.item for one in theirs):
        saying = say(
            "The links stand in another order than in the source."
            " Please see that each leads where its words say."
        )
        yield Fault(saying, *span(pair.target, found))


@rule(Severity.NOTE)
def local_page(pair: Pair) -> Iterator[Fault]:
    """A link may lead to the same page in the reader's language, if that says the same.

    Bad: Read `Peru <https://en.wikipedia.org/x>`_. | Lea `Perú <https://es.wikipedia.org/y>`_.
    Good: Read `Peru <https://en.example.org/x>`_. | Lea `Perú <https://en.example.org/x>`_.
    """
    lost, more = ([one.item[1] for one in some if one.item[0] == "link"] for some in pair.unlike)
    for there in more:
        if any(is_localized(here, there, pair.languages) for here in lost):
            saying = say(
                "This leads to {address}, a page in the reader's language. "
                "Please see that it says what the source's page says.",
                address=there,
            )
            start = pair.target.find(there)
            yield Fault(saying, max(0, start), start + len(there) if start >= 0 else None)


@rule(Severity.WARNING)
def omitted_sentence(pair: Pair) -> Iterator[Fault]:
    """Every sentence of the source is in the translation.

    Bad: They won. The people of the north danced in the streets. It rained. | Ganaron. Llovió.
    Good: They won. The people danced. It rained. | Ganaron y el pueblo bailó. Llovió.
    Good: zh_Hans: They won it. All danced in the streets. | 他们赢了。人们在街上跳舞。
    """
    if pair.stretch < LESS and _stops(pair.source_words) > _stops(pair.target_words):
        ours, theirs = pair.source_sentences, pair.target_sentences
        if len(ours) <= len(theirs):  # Chinese and Japanese have stops of their own
            return
        for number in left_out(ours, theirs, _ratio(pair)):
            saying = say("Nothing stands here for “{sentence}”", sentence=_short(ours[number]))
            yield Fault(saying)


@rule(Severity.WARNING)
def added_sentence(pair: Pair) -> Iterator[Fault]:
    """No sentence is in the translation that the source has not.

    Bad: They won. It rained. | Ganaron. El pueblo del norte bailó en las calles. Llovió.
    Good: They won and people danced. It rained. | Ganaron. El pueblo bailó. Llovió.
    """
    if pair.stretch > -LESS and _stops(pair.target_words) > _stops(pair.source_words):
        theirs = pair.target_sentences
        if len(theirs) <= len(pair.source_sentences):
            return
        for number in left_out(theirs, pair.source_sentences, 1 / _ratio(pair)):
            start = sum(map(len, theirs[:number]))
            end = start + len(theirs[number].rstrip())
            yield Fault(say("No sentence of the source says this."), start, end)


def _ratio(pair: Pair) -> float:
    """How many letters a translation usually has for one of its source: in Chinese, few."""
    return pair.house.lengths.ratio * len(pair.target) / size(pair.target)


def _stops(tokens: tuple[str, ...]) -> int:
    return len([token for token in tokens if token[0] in words.STOPS])


def _short(sentence: str) -> str:
    one = " ".join(sentence.split())
    return one if len(one) <= _SHOWN else f"{one[:_SHOWN].rstrip()}…"


@rule(Severity.WARNING)
def length(pair: Pair) -> Iterator[Fault]:
    """A translation is about as long as its source, as others of the edition are.

    Bad: They won the election in spite of everything that was done to stop them. | Ganaron.
    Bad: They won. | Ganaron las elecciones, pese a todo lo que se hizo para impedirlo entonces.
    Good: They won the election. | Ganaron las elecciones.
    Good: OK | De acuerdo
    Good: BDFL | BDFL («Benevolent Dictator for Life»: dictador benevolente vitalicio)
    Good: `Ana <https://web.archive.org/web/20201215133350/http://a.org>`_ | `Ana <http://a.org>`_
    """
    if pair.stretch < TOO_SHORT:
        if _stretch(pair, _TARGET_RE) < TOO_SHORT:
            yield Fault(say("This is far shorter than the source: is a part missing?"))
    elif _is_far_longer(pair) and _stretch(pair, _EXPLAINED_RE) > TOO_LONG:
        yield Fault(say("This is far longer than the source: was something added?"))


@rule(Severity.NOTE)
def explanation(pair: Pair) -> Iterator[Fault]:
    """What a translator explains in brackets or quotes is looked at once more.

    Bad: BDFL | BDFL («Benevolent Dictator for Life»: dictador benevolente vitalicio)
    Good: They won. | Ganaron (por fin).
    Good: They won. | Ganaron las elecciones, pese a todo lo que se hizo para impedirlo entonces.
    """
    if _is_far_longer(pair) and _stretch(pair, _EXPLAINED_RE) <= TOO_LONG:
        yield Fault(say("This is far longer than the source: was something added?"))


_TARGET_RE = re.compile(r" *<[^<>`]*>(?=`)")
"""Where a link leads."""
_EXPLAINED_RE = re.compile(r"\([^()]*\)|«[^«»]*»|“[^“”]*”|\"[^\"]*\"| *<[^<>`]*>(?=`)")


def _is_far_longer(pair: Pair) -> bool:
    return pair.stretch > TOO_LONG and len(pair.target) > len(pair.source) + MUCH


def _stretch(pair: Pair, apart: re.Pattern[str]) -> float:
    """How far the length is from what is usual, without what stands *apart*."""
    ours, theirs = (apart.sub("", text) for text in (pair.source, pair.target))
    return pair.house.lengths.stretch(ours, theirs)


@rule(Severity.WARNING)
def repetition(pair: Pair) -> Iterator[Fault]:
    """Nothing is said twice in a row that the source says once.

    Bad: (applause) | (aplausos)(aplausos)
    Bad: The people won the vote. | El pueblo ganó el voto el pueblo ganó el voto.
    Bad: It is so. | Es así así así.
    Bad: They won the vote. It rained. | Ganaron el voto. Ganaron el voto. Llovió.
    Offer: He left the house. | Salió de de la casa. | Salió de la casa.
    Offer: In the house. | En la la casa. | En la casa.
    Good: Points x and y. | Los puntos x y y.
    Good: (applause) | (aplausos)
    Good: Very, very good. | Muy, muy bueno.
    Good: It says that what is known is known. | Dice que lo que se sabe se sabe.
    Good: If it is a symbolic link, a new symbolic link is made. | Si es un enlace simbólico, un \
enlace simbólico se crea.
    """
    text = pair.target_prose
    found = list(loops(pair.target_small))
    for start, end, _ in (one for one in _loops(pair, found) if not one[2]):
        saying = say("“{words}” is said twice in a row.", words=_short(text[start:end]))
        yield Fault(saying, start, end)
    ours, theirs = pair.source_words, pair.target_words
    half = len(theirs) // 2
    if not found and half and theirs[:half] == theirs[half:] and ours[: len(ours) // 2] * 2 != ours:
        yield Fault(say("All of it is said twice."), len(text) // 2)
    again = list(_AGAIN_RE.finditer(text)) if ")" in text else []
    if again and not _AGAIN_RE.search(pair.source_prose):
        for match in again:
            saying = say("“{words}” is said twice in a row.", words=match[1])
            yield Fault(saying, *match.span(2))
    for match in _again(pair, _SMALL):
        saying = say("“{words}” is said twice in a row.", words=match[1])
        yield Fault(saying, *match.span("again"), Fix(""))


@rule(Severity.NOTE)
def doubled_word(pair: Pair) -> Iterator[Fault]:
    """Words that can be right twice in a row are looked at once more.

    Offer: He gave it to eat. | Lo dio para para comer. | Lo dio para comer.
    Offer: pt_BR: They did not go. | Eles não não foram. | Eles não foram.
    Good: The train stops to rest. | El tren para, para descansar.
    Good: She sang la la. | Cantó la la.
    Bad: If it is a symbolic link, a new symbolic link is made. | Si es un enlace simbólico, un \
enlace simbólico se crea.
    """
    found = list(loops(pair.target_small))
    for start, end, _ in (one for one in _loops(pair, found) if one[2]):
        words_ = _short(pair.target_prose[start:end])
        yield Fault(say("“{words}” is said twice in a row.", words=words_), start, end)
    for match in _again(pair, _DOUBTFUL):
        saying = say("“{words}” stands twice here. Is that meant?", words=match[1])
        yield Fault(saying, *match.span("again"), Fix(""))


def _loops(pair: Pair, found: list[Loop]) -> Iterator[tuple[int, int, bool]]:
    """Where words stand a second time, and whether a comma or a dash parts them: that is style."""
    if not found or len(found) <= len(list(loops(pair.source_small))):
        return
    text = pair.target_prose
    places = [match.span() for match in words.WORD_RE.finditer(text)]
    for first, many, times in found:
        start, end = places[first + many][0], places[first + many * times - 1][1]
        if "   " not in text[places[first][0] : end]:  # code stood there, not the same twice
            between = text[places[first + many - 1][1] : start]
            yield start, end, bool(_PARTED_RE.search(between))


_PARTED_RE = re.compile(r"^\s*[,;–—-]|[\"“«]")
_AGAIN_RE = re.compile(r"(\(\w[^()]*\))\s*(\1)")
_SMALL = {
    "es": "de el la los las en con por su al",
    "pt": "de do da em com por",
}
"""Words that stand twice in a row by mistake alone: their first is never a noun or a verb."""
_DOUBTFUL = {
    "es": "que para lo un una del no se me te",
    "pt": "que para não um uma dos das se o a",
}
"""Words that do so in good sentences, too: *que que él*, *para para*, *cada una una*, *no no*."""
_ASKED = r"(?:[Qq]u[ée]|d[óo]nde|onde|qui[ée]n|quem|cu[áa]l|qual|cu[áa]n[dt]|quando|c[óo]mo)"


def _again(pair: Pair, lists: Mapping[str, str]) -> Iterator[re.Match[str]]:
    """Words of a list that stand twice, and not so in the source; not *de de dónde*."""
    found = _again_re(lists.get(base(pair.languages.target), ""))
    for match in found.finditer(pair.target_prose) if found else ():
        if f"{match[0]} " not in f"{pair.source_prose} ":
            yield match


@lru_cache
def _again_re(listed: str) -> re.Pattern[str] | None:
    """Each of these words twice, and not thrice: that is sung, or found by :func:`repetition`."""
    if not listed:
        return None
    one = "|".join(listed.split())
    return re.compile(
        rf"(?<![\w.,-])(?P<word>{one})(?P<again> (?P=word))(?= \w)(?! (?P=word)\b)(?! {_ASKED})"
    )
