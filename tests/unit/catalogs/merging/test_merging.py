"""Merging: case files that say before, after and expected, then laws over random editing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.merging import merge
from tools.catalogs.merging import Languages, Merge, MergeKind, merge_all, summarize
from tools.catalogs.merging.carry_over import carry_over, restore_reviewed
from tools.catalogs.merging.outcomes import MergeOutcome
from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.catalogs.notes.changed import GAP, change_of, checksum
from tools.catalogs.notes.pieces import Part, pieces
from tools.catalogs.notes.reviewed import reviewer, signed
from tools.language.sentences import split
from tools.language.typos import Knows
from tools.model.catalog import Catalog, Entry, State
from tools.system.environment import ROOT

CASES = sorted((ROOT / "tests/cases/catalogs/merging").glob("*.toml"))
SPANISH = Languages("en", "es")


def entry(row: Mapping[str, Any]) -> Entry:
    """An entry from a table of a case file; ``$0`` in a comment is its msgstr's checksum."""
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    sum_ = checksum(values.get("msgstr", ""))
    comments = tuple(line.replace("$0", sum_) for line in values.pop("comments", ()))
    return Entry(**values, comments=comments)


def catalog(rows: Iterable[Mapping[str, Any]], domain: str = "a") -> Catalog:
    return Catalog(domain=domain, entries=tuple(entry(row) for row in rows))


def shown(entry: Entry, kind: str | None = None) -> dict[str, Any]:
    """The table of a case file that says *entry*; checksums are ``*``."""
    row: dict[str, Any] = {"kind": kind} if kind else {}
    for field in fields(Entry):
        value = getattr(entry, field.name)
        if field.name not in ("line", "comments") and value != field.default:
            row[field.name] = list(value) if isinstance(value, tuple) else value
    if entry.comments:
        row["comments"] = [re.sub(r"text [0-9a-f]{8}", "text *", line) for line in entry.comments]
    return row


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    template = catalog(case.get("template") or [{"msgid": text} for text in case["after"]])
    stays, gone = (case.get(name, []) for name in ("elsewhere", "gone"))
    other = catalog([*stays, *gone], "b")
    others = [catalog([{"msgid": row["msgid"]} for row in stays], "b")]
    known = {word for wanted in template for word in re.findall(r"\w+", wanted.msgid)}
    typo = known.__contains__ if case.get("typo") else None

    def merged_with(old: Catalog) -> Merge:
        return merge_all([template, *others], [old, other], languages=SPANISH, typo=typo)[0]

    merged = merged_with(catalog(case.get("before", [])))
    kinds: list[str | None] = [
        outcome.kind.value for outcome in merged.outcomes[: len(template.entries)]
    ]
    kinds += [None] * (len(merged.catalog.entries) - len(kinds))
    found = [shown(*pair) for pair in zip(merged.catalog, kinds, strict=True)]
    assert found == case["expected"], case["about"]
    assert merged_with(merged.catalog).catalog == merged.catalog


# Several documents ----------------------------------------------------------------------

MINES = "The strike began in the mines of the north and nobody had called it."
LONGER = f"{MINES} Nobody wept."
PORTS = "By Friday it had reached the ports. Three ships were turned away."


def one(domain: str, *entries: Entry) -> Catalog:
    return Catalog(domain=domain, entries=entries)


def test_renamed_article() -> None:
    """Its paragraphs are reviewed under the new name; under the old one they are obsolete."""
    old = one(
        "old",
        Entry(msgid=MINES, msgstr="La huelga empezó en las minas del norte."),
        Entry(msgid=PORTS, msgstr="El viernes llegó a los puertos. Tres barcos se fueron."),
    )
    new = one("new", Entry(msgid=MINES), Entry(msgid=PORTS.replace("Three", "Four")))
    renamed, gone = merge_all([new], [old], languages=SPANISH)
    assert [entry.state for entry in renamed.catalog] == [State.REVIEWED, State.CHANGED]
    assert [outcome.kept for outcome in renamed.outcomes] == [0, 1]
    assert gone.catalog.domain == "old"
    assert [entry.state for entry in gone.catalog] == [State.OBSOLETE, State.OBSOLETE]
    back = merge_all(
        [replace(old, domain="old")], [renamed.catalog, gone.catalog], languages=SPANISH
    )
    assert [entry.state for entry in back[0].catalog] == [State.REVIEWED, State.REVIEWED]


def test_near_match_of_another_document_before_a_weak_one_of_its_own() -> None:
    weak = Entry(msgid="The strike ended in the mills of the south and nobody saw it.", msgstr="…")
    near = Entry(msgid=MINES, msgstr="La huelga empezó en las minas del norte.")
    wanted = Entry(msgid=MINES.replace("nobody", "no one"))
    merged, _ = merge_all(
        [one("a", wanted), one("b")], [one("a", weak), one("b", near)], languages=SPANISH
    )
    assert merged.catalog.entries[0].previous_msgid == MINES


def test_what_a_merge_put_together_goes_back_to_the_reviewed_pair() -> None:
    """Its sentences come from there, and none of them is too short for that."""
    first = one(
        "a",
        Entry(
            msgid="Rain fell. Nobody came for several weeks that winter. The ships were gone.",
            msgstr="Llovió. Nadie vino en varias semanas ese invierno. Los barcos se habían ido.",
        ),
    )
    middle = "Nobody came for several weeks that winter. Three gulls stayed."
    second = merge(
        one("a", Entry(msgid=f"{middle} The ships were gone.")), first, languages=SPANISH
    )
    wanted = one("a", Entry(msgid=f"Rain fell. {middle} The ships were gone."))
    third = merge(wanted, second.catalog, languages=SPANISH).catalog.entries[0]
    spanish = f"Nadie vino en varias semanas ese invierno. {GAP} Los barcos se habían ido."
    assert second.catalog.entries[0].msgstr == spanish
    assert third.msgstr == f"Llovió. {spanish}"


def test_its_own_words_of_old_before_those_of_another_document() -> None:
    own = Entry(msgid=MINES, msgstr="La huelga empezó en las minas.", obsolete=True)
    other = Entry(msgid=MINES, msgstr="En las minas empezó la huelga.")
    templates = [one("a", Entry(msgid=MINES)), one("b", Entry(msgid=MINES))]
    merged, _ = merge_all(templates, [one("a", own), one("b", other)], languages=SPANISH)
    assert merged.catalog.entries[0].msgstr == own.msgstr
    blanks = MINES.replace("the mines", "the  mines")
    old = [one("a", replace(own, msgid=blanks)), one("b", replace(other, msgid=blanks))]
    made = merge_all(templates, old, languages=SPANISH)
    assert [one.catalog.entries[0].msgstr for one in made] == [own.msgstr, other.msgstr]


def test_a_paragraph_that_is_cut_keeps_its_own_words_where_another_document_had_it_too() -> None:
    olds = [
        one("a", Entry(msgid=PORTS, msgstr="El viernes llegó al puerto. Se fueron tres.")),
        one("b", Entry(msgid=PORTS, msgstr="Al puerto llegó el viernes. Tres se fueron.")),
    ]
    cut = [Entry(msgid=text.strip()) for text in split(PORTS, "en")]
    made = merge_all([one("a", *cut), one("b", *cut)], olds, languages=SPANISH)
    for old, new in zip(olds, made, strict=True):
        whole = " ".join(entry.msgstr for entry in new.catalog.entries[:2])
        assert whole == old.entries[0].msgstr


def test_what_nobody_has_translated_tells_where_it_stood() -> None:
    old, new = one("old", Entry(msgid=MINES)), one("new", Entry(msgid=MINES))
    merged, _ = merge_all([new], [old], languages=SPANISH)
    assert merged.letters == {"old": len(MINES)}


def test_a_paragraph_that_is_cut_or_joined_tells_where_it_stood() -> None:
    cut = [Entry(msgid=text.strip()) for text in split(PORTS, "en")]
    whole = Entry(msgid=PORTS, msgstr="El viernes llegó a los puertos. Tres barcos se fueron.")
    here = merge_all([one("a", *cut)], [one("a", whole)], languages=SPANISH)[0]
    there = merge_all([one("new", *cut)], [one("old", whole)], languages=SPANISH)[0]
    letters = sum(len(entry.msgid) for entry in cut)
    assert (here.letters, there.letters) == ({"a": letters}, {"old": letters})
    assert summarize(here) == "a: 2 carried over", "nothing is gone"
    more = replace(cut[1], msgid=f"{cut[1].msgid} Nobody wept.")
    partly = merge_all([one("a", cut[0], more)], [one("a", whole)], languages=SPANISH)[0]
    kept = "1 of 2 sentences kept"
    assert summarize(partly) == f"a: 1 carried over, 1 changed by sentence ({kept})"
    assert partly.catalog.entries[1].previous_msgid == PORTS
    halves = one("a", *here.catalog.entries[:2])
    joined = merge(one("a", Entry(msgid=PORTS)), halves, languages=SPANISH)
    assert joined.catalog.entries[0].msgstr == whole.msgstr
    assert summarize(joined) == "a: 1 carried over", "nothing is gone"


def test_new_document_gets_a_catalogue() -> None:
    (merged,) = merge_all([one("a", Entry(msgid="Why?"))], [], languages=SPANISH)
    assert merged.catalog == one("a", Entry(msgid="Why?"))
    assert merged.outcomes == (
        MergeOutcome(key=(None, "Why?"), kind=MergeKind.NEW, sentences=0, kept=0),
    )
    assert summarize(merged) == "a: 1 new"


def test_what_is_gone_keeps_no_sentences() -> None:
    merged = merge(one("a"), one("a", Entry(msgid=MINES, msgstr="…")), languages=SPANISH)
    gone = MergeOutcome(key=(None, MINES), kind=MergeKind.GONE, sentences=0, kept=0)
    assert merged.outcomes == (gone,)


def test_who_reviewed_it_did_so_in_this_document() -> None:
    """Or in the one that it has moved from; a copy in another was looked at by nobody."""
    done = signed(Entry(msgid=MINES, msgstr="La huelga empezó."), "Ana Ruiz")
    gone = replace(done, obsolete=True)
    again = [one("a", Entry(msgid=MINES)), one("b")]
    back, _ = merge_all(again, [one("a", gone), one("b")], languages=SPANISH)
    moved, _ = merge_all(again, [one("a"), one("b", done)], languages=SPANISH)
    both = [one("a", Entry(msgid=MINES)), one("b", Entry(msgid=MINES))]
    copied, _ = merge_all(both, [one("a"), one("b", done)], languages=SPANISH)
    names = [reviewer(made.catalog.entries[0]) for made in (back, moved, copied)]
    assert names == ["Ana Ruiz", "Ana Ruiz", None]


def test_summary_counts_sentences() -> None:
    before = one("a", Entry(msgid=PORTS, msgstr="El viernes llegó. Tres barcos se fueron."))
    after = one("a", Entry(msgid=PORTS.replace("Three", "Four")), Entry(msgid="Why?"))
    found = summarize(merge(after, before, languages=SPANISH))
    assert found == "a: 1 changed by sentence (1 of 2 sentences kept), 1 new"


def test_untouched_entry_is_the_same_object() -> None:
    """So that whoever writes the file can tell, and nothing is copied for 50,000 entries."""
    kept = Entry(msgid=MINES, msgstr="…", references=("a:1",), comments=("mine",), line=7)
    before = one("a", kept)
    after = one("a", Entry(msgid=MINES, references=("a:1",)))
    assert merge(after, before, languages=SPANISH).catalog.entries[0] is kept


def test_only_scripts_without_blanks_are_joined_without_them() -> None:
    """``my`` is Burmese and ``myv`` is Erzya, which is written with blanks."""
    before, after = one("a", Entry(msgid=MINES, msgstr="Один.")), one("a", Entry(msgid=LONGER))
    for target, expected in (("myv", f"Один. {GAP}"), ("my", f"Один.{GAP}")):
        merged = merge(after, before, languages=Languages("en", target))
        assert merged.catalog.entries[0].msgstr == expected


# Laws -----------------------------------------------------------------------------------

SENTENCES = (
    "The strike began on Monday in the mines.",
    "It spread to the ports within a week.",
    "Nobody in the capital believed it.",
    "The minister resigned on July 12th.",
    "Food prices had doubled since 2019.",
    "Why did the army stay in its barracks?",
    "Castillo won the runoff by a whisker.",
)
EDITS = (("the", "every"), ("in", "near"), ("e", "e"))
PARAGRAPH = st.lists(
    st.tuples(st.sampled_from(SENTENCES), st.sampled_from(EDITS)), min_size=1, max_size=4
).map(lambda chosen: " ".join(text.replace(*edit) for text, edit in chosen))
WORDING = st.sampled_from(["reviewed", "reviewed", "joined", "draft", "untranslated"])
People = Sequence[tuple[int, str]]
"""Who does what: the place of an entry, and ``finish``, ``touch`` or ``wipe``."""
Round = tuple[list[str], list[str], People]
"""Paragraphs of both templates, then what people do."""
PEOPLE = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from(["finish", "touch", "wipe"])), max_size=3
)
ROUND = st.tuples(st.lists(PARAGRAPH, max_size=4), st.lists(PARAGRAPH, max_size=3), PEOPLE)


def written(msgid: str, wording: str) -> Entry:
    sentences = [f"Trad {text.strip().rstrip('.?')}." for text in split(msgid, "en")]
    msgstr = " ".join(sentences)
    if wording == "joined":  # a translation with one sentence less
        msgstr = msgstr.replace(". Trad", ", trad", 1)
    return Entry(
        msgid=msgid,
        msgstr="" if wording == "untranslated" else msgstr,
        flags=("fuzzy",) if wording == "draft" else (),
        references=("old.rst:1",),
    )


def document(domain: str, entries: Iterable[Entry]) -> Catalog:
    return Catalog(domain=domain, entries=tuple({entry.key: entry for entry in entries}.values()))


def template(domain: str, msgids: Iterable[str]) -> Catalog:
    return document(domain, [Entry(msgid=text, references=("new.rst:2",)) for text in msgids])


TYPO = st.sampled_from([None, ["the", "every", "in", "near"].__contains__])
CATALOG = st.lists(st.builds(written, PARAGRAPH, WORDING), max_size=5)


def worked_on(catalog: Catalog, people: People) -> Catalog:
    """What volunteers do between two merges."""
    entries = list(catalog)
    for place, act in people:
        if place >= len(entries) or entries[place].obsolete:
            continue
        entry = entries[place]
        if act == "finish" and entry.msgstr:
            text = entry.msgstr.replace(GAP, "Rellenado.")
            entry = replace(entry, flags=(), msgstr=text, previous_msgid=None)
        elif act == "touch" and entry.fuzzy:
            entry = replace(entry, msgstr=entry.msgstr + " Más.")
        elif act == "wipe" and entry.fuzzy and change_of(entry) is None:
            entry = replace(entry, flags=(), msgstr="", previous_msgid=None)
        entries[place] = entry
    return replace(catalog, entries=tuple(entries))


def assert_nothing_lost(old: Catalog, new: Catalog) -> None:
    """Every reviewed msgstr of *old* is in *new* whole: live, changed, or obsolete."""
    held = {entry.msgstr for entry in new}
    for entry in old:
        reviewed = (entry.msgstr and not entry.fuzzy) or restore_reviewed(entry)
        assert not reviewed or entry.msgstr in held, entry


def assert_sound(template: Catalog, merged: Merge) -> None:
    entries = merged.catalog.entries
    live = entries[: len(template.entries)]
    assert [entry.key for entry in live] == [entry.key for entry in template]
    assert all(entry.references == ("new.rst:2",) and not entry.obsolete for entry in live)
    assert all(entry.obsolete and not entry.references for entry in entries[len(live) :])
    assert len({entry.key for entry in entries}) == len(entries)
    assert len([o for o in merged.outcomes if o.kind is not MergeKind.GONE]) == len(live)
    for entry in live:
        assert (change_of(entry) is None) or entry.state is State.CHANGED
        cut = pieces(AnnotatedEntry(entry, SPANISH))
        assert "".join(text for piece in cut for text in piece.sources) == entry.msgid
        assert "".join(piece.target for piece in cut) == entry.msgstr


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(CATALOG, CATALOG, st.lists(ROUND, min_size=1, max_size=4), TYPO)
def test_laws(
    ours: list[Entry], theirs: list[Entry], rounds: list[Round], typo: Knows | None
) -> None:
    """Merge, let people work, merge again …: nothing is lost, and a second merge does nothing."""
    catalogs = [document("a", ours), document("b", theirs)]
    for first, second, people in rounds:
        templates = [template("a", first), template("b", second)]
        merges = merge_all(templates, catalogs, languages=SPANISH, typo=typo)
        for old, wanted, merged in zip(catalogs, templates, merges, strict=True):
            assert_nothing_lost(old, merged.catalog)
            assert_sound(wanted, merged)
        news = [merged.catalog for merged in merges]
        again = merge_all(templates, news, languages=SPANISH, typo=typo)
        assert [merged.catalog for merged in again] == news
        catalogs = [worked_on(catalog, people) for catalog in news]


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(CATALOG, CATALOG, st.lists(PARAGRAPH, max_size=4))
def test_laws_of_one(ours: list[Entry], theirs: list[Entry], msgids: list[str]) -> None:
    """The same for one document, beside another that stays as it is."""
    old, wanted = document("a", ours), template("a", msgids)
    other = document("b", theirs)
    templates = [wanted, template("b", (entry.msgid for entry in other))]
    merged, stays = merge_all(templates, [old, other], languages=SPANISH)
    assert_nothing_lost(old, merged.catalog)
    assert_sound(wanted, merged)
    again, _ = merge_all(templates, [merged.catalog, stays.catalog], languages=SPANISH)
    assert again.catalog == merged.catalog


@settings(max_examples=120, deadline=None)
@given(st.lists(PARAGRAPH, min_size=1, max_size=4), st.lists(PARAGRAPH, max_size=4))
def test_taking_it_back_takes_it_back(before: list[str], after: list[str]) -> None:
    """A change nobody worked on, taken back, leaves every reviewed entry as it was."""
    old = document(
        "a", [replace(written(text, "reviewed"), references=("new.rst:2",)) for text in before]
    )
    there = merge(template("a", after), old, languages=SPANISH).catalog
    back = merge(template("a", [entry.msgid for entry in old]), there, languages=SPANISH).catalog
    live = [entry for entry in back if not entry.obsolete]
    assert live == list(old)


def test_what_is_kept_is_read_so_again() -> None:
    """The words of a sentence that went stay while nobody knows which they are; whoever cuts the
    text again may take them for the others."""
    sources = (
        "The factory miner miner then.",
        "The island party bridge then.",
        "The mountain church harbor factory farmer bridge now.",
    )
    texts = (
        "El yrotcaf renim renim x132637x.",
        "El dnalsi ytrap egdirb x132638x.",
        "El niatnuom hcruhc robrah. Yrotcaf remraf egdirb x132639x.",
    )
    languages = Languages("en", "es")
    old = Entry(msgid=" ".join(sources), msgstr=" ".join(texts))
    template = Catalog(domain="a", entries=(Entry(msgid=" ".join(sources[:2])),))
    before = Catalog(domain="a", entries=(old,))
    entry = merge(template, before, languages=languages).catalog.entries[0]
    meant = dict(zip(sources, texts, strict=True))
    for piece in pieces(AnnotatedEntry(entry, languages)):
        if piece.part is Part.KEPT:
            kept = " ".join(meant[one.strip()] for one in piece.sources)
            assert piece.target.strip() == kept


@pytest.mark.parametrize(
    ("old", "template", "flags"),
    [
        (("fuzzy", "no-wrap"), ("python-format", "no-wrap"), ("fuzzy", "no-wrap", "python-format")),
        ((), ("python-format",), ("python-format",)),
        # What a template has is never a draft of anybody.
        ((), ("fuzzy",), ()),
    ],
)
def test_flags_of_a_template_are_added_but_for_fuzzy(
    old: tuple[str, ...], template: tuple[str, ...], flags: tuple[str, ...]
) -> None:
    reviewed = Entry(msgid="It rains.", msgstr="Llueve.", flags=old)
    assert carry_over(reviewed, Entry(msgid="It rains.", flags=template)).flags == flags
