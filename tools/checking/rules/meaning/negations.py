"""A translation says no as often as its source: no more and no less."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from tools.checking.rule import Pair, rule
from tools.language import words
from tools.language.facts import NegationKind
from tools.language.languages import language_of, words_of_all
from tools.language.negation import (
    Count,
    contradicts,
    count,
    denies,
    is_added,
    is_known,
    is_lost,
    is_surely_lost,
    kind_of,
)
from tools.model.findings import Fault, Severity, say


@rule("meaning", Severity.WARNING)
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
    if _may_deny(pair):
        for start, end in _surely_lost(pair):
            yield Fault(
                say("The source has a “not” here that the translation seems to lack."), start, end
            )


@rule("meaning", Severity.WARNING)
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


@rule("meaning", Severity.NOTE)
def other_negation(pair: Pair) -> Iterator[Fault]:
    """Where one side says no in other words than the other, a person compares the two.

    Bad: They do not pay, and they do not vote. | Evitan pagar y votan.
    Bad: The net is so slow that people left us. | La red va tan mal que la gente no siguió.
    Good: They signed the treaty. | No firmaron el tratado.
    Good: They did not sign the treaty. | Firmaron el tratado.
    Good: They did not sign the treaty. | No firmaron el tratado.
    """
    if _may_deny(pair):
        sure = set(_surely_lost(pair))
        for start, end in _unlike(pair, is_lost):
            if (start, end) not in sure:
                message = say("The source has a “not” here that the translation seems to lack.")
                yield Fault(message, start, end)
    yield from (fault for fault, sure in _added(pair) if not sure)


@lru_cache(maxsize=4)
def _surely_lost(pair: Pair) -> tuple[tuple[int, int], ...]:
    """Places where no other word can mean no; sentences may be cut elsewhere, not all."""
    here = pair.languages.source
    quoted = set(pair.source_words).intersection(pair.target_words)
    if denies(quoted, here) or not _OTHERWISE.isdisjoint(pair.target_small):
        return ()
    return tuple(_unlike(pair, is_surely_lost)) if _denied_more(pair) > 0 else ()


_OTHERWISE = frozenset(words_of_all(lambda one: sorted(one.otherwise)))
"""*Si no*, said with another word: *de lo contrario*, *caso contrário*."""


def _may_deny(pair: Pair) -> bool:
    """Whether the source has a word for which its sentences are counted; quick."""
    words_, language = pair.source_words, pair.languages.source
    more = language_of(language).negation.also_denies
    return denies(words_, language) or not more.isdisjoint(words_)


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
    ours, theirs = (words.split_sentences(some) for some in (pair.source_words, pair.target_words))
    fewer = _denied_more(pair) < 0
    for number, one, other in _counts(pair):
        if not is_added(one, other):
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
    word = next(one for one in found if kind_of(one[0], language) is NegationKind.PLAIN)
    message = say("“{word}” is not in the source. Please compare the two.", word=word[0])
    return Fault(message, *word.span())


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
    return (
        (0, len(pair.target)) if number is None else words.find_sentence(pair.target_prose, number)
    )


@lru_cache(maxsize=4)
def _counts(pair: Pair) -> tuple[tuple[int | None, Count, Count], ...]:
    """Of each sentence, or of all (None) where they do not pair, how often both sides say no."""
    here, there = pair.languages.source, pair.languages.target
    if not (is_known(here) and is_known(there)):
        return ()
    ours, theirs = (
        words.split_sentences(pair.source_words),
        words.split_sentences(pair.target_words),
    )
    if len(ours) != len(theirs):
        return ((None, count(pair.source_words, here), count(pair.target_words, there)),)
    pairs = enumerate(zip(ours, theirs, strict=True))
    return tuple((number, count(one, here), count(other, there)) for number, (one, other) in pairs)
