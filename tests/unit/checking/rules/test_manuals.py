"""Every rule keeps the promise of its own manual."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.checking.dictionaries import dictionary_of, lexicon_of
from tools.checking.registry import PAIR_RULES
from tools.checking.rule import House, Pair, PairRule
from tools.checking.rules import check_entry
from tools.glossary import Glossary, Term
from tools.language.house_style import customs
from tools.language.sentences import Languages
from tools.model.catalog import Entry

LINE_RE = re.compile(
    r"^ *(Bad|Good|Fix|Offer): (?:(es|pt_BR|zh_Hans|de|pl|ja|plain): )?(.+)$", re.MULTILINE
)


GLOSSARY = Glossary(
    (
        Term(term="coup", translations={"es": ("golpe de Estado", "golpe"), "pt_BR": ("golpe",)}),
        Term(term="NHS", keep=True, exact=True),
    )
)


def house(language: str) -> House:
    return House(
        languages=Languages("en", language),
        glossary=GLOSSARY,
        typography=customs(language),
        dictionary=dictionary_of(language),
        lexicon=lexicon_of("en"),
    )


def examples() -> Iterator[object]:
    for rule in PAIR_RULES:
        for kind, language, line in LINE_RE.findall(rule.manual):
            texts = [part.strip() for part in line.replace("␣", "\u00a0").split(" | ")]
            name = f"{rule.name}: {line}"
            yield pytest.param(rule, kind, language or "es", texts, id=name)


@pytest.mark.parametrize(("rule", "kind", "language", "texts"), list(examples()))
def test_manual(rule: PairRule, kind: str, language: str, texts: list[str]) -> None:
    if rule.family == "spelling":
        pytest.importorskip("hunspell")  # which some machines cannot have
    source, target, *mended = texts
    plain = language == "plain"
    faults = list(rule.check(Pair(source, target, house("es" if plain else language), plain)))
    assert bool(faults) == (kind != "Good")
    assert not any(fault.bug for fault in faults)
    for fault in reversed(faults):
        assert str(fault.saying)
        end = len(target) if fault.end is None else fault.end
        assert 0 <= fault.start <= end <= len(target)
        if mended:
            assert fault.fix is not None
            assert fault.fix.certain == (kind == "Fix")
            target = target[: fault.start] + fault.fix.text + target[end:]
    assert (kind in {"Fix", "Offer"}) == bool(mended)
    assert target == (mended[0] if mended else texts[1])


@pytest.mark.parametrize("rule", PAIR_RULES, ids=lambda rule: rule.name)
def test_each_has_a_sentence_and_examples(rule: PairRule) -> None:
    kinds = {kind for kind, *_ in LINE_RE.findall(rule.manual)}
    assert "Good" in kinds
    assert {"Bad", "Fix", "Offer"} & kinds
    assert rule.manual.splitlines()[0].endswith(".")


@given(st.text(), st.text(), st.sampled_from(["es", "pt_BR", "fr", "ar"]), st.booleans())
def test_no_text_makes_a_rule_raise(msgid: str, msgstr: str, language: str, plain: bool) -> None:
    entry = Entry(msgid=msgid, msgstr=msgstr)
    found = list(check_entry(entry, house(language), plain=plain, rules=PAIR_RULES))
    assert not any(fault.bug for *_, fault in found)
