"""What other tools and waivers know a rule by does not move with its module."""

from __future__ import annotations

from tools.checking.registry import EVERY_RULE

KNOWN = """
safety invisible-character error
safety foreign-letter error
safety instruction error
safety too-long error
safety link error
markup one-paragraph error
markup unclosed error
markup role error
markup translated-title note
markup literal error
markup changed-literal error
markup translated-literal note
markup emphasis error
markup note error
markup anchor error
markup field error
markup tag error
values numbers error
values dates error
values times error
values amounts error
values swapped-numbers warning
values converted-units warning
values doubtful-numbers warning
values added-numbers warning
meaning lost-negation warning
meaning added-negation warning
meaning other-negation note
meaning addresses error
meaning link-order warning
meaning local-page note
meaning omitted-sentence warning
meaning added-sentence warning
meaning length warning
meaning explanation note
meaning repetition warning
meaning doubled-word note
names lost-name warning
names translated-name note
terms term warning
terms kept-term error
languages untranslated warning
languages foreign-words warning
languages foreign-letters warning
typography opening-marks error
typography foreign-marks error
typography sentence-end warning
typography doubled-stop note
typography quote-pairs warning
typography quotes note
typography stop-in-quotes note
typography small-letters warning
typography percent-sign note
typography unit-space note
typography first-of-month note
typography time-of-day note
typography decimal-sign note
typography blanks note
typography dash note
typography dash-blanks note
typography title-letters note
spelling spelling note
consistency up-to-date error
consistency date-of-words warning
consistency language-field error
consistency shown-name error
consistency said-in-two-ways note
consistency two-said-alike warning
consistency open-conflict warning
source relative-date note
source whose-money note
source long-sentence note
source straight-quotes note
source double-space note
""".strip().splitlines()
"""Family, name and severity, in the order of SARIF's list; a rule may be added, none renamed."""


def test_every_rule_has_the_family_the_name_and_the_place_it_had() -> None:
    assert [f"{one.family} {one.name} {one.severity.value}" for one in EVERY_RULE] == KNOWN


def test_no_two_rules_have_one_name() -> None:
    names = [one.name for one in EVERY_RULE]
    assert len(names) == len(set(names))
