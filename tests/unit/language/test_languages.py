"""Everything known of a language is in its module, is asked by somebody, and has an example."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, get_type_hints

import pytest

from tools.checking.hunspell import OF_LIBRARY
from tools.checking.registry import PAIR_RULES
from tools.checking.rule import CheckSettings, Pair
from tools.checking.rules.typography.evidence import ends_plainly, says_amount
from tools.dev.commands.assets import DICTIONARIES
from tools.drafting.engines.apertium import PAIRS
from tools.glossary.forms import form_of
from tools.language import alignment, facts, languages, negation, numbers, spelling
from tools.language.languages import LANGUAGES, UNKNOWN, customs, language_of
from tools.language.proper_names import is_mentioned, is_ordinary
from tools.language.quantities import scan
from tools.language.quantities.display import cut_phrase
from tools.language.sentences import Languages, split
from tools.language.spelling import is_right, suggest
from tools.language.typos import find_typos
from tools.model.findings import Fault
from tools.system.environment import ROOT

FACTS = ROOT / "tests/cases/language/facts.txt"
MODULES = {"facts.py", "languages.py"} | {
    f"{name.lower()}.py"
    for name, value in vars(languages).items()
    if isinstance(value, facts.Language)
}
CODES = {one.code for one in LANGUAGES} | {"pt_BR", "pt-BR", "es_ES", "de", "fr", "ja", "zh"}
TARGETS = {one.code: next(iter(one.spelling.packed), one.code) for one in LANGUAGES}
"""By code: the locale that the questions are asked in."""


class Example(NamedTuple):
    """What shows that a fact of a language is in use."""

    field: str
    code: str
    question: str
    texts: tuple[str, ...]
    answer: str


def examples() -> list[Example]:
    rows = []
    for line in FACTS.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            field, code, question, *texts, answer = line.split(" | ")
            rows.append(Example(field, code, question, tuple(texts), answer))
    return rows


def fields(kind: type, before: str = "") -> Iterator[str]:
    """Every fact that a language has, those of its parts by their path."""
    for name, hint in get_type_hints(kind).items():
        part = next((one for one in PARTS if one in (hint, *getattr(hint, "__args__", ()))), None)
        if part:
            yield from fields(part, f"{before}{name}.")
        else:
            yield f"{before}{name}"


PARTS = (
    facts.Abbreviations, facts.Negation, facts.NumberWords, facts.CalendarWords,
    facts.QuantityPhrases, facts.HouseStyle, facts.Punctuation, facts.SmallLetters,
    facts.Spelling,
)  # fmt: skip


def value(known: facts.Language, path: str) -> object:
    """A fact; None of a part that the language has not."""
    found: object = known
    for name in path.split("."):
        found = getattr(found, name) if found is not None else None
    return found


def trees() -> Iterator[tuple[str, ast.Module]]:
    """The code of the workshop, but for the modules of the languages."""
    for path in sorted((ROOT / "tools").rglob("*.py")):
        if not (path.parent.name == "language" and path.name in MODULES):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


def literals(node: ast.AST) -> set[object]:
    """The strings that something is compared with, one by one or in a set."""
    elements = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else [node]
    if isinstance(node, ast.Call):
        elements = [one for argument in node.args for one in ast.walk(argument)]
    return {one.value for one in elements if isinstance(one, ast.Constant)}


def compared(tree: ast.Module) -> Iterator[tuple[int, set[object]]]:
    """What is compared, matched or looked up in a table there, and in which line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            for one in (node.left, *node.comparators):
                yield node.lineno, literals(one)
        elif isinstance(node, ast.MatchValue):
            yield node.value.lineno, literals(node.value)
        elif isinstance(node, ast.Dict):
            keys = (key for key in node.keys if key)
            yield node.lineno, {one for key in keys for one in literals(key)}


def test_no_code_of_a_language_is_compared_outside_of_its_module() -> None:
    found = [
        f"{path}:{line}"
        for path, tree in trees()
        if not path.startswith("tools/language/grammar/")  # English nouns for Spanish ones
        for line, strings in compared(tree)
        if strings & CODES
    ]
    assert found == []


@pytest.mark.parametrize(
    "code", ['x == "es"', 'x in {"es", "pt"}', '{"en": 1}', 'x not in ("pt_BR",)',
             'x in frozenset({"es"})']
)  # fmt: skip
def test_a_code_that_is_compared_is_seen(code: str) -> None:
    assert any(strings & CODES for _, strings in compared(ast.parse(code)))


def test_every_fact_is_asked_for_by_somebody() -> None:
    asked = {
        node.attr
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)
    }
    names = {path.rpartition(".")[2] for path in fields(facts.Language)}
    assert names <= asked


@pytest.mark.parametrize("known", LANGUAGES, ids=lambda one: one.code)
def test_every_fact_of_a_language_has_an_example(known: facts.Language) -> None:
    stated = {
        path
        for path in fields(facts.Language)
        if value(known, path) not in (value(UNKNOWN, path), None) and value(known, path) != {}
    }
    shown = {one.field for one in examples() if one.code == known.code}
    silent = {path for path in stated if not value(known, path)}  # a plain no, or nothing
    assert stated - shown - silent == set()
    assert shown - set(fields(facts.Language)) == set()


class Facts:
    """The questions of the table."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.target = TARGETS[code]

    def ask(self, question: str, texts: tuple[str, ...]) -> str:
        answer: Callable[..., object] = getattr(self, question.replace(" ", "_"))
        return str(answer(*texts))

    def _check(self, rule: str, source: str, target: str, there: str = "") -> list[Fault]:
        there = there or ("es" if self.code == "en" else self.target)
        settings = CheckSettings(languages=Languages("en", there), typography=customs(there))
        (asked,) = (one for one in PAIR_RULES if one.name == rule)
        return list(asked.check(Pair(source, target, settings)))

    def findings(self, rule: str, source: str, target: str) -> int:
        return len(self._check(rule, source, target))

    def findings_in(self, there: str, rule: str, source: str, target: str) -> int:
        return len(self._check(rule, source, target, there))

    def says(self, rule: str, source: str, target: str) -> str:
        return str(self._check(rule, source, target)[0].message)

    def fixes(self, rule: str, source: str, target: str) -> int:
        faults = self._check(rule, source, target)
        return sum(fault.fix is not None and fault.fix.certain for fault in faults)

    def _count(self, text: str) -> negation.Count:
        return negation.count(text.split(), self.code)

    def _values(self, text: str) -> Iterator[str]:
        for one in scan(text, self.target):
            yield ",".join(f"{reading.normalize():f}" for reading in sorted(one.readings))

    # fmt: off
    def primary_code(self, name: str) -> str: return language_of(name).code
    def sentences(self, text: str) -> int: return len(split(text, self.target))
    def ends_a_sentence(self, text: str) -> bool: return ends_plainly(text, self.target)
    def joints(self, text: str) -> int: return alignment.count_joints(text, self.target)
    def denies(self, text: str) -> bool: return negation.denies(text.split(), self.target)
    def plain(self, text: str) -> int: return self._count(text).plain
    def soft(self, text: str) -> int: return self._count(text).soft
    def echo(self, text: str) -> int: return self._count(text).echo
    def values(self, text: str) -> str: return " ".join(self._values(text))
    def is_an_amount(self, text: str, number: str) -> bool: return says_amount(text, number)
    def called(self, name: str, text: str) -> bool: return is_mentioned(name, text, self.target)
    def ordinary(self, word: str) -> bool: return is_ordinary(word)
    def dictionary(self) -> str: return str(language_of(self.code).spelling.library)
    def packed(self, name: str) -> str: return DICTIONARIES[name][0]
    def apertium(self, target: str) -> str: return PAIRS[self.code, target][0]
    # fmt: on

    def negation(self, word: str) -> str:
        kind = negation.kind_of(word, self.target)
        return kind.name if kind else "-"

    def contradicts(self, source: str, there: str, target: str) -> bool:
        return negation.contradicts(source.split(), target.split(), self.code, there)

    def contradicted(self, there: str, source: str, target: str) -> bool:
        return negation.contradicts(source.split(), target.split(), "en", there)

    def reads(self, number: str) -> str:
        return " ".join(sorted(map(str, numbers.read(number, self.target))))

    def written(self, source: str, number: str) -> str:
        return numbers.localize(number, source, self.target).replace("\u00a0", " ")

    def firm(self, text: str) -> str:
        found = [one for one in scan(text, self.target) if one.firm]
        return " ".join(str(max(one.readings)) for one in found) or "-"

    def kinds(self, text: str) -> str:
        return " ".join(one.kind.value for one in scan(text, self.target))

    def units(self, text: str) -> str:
        return " ".join(",".join(sorted(one.units)) or "-" for one in scan(text, self.target))

    def shown(self, number: str, text: str) -> str:
        return cut_phrase(text, scan(text, self.target)[int(number)], self.target).text

    def meant(self, word: str, *known: str) -> str:
        return suggest(word, frozenset(known).__contains__)[0]

    def is_right(self, word: str, known: str) -> bool:
        return is_right(word, frozenset(known.split()).__contains__)

    def made_of(self, word: str, known: str) -> bool:
        return spelling.is_derived(word, {known}.__contains__, self.target)

    def typos(self, old: str, new: str, known: str) -> int:
        return len(find_typos(old, new, self.target, frozenset(known.split()).__contains__))

    def form(self, noun: str) -> str:
        form = form_of(noun, self.target, plural=True, mark=None)
        return form.text if form else "-"

    def stem(self, word: str) -> str:
        rules = endings(language_of(self.code))
        while rule := next(
            (one for one in rules if word.endswith(one[0]) and len(word) - len(one[0]) >= one[2]),
            None,
        ):
            if rule[0] == rule[1]:
                break
            word = word.removesuffix(rule[0]) + rule[1]
        return word


def endings(known: facts.Language) -> list[tuple[str, str, int]]:
    """``ies=y:2`` in parts."""
    parts = (re.split("[=:]", one) for one in known.search_endings.split())
    return [(ending, becomes, int(before)) for ending, becomes, before in parts]


@pytest.mark.parametrize("example", examples(), ids=lambda one: f"{one.code} {one.field}")
def test_a_fact_is_in_use(example: Example) -> None:
    assert Facts(example.code).ask(example.question, example.texts) == example.answer


def test_an_unknown_language_is_asked_nothing_that_needs_to_be_known() -> None:
    esperanto = language_of("eo_XX")
    assert (esperanto.code, esperanto.name) == ("eo", None)
    assert (esperanto.grammar, esperanto.small_letters) == (None, None)
    assert esperanto.punctuation.ends_questions
    assert not language_of("ja").punctuation.ends_questions
    assert {"en_US"} == OF_LIBRARY
