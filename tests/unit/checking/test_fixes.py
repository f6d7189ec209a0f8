"""Mending is certain, keeps the review, and touches nothing else."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.catalogs.notes.changed import checksum
from tools.catalogs.notes.drafted import DraftNote, write_draft
from tools.checking.checks import check_catalog, find_blocking_faults
from tools.checking.fixes import fix_catalog
from tools.checking.hunspell import dictionary_of
from tools.checking.registry import PAIR_RULES
from tools.checking.rule import CheckSettings
from tools.formats.waivers import ABSOLUTE, waiver_of
from tools.language.languages import EXAMPLES, customs
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, Entry, State
from tools.model.findings import Fault, Finding, Fix, apply_fixes, say

ES = Languages("en", "es")
HOUSE = CheckSettings(languages=ES, typography=customs("es"))


def mend(entry: Entry) -> Entry:
    (after,) = fix_catalog(Catalog(domain="a", entries=(entry,)), HOUSE, PAIR_RULES)
    return after


def test_a_reviewed_entry_is_mended_and_stays_reviewed() -> None:
    after = mend(Entry(msgid="Who won? They did.", msgstr="Quién ganó? Ellos", line=3))
    assert after.msgstr == "¿Quién ganó? Ellos."
    assert (after.state, after.line) == (State.REVIEWED, 3)


def test_drafts_are_their_reviewers() -> None:
    entry = Entry(msgid="Who won?", msgstr="Quién ganó?", flags=("fuzzy",))
    assert mend(entry) == entry


def test_what_is_unsure_is_left() -> None:
    entry = Entry(msgid="But if it rains, who wins?", msgstr="Pero si llueve, quién gana?")
    assert mend(entry) == entry


def test_a_mended_draft_is_still_the_machines() -> None:
    signs = checksum("Quién ganó?"), checksum("Ellos.")
    entry = Entry(
        msgid="Who won? They did.", msgstr="Quién ganó? Ellos.",
        comments=(write_draft(DraftNote("argos 1", signs)),),
    )  # fmt: skip
    assert AnnotatedEntry(mend(entry), ES).untouched == (True, True)
    changed = replace(entry, msgstr="Quién venció? Ellos.")
    assert AnnotatedEntry(mend(changed), ES).untouched == (False, True)


def test_of_two_fixes_in_one_place_the_first_is_made() -> None:
    faults = [
        Fault(say(""), start, end, Fix(text))
        for start, end, text in ((0, 3, "uno"), (2, 4, "dos"), (4, 4, "!"))
    ]
    assert apply_fixes("abcd", faults) == "unod!"


FAULTY = {
    "es": [
        ("Who won?", "Quién ganó?"), ("And so it went on!", "Y así siguió!"),
        ("He works for Yahoo!", "Trabaja para Yahoo!"),
        ("They left the house.", "Dejaron la casa.."),
        ("It grew by 5%.", "Creció un 5%."), ("It grew by 12 percent.", "Creció un 12 %."),
        ("It is 300 km long.", "Mide 300 km."), ("It ran for 3.5 km.", "Corrió 3.5 km."),
        ("He said “no”.", 'Dijo "no".'), ("He said “the ‘no’ won”.", 'Dijo «ganó el "no"».'),
        ("“They won.” Nobody slept.", "“Ganaron.” Nadie durmió."),
        ("It fell on July 26, 1953.", "Cayó el 26 de Julio de 1953."),
        ("It rained in July.", "Llovió en Julio."), ("It rained, we left.", "Llovió , nos fuimos."),
        ("The July 26 Movement won.", "Ganó el Movimiento 26 de Julio."),
        ("He came, they say, by bus.", "Vino,  dicen , en autobús."), ("It rained.", "Llovió"),
        ("It began at 7:30 p.m.", "Empezó a las 19h30."),
        ("It rained – again.", "Llovió - otra vez."),
        ("He left the house.", "Salió de de la casa."), ("She sang la la la.", "Cantó la la la."),
        ("Do *not* run ``make``.", "*No*  teclee ``make``."), ("Sign here.", "Firme a\u200bquí."),
    ],
    "pt_BR": [
        ("They said no and were not heard.", "Os que disseram não não foram ouvidos."),
        ("He stops to think.", "Ele para para pensar."), ("John 3:16 says so.", "João 3:16 o diz."),
        ("The show began at 7:30 p.m.", "O show começou às 19:30."), ("It rained.", "Choveu"),
        ("It grew by 3.5%.", "Cresceu 3.5 %."), ("See section 3.5.", "Veja a seção 3.5."),
        ("He said “no”.", "Disse «não»."), ("He said “the ‘no’ won”.", "Disse «o “não” venceu»."),
        ("On January 1st it rained.", "Em 1 de janeiro choveu."), ("Who won?", "¿Quem ganhou?"),
        ("It fell on July 26, 1953.", "Caiu no dia 26 de Julho de 1953."),
        ("They left – at last – now.", "Saíram —enfim— agora."),
        ("It rained, a lot.", "Choveu , muito."),
        ("They left the house.", "Deixaram a casa.."), ("It is 300 km long.", "Mede  300 km."),
    ],
}  # fmt: skip
DIGITS_RE = re.compile(r"(?<=\d)[h:.,º](?=\d|\b|\s|$)")


def said(text: str) -> list[str]:
    """The words and digits of a text, whatever their signs and capitals."""
    return re.findall(r"\w+", DIGITS_RE.sub(" ", text).replace("\u200b", "").casefold())


def settings_of(language: str, **examples: str) -> CheckSettings:
    return CheckSettings(
        languages=Languages("en", language), typography=customs(language, examples),
        dictionary=dictionary_of(language),
    )  # fmt: skip


def found(entry: Entry, settings: CheckSettings) -> list[Finding]:
    return list(check_catalog(Catalog(domain="a", entries=(entry,)), settings, rules=PAIR_RULES))


HOUSES = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(sorted(each)) for name, each in EXAMPLES.items()}
)


@pytest.mark.parametrize("language", FAULTY)
@settings(max_examples=60)
@given(st.data())
def test_a_mending_takes_findings_away_and_adds_none_and_says_the_same(
    language: str, data: st.DataObject
) -> None:
    ours = settings_of(language, **data.draw(HOUSES))
    some = data.draw(st.lists(st.sampled_from(FAULTY[language]), min_size=1, max_size=4))
    entry = Entry(msgid=" ".join(one for one, _ in some), msgstr=" ".join(one for _, one in some))
    (once,) = fix_catalog(Catalog(domain="a", entries=(entry,)), ours, PAIR_RULES)
    (twice,) = fix_catalog(Catalog(domain="a", entries=(once,)), ours, PAIR_RULES)
    assert twice == once
    assert replace(once, msgstr=entry.msgstr) == entry
    assert said(once.msgstr) == said(entry.msgstr)
    before, after = found(entry, ours), found(once, ours)
    assert Counter(one.rule for one in after) <= Counter(one.rule for one in before)
    certain = [one for one in before if one.fault.is_certain]
    assert len(after) <= len(before) - bool(certain)
    waivers = [waiver_of(one, "so") for one in before if one.family not in ABSOLUTE]
    if waivers:
        catalog = Catalog(domain="a", entries=(entry,))
        assert fix_catalog(catalog, ours, PAIR_RULES, waivers=waivers[:1]) == catalog


@pytest.mark.parametrize("language", FAULTY)
def test_every_fix_takes_its_finding_away(language: str) -> None:
    """One that is only offered, too: whoever touches it sees that finding no more."""
    ours, seen = settings_of(language, decimal="3,5"), 0
    for msgid, msgstr in FAULTY[language]:
        before = found(Entry(msgid=msgid, msgstr=msgstr), ours)
        for one in before:
            if one.fault.fix is None:
                continue
            after = found(Entry(msgid=msgid, msgstr=apply_fixes(msgstr, [one.fault])), ours)
            rules = [sum(each.rule == one.rule for each in some) for some in (before, after)]
            assert rules[1] < rules[0], (one.rule, msgstr)
            seen += 1
    assert seen > 10


SIGNS = st.text(alphabet='¿¡?!., "“”«»%5 km*`aé', max_size=30)


@given(SIGNS, SIGNS)
def test_mending_twice_is_mending_once_and_keeps_the_markup(msgid: str, msgstr: str) -> None:
    entry = Entry(msgid=msgid, msgstr=msgstr)
    once = mend(entry)
    assert mend(once) == once
    if msgstr != once.msgstr:
        assert find_blocking_faults(msgstr, once.msgstr, Languages("es", "es")) == ()
