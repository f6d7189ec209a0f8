"""Catalogues go to other programs and come back, and what comes back is read with suspicion."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage import factory
from translate.storage.csvl10n import csvfile
from translate.storage.pypo import pofile
from translate.storage.xliff import xlifffile

from tools.catalogs.notes.changed import checksum
from tools.catalogs.notes.reviewed import with_conflict
from tools.formats.po import render_catalog
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, Entry, State
from tools.model.errors import ToolsError
from tools.reviewing.accept import Fate, accept
from tools.reviewing.exchange import ENDINGS, export, read_exchange_file
from tools.reviewing.exchange.csv_table import FORMULA, escape_cell, unescape_cell
from tools.reviewing.return_file import Answer

LANGUAGES = Languages("en", "pt_BR")
DONE = Entry(msgid="It rains.", msgstr="Chove.")
DRAFT = Entry(
    msgid="It snows. It thaws.", msgstr="Neva. Degela.", flags=("fuzzy",),
    comments=(
        f"draft: argos en→pb 1.9 {checksum('Neva.')} -", "sentence 1: the glossary has another",
        "Uma pessoa comentou isto.",
    ),
)  # fmt: skip
CHANGED = Entry(
    msgid="It hails <now> & ``here``.", msgstr="Graniza.", flags=("fuzzy",), previous_msgid="Hail."
)
OPEN = Entry(msgid="=SUM(A1) is a formula.")
ENTRIES = (DONE, DRAFT, with_conflict(CHANGED, "Cai granizo.", "Ana"), OPEN)
FORMS = tuple(ENDINGS)


def book(*entries: Entry) -> dict[str, Catalog]:
    return {"articles/a": Catalog(domain="articles/a", entries=entries), "b": Catalog(domain="b")}


def sent(form: str, catalogs: dict[str, Catalog]) -> bytes:
    return export(tuple(catalogs.values()), form, LANGUAGES)


def back(form: str, data: bytes, catalogs: dict[str, Catalog]) -> dict[str, Answer]:
    found = read_exchange_file(data, catalogs, LANGUAGES, path=f"x.{ENDINGS[form]}")
    assert found.locale == "pt_BR"
    return {answer.msgid: answer for answer in found.answers}


def worked(form: str, data: bytes, change: Callable[[object], None]) -> bytes:
    """What a program makes of it: translate-toolkit reads it, and writes it."""
    store = {"xliff": xlifffile, "po": pofile, "csv": csvfile}[form]()
    store.parse(data.decode("utf-8-sig").encode() if form == "csv" else data)
    for unit in store.units:
        if unit.source:
            change(unit)
    return bytes(store)


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_lacking_in_what_goes_out(form: str) -> None:
    text = sent(form, book(*ENTRIES)).decode("utf-8-sig")
    for words in (
        "It rains.", "Chove.", "Neva. Degela.", "It was: Hail.", "Draft: Argos en→pb 1.9",
        "Sentence 1: the glossary has another", "Uma pessoa comentou isto.", "Cai granizo.",
        "articles/a",
    ):  # fmt: skip
        assert words in text
    assert "draft:" not in text, "our own notes are no reading for people"


@pytest.mark.parametrize("form", FORMS)
def test_a_program_may_store_accents_apart(form: str) -> None:
    """What it left alone is no answer, and what it wrote is read as we store it."""
    entries = (replace(DONE, msgid="A coração."), replace(DRAFT, msgid="Another coração."), OPEN)
    catalogs = book(*(replace(one, msgstr=f"Amanhã: {one.msgstr}") for one in entries))
    data = sent(form, catalogs).decode("utf-8-sig")
    assert back(form, unicodedata.normalize("NFD", data).encode(), catalogs) == {}
    other = unicodedata.normalize("NFD", data.replace("Amanhã: Chove", "Amanhã não: Chove"))
    found = back(form, other.encode(), catalogs)
    assert found["A coração."].msgstr == "Amanhã não: Chove."


@pytest.mark.parametrize("form", FORMS)
def test_what_comes_back_as_it_went_out_says_nothing(form: str) -> None:
    catalogs = book(*ENTRIES)
    data = sent(form, catalogs)
    assert back(form, data, catalogs) == {}
    assert back(form, worked(form, data, lambda unit: None), catalogs) == {}


@pytest.mark.parametrize("form", FORMS)
def test_a_finished_text_is_an_answer_and_an_unfinished_one_is_begun(form: str) -> None:
    catalogs = book(*ENTRIES)

    def change(unit: object) -> None:
        if unit.source == DRAFT.msgid:  # type: ignore[attr-defined]
            unit.target = "Neva. Está degelando."  # type: ignore[attr-defined]
            unit.markfuzzy(False)  # type: ignore[attr-defined]
        if unit.source == CHANGED.msgid:  # type: ignore[attr-defined]
            unit.target = "Graniza <já> & ``here``."  # type: ignore[attr-defined]
            unit.markfuzzy(True)  # type: ignore[attr-defined]

    found = back(form, worked(form, sent(form, catalogs), change), catalogs)
    assert set(found) == {DRAFT.msgid, CHANGED.msgid}
    assert (found[DRAFT.msgid].msgstr, found[DRAFT.msgid].done) == ("Neva. Está degelando.", True)
    assert found[DRAFT.msgid].sent == DRAFT.msgstr
    assert found[CHANGED.msgid].msgstr == "Graniza <já> & ``here``."
    assert not found[CHANGED.msgid].done


@pytest.mark.parametrize("form", FORMS)
def test_a_draft_that_is_only_approved_is_an_answer(form: str) -> None:
    catalogs = book(*ENTRIES)

    def approve(unit: object) -> None:
        if unit.source == DRAFT.msgid:  # type: ignore[attr-defined]
            unit.markfuzzy(False)  # type: ignore[attr-defined]

    data = worked(form, sent(form, catalogs), approve)
    found = read_exchange_file(data, catalogs, LANGUAGES, path=f"x.{ENDINGS[form]}")
    after, (outcome,) = accept(catalogs, found, lambda answer: ())
    assert outcome.fate is Fate.REVIEWED
    entry = after["articles/a"].entries[1]
    assert (entry.state, entry.msgstr) == (State.REVIEWED, DRAFT.msgstr)
    assert accept(after, found, lambda answer: ())[0] == after


@pytest.mark.parametrize("form", FORMS)
def test_what_somebody_changed_meanwhile_is_a_conflict(form: str) -> None:
    catalogs = book(*ENTRIES)

    def change(unit: object) -> None:
        if unit.source == DONE.msgid:  # type: ignore[attr-defined]
            unit.target = "Está chovendo."  # type: ignore[attr-defined]

    data = worked(form, sent(form, catalogs), change)
    meanwhile = book(replace(DONE, msgstr="Choveu."), *ENTRIES[1:])
    found = read_exchange_file(data, meanwhile, LANGUAGES, path=f"x.{ENDINGS[form]}")
    _, (outcome,) = accept(meanwhile, found, lambda answer: ())
    assert (outcome.fate, outcome.after.msgstr) == (Fate.CONFLICT, "Choveu.")


@pytest.mark.parametrize("form", FORMS)
def test_other_programs_know_what_it_is(form: str) -> None:
    data = io.BytesIO(sent(form, book(*ENTRIES)).removeprefix(b"\xef\xbb\xbf"))
    data.name = f"x.{ENDINGS[form]}"
    units = [unit for unit in factory.getobject(data).units if unit.source]
    assert [unit.source.lstrip("'") for unit in units] == [one.msgid for one in ENTRIES]
    assert [unit.isfuzzy() for unit in units][:3] == [False, True, True]


def test_a_cell_is_no_formula_and_a_spreadsheets_table_is_read() -> None:
    catalogs = book(*ENTRIES)
    data = sent("csv", catalogs)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert not any(cell.startswith(FORMULA) for row in rows for cell in row)
    rows[4][rows[0].index("target")] = "'=SUM(A1) é uma fórmula."
    for delimiter in ",;\t":
        file = io.StringIO()
        csv.writer(file, delimiter=delimiter).writerows(rows)
        found = back("csv", file.getvalue().encode("utf-8-sig"), catalogs)
        assert found[OPEN.msgid].msgstr == "=SUM(A1) é uma fórmula."
        assert found[OPEN.msgid].done


def _with_fuzzy(written: dict[str, str], catalogs: dict[str, Catalog]) -> bytes:
    rows = list(csv.reader(io.StringIO(sent("csv", catalogs).decode("utf-8-sig"))))
    place = rows[0].index("fuzzy")
    file = io.StringIO()
    for row in rows:
        row[place] = written.get(row[place], row[place])
    csv.writer(file, delimiter=";").writerows(rows)
    return file.getvalue().encode("utf-8-sig")


@pytest.mark.parametrize(
    ("true", "false"), [("TRUE", "FALSE"), ("VERDADERO", "FALSO"), ("Verdadeiro", "Falso")]
)
def test_a_spreadsheet_that_translates_true_makes_no_draft_a_finished_text(
    true: str, false: str
) -> None:
    catalogs = book(*ENTRIES)
    assert back("csv", _with_fuzzy({"True": true, "False": false}, catalogs), catalogs) == {}
    assert back("csv", _with_fuzzy({"True": false}, catalogs), catalogs)[DRAFT.msgid].done


@pytest.mark.parametrize("word", ["", "tru", "да"])
def test_a_row_that_does_not_say_whether_it_is_finished_is_a_sentence(word: str) -> None:
    catalogs = book(*ENTRIES)
    with pytest.raises(ToolsError, match=r"in row \d+ the column “fuzzy”"):
        back("csv", _with_fuzzy({"True": word}, catalogs), catalogs)


@given(st.text(st.sampled_from("'=+-@\t\ra")))
def test_what_a_cell_means_is_what_was_put_in(text: str) -> None:
    assert unescape_cell(escape_cell(text)) == text
    assert not escape_cell(text).startswith(FORMULA)


def test_what_a_program_puts_around_words_is_looked_through() -> None:
    catalogs = book(DONE)
    data = sent("xliff", catalogs).decode()
    wrapped = data.replace(">Chove.<", '><mrk mtype="seg" mid="0">Está chovendo.</mrk><')
    assert wrapped != data
    assert back("xliff", wrapped.encode(), catalogs)[DONE.msgid].msgstr == "Está chovendo."


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("form", "change", "sentence"),
    [
        ("xliff", lambda text: "", "not sound XML"),
        ("xliff", lambda text: text[:300], "not sound XML"),
        ("xliff", lambda text: text.replace("<xliff", BOMB + "<xliff", 1), "DOCTYPE"),
        ("xliff", lambda text: text.replace("Chove.", "&x;", 1), "not sound XML"),
        ("xliff", lambda text: "<a>" * 51 + "</a>" * 51, "too deep"),
        ("xliff", lambda text: text.replace(".done", ".gone", 1), "entry 1 is none"),
        ("xliff", lambda text: text.replace("pt_BR.1", "es.1", 1), "several editions: es, pt_BR"),
        ("csv", lambda text: "", "not a table that make review wrote"),
        ("csv", lambda text: text.replace("fuzzy", "x", 1), "not a table that make review wrote"),
        ("csv", lambda text: text.replace("Chove", "Cho\0ve", 1), "not a table"),
        ("csv", lambda text: text.replace("pt_BR.1.", "", 1), "entry 1 is none"),
        ("po", lambda text: text[:-8], "x.po:"),
        ("po", lambda text: text.replace("#. id", "#. x", 1), "entry 1 is none"),
    ],
)  # fmt: skip
def test_what_is_damaged_or_hostile_is_a_sentence(
    form: str, change: Callable[[str], str], sentence: str
) -> None:
    catalogs = book(*ENTRIES)
    data = change(sent(form, catalogs).decode("utf-8-sig")).encode()
    with pytest.raises(ToolsError, match=sentence):
        read_exchange_file(data, catalogs, LANGUAGES, path=f"x.{ENDINGS[form]}")


def test_a_table_that_is_no_utf8_and_a_file_that_is_too_large_are_sentences() -> None:
    with pytest.raises(ToolsError, match="not UTF-8"):
        read_exchange_file("ñ".encode("latin-1"), {}, LANGUAGES, path="x.csv")
    with pytest.raises(ToolsError, match="too large"):
        read_exchange_file(b" " * 20_000_001, {}, LANGUAGES, path="x.csv")


def test_no_file_of_a_machine_is_read_through_xliff() -> None:
    data = sent("xliff", book(DONE)).decode()
    harm = '<!DOCTYPE x SYSTEM "file:///etc/passwd">'
    with pytest.raises(ToolsError, match="DOCTYPE"):
        read_exchange_file(
            data.replace("<xliff", harm + "<xliff", 1).encode(), {}, LANGUAGES, path="x.xlf"
        )


def test_a_unit_that_stands_in_no_document_is_one_for_a_paragraph_that_may_be_anywhere() -> None:
    catalogs = book(*ENTRIES)
    data = sent("xliff", catalogs).decode()
    start, end = data.index("<trans-unit"), data.index("</trans-unit>") + len("</trans-unit>")
    unit = data[start:end].replace(DONE.msgstr, "Está chovendo.")
    outside = data[:start] + data[end:].replace("</xliff>", f"{unit}</xliff>")
    found = back("xliff", outside.encode(), catalogs)[DONE.msgid]
    assert (found.domain, found.msgstr) == ("", "Está chovendo.")


def test_another_version_of_xliff_is_refused_with_what_to_do() -> None:
    newer = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en">
        <file id="a"><unit id="1"><segment><source>x</source></segment></unit></file></xliff>"""
    with pytest.raises(ToolsError, match=r"no XLIFF that can be read: [^.:]") as refused:
        read_exchange_file(newer.encode(), {}, LANGUAGES, path="x.xlf")
    assert "XLIFF 1.2" in refused.value.hint


def test_what_xliff_cannot_say_is_a_sentence() -> None:
    with pytest.raises(ToolsError, match="a⟨U\\+0001⟩b” holds a sign that XLIFF cannot say"):
        sent("xliff", book(Entry(msgid="a\x01b")))


@given(st.sampled_from(FORMS), st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_no_bytes_make_it_raise_anything_else(form: str, data: bytes) -> None:
    with pytest.raises(ToolsError):
        found = read_exchange_file(data, {}, LANGUAGES, path=f"x.{ENDINGS[form]}")
        assert not found.answers
        raise ToolsError("an empty table")


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=20)
BOOKS = st.lists(
    st.builds(
        Entry, msgid=WORDS, msgstr=WORDS | st.just(""),
        flags=st.sampled_from([(), ("fuzzy",)]), obsolete=st.booleans(),
    ),
    max_size=4, unique_by=lambda one: one.key,
)  # fmt: skip


@given(st.sampled_from(FORMS), BOOKS)
def test_whatever_goes_out_comes_back_as_nothing(form: str, entries: list[Entry]) -> None:
    catalogs = book(*entries)
    found = read_exchange_file(sent(form, catalogs), catalogs, LANGUAGES, path=f"x.{ENDINGS[form]}")
    assert accept(catalogs, found, lambda answer: ()) == (catalogs, ())


def _catalog(*entries: Entry, language: str = "pt_BR") -> bytes:
    header = (
        *([("Language", language)] if language else []),
        ("Content-Type", "text/plain; charset=UTF-8"),
    )
    return render_catalog(Catalog(domain="a", header=header, entries=entries))


def _accepted(data: bytes, catalogs: dict[str, Catalog]) -> tuple[dict[str, Catalog], set[Fate]]:
    found = read_exchange_file(data, catalogs, LANGUAGES, path="wave (1).po")
    after, outcomes = accept(catalogs, found, lambda answer: ())
    return after, {one.fate for one in outcomes}


def test_a_catalogue_that_somebody_finished_at_home_is_taken_as_it_is() -> None:
    catalogs = book(DONE, DRAFT, OPEN)
    finished = (DONE, replace(DRAFT, flags=()), replace(OPEN, msgstr="É uma fórmula."))
    after, fates = _accepted(_catalog(*finished), catalogs)
    assert fates == {Fate.REVIEWED}
    assert [entry.msgstr for entry in after["articles/a"]] == [one.msgstr for one in finished]
    assert all(entry.state is State.REVIEWED for entry in after["articles/a"])
    assert after["b"] is catalogs["b"]
    assert _accepted(_catalog(*finished), after) == (after, set())


def test_what_has_no_paragraph_here_is_kept_with_those_that_went() -> None:
    unknown = Entry(msgid="Nobody wrote this.", msgstr="Ninguém escreveu isto.")
    finished = replace(OPEN, msgstr="É uma fórmula.")
    after, fates = _accepted(_catalog(finished, unknown), book(DONE, OPEN))
    assert fates == {Fate.REVIEWED, Fate.GONE}
    assert [entry.state for entry in after["articles/a"]] == [
        State.REVIEWED, State.REVIEWED, State.OBSOLETE,
    ]  # fmt: skip


def test_as_it_went_out_it_says_nothing() -> None:
    catalogs = book(*ENTRIES)
    assert _accepted(_catalog(*ENTRIES), catalogs) == (catalogs, set())
    newer = book(DONE, replace(DRAFT, msgstr="Neva muito. Degela.", comments=()), CHANGED, OPEN)
    machine = replace(DRAFT, comments=(f"draft: argos en→pb 1.9 {checksum('Neva. Degela.')} -",))
    untouched = replace(DRAFT, comments=(f"draft: m 1 {checksum('Neva.')} {checksum('Degela.')}",))
    assert _accepted(_catalog(untouched), newer) == (newer, set())
    assert _accepted(_catalog(machine), newer)[1] == {Fate.CONFLICT}


def test_what_two_people_finished_is_a_conflict_and_both_texts_stay() -> None:
    catalogs = book(DONE)
    after, fates = _accepted(_catalog(replace(DONE, msgstr="Está chovendo.")), catalogs)
    assert fates == {Fate.CONFLICT}
    (entry,) = after["articles/a"]
    assert entry.msgstr == DONE.msgstr
    assert any("Está chovendo." in line for line in entry.comments)


def test_a_source_that_changed_meanwhile_keeps_its_translation_for_a_look() -> None:
    now = Entry(
        msgid="It rains a lot.", msgstr="Chove.", flags=("fuzzy",), previous_msgid=DONE.msgid
    )
    after, fates = _accepted(_catalog(replace(DONE, msgstr="Chove!"), DRAFT), book(now, DRAFT))
    assert fates == {Fate.CONFLICT}
    assert next(iter(after["articles/a"])).state is State.CHANGED


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (_catalog(DONE, language=""), "does not say its language"),
        (_catalog(replace(DONE, msgid="Nobody wrote this.")), "not a catalogue of an article"),
        (b'msgid "a\n', "x.po:1"),
    ],
)
def test_a_catalogue_of_elsewhere_is_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(ToolsError, match=re.escape(sentence)):
        read_exchange_file(data, book(DONE), LANGUAGES, path="x.po")
