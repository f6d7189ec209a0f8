"""Every rule keeps the promise of its own manual."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.checking.checks import check_entry
from tools.checking.hunspell import dictionary_of, lexicon_of
from tools.checking.registry import PAIR_RULES
from tools.checking.rule import CheckSettings, Pair, PairRule
from tools.glossary import Glossary, Term
from tools.language.languages import customs
from tools.language.sentences import Languages
from tools.model.catalog import Entry
from tools.model.findings import Fault, Message
from tools.system.environment import ROOT

LINE_RE = re.compile(
    r"^ *(Bad|Good|Fix|Offer): (?:(es|pt_BR|zh_Hans|de|pl|ja|plain): )?(.+)$", re.MULTILINE
)


GLOSSARY = Glossary(
    (
        Term(term="coup", translations={"es": ("golpe de Estado", "golpe"), "pt_BR": ("golpe",)}),
        Term(term="NHS", keep=True, exact=True),
    )
)


MARKED = ROOT / "tests/cases/checking/manuals.txt"
"""What each row marks, and the words that its sentence names; read what has changed after
``python -m tests.unit.checking.rules.test_manuals``, which writes it again."""


def settings(language: str) -> CheckSettings:
    return CheckSettings(
        languages=Languages("en", language),
        glossary=GLOSSARY,
        typography=customs(language),
        dictionary=dictionary_of(language),
        lexicon=lexicon_of("en"),
    )


class Row(NamedTuple):
    """An example of a manual."""

    rule: PairRule
    kind: str
    language: str
    texts: list[str]

    def __str__(self) -> str:
        return f"{self.rule.name}: {' | '.join(self.texts)}"

    def faults(self) -> list[Fault]:
        is_plain = self.language == "plain"
        where = settings("es" if is_plain else self.language)
        return list(self.rule.check(Pair(self.texts[0], self.texts[1], where, is_plain)))

    def marked(self, faults: Iterable[Fault]) -> str:
        """The row, and below it for each fault the marked words and those that it names."""
        lines = [f"{self.rule.name} {self.language}: {' | '.join(self.texts)}"]
        for one in faults:
            words = f"    {one.start} “{self.texts[1][one.start : one.end]}”"
            lines.append(" ".join([words, *_named(one.message)]))
        return "".join(f"{line}\n" for line in lines)


def _named(message: Message) -> Iterator[str]:
    """The words of the texts that a sentence names."""
    for name, value in message.values:
        yield from _named(value) if isinstance(value, Message) else [f"{name}=“{value}”"]


def rows() -> Iterator[Row]:
    for rule in PAIR_RULES:
        for kind, language, line in LINE_RE.findall(rule.manual):
            texts = [part.strip() for part in line.replace("␣", "\u00a0").split(" | ")]
            yield Row(rule, kind, language or "es", texts)


@cache
def recorded() -> tuple[str, ...]:
    """Each row of the file with its faults."""
    return tuple(re.findall(r"^\S.*\n(?: {4}.*\n)+", MARKED.read_text("utf-8"), re.MULTILINE))


def test_no_row_is_recorded_that_is_gone() -> None:
    assert len(recorded()) == sum(row.kind != "Good" for row in rows())


@pytest.mark.parametrize("row", list(rows()), ids=str)
def test_manual(row: Row) -> None:
    if row.rule.family == "spelling":
        pytest.importorskip("hunspell")  # which some machines cannot have
    kind, (_, target, *mended) = row.kind, row.texts
    faults = row.faults()
    assert bool(faults) == (kind != "Good")
    assert not any(fault.bug for fault in faults)
    assert not faults or row.marked(faults) in recorded(), f"read, then write again: {MARKED}"
    for fault in reversed(faults):
        assert str(fault.message)
        end = len(target) if fault.end is None else fault.end
        assert 0 <= fault.start <= end <= len(target)
        if mended:
            assert fault.fix is not None
            assert fault.fix.certain == (kind == "Fix")
            target = target[: fault.start] + fault.fix.text + target[end:]
    assert (kind in {"Fix", "Offer"}) == bool(mended)
    assert target == (mended[0] if mended else row.texts[1])


@pytest.mark.parametrize("rule", PAIR_RULES, ids=lambda rule: rule.name)
def test_each_has_a_sentence_and_examples(rule: PairRule) -> None:
    kinds = {kind for kind, *_ in LINE_RE.findall(rule.manual)}
    assert "Good" in kinds
    assert {"Bad", "Fix", "Offer"} & kinds
    assert rule.manual.splitlines()[0].endswith(".")


@given(st.text(), st.text(), st.sampled_from(["es", "pt_BR", "fr", "ar"]), st.booleans())
def test_no_text_makes_a_rule_raise(msgid: str, msgstr: str, language: str, plain: bool) -> None:
    entry = Entry(msgid=msgid, msgstr=msgstr)
    found = list(check_entry(entry, settings(language), plain=plain, rules=PAIR_RULES))
    assert not any(fault.bug for *_, fault in found)


if __name__ == "__main__":
    faulty = [row.marked(faults) for row in rows() if (faults := row.faults())]
    MARKED.write_text("".join(faulty), encoding="utf-8")
