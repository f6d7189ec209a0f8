"""What the page gets to show: an edition's paragraphs as plain data."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.catalogs.notes.changed import GAP, Change, checksum, write_change
from tools.catalogs.notes.drafted import GAPPED, DraftNote, write_draft
from tools.catalogs.notes.reviewed import signed, with_conflict
from tools.checking.rule import CheckSettings
from tools.glossary import Glossary, Term
from tools.i18n import Translations
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, Entry
from tools.model.findings import Fault, Finding, Fix, Severity, say
from tools.model.publication import Locale
from tools.reviewing.passages import (
    Data,
    ReviewData,
    digest,
    is_open,
    list_documents,
    mark_changes,
    split_runs,
)

LANGUAGES = Languages("en", "es")
COUP = Term(term="coup", translations={"es": ("golpe de Estado", "golpe")}, note="never putsch")


def edition(*entries: Entry, findings: tuple[Finding, ...] = (), **fields: object) -> ReviewData:
    settings = CheckSettings(languages=LANGUAGES, glossary=Glossary((COUP,)))
    catalog = Catalog(domain="a", entries=entries)
    return ReviewData(settings=settings, catalogs=(catalog,), findings=findings, **fields)  # type: ignore[arg-type]


def shown(entry: Entry, **fields: object) -> Data:
    (document,) = list_documents(edition(entry, **fields))  # type: ignore[arg-type]
    (passage,) = document["passages"]
    assert isinstance(passage, dict)
    return passage


def test_a_reviewed_paragraph_is_its_texts_and_nothing_more() -> None:
    entry = signed(Entry(msgid="It rains.", msgstr="Llueve."), "Ana Ruiz")
    assert shown(entry) == {
        "kind": "paragraph", "msgctxt": None, "msgid": "It rains.", "msgstr": "Llueve.",
        "state": "reviewed", "words": 0,
    }  # fmt: skip
    assert not is_open(shown(entry))


def test_a_changed_paragraph_shows_which_words_changed_and_which_sentences_are_open() -> None:
    msgstr = f"Un gato se sentó. Llegó en abril. {GAP}"
    note = write_change(Change(sentences=3, edited=(2,), new=(3,), text=checksum(msgstr)))
    entry = Entry(
        msgid="A cat sat. It came in May. Why?", previous_msgid="A cat sat. It came in April.",
        msgstr=msgstr, flags=("fuzzy",), comments=(note, "Who is the cat?"),
    )  # fmt: skip
    found = shown(entry)
    assert found["before"] == [("A cat sat. It came in ", False), ("April.", True)]
    assert [(one["target"], one["part"]) for one in found["pieces"]] == [
        ("Un gato se sentó. ", "kept"), ("Llegó en abril. ", "edited"), (GAP, "new"),
    ]  # fmt: skip
    assert found["pieces"][0]["source"] == [("A cat sat. ", False)]
    assert ("May. Why?", True) in found["now"]
    assert found["pieces"][2]["source"] == [("Why?", True)]
    assert "".join(one["target"] for one in found["pieces"]) == msgstr
    assert found["comments"] == ["Who is the cat?"]
    assert (found["words"], is_open(found)) == (8, True)


def test_a_draft_says_who_made_it_and_what_to_look_at() -> None:
    note = write_draft(DraftNote("argos en_es 1.0", (checksum("Llueve."), GAPPED)))
    marks = ("sentence 1: who rains?", "sentence 2: the glossary has “golpe” for “coup”")
    entry = Entry(
        msgid="It rains. It snows.", msgstr=f"Llueve. {GAP}", flags=("fuzzy",),
        comments=(note, "confidence: 35 -", *marks),
    )  # fmt: skip
    found = shown(entry)
    assert found["origins"] == ["Argos en_es 1.0"]
    assert found["confidences"] == [35, None]
    # What the glossary says the page says by itself, and goes on saying it.
    assert found["remarks"] == [{"quote": "It rains.", "text": "who rains?"}]
    assert "comments" not in found


def test_a_conflict_opens_what_is_reviewed() -> None:
    entry = with_conflict(Entry(msgid="It rains.", msgstr="Llueve."), "Está lloviendo.", "Ana")
    found = shown(entry)
    assert found["conflicts"] == [
        {
            "text": "Está lloviendo.", "name": "Ana", "ours": [("Llueve.", True)],
            "theirs": [("Está lloviendo.", True)],
        }
    ]  # fmt: skip
    assert is_open(found)


@pytest.mark.parametrize(
    ("severity", "opens"),
    [(Severity.ERROR, True), (Severity.WARNING, True), (Severity.NOTE, False)],
)
def test_findings_say_their_place_and_their_fix(severity: Severity, opens: bool) -> None:
    entry = Entry(msgid="In July.", msgstr="💧 En Julio.")
    fault = Fault(say("“{word}” is small", word="Julio"), 5, 10, Fix("julio"))
    finding = Finding(
        rule="small-letters", family="typography", severity=severity, fault=fault,
        domain="a", key=entry.key, text=entry.msgstr,
    )  # fmt: skip
    found = shown(entry, findings=(finding,))
    assert found["findings"] == [
        {
            "severity": severity.value, "text": "“Julio” is small",
            "start": 6, "end": 11,  # as JavaScript counts: a drop is two
            "fix": "julio", "certain": False,
        }
    ]  # fmt: skip
    assert is_open(found) == opens


def test_a_finding_the_page_can_make_itself_says_its_topic() -> None:
    entry = Entry(msgid="*No*.", msgstr="No.")
    finding = Finding(
        rule="emphasis", family="markup", severity=Severity.ERROR, fault=Fault(say("x")),
        domain="a", key=entry.key, text=entry.msgstr,
    )  # fmt: skip
    assert shown(entry, findings=(finding,))["findings"][0]["topic"] == "markup"


def test_what_the_live_rules_need_is_worked_out_before() -> None:
    found = shown(Entry(msgid="Two *coups* in 3,000 years: `see <https://example.org>`_."))
    assert found["marks"] == [
        ["emphasis", "*", "*"], ["linked <https://example.org>`_", "`", " <https://example.org>`_"],
    ]  # fmt: skip
    assert found["numbers"] == [["3,000", [3000.0]]]
    assert found["known"] == [2.0]
    (term,) = found["terms"]
    assert (term["term"], term["forms"]) == ("coup", ("golpe de Estado", "golpe"))


def test_kinds_come_from_the_article() -> None:
    entry = Entry(msgid="A wave", msgstr="Una ola")
    assert shown(entry, kinds={"a": {"A wave": "title"}})["kind"] == "title"
    assert shown(entry, kinds={"b": {"A wave": "title"}})["kind"] == "paragraph"


def test_obsolete_entries_and_empty_documents_are_not_shown() -> None:
    assert list_documents(edition(Entry(msgid="x", msgstr="y", obsolete=True))) == []


def test_the_digest_follows_the_texts_alone() -> None:
    entry = Entry(msgid="It rains.", msgstr="Llueve.")
    one = digest(list_documents(edition(entry)))
    assert digest(list_documents(edition(signed(entry)))) == one
    other = Entry(msgid="It rains.", msgstr="Llovió.")
    assert digest(list_documents(edition(other))) != one


def test_a_text_without_end_is_not_compared_word_by_word() -> None:
    assert mark_changes("one", "word " * 100_000) == ((True,) * 3, (True,) * 500_000)


TEXTS = st.text(max_size=60)


@given(TEXTS, TEXTS)
def test_the_runs_of_a_difference_are_the_text(old: str, new: str) -> None:
    before, after = mark_changes(old, new)
    assert "".join(text for text, _ in split_runs(old, before)) == old
    assert "".join(text for text, _ in split_runs(new, after)) == new
    assert any(after) or set(new.split()) <= set(old.split())


@given(TEXTS.filter(bool), TEXTS, TEXTS, st.sampled_from(["fuzzy", "no-wrap"]))
def test_any_texts_can_be_shown(msgid: str, msgstr: str, previous: str, flag: str) -> None:
    entry = Entry(msgid=msgid, msgstr=msgstr, previous_msgid=previous, flags=(flag,))
    found = shown(entry)
    json.dumps(found)
    if found.get("pieces"):
        assert "".join(one["target"] for one in found["pieces"]) == msgstr
        sources = (text for one in found["pieces"] for text, _ in one["source"])
        assert "".join(sources) == msgid


def test_a_finding_that_is_not_said_in_the_reviewers_language_is_marked() -> None:
    entry = Entry(msgid="In July.", msgstr="En julio.")
    finding = Finding(
        rule="x", family="y", severity=Severity.NOTE, fault=Fault(say("Look.")), domain="a",
        key=entry.key, text=entry.msgstr,
    )  # fmt: skip
    known = Catalog(domain="workshop", entries=(Entry(msgid="Look.", msgstr="Mire."),))
    for catalog, data in ((None, {"text": "Look.", "foreign": True}), (known, {"text": "Mire."})):
        found = shown(entry, findings=(finding,), words=Translations(catalog, Locale("en")))
        assert found["findings"] == [{"severity": "note", **data}]
