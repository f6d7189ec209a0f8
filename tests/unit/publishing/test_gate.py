"""Nothing goes out that make check or the policy refuses, and the refusal says what to do."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import Any

import pytest

from tests.support.project import replace_once
from tools.catalogs.notes.changed import checksum
from tools.checking.rules.meaning import completeness
from tools.cli import main
from tools.model.catalog import Catalog, Entry
from tools.model.publication import Locale, resolve
from tools.publishing.gate import MAKERS, PUBLISHER, GateResult, examine
from tools.workspace import Workspace

ARTICLE = "articles/latin-america-wave"
PO = f"locale/es/LC_MESSAGES/{ARTICLE}.po"
ES = Locale("es")


def verdict(project: Workspace, *partial: str) -> GateResult:
    allowed = [resolve(project.publication(), name)[0] for name in partial]
    return examine(project, allowed, "2026-11-30")


def sentences(found: GateResult) -> list[str]:
    return [one.sentence for one in found.obstacles]


def edit(project: Workspace, *places: int, domain: str = ARTICLE, **changes: object) -> Catalog:
    """Change entries of a Spanish catalogue."""
    before = project.catalog(ES, domain)
    entries = [
        replace(one, **changes) if n in places else one  # type: ignore[arg-type]
        for n, one in enumerate(before)
    ]
    project.save(ES, replace(before, entries=tuple(entries)))
    return project.catalog(ES, domain)


def line(catalog: Catalog, place: int) -> int:
    return list(catalog)[place].line


def policy(project: Workspace, text: str) -> None:
    replace_once(project.editions_file, 'name = "Español"', f'name = "Español"\npublish = {text}')


def test_a_finished_publication_passes(project: Workspace) -> None:
    found = verdict(project)
    assert found.obstacles == ()
    assert [(one.edition.locale.gettext, one.partial) for one in found.releases] == [
        ("en", False), ("es", False), ("pt_BR", False),
    ]  # fmt: skip
    assert found.releases[1].reviewed == found.releases[1].entries > 60


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"msgstr": ""}, "not translated yet: “In Chile, sustained mass protest"),
        ({"flags": ("fuzzy",)}, "a draft that nobody has finished: “In Chile"),
        (
            {"flags": ("fuzzy",), "previous_msgid": "In Chile, protest."},
            "translated from an older text of the article: “In Chile",
        ),
    ],
)
def test_what_nobody_has_reviewed_does_not_go_out(
    project: Workspace, change: dict[str, Any], words: str
) -> None:
    catalog = edit(project, 3, **change)
    found = verdict(project)
    first, second = found.obstacles
    assert first.sentence.startswith(words)
    assert (first.path, first.line) == (PO, line(catalog, 3))
    assert second.sentence.startswith("Paragraphs that nobody has reviewed yet: 1 of ")
    assert found.releases[1].partial


def test_an_unfinished_edition_goes_out_openly_if_it_is_allowed(project: Workspace) -> None:
    edit(project, 3, msgstr="")
    found = verdict(project, "es")
    assert found.obstacles == ()
    assert [one.partial for one in found.releases] == [False, True, False]
    assert found.releases[1].reviewed == found.releases[1].entries - 1


def test_no_allowance_lets_an_error_out(project: Workspace) -> None:
    catalog = edit(project, 3, msgstr="")
    replace_once(project.root / PO, "Castillo, maestro", "Castillo, ma\u202eestro")
    (found,) = verdict(project, "es", "pt_BR").obstacles
    assert found.path == PO
    assert found.line > line(catalog, 3)
    assert not found.unfinished


def test_what_make_check_refuses_does_not_go_out(project: Workspace) -> None:
    """A file of the wrong kind among the catalogues is one thing that it looks for."""
    (project.root / "locale" / "es" / "run.py").write_text("print()")
    assert main(["check"], root=project.root) == 1
    assert [one.path for one in verdict(project).obstacles] == ["locale/es/run.py"]


def test_what_a_check_fell_over_does_not_go_out(
    project: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(completeness, "TOO_SHORT", None)
    found = verdict(project)
    assert {one.fixer for one in found.obstacles} == {MAKERS}
    assert found.obstacles[0].sentence.startswith("Onda itself failed here")
    assert all(one.line for one in found.obstacles)


def test_a_policy_may_let_some_paragraphs_stay_open(project: Workspace) -> None:
    policy(project, "{ reviewed = 0.9 }")
    edit(project, *range(3, 9), msgstr="")
    found = verdict(project)
    assert found.obstacles == ()
    assert found.releases[1].partial, "it goes out as what it is"
    edit(project, *range(3, 12), msgstr="")
    obstacles = verdict(project).obstacles
    assert len(obstacles) == 10, "each of the nine, and the policy"
    assert all(one.unfinished for one in obstacles)


def test_a_policy_of_one_edition_is_not_that_of_another(project: Workspace) -> None:
    policy(project, "{ reviewed = 0.9 }")
    portuguese = project.catalog(Locale("pt_BR"), ARTICLE)
    first, *others = portuguese
    entries = (replace(first, msgstr=""), *others)
    project.save(Locale("pt_BR"), replace(portuguese, entries=entries))
    assert {one.edition.locale.gettext for one in verdict(project).obstacles} == {"pt_BR"}


def test_unchanged_words_of_a_machine_are_refused_where_the_policy_wants_them_changed(
    project: Workspace,
) -> None:
    policy(project, "{ changed = 0.3 }")
    text = list(project.catalog(ES, ARTICLE))[4].msgstr
    edit(project, 4, comments=(f"draft: argos en→es 1.0 {checksum(text)}",))
    (found,) = verdict(project, "es").obstacles
    assert "0 of 1" in found.sentence
    assert "30 %" in found.sentence
    assert found.path == "locale/es/LC_MESSAGES"
    assert not found.unfinished, "it is finished, and still not wanted so"


def test_what_make_status_says_of_publishing_the_gate_says_too(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project, 3, flags=("fuzzy",))
    main(["status", "es"], root=project.root)
    said = capsys.readouterr().out
    assert f"may not be published yet: {sentences(verdict(project))[-1]}" in said


@pytest.mark.parametrize(
    ("fields", "fixer"),
    [
        ({}, "a reviewer of Spanish"),
        ({"Last-Translator": "FULL NAME <EMAIL@ADDRESS>"}, "a reviewer of Spanish"),
        ({"X-Credit": "Eva Paz"}, "Eva Paz"),
        ({"X-Credit": "Eva Paz", "Last-Translator": "Ana Ruiz <ana@example.org>"}, "Ana Ruiz"),
        ({"X-Reviewer": "Ida Sol", "Last-Translator": "Ana Ruiz <ana@example.org>"}, "Ida Sol"),
    ],
)
def test_who_could_mend_it_is_said(project: Workspace, fields: dict[str, str], fixer: str) -> None:
    catalog = edit(project, 3, msgstr="")
    header = dict(catalog.header) | fields
    project.save(ES, replace(catalog, header=tuple(header.items())))
    assert verdict(project).obstacles[0].fixer == fixer


def test_an_article_that_ran_ahead_of_its_catalogues_is_said_to(project: Workspace) -> None:
    replace_once(project.source / f"{ARTICLE}.rst", "of 31 countries", "of 33 countries")
    new = ":author: A\n:date: 2021\n\n=====\nPorts\n=====\n\nThree ships were turned away.\n"
    (project.source / "articles/ports.rst").write_text(new, encoding="utf-8")
    found = verdict(project)
    assert {one.edition.locale.gettext for one in found.obstacles} == {"es", "pt_BR"}
    assert all(one.unfinished for one in found.obstacles)
    (behind,) = {one.fixer for one in found.obstacles if "make update" in one.sentence}
    assert behind == PUBLISHER  # no reviewer can
    assert verdict(project, "es", "pt_BR").obstacles == ()
    absent = [dict(one.absent) for one in verdict(project, "es").releases]
    assert absent == [{}, {}, {"articles/ports": "Ports"}], "what nobody has begun, if not all may"


def test_an_edition_that_lost_its_catalogues_is_not_left_out_in_silence(project: Workspace) -> None:
    shutil.rmtree(project.catalog_folder(ES))
    found = verdict(project)
    assert {one.edition.locale for one in found.obstacles} == {ES}
    assert all(one.behind for one in found.obstacles)
    assert found.absences == ()


def test_a_catalogue_that_is_new_to_the_article_is_no_entry_of_it(project: Workspace) -> None:
    before = project.catalog(ES, ARTICLE)
    gone = Entry(msgid="Gone.", msgstr="", obsolete=True)
    project.save(ES, replace(before, entries=(*before, gone)))
    assert verdict(project).obstacles == ()
