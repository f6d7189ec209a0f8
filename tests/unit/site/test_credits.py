"""A page says who made its translation, as far as its catalogue does."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from itertools import product

import pytest

from tests.support.project import give_address, replace_once
from tools.catalogs.notes.changed import checksum
from tools.catalogs.notes.reviewed import signed
from tools.cli import main
from tools.i18n import Translations
from tools.language.sentences import split
from tools.model.catalog import Catalog, Entry
from tools.model.publication import Locale
from tools.site.credits import Credit, credit_lines, credit_text, read_credit
from tools.site.front_pages import THEME
from tools.site.sphinx_build.edition import build_edition
from tools.workspace import Workspace

ARTICLE = "articles/latin-america-wave"
ES, PT = Locale("es"), Locale("pt_BR")
CREDIT_RE = re.compile(r'<p class="credit">(.*?)</p>', re.DOTALL)


def test_the_template_names_each_line_that_may_be_said_and_no_other() -> None:
    text = (THEME / "article.html").read_text(encoding="utf-8")
    block = text.partition("{%- if false %}")[2].partition("{%- endif %}")[0]
    made = [
        Credit(engines=engines, reviewers=names, partly=partly, drafted=1, sentences=sentences)
        for engines, names, partly, sentences in product(
            ((), ("Argos",)), ((), ("Ana",)), ((), ("Eva",)), (1, 2)
        )
    ]
    said = {line.msgid for one in made for line in credit_lines(one, ES)}
    named = re.findall(r'_\("([^"]+)"\)', block)
    assert set(named) == said
    assert len(named) == len(said)


def drafted(entry: Entry, *changed: int, origin: str = "argos en→es 1.0") -> Entry:
    """*entry* as if a machine had drafted it, and a person had changed these sentences."""
    sources, targets = split(entry.msgid, "en"), split(entry.msgstr, "es")
    signs = [
        "00000000" if number in changed or number >= len(targets) else checksum(text.strip())
        for number, text in enumerate([*targets, *sources][: len(sources)])
    ]
    return replace(entry, comments=(f"draft: {origin} {' '.join(signs)}",))


def line(project: Workspace, slug: str) -> list[str]:
    """The credit line of the article, a text for each of its parts."""
    edition = next(one for one in project.publication().editions if one.locale.slug == slug)
    build_edition(project, edition)
    page = (project.html / slug / f"{ARTICLE}.html").read_text(encoding="utf-8")
    (found,) = CREDIT_RE.findall(page)
    parts = re.findall(r"<span>(.*?)</span>", found, re.DOTALL)
    return [re.sub(r"<[^>]*>", "", part) for part in parts]


def save(project: Workspace, locale: Locale, *, reviewer: str = "", **fields: object) -> None:
    before = project.catalog(locale, ARTICLE)
    header = (*before.header, ("X-Reviewer", reviewer)) if reviewer else before.header
    project.save(locale, replace(before, header=header, **fields))  # type: ignore[arg-type]


def test_of_what_people_wrote_and_nobody_signed_nothing_more_is_said(project: Workspace) -> None:
    parts = line(project, "es")
    assert len(parts) == 2
    assert parts[0] == "Traducción: Onda"


def test_a_reviewer_who_wants_it_is_named(project: Workspace) -> None:
    save(project, ES, reviewer="Ana Ruiz; Eva <b>Paz</b>")
    assert line(project, "es")[1] == "Revisión: Ana Ruiz y Eva &lt;b&gt;Paz&lt;/b&gt;"


@pytest.mark.parametrize(
    ("slug", "locale", "words"),
    [
        (
            "es", ES,
            ["Borrador automático de Argos en→es 1.0, revisado por Ana Ruiz",
             "Oraciones cambiadas en la revisión: {n} de {total}"],
        ),
        (
            "pt-br", PT,
            ["Rascunho automático de Argos en→es 1.0, revisado por Ana Ruiz",
             "Frases alteradas na revisão: {n} de {total}"],
        ),
    ],
)  # fmt: skip
def test_a_machines_draft_is_called_one_in_the_readers_language(
    project: Workspace, slug: str, locale: Locale, words: list[str]
) -> None:
    entries = tuple(drafted(one, 0) for one in project.catalog(locale, ARTICLE))
    save(project, locale, reviewer="Ana Ruiz", entries=entries)
    total = sum(len(split(one.msgid, "en")) for one in entries)
    found = read_credit(project.catalog(locale, ARTICLE), Locale("en"), locale)
    assert (found.drafted, found.sentences) == (total, total)
    assert found.changed >= len(entries)
    assert line(project, slug)[1:3] == [
        words[0], words[1].format(n=found.changed, total=total)
    ]  # fmt: skip


def test_where_a_machine_drafted_a_part_it_is_said_how_much(project: Workspace) -> None:
    first, *others = project.catalog(ES, ARTICLE)
    save(project, ES, entries=(drafted(first), *others))
    parts = line(project, "es")
    assert parts[1] == "En parte, a partir de un borrador automático de Argos en→es 1.0, revisado"
    total = sum(len(split(one.msgid, "en")) for one in (first, *others))
    assert parts[2] == (
        f"Oraciones con borrador automático: 1 de {total}; cambiadas en la revisión: 0"
    )


def test_a_draft_that_nobody_reviewed_is_not_printed_and_not_credited() -> None:
    entry = replace(drafted(Entry(msgid="It rains.", msgstr="Llueve.")), flags=("fuzzy",))
    made = read_credit(Catalog(domain="a", entries=(entry,)), Locale("en"), ES)
    assert (made.engines, made.reviewers, made.sentences) == ((), (), 0)


def test_a_signature_that_lapsed_names_nobody() -> None:
    entry = signed(Entry(msgid="It rains.", msgstr="Llueve."), "Ana Ruiz")
    catalog = Catalog(domain="a", entries=(entry,))
    assert read_credit(catalog, Locale("en"), ES).reviewers == ("Ana Ruiz",)
    edited = replace(catalog, entries=(replace(entry, msgstr="Llovía."),))
    assert read_credit(edited, Locale("en"), ES).reviewers == ()


def test_a_catalogue_without_changes_is_not_asked() -> None:
    catalog = Catalog(domain="a", entries=(Entry(msgid="It rains.", msgstr="Llueve."),))
    assert read_credit(catalog, Locale("en"), ES) == Credit()


@pytest.mark.parametrize("part", [1, None])
@pytest.mark.parametrize("reviewer", ["Ana Ruiz", ""])
def test_machines_are_told_what_readers_are(
    project: Workspace, part: int | None, reviewer: str
) -> None:
    give_address(project)
    before = list(project.catalog(ES, ARTICLE))
    entries = (*(drafted(one, 0) for one in before[:part]), *(before[part:] if part else ()))
    save(project, ES, reviewer=reviewer, entries=entries)
    shown = [html.unescape(one) for one in line(project, "es")[:3]]
    page = (project.html / "es" / f"{ARTICLE}.html").read_text(encoding="utf-8")
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert json.loads(data)["creditText"] == " · ".join(shown)
    feed = (project.html / "es" / "feed.xml").read_text(encoding="utf-8")
    assert 'term="compositeWithTrainedAlgorithmicMedia"' in feed


def test_what_is_made_of_rules_is_not_said_to_have_learnt(project: Workspace) -> None:
    entries = tuple(drafted(one, origin="apertium eng-spa") for one in project.catalog(ES, ARTICLE))
    save(project, ES, entries=entries)
    assert (
        read_credit(project.catalog(ES, ARTICLE), Locale("en"), ES).source_type
        == "algorithmicMedia"
    )
    save(project, ES, entries=(drafted(entries[0]), *entries[1:]))
    assert read_credit(project.catalog(ES, ARTICLE), Locale("en"), ES).trained


def test_no_half_translated_credit_is_told_to_machines() -> None:
    made = Credit(reviewers=("Ana Ruiz",))
    words = Catalog(
        domain="press", entries=(Entry(msgid="Reviewed by {names}", msgstr="R. {names}"),)
    )
    assert credit_text("", made, Translations(words, Locale("en")), ES) == "R. Ana Ruiz"
    assert credit_text("Onda", made, Translations(words, Locale("en")), ES) == ""


@pytest.mark.parametrize("field", ["X-Credit", "X-Reviewer"])
def test_no_name_turns_the_line_round(
    project: Workspace, field: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project.root / "locale/es/LC_MESSAGES/articles/latin-america-wave.po"
    replace_once(path, '"X-Credit: Onda\\n"\n', f'"{field}: \u202eolleh\\n"\n')
    assert main(["html", "es"], root=project.root) == 1
    said = capsys.readouterr().err
    assert f"latin-america-wave.po:1: {field} holds a character that no name has (U+202E)" in said


def test_whoever_reviewed_less_than_half_of_a_page_is_not_named_for_all_of_it(
    project: Workspace,
) -> None:
    give_address(project)
    first, *others = project.catalog(ES, ARTICLE)
    save(project, ES, entries=(signed(first, "Ana Ruiz"), *others))
    assert line(project, "es")[1] == "Revisión parcial: Ana Ruiz"
    page = (project.html / "es" / f"{ARTICLE}.html").read_text(encoding="utf-8")
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    told = json.loads(data)
    assert "editor" not in told
    assert told["creditText"] == "Traducción: Onda · Revisión parcial: Ana Ruiz"
    assert "Ana Ruiz" not in (project.html / "es" / "feed.xml").read_text(encoding="utf-8")
    half = len(others) // 2 + 1
    mine = [signed(one, "Ana Ruiz") for one in (first, *others)[:half]]
    save(project, ES, entries=(*mine, *(first, *others)[half:]))
    assert line(project, "es")[1] == "Revisión: Ana Ruiz"
