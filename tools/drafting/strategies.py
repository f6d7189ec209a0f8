"""Ways to have a sentence translated whose placeables must survive, the best first."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from tools.language.numbers import localize
from tools.language.sentences import Languages
from tools.markup.placeables import STYLES, LostPlaceable, Masked, Style, mask, unmask


class Attempt(NamedTuple):
    """What to ask an engine about one sentence, and what to make of the answers."""

    questions: tuple[str, ...]
    build: Callable[[Sequence[str]], str]
    """Raises :class:`LostPlaceable`."""
    remark: str = ""
    """What a reviewer should know."""


Strategy = Callable[[str, tuple[str, ...], Languages], Attempt | None]
"""Of a sentence, the terms to keep, and the languages; None where it cannot be asked so."""


def mask_with_amounts(
    text: str, terms: tuple[str, ...], languages: Languages, style: Style
) -> Masked:
    """Mask a sentence, its amounts as the target language writes them."""
    masked = mask(text, terms, style)
    return replace(
        masked,
        placeables=tuple(
            replace(one, text=localize(one.text, *languages)) if one.kind == "amount" else one
            for one in masked.placeables
        ),
    )


def ask_with_tokens(
    text: str, terms: tuple[str, ...], languages: Languages, *, style: Style
) -> Attempt | None:
    """Ask about the sentence whole, with tokens of one style."""
    masked = mask_with_amounts(text, terms, languages, style)
    if not masked.placeables and style is not STYLES[0]:
        return None  # it would be the same question
    return Attempt((masked.text,), lambda answers: unmask(masked, answers[0]))


def ask_without_placeable(
    text: str, terms: tuple[str, ...], languages: Languages
) -> Attempt | None:
    """Ask without the placeable, which goes back beside the words it was beside."""
    masked = mask_with_amounts(text, terms, languages, STYLES[0])
    if len(masked.placeables) != 1 or masked.placeables[0].closes is not None:
        return None
    before, _, after = masked.style.split(masked.text)
    glued = before[-1:].strip() or (after[:1].strip() and after[:1].isalnum())
    if glued or not re.search(r"\w", before + after):
        return None
    question = " ".join(f"{before.rstrip()} {after.lstrip()}".split())
    question = re.sub(r" (?=[.,;:!?])", "", question)
    remark = f"the place of {masked.placeables[0].text} is a guess"
    return Attempt((question,), partial(_reinsert, masked, before, after), remark)


def _reinsert(masked: Masked, before: str, after: str, answers: Sequence[str]) -> str:
    answer, token = answers[0].strip(), masked.placeables[0].text
    if not re.search(r"\w", before):
        return f"{token} {answer}"
    if not re.search(r"\w", after):
        words = answer.rstrip(".!?…:")
        return f"{words} {token}{answer[len(words) :]}"
    left = re.findall(r"\w+", before)[-1]
    right = re.findall(r"\w+", after)[0]
    for word, insert in ((left, f"{left} {token}"), (right, f"{token} {right}")):
        if len(re.findall(rf"\b{word}\b", answer)) == 1:
            return re.sub(rf"\b{word}\b", lambda _, insert=insert: insert, answer)  # type: ignore[misc]
    raise LostPlaceable(f"where {token} belongs is not sure")


def ask_in_parts(text: str, terms: tuple[str, ...], languages: Languages) -> Attempt | None:
    """Ask for what is between the placeables, each part alone, in the source's order."""
    masked = mask_with_amounts(text, terms, languages, STYLES[0])
    parts = masked.style.split(masked.text)
    worded = [n for n in range(0, len(parts), 2) if re.search(r"[^\W\d_]{2}", parts[n])]
    if not masked.placeables or not worded:
        return None
    questions = tuple(parts[n].strip() for n in worded)

    def build(answers: Sequence[str]) -> str:
        filled = list(parts)
        for number, answer in zip(worded, answers, strict=True):
            filled[number] = _as_before(parts[number], answer)
        filled[1::2] = [masked.style.token(name) for name in parts[1::2]]
        return unmask(masked, "".join(filled))

    return Attempt(questions, build, "translated in parts: check the order of the words")


def _as_before(part: str, answer: str) -> str:
    """*answer* with the white space around *part*, and no full stop that it has not."""
    words = answer.strip()
    if not words:
        raise LostPlaceable(f"the engine has no words for “{part.strip()}”")
    if part.rstrip()[-1:] not in {".", "!", "?", "…"}:
        words = words.rstrip(".")
    start = len(part) - len(part.lstrip())
    return f"{part[:start]}{words}{part[len(part.rstrip()) :]}"


STRATEGIES: tuple[Strategy, ...] = (
    *(partial(ask_with_tokens, style=style) for style in STYLES),
    ask_without_placeable,
    ask_in_parts,
)


def ask_each(
    strategy: Strategy, texts: Sequence[str], terms: tuple[str, ...], languages: Languages
) -> Attempt | None:
    """Ask for each of the sentences that translate one; by tokens where *strategy* cannot ask."""
    attempts = [strategy(text, terms, languages) for text in texts]
    if len(attempts) < 2 or not any(attempts):
        return next(iter(attempts), None)
    found = [
        attempt or ask_with_tokens(text, terms, languages, style=STYLES[0])
        for text, attempt in zip(texts, attempts, strict=True)
    ]
    each = [attempt for attempt in found if attempt]

    def build(answers: Sequence[str]) -> str:
        rest = iter(answers)
        return " ".join(one.build([next(rest) for _ in one.questions]) for one in each)

    questions = tuple(question for one in each for question in one.questions)
    return Attempt(questions, build, "; ".join(one.remark for one in each if one.remark))
